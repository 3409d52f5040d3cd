// The chunks and frames of English sentences.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/construction_index.h"
#include "extract/internal/english_words.h"

namespace actant {

// Immutable and thread-safe; borrows all it is made of.
class EnglishParser {
 public:
  EnglishParser(const Knowledge& knowledge, const ClassTable& classes,
                const Grammar& grammar, const ParserClasses& bits,
                const EnglishClasses& english);

  // For each sentence, whether it has words of the Latin script and no wide
  // characters.
  static std::vector<bool> EnglishSentences(const BlockAnalysis& block);

  // The sentence; what is longer than any sentence in pieces that end at
  // blanks, since whatever reads one looks back and forth in it: time and
  // memory grow with the text alone.
  static std::vector<ByteSpan> PiecesOf(std::string_view text,
                                        const Sentence& sentence);

  // The clauses of a sentence, all under the index of its first one. `topics`:
  // whom the sentences of the block before it were about, which become whom it
  // is about.
  std::vector<ParsedClause> Parse(const BlockAnalysis& block, uint32_t sentence,
                                  uint32_t clause,
                                  std::vector<Chunk>* topics) const;

 private:
  void ParsePiece(const BlockAnalysis& block, ByteSpan piece, uint32_t clause,
                  std::vector<Chunk>* topics,
                  std::vector<ParsedClause>* parsed) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ParserClasses bits_;
  const EnglishClasses english_;
  const ConstructionIndex constructions_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_
