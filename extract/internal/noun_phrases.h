// Which names of a clause stand together as one noun phrase.
#ifndef ACTANT_EXTRACT_INTERNAL_NOUN_PHRASES_H_
#define ACTANT_EXTRACT_INTERNAL_NOUN_PHRASES_H_

#include <vector>

#include "extract/frame_parser.h"

namespace actant {

// Of one block, which it borrows. Const access is thread-safe.
class NounPhrases {
 public:
  NounPhrases(const ParserClasses& bits, const BlockAnalysis& block)
      : bits_(bits), block_(block) {}

  // A、B與C: one noun phrase, with all their actors and of class `several`.
  // Conjunctions that are coverbs too (與, 和) join only what stands on both
  // their sides.
  std::vector<Chunk> Coordinate(std::vector<Chunk> chunks) const;

  // A person, or who holds an office.
  bool IsPeople(const Chunk& phrase) const;
  // 雙方, 三國: stands for what was named before.
  bool IsReference(const Chunk& phrase) const;
  // A coverb that says where: it fills no slot of a party.
  static bool IsOfPlace(const Chunk& coverb);

 private:
  bool HasSeveral(const std::vector<Chunk>& chunks) const;
  std::vector<Chunk> MarkSeveral(std::vector<Chunk> chunks) const;
  bool HasUnderling(const Chunk& chunk) const;
  bool IsJoint(const Chunk& chunk) const;
  bool IsOnlyJoint(const Chunk& chunk) const;
  bool EndsPlace(const std::vector<Chunk>& merged, const Chunk& next) const;
  bool PartsSides(const Chunk& joint) const;
  bool IsSeat(const Chunk& place, const Chunk& whose) const;
  bool IsBareNoun(const Chunk& chunk) const;
  size_t ApposedTo(const std::vector<Chunk>& merged, const Chunk& place) const;
  bool IsWhereOneGoes(const Chunk& phrase) const;
  bool IsPlace(const Chunk& phrase) const;
  const ActorMention& actor(uint32_t index) const {
    return (*block_.actors)[index];
  }

  const ParserClasses& bits_;
  const BlockAnalysis& block_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_NOUN_PHRASES_H_
