// From tokens, actors, dates and amounts to the chunks of one clause.
#ifndef ACTANT_EXTRACT_INTERNAL_CHUNKER_H_
#define ACTANT_EXTRACT_INTERNAL_CHUNKER_H_

#include <vector>

#include "extract/frame_parser.h"

namespace actant {

class Chunker {
 public:
  Chunker(const Knowledge& knowledge, const ClassTable& classes,
          const Grammar& grammar, const ParserClasses& bits,
          const BlockAnalysis& block);

  // Chunks of clause `index`, without the clauses, glosses and asides inside
  // it: words, noun phrases with coordinated actors merged, coverb phrases.
  std::vector<Chunk> Run(uint32_t index);

 private:
  void CollectHoles(uint32_t index);
  std::vector<Chunk> Collect(const Clause& clause);
  Chunk FromToken(const Token& token) const;
  void AddWord(const Sense& sense, Chunk* chunk) const;
  bool TakeRead(uint32_t at, const Clause& clause, std::vector<Chunk>* chunks,
                uint32_t* next) const;
  std::vector<Chunk> MergeCoordination(std::vector<Chunk> chunks) const;
  std::vector<Chunk> MergeNouns(std::vector<Chunk> chunks) const;
  std::vector<Chunk> MergePhrases(std::vector<Chunk> chunks) const;
  size_t SkipToNoun(const std::vector<Chunk>& chunks, size_t at) const;
  bool IsClauseMarker(const std::vector<Chunk>& chunks, size_t at,
                      size_t noun, bool after_subject) const;
  size_t InvitationEnd(const std::vector<Chunk>& chunks, size_t at) const;
  size_t HeadOf(const std::vector<Chunk>& chunks, size_t at) const;
  size_t SkipRelative(const std::vector<Chunk>& chunks, size_t at) const;
  static bool IsOfPlace(const Chunk& coverb);
  bool IsReference(const Chunk& phrase) const;
  bool IsModal(const Chunk& chunk) const;
  bool IsPeople(const Chunk& phrase) const;
  void SettleBa(std::vector<Chunk>* chunks) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ParserClasses& bits_;
  const BlockAnalysis& block_;
  GrammarGap phrase_gap_;
  std::vector<ByteSpan> holes_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CHUNKER_H_
