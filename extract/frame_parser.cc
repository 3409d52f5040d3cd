#include "extract/frame_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/internal/chunker.h"
#include "extract/internal/clause_dates.h"
#include "extract/internal/clause_walk.h"
#include "extract/internal/construction_index.h"
#include "extract/internal/english_context.h"
#include "extract/internal/english_parser.h"
#include "extract/internal/frame_builder.h"

namespace actant {

Result<ParserClasses> ParserClasses::Load(ClassTable* table) {
  ParserClasses bits{};
  const std::array<std::pair<std::string_view, int*>, 73> wanted = {{
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
      {"time_end", &bits.time_end},
      {"time_within", &bits.time_within},
      {"plan_noun", &bits.plan_noun},
      {"chance_noun", &bits.chance_noun},
      {"de", &bits.de},
      {"several", &bits.several},
      {"reciprocal", &bits.reciprocal},
      {"named", &bits.named},
      {"place", &bits.place},
      {"affair", &bits.affair},
      {"deixis.act", &bits.deixis_act},
      {"deixis.object", &bits.deixis_object},
      {"severing", &bits.severing},
      {"likewise", &bits.likewise},
      {"deixis.to", &bits.deixis_to},
      {"despite", &bits.despite},
      {"apart", &bits.apart},
      {"leader", &bits.leader},
      {"somebody", &bits.somebody},
      {"then", &bits.then},
      {"invited", &bits.invited},
      {"invitation", &bits.invitation},
      {"anybody", &bits.anybody},
      {"gov", &bits.gov},
      {"igo", &bits.igo},
      {"rebel", &bits.rebel},
      {"background", &bits.background},
      {"that_time", &bits.that_time},
      {"this_time", &bits.this_time},
      {"uttered", &bits.uttered},
      {"consenting", &bits.consenting},
      {"coverb.about", &bits.coverb_about},
      {"coverb.cause", &bits.coverb_cause},
      {"coverb.go", &bits.coverb_go},
      {"coverb.since", &bits.coverb_since},
      {"below", &bits.below},
      {"link", &bits.link},
      {"question", &bits.question},
      {"bare_condition", &bits.bare_condition},
      {"then_so", &bits.then_so},
      {"purpose", &bits.purpose},
      {"alleged", &bits.alleged},
      {"asking", &bits.asking},
      {"reaction", &bits.reaction},
      {"conjunction.inner", &bits.conjunction_inner},
      {"number", &bits.number},
      {"fronting", &bits.fronting},
  }};
  for (const auto& [name, bit] : wanted) {
    ACTANT_ASSIGN_OR_RETURN(*bit, table->Bit(name));
  }
  return bits;
}

FrameParser::FrameParser(const Knowledge* knowledge, const ClassTable* classes,
                         const Grammar* grammar, const ParserClasses& bits,
                         const EnglishParser* english)
    : knowledge_(knowledge),
      grammar_(grammar),
      bits_(bits),
      constructions_(std::make_unique<ConstructionIndex>(*grammar)),
      words_(std::make_unique<WordChunks>(*knowledge, *classes, bits_)),
      english_(english) {
  if (const auto it = grammar->settings.find("speech.colon");
      it != grammar->settings.end() && !it->second.empty()) {
    speech_ = knowledge->FindTrigger(it->second.front(), 'v');
  }
}

FrameParser::~FrameParser() = default;

// 毛寧：日方必須…: who is named right before a colon, in a clause that says
// nothing else, speaks.
std::optional<Frame> FrameParser::SpeechAtColon(
    const BlockAnalysis& block, const ParsedClause& parsed,
    const std::vector<Frame>& frames) const {
  const Clause& clause = block.structure->clauses[parsed.clause];
  const std::string_view behind = block.text.substr(clause.end);
  const bool colon = behind.starts_with("：") || behind.starts_with(":");
  if (!speech_ || !colon || !frames.empty() || parsed.chunks.empty()) {
    return std::nullopt;
  }
  const Chunk& name = parsed.chunks.back();
  if (name.actors.empty() || !name.classes.Has(bits_.noun_phrase) ||
      name.classes.Has(bits_.phrase) || name.classes.Has(bits_.named)) {
    return std::nullopt;
  }
  Frame frame;
  frame.trigger = *speech_;
  frame.predicate = name.span;
  frame.clause = {clause.begin, clause.end};
  frame.chunk = static_cast<uint32_t>(parsed.chunks.size() - 1);
  frame.slots[kSubj] = FillerOf(name);
  for (const Chunk& chunk : parsed.chunks) {
    frame.clause_classes |= chunk.classes;
  }
  return frame;
}

// The clauses of English sentences in place of the empty ones that stand for
// them.
std::vector<ParsedClause> FrameParser::MergeEnglish(
    const BlockAnalysis& block, const std::vector<bool>& english,
    std::vector<ParsedClause> parsed) const {
  std::vector<ParsedClause> merged;
  std::optional<uint32_t> done;
  std::vector<Chunk> topics;
  for (ParsedClause& clause : parsed) {
    const uint32_t sentence = block.structure->clauses[clause.clause].sentence;
    if (!english[sentence]) {
      merged.push_back(std::move(clause));
    } else if (done != sentence) {
      done = sentence;
      auto made = english_->Parse(block, sentence, clause.clause, &topics);
      std::move(made.begin(), made.end(), std::back_inserter(merged));
    }
  }
  return merged;
}

std::vector<Frame> FrameParser::FramesOf(const BlockAnalysis& block,
                                         const ParsedClause& clause,
                                         FrameScratch* scratch) const {
  const Clause& span = block.structure->clauses[clause.clause];
  std::vector<Frame> frames =
      FrameBuilder(*constructions_, bits_, clause.chunks, scratch)
          .Run({span.begin, span.end});
  if (auto speech = SpeechAtColon(block, clause, frames)) {
    frames.push_back(std::move(*speech));
  }
  return frames;
}

std::vector<ParsedClause> FrameParser::Parse(const BlockAnalysis& block,
                                             FramesFor wanted) const {
  // The days of a passage are told by chunks alone: those are read anyhow.
  const bool has_frames = wanted == FramesFor::kAll || !block.actors->empty();
  std::vector<ParsedClause> parsed;
  Chunker chunker(*knowledge_, *words_, *grammar_, bits_, block);
  ClauseWalk walk(block, bits_);
  FrameScratch scratch;
  const auto& clauses = block.structure->clauses;
  parsed.reserve(clauses.size());
  const std::vector<bool> english =
      english_ != nullptr
          ? EnglishParser::EnglishSentences(block)
          : std::vector<bool>(block.structure->sentences.size());
  for (uint32_t i = 0; i < clauses.size(); ++i) {
    ParsedClause clause;
    clause.clause = i;
    if (english[clauses[i].sentence]) {
      walk.Visit(&clause);
      parsed.push_back(std::move(clause));
      continue;
    }
    clause.chunks = chunker.Run(i);
    if (has_frames) clause.frames = FramesOf(block, clause, &scratch);
    walk.Visit(&clause);
    parsed.push_back(std::move(clause));
  }
  walk.FillContent(&parsed);
  if (std::ranges::find(english, true) != english.end()) {
    parsed = MergeEnglish(block, english, std::move(parsed));
    EnglishContext(block, bits_).Run(english, &parsed);
  }
  PassageDates alone;
  ClauseDates(block, bits_, block.passage ? block.passage : &alone)
      .Run(&parsed);
  return parsed;
}

}  // namespace actant
