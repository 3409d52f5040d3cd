// Who in a block may be a party of a passage, in either language.
#ifndef ACTANT_EXTRACT_INTERNAL_PASSAGE_PARTIES_H_
#define ACTANT_EXTRACT_INTERNAL_PASSAGE_PARTIES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/frame_parser.h"

namespace actant {

class PassageParties {
 public:
  // Both are borrowed for its life.
  PassageParties(const BlockAnalysis& block, const ParserClasses& bits)
      : block_(block), bits_(bits) {}

  std::string_view StateOf(uint32_t actor) const {
    return (*block_.actors)[actor].state;
  }
  // A state, a body, who acts for one or an armed group.
  bool IsParty(uint32_t actor) const;
  // A party of another state than the frame's subject.
  bool MayBeParty(uint32_t actor, const Frame& frame) const;
  // The party that the article so far has named most, where the block names
  // none.
  std::optional<uint32_t> Carried(const Frame& frame) const;
  // What fills a slot from outside its clause.
  Filler PartyOf(uint32_t actor) const;

 private:
  const BlockAnalysis& block_;
  const ParserClasses& bits_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_PASSAGE_PARTIES_H_
