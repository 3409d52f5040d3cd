// What each line of an article is.
#ifndef ACTANT_EXTRACT_INTERNAL_LAYOUT_CLASSES_H_
#define ACTANT_EXTRACT_INTERNAL_LAYOUT_CLASSES_H_

#include <string_view>
#include <vector>

#include "extract/internal/layout_lines.h"
#include "extract/internal/layout_normalise.h"
#include "extract/layout.h"

namespace actant {

struct LineClass {
  BlockKind kind = BlockKind::kBody;
  SetAside reason = SetAside::kNone;
};

// One class for each line, in order. `title` is the title if it is known,
// else empty: then the first lines are searched for one. Notes found are
// added to `marks`.
std::vector<LineClass> ClassifyLines(std::string_view text,
                                     std::string_view title,
                                     const std::vector<TextLine>& lines,
                                     const LineSetting& setting,
                                     NoteMarks* marks);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_LAYOUT_CLASSES_H_
