// From tokens, actors, dates and amounts to the chunks of one clause.
#ifndef ACTANT_EXTRACT_INTERNAL_CHUNKER_H_
#define ACTANT_EXTRACT_INTERNAL_CHUNKER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/noun_phrases.h"

namespace actant {

// What an entry of the lexicon is as a chunk by itself.
struct WordChunk {
  uint32_t classes = 0;  // see WordChunks::ClassesOf
  int32_t verb = -1;
  int32_t noun = -1;
  std::string_view value;
  std::string_view lemma;
};

// The chunks of all entries. Put together once, for what the senses of an entry
// tell lies far apart in memory. Immutable.
class WordChunks {
 public:
  WordChunks(const Knowledge& knowledge, const ClassTable& classes,
             const ParserClasses& bits);

  const WordChunk& Of(uint32_t entry) const { return chunks_[index_[entry]]; }
  // Few sets of classes for many words: those of frequent words stay in the
  // cache.
  const ClassMask& ClassesOf(const WordChunk& chunk) const {
    return masks_[chunk.classes];
  }

 private:
  void AddWord(const Sense& sense, WordChunk* chunk, ClassMask* classes) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ParserClasses& bits_;
  std::vector<uint32_t> index_;    // of chunks_, by entry
  std::vector<WordChunk> chunks_;  // the first: of what is only a name
  std::vector<ClassMask> masks_;
};

class Chunker {
 public:
  Chunker(const Knowledge& knowledge, const WordChunks& words,
          const Grammar& grammar, const ParserClasses& bits,
          const BlockAnalysis& block);

  // Chunks of clause `index`, without the clauses, glosses and asides inside
  // it: words, noun phrases with coordinated actors merged, coverb phrases.
  std::vector<Chunk> Run(uint32_t index);

 private:
  void CollectHoles(uint32_t index);
  std::vector<Chunk> Collect(const Clause& clause);
  uint32_t NextRead(uint32_t at) const;
  Chunk FromToken(const Token& token) const;
  bool TakeRead(uint32_t at, const Clause& clause, std::vector<Chunk>* chunks,
                uint32_t* next) const;
  std::string_view TextOf(const Chunk& chunk) const;
  std::vector<Chunk> MergeNouns(std::vector<Chunk> chunks) const;
  std::vector<Chunk> MergePhrases(std::vector<Chunk> chunks) const;
  size_t SkipToNoun(const std::vector<Chunk>& chunks, size_t at,
                    bool of_verb = false) const;
  bool IsClauseMarker(const std::vector<Chunk>& chunks, size_t at, size_t noun,
                      bool after_subject) const;
  size_t InvitationEnd(const std::vector<Chunk>& chunks, size_t at) const;
  size_t HeadOf(const std::vector<Chunk>& chunks, size_t at) const;
  size_t SkipRelative(const std::vector<Chunk>& chunks, size_t at) const;
  bool IsModal(const Chunk& chunk) const;
  bool PreposesEvent(const std::vector<Chunk>& chunks, size_t ba) const;
  bool PreposesQuantity(const std::vector<Chunk>& chunks, size_t ba) const;
  void SettleBa(std::vector<Chunk>* chunks) const;

  const Knowledge& knowledge_;
  const WordChunks& words_;
  const ParserClasses& bits_;
  const BlockAnalysis& block_;
  NounPhrases phrases_;
  GrammarGap phrase_gap_;
  std::vector<ByteSpan> holes_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CHUNKER_H_
