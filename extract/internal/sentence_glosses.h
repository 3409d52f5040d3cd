// Brackets: other names, side clauses, or neither.
#ifndef ACTANT_EXTRACT_INTERNAL_SENTENCE_GLOSSES_H_
#define ACTANT_EXTRACT_INTERNAL_SENTENCE_GLOSSES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/internal/sentence_pairs.h"
#include "extract/sentence.h"

namespace actant {

// What a bracket holds, in order. All three may be empty.
struct BracketReading {
  std::vector<Gloss> glosses;
  // The rest, to be read as clauses.
  std::vector<ByteSpan> clauses;
  // Neither words nor a gloss: （10%）.
  bool aside = false;
};

// Reads pairs[index]. REQUIRES: it is of kind kBracket, and `pairs` are all
// pairs of `text`, as FindPairs gives them.
BracketReading ReadBracket(std::string_view text,
                           const std::vector<MarkPair>& pairs, size_t index);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_SENTENCE_GLOSSES_H_
