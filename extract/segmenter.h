// From overlapping matches to one reading of the text.
#ifndef ACTANT_EXTRACT_SEGMENTER_H_
#define ACTANT_EXTRACT_SEGMENTER_H_

#include <string_view>
#include <vector>

#include "extract/analysis.h"
#include "extract/knowledge.h"

namespace actant {

// Chooses, among all lexicon matches, the sequence of entries that covers the
// text best: fewest unknown characters, then fewest entries, then fewest
// one-character entries. Where all that is equal, the shorter entry at the
// first place where two readings differ, so that longer ones stand further
// right, as backward maximum matching prefers. Exact, by dynamic programming
// from right to left; time in proportion to text plus matches. Unknown
// stretches become one token each, up to the next punctuation mark, which is a
// token of its own; the dots of transliterated names are no such marks.
// `matches` as Knowledge::FindAll gives them for `text`.
std::vector<Token> Segment(std::string_view text,
                           const std::vector<Match>& matches);

// The tokens of a text whose words stand apart by blanks: unknown stretches
// parted at blanks, and no blanks among them.
std::vector<Token> SplitAtBlanks(std::string_view text,
                                 const std::vector<Token>& tokens);

}  // namespace actant

#endif  // ACTANT_EXTRACT_SEGMENTER_H_
