// Whom else an English clause may be about: the other party of the passage.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_CONTEXT_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_CONTEXT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/passage_parties.h"

namespace actant {

// Fills the slot `context` of frames that name nobody but their subject (New
// Delhi rejected the protest): who acted last before them in their sentence,
// else first behind them (Tokyo protested after Chinese ships entered), else
// who acted last, else on whom somebody acted last, in the two sentences before
// it; else whom the paragraphs before have named most. Who does likewise (Chile
// also recalled its ambassador) acts on whom somebody acted last.
class EnglishContext {
 public:
  // Both are borrowed for its life.
  EnglishContext(const BlockAnalysis& block, const ParserClasses& bits)
      : block_(block), bits_(bits), parties_(block, bits) {}

  // `parsed` holds all clauses of the block in text order; those of sentences
  // that are not `english` are left as they are.
  void Run(const std::vector<bool>& english, std::vector<ParsedClause>* parsed);

 private:
  struct Party {
    uint32_t actor = 0;
    uint32_t sentence = 0;
  };

  void Fill(const std::vector<ParsedClause>& parsed, size_t clause,
            Frame* frame) const;
  // The last of `parties`, of `reach` sentences back or fewer, that is none of
  // the subject's own.
  std::optional<uint32_t> Last(const std::vector<Party>& parties,
                               uint32_t sentence, uint32_t reach,
                               const Frame& frame) const;
  // Who acts first in the clauses of the sentence behind this one.
  std::optional<uint32_t> Ahead(const std::vector<ParsedClause>& parsed,
                                size_t clause, const Frame& frame) const;
  uint32_t SentenceOf(const ParsedClause& clause) const;
  bool Speaks(const ParsedClause& clause, const Frame& frame) const;
  void Note(uint32_t sentence, const ParsedClause& clause, const Frame& frame);

  const BlockAnalysis& block_;
  const ParserClasses& bits_;
  const PassageParties parties_;
  // In text order.
  std::vector<Party> agents_;
  std::vector<Party> others_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_CONTEXT_H_
