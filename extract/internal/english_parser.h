// The chunks and frames of English sentences.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_

#include <cstdint>
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

  // The clauses of a sentence, all under the index of its first one. What is
  // longer than any sentence is read in pieces, since clauses of one sentence
  // lend one another words: time and memory grow with the text alone.
  std::vector<ParsedClause> Parse(const BlockAnalysis& block, uint32_t sentence,
                                  uint32_t clause) const;

 private:
  void ParsePiece(const BlockAnalysis& block, ByteSpan piece, uint32_t clause,
                  std::vector<ParsedClause>* parsed) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ParserClasses bits_;
  const EnglishClasses english_;
  const ConstructionIndex constructions_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_PARSER_H_
