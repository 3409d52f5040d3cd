// Quotation marks and brackets: what belongs together, and what it is.
#ifndef ACTANT_EXTRACT_INTERNAL_SENTENCE_PAIRS_H_
#define ACTANT_EXTRACT_INTERNAL_SENTENCE_PAIRS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/sentence.h"

namespace actant {

enum class PairKind : uint8_t {
  kQuote,    // 「」『』“”‘’""
  kBracket,  // （）()［］[]【】〔〕
  kTitle,    // 《》〈〉: a name in one piece
};

// Two marks that belong together. Pairs lie apart or one inside the other.
struct MarkPair {
  PairKind kind = PairKind::kQuote;
  uint32_t open = 0;   // byte of the opening mark
  uint32_t begin = 0;  // bytes inside
  uint32_t end = 0;
  uint32_t close = 0;  // byte after the closing mark
};

// Nesting deeper than this is read as plain characters.
inline constexpr size_t kMaxPairDepth = 32;

// All pairs by `open`. Marks without a partner before the line's end belong to
// none.
std::vector<MarkPair> FindPairs(std::string_view text);

// What a quotation is in its text. `pairs[index]` is it.
QuotationKind ClassifyQuotation(std::string_view text,
                                const std::vector<MarkPair>& pairs,
                                size_t index, TextManner manner);

// True if the last character of [begin, end) that is not blank ends a
// sentence.
bool EndsSentence(std::string_view text, uint32_t begin, uint32_t end,
                  TextManner manner);

// True if nothing but the end, a mark or a closing mark follows `pos`.
bool AtClauseEnd(std::string_view text, uint32_t pos, TextManner manner);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_SENTENCE_PAIRS_H_
