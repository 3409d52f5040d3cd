#include "extract/frame_parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/internal/chunker.h"
#include "extract/internal/frame_builder.h"

namespace actant {
namespace {

// What the clauses of a sentence hand on from one to the next.
struct SentenceState {
  uint32_t sentence = UINT32_MAX;
  // The subject a clause without one takes: the last noun phrase that stood
  // before the verb.
  Filler topic;
  // The date named last in the sentence.
  std::optional<DaySpan> date;
  // The clause before stands under 將, 預計: so does what goes on from it.
  bool planned = false;
};

class ClauseWalk {
 public:
  ClauseWalk(const BlockAnalysis& block, const ParserClasses& bits)
      : block_(block), bits_(bits) {}

  // Completes the frames of a clause from what came before, and remembers
  // what it gives to the next.
  void Visit(ParsedClause* parsed) {
    const Clause& clause = block_.structure->clauses[parsed->clause];
    SentenceState& state = clause.in_brackets ? bracket_ : sentence_;
    if (clause.in_brackets || state.sentence != clause.sentence) {
      state = SentenceState{};
      state.sentence = clause.sentence;
    }
    const Filler own = Topic(parsed->chunks);
    if (!own.empty()) state.topic = own;
    for (Frame& frame : parsed->frames) {
      ShareWithinClause(*parsed, &frame);
      Inherit(state, parsed->chunks, &frame);
      frame.date = DateOf(parsed->chunks, frame, state);
    }
    state.planned = false;
    for (const Frame& frame : parsed->frames) {
      state.planned |= frame.operators.planned;
    }
    for (const Chunk& chunk : parsed->chunks) {
      if (const auto day = SpanOf(chunk)) state.date = day;
    }
  }

 private:
  std::optional<DaySpan> SpanOf(const Chunk& chunk) const {
    if (chunk.date < 0) return std::nullopt;
    const DateMention& date = (*block_.dates)[static_cast<size_t>(chunk.date)];
    if (date.relation == DateRelation::kDuration ||
        date.relation == DateRelation::kUntil) {
      return std::nullopt;
    }
    return date.start ? date.start : date.span;
  }

  // The noun phrase before the clause's first verb, if it names who acts.
  Filler Topic(const std::vector<Chunk>& chunks) const {
    Filler topic;
    for (const Chunk& chunk : chunks) {
      if (chunk.classes.Has(bits_.noun_phrase) &&
          chunk.classes.Has(bits_.actor) && !chunk.classes.Has(bits_.phrase)) {
        topic.actors = chunk.actors;
        topic.classes = chunk.classes;
        topic.span = chunk.span;
        return topic;
      }
      // What follows 遭 is the agent, not what the sentence is about.
      if (chunk.verb >= 0 || chunk.classes.Has(bits_.light) ||
          chunk.classes.Has(bits_.passive)) {
        return topic;
      }
    }
    return topic;
  }

  // 美國攻擊伊朗以及對委內瑞拉發動空襲: the second predicate has the subject
  // of the first.
  void ShareWithinClause(const ParsedClause& parsed, Frame* frame) const {
    if (!frame->slots[kSubj].empty() || frame->closed[kSubj] ||
        !Governed(parsed.chunks, *frame)) {
      return;
    }
    for (const Frame& earlier : parsed.frames) {
      if (earlier.chunk >= frame->chunk) break;
      if (earlier.slots[kSubj].empty() || earlier.operators.irrealis) continue;
      frame->slots[kSubj] = earlier.slots[kSubj];
      frame->slots[kSubj].inherited = true;
    }
  }

  void Inherit(const SentenceState& state, const std::vector<Chunk>& chunks,
               Frame* frame) const {
    if (state.topic.empty()) return;
    if (frame->slots[kSubj].empty() && !frame->closed[kSubj] &&
        Governed(chunks, *frame)) {
      // A topic that already fills another slot is no subject besides.
      for (const Filler& filler : frame->slots) {
        if (!filler.empty() && filler.span == state.topic.span) return;
      }
      frame->slots[kSubj] = state.topic;
      frame->slots[kSubj].inherited = true;
      frame->operators.planned |= state.planned && !HasAspect(chunks);
    }
    if (frame->closed[kSubj] && frame->slots[kObj].empty() &&
        state.topic.span != frame->slots[kSubj].span) {
      frame->slots[kObj] = state.topic;
      frame->slots[kObj].inherited = true;
    }
  }

  // 已, 曾, 了: the clause tells what has happened.
  bool HasAspect(const std::vector<Chunk>& chunks) const {
    return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
      return chunk.classes.Has(bits_.aspect);
    });
  }

  // A verb always has a subject somewhere; an event noun only if a verb or
  // a coverb phrase before it asks for one.
  bool Governed(const std::vector<Chunk>& chunks, const Frame& frame) const {
    if (frame.part == 'v') return true;
    for (size_t i = frame.chunk; i-- > 0;) {
      if (chunks[i].verb >= 0 || chunks[i].classes.Has(bits_.light) ||
          chunks[i].classes.Has(bits_.phrase) ||
          chunks[i].classes.Has(bits_.transparent)) {
        return true;
      }
    }
    return false;
  }

  // The date nearest before the predicate in its clause, else the one after
  // it, else the last one of the sentence.
  std::optional<DaySpan> DateOf(const std::vector<Chunk>& chunks,
                                const Frame& frame,
                                const SentenceState& state) const {
    for (size_t i = frame.chunk; i-- > 0;) {
      if (const auto day = SpanOf(chunks[i])) return day;
    }
    for (size_t i = frame.chunk + 1; i < chunks.size(); ++i) {
      if (chunks[i].verb >= 0) break;
      if (const auto day = SpanOf(chunks[i])) return day;
    }
    return state.date;
  }

  const BlockAnalysis& block_;
  const ParserClasses& bits_;
  SentenceState sentence_;
  SentenceState bracket_;
};

}  // namespace

Result<ParserClasses> ParserClasses::Load(ClassTable* table) {
  ParserClasses bits{};
  const std::array<std::pair<std::string_view, int*>, 26> wanted = {{
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
  return parsed;
}

}  // namespace actant
