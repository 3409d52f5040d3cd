#include "extract/internal/english_parser.h"

#include <utility>

#include "extract/internal/english_clauses.h"
#include "extract/internal/english_groups.h"
#include "extract/internal/frame_builder.h"

namespace actant {

EnglishParser::EnglishParser(const Knowledge& knowledge,
                             const ClassTable& classes, const Grammar& grammar,
                             const ParserClasses& bits,
                             const EnglishClasses& english)
    : knowledge_(knowledge),
      classes_(classes),
      bits_(bits),
      english_(english),
      constructions_(grammar) {}

bool EnglishParser::IsEnglish(const BlockAnalysis& block, uint32_t sentence) {
  const Sentence& span = block.structure->sentences[sentence];
  bool letters = false;
  for (uint32_t at = span.begin; at < span.end; ++at) {
    const auto byte = static_cast<uint8_t>(block.text[at]);
    // The first bytes of Han, kana, hangul and wide forms in UTF-8.
    if (byte >= 0xE3) return false;
    letters |= (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  }
  return letters;
}

std::vector<ParsedClause> EnglishParser::Parse(const BlockAnalysis& block,
                                               uint32_t sentence,
                                               uint32_t clause) const {
  const Sentence& span = block.structure->sentences[sentence];
  const std::vector<EnglishWord> words =
      EnglishWords(knowledge_, classes_, bits_, english_, block)
          .Read(span.begin, span.end);
  std::vector<EnglishClause> clauses =
      EnglishClauses(bits_, english_,
                     EnglishGroups(bits_, english_, block, words).Run())
          .Run();
  std::vector<ParsedClause> parsed;
  parsed.reserve(clauses.size());
  FrameScratch scratch;
  for (EnglishClause& part : clauses) {
    ParsedClause& made = parsed.emplace_back();
    made.clause = clause;
    made.chunks = std::move(part.chunks);
    made.frames = FrameBuilder(constructions_, bits_, made.chunks, &scratch,
                               Filling::kFirstOfActor)
                      .Run(part.span);
  }
  return parsed;
}

}  // namespace actant
