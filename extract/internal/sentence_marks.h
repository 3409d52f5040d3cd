// Which characters end clauses and sentences, and which only look so.
#ifndef ACTANT_EXTRACT_INTERNAL_SENTENCE_MARKS_H_
#define ACTANT_EXTRACT_INTERNAL_SENTENCE_MARKS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/sentence.h"

namespace actant {

enum class MarkKind : uint8_t {
  kNone,
  kClause,     // ， — … and, in headlines, a space
  kColon,      // ： too, which introduces speech
  kSentence,   // 。！？；
  kLineBreak,  // ends a sentence whatever is open
};

// What the character at byte `pos` ends. REQUIRES: pos < text.size().
MarkKind MarkAt(std::string_view text, size_t pos, TextManner manner);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_SENTENCE_MARKS_H_
