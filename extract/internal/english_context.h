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
// Delhi rejected the protest): who acted last before them, else on whom
// somebody acted last, in their sentence or the two before it; else whom the
// paragraphs before have named most.
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

  void Fill(uint32_t sentence, Frame* frame) const;
  // The last of `parties` that is near and none of the subject's own.
  std::optional<uint32_t> Last(const std::vector<Party>& parties,
                               uint32_t sentence, const Frame& frame) const;
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
