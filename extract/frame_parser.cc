#include "extract/frame_parser.h"

#include <array>
#include <utility>

#include "extract/internal/chunker.h"
#include "extract/internal/clause_walk.h"
#include "extract/internal/frame_builder.h"

namespace actant {

Result<ParserClasses> ParserClasses::Load(ClassTable* table) {
  ParserClasses bits{};
  const std::array<std::pair<std::string_view, int*>, 39> wanted = {{
      {"actor", &bits.actor},
      {"np", &bits.noun_phrase},
      {"verb", &bits.verb},
      {"nominal", &bits.nominal},
      {"other", &bits.other},
      {"time", &bits.time},
      {"amount", &bits.amount},
      {"noun", &bits.noun},
      {"phrase", &bits.phrase},
      {"coverb", &bits.coverb},
      {"conjunction", &bits.conjunction},
      {"list_mark", &bits.list_mark},
      {"passive", &bits.passive},
      {"light", &bits.light},
      {"ba", &bits.ba},
      {"aspect", &bits.aspect},
      {"negation", &bits.negation},
      {"op.planned", &bits.planned},
      {"op.possible", &bits.possible},
      {"op.ongoing", &bits.ongoing},
      {"op.irrealis", &bits.irrealis},
      {"op.reported", &bits.reported},
      {"op.transparent", &bits.transparent},
      {"after.negated", &bits.after_negated},
      {"after.planned", &bits.after_planned},
      {"condition", &bits.condition},
      {"de", &bits.de},
      {"several", &bits.several},
      {"reciprocal", &bits.reciprocal},
      {"named", &bits.named},
      {"place", &bits.place},
      {"deixis.act", &bits.deixis_act},
      {"deixis.to", &bits.deixis_to},
      {"somebody", &bits.somebody},
      {"then", &bits.then},
      {"invited", &bits.invited},
      {"invitation", &bits.invitation},
      {"gov", &bits.gov},
      {"igo", &bits.igo},
  }};
  for (const auto& [name, bit] : wanted) {
    ACTANT_ASSIGN_OR_RETURN(*bit, table->Bit(name));
  }
  return bits;
}

FrameParser::FrameParser(const Knowledge* knowledge, const ClassTable* classes,
                         const Grammar* grammar, const ParserClasses& bits)
    : knowledge_(knowledge),
      classes_(classes),
      grammar_(grammar),
      bits_(bits) {}

std::vector<ParsedClause> FrameParser::Parse(
    const BlockAnalysis& block) const {
  std::vector<ParsedClause> parsed;
  Chunker chunker(*knowledge_, *classes_, *grammar_, bits_, block);
  ClauseWalk walk(block, bits_);
  const auto& clauses = block.structure->clauses;
  for (uint32_t i = 0; i < clauses.size(); ++i) {
    ParsedClause clause;
    clause.clause = i;
    clause.chunks = chunker.Run(i);
    clause.frames = FrameBuilder(*grammar_, bits_, clause.chunks)
                        .Run({clauses[i].begin, clauses[i].end});
    walk.Visit(&clause);
    parsed.push_back(std::move(clause));
  }
  walk.FillContent(&parsed);
  return parsed;
}

}  // namespace actant
