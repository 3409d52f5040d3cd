// Where a mention stands: its tokens, clause and sentence.
#include <algorithm>
#include <iterator>

#include "extract/internal/actor_scan.h"

namespace actant {

// The first token that ends behind a byte.
size_t ActorScan::TokenFrom(uint32_t byte) const {
  const auto& tokens = *block_.tokens;
  return static_cast<size_t>(
      std::upper_bound(tokens.begin(), tokens.end(), byte,
                       [](uint32_t here, const Token& next) {
                         return here < next.span.end;
                       }) -
      tokens.begin());
}

// 在吉隆坡會見, 赴北京出席: where the clause plays, not who acts in it.
bool ActorScan::IsLocated(const ActorMention& mention) const {
  const size_t first = TokenFrom(mention.span.begin);
  if (first == 0 || !Adjacent(first - 1, first)) return false;
  const Word* coverb = WordOf(first - 1, "coverb");
  if (coverb != nullptr && coverb->value == "at") return true;
  return mention.metonym && HasWordClass(first - 1, "coverb.go");
}

// Where the sentence of a token, of a byte begins.
uint32_t ActorScan::SentenceBegin(size_t at) const {
  return SentenceBeginAt(token(at).span.begin);
}

uint32_t ActorScan::SentenceBeginAt(uint32_t byte) const {
  const auto& sentences = block_.structure->sentences;
  const auto next = std::upper_bound(
      sentences.begin(), sentences.end(), byte,
      [](uint32_t here, const Sentence& s) { return here < s.begin; });
  return next == sentences.begin() ? 0 : std::prev(next)->begin;
}

// The innermost clause around a byte.
const Clause* ActorScan::ClauseAt(uint32_t byte) const {
  const Clause* around = nullptr;
  for (const Clause& clause : block_.structure->clauses) {
    if (clause.begin > byte) break;
    if (byte < clause.end) around = &clause;
  }
  return around;
}

}  // namespace actant
