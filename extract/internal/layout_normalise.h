// One block's text out of the pieces of the original that make it up.
#ifndef ACTANT_EXTRACT_INTERNAL_LAYOUT_NORMALISE_H_
#define ACTANT_EXTRACT_INTERNAL_LAYOUT_NORMALISE_H_

#include <set>
#include <string_view>
#include <vector>

#include "extract/layout.h"

namespace actant {

// The note marks of an article: small figures after a word, which plain text
// runs together with it (…的限制。1這是). A figure is taken for a mark only if
// there is a note of this number and the marks come in order.
class NoteMarks {
 public:
  void AddNote(int number) { notes_.insert(number); }
  // Without notes no figure is a mark.
  bool HasNotes() const { return !notes_.empty(); }
  // True, and remembers it as passed, if `number` may be the next mark.
  bool Take(int number);

 private:
  std::set<int> notes_;
  int passed_ = 0;
};

// Makes a block of `kind` from the pieces, which are in order and lie apart.
// Blanks between Chinese characters, and between them and digits, are dropped;
// runs of other blanks become one space; pieces of alphabetic text are joined
// by a space. The text may come out empty.
TextBlock MakeBlock(std::string_view text, const std::vector<ByteSpan>& pieces,
                    BlockKind kind, NoteMarks* marks);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_LAYOUT_NORMALISE_H_
