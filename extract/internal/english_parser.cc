#include "extract/internal/english_parser.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extract/internal/english_clauses.h"
#include "extract/internal/english_groups.h"
#include "extract/internal/frame_builder.h"
#include "extract/internal/latin_script.h"

namespace actant {
namespace {

// Some three hundred words.
constexpr uint32_t kMaxPieceBytes = 2000;

}  // namespace

EnglishParser::EnglishParser(const Knowledge& knowledge,
                             const ClassTable& classes, const Grammar& grammar,
                             const ParserClasses& bits,
                             const EnglishClasses& english)
    : knowledge_(knowledge),
      classes_(classes),
      bits_(bits),
      english_(english),
      constructions_(grammar) {}

std::vector<bool> EnglishParser::EnglishSentences(const BlockAnalysis& block) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  std::vector<bool> english;
  english.reserve(block.structure->sentences.size());
  for (const Sentence& sentence : block.structure->sentences) {
    const std::string_view text =
        block.text.substr(sentence.begin, sentence.end - sentence.begin);
    english.push_back(!HasWideCharacter(text) &&
                      std::ranges::any_of(text, is_letter));
  }
  return english;
}

std::vector<ByteSpan> EnglishParser::PiecesOf(std::string_view text,
                                              const Sentence& sentence) {
  std::vector<ByteSpan> pieces;
  for (uint32_t begin = sentence.begin; begin < sentence.end;) {
    uint32_t end = sentence.end;
    if (end - begin > kMaxPieceBytes) {
      const size_t blank = text.find(' ', begin + kMaxPieceBytes);
      end = static_cast<uint32_t>(std::min<size_t>(blank, sentence.end));
    }
    pieces.push_back({begin, end});
    begin = end;
  }
  return pieces;
}

std::vector<ParsedClause> EnglishParser::Parse(
    const BlockAnalysis& block, uint32_t sentence, uint32_t clause,
    std::vector<Chunk>* topics) const {
  std::vector<ParsedClause> parsed;
  for (const ByteSpan piece :
       PiecesOf(block.text, block.structure->sentences[sentence])) {
    ParsePiece(block, piece, clause, topics, &parsed);
  }
  return parsed;
}

void EnglishParser::ParsePiece(const BlockAnalysis& block, ByteSpan piece,
                               uint32_t clause, std::vector<Chunk>* topics,
                               std::vector<ParsedClause>* parsed) const {
  const std::vector<EnglishWord> words =
      EnglishWords(knowledge_, classes_, bits_, english_, block)
          .Read(piece.begin, piece.end);
  EnglishClauses reader(bits_, english_, block,
                        EnglishGroups(bits_, english_, block, words).Run());
  reader.SetTopicsBefore(std::move(*topics));
  std::vector<EnglishClause> clauses = reader.Run();
  *topics = reader.TakeTopics();
  FrameScratch scratch;
  for (EnglishClause& part : clauses) {
    ParsedClause& made = parsed->emplace_back();
    made.clause = clause;
    made.chunks = std::move(part.chunks);
    made.frames = FrameBuilder(constructions_, bits_, made.chunks, &scratch,
                               Filling::kFirstOfActor)
                      .Run(part.span);
  }
}

}  // namespace actant
