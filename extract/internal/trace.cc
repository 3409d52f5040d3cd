#include "extract/trace.h"

#include <utility>

#include "extract/internal/document_reading.h"

namespace actant {
namespace {

std::string TextOf(const BlockReading& reading, ByteSpan span) {
  return reading.block->text.substr(span.begin, span.end - span.begin);
}

ByteSpan Original(const BlockReading& reading, ByteSpan span) {
  if (span.begin >= span.end) return {};
  return reading.block->map.ToOriginal(span);
}

std::optional<std::string> DateOf(const std::optional<DaySpan>& span) {
  return span ? FormatSpan(*span) : std::nullopt;
}

void TraceMentions(const BlockReading& reading, TracedBlock* block) {
  for (const ActorMention& actor : reading.actors) {
    // One from an earlier block has no text in this one.
    block->actors.push_back(
        {actor.original ? *actor.original : Original(reading, actor.span),
         actor.original ? actor.name : TextOf(reading, actor.span),
         actor.actor, actor.state, actor.role, actor.office, actor.reference});
  }
  for (const DateMention& date : reading.dates) {
    const ByteSpan span{date.begin, date.end};
    block->dates.push_back(
        {Original(reading, span), TextOf(reading, span), DateOf(date.span)});
  }
  for (const AmountMention& amount : reading.amounts) {
    const ByteSpan span{amount.begin, amount.end};
    block->amounts.push_back({Original(reading, span), TextOf(reading, span),
                              amount.value, amount.currency});
  }
}

TracedFrame TraceFrame(const BlockReading& reading, const Frame& frame,
                       const Trigger& trigger) {
  TracedFrame traced;
  traced.predicate = trigger.lemma;
  traced.part = trigger.part;
  traced.span = Original(reading, frame.predicate);
  for (int i = 0; i < kSlotCount; ++i) {
    const Filler& filler = frame.slots[static_cast<size_t>(i)];
    if (filler.empty()) continue;
    traced.slots.push_back({static_cast<Slot>(i), TextOf(reading, filler.span),
                            filler.actors, filler.inherited});
  }
  traced.operators = frame.operators;
  traced.constructions.assign(frame.constructions.begin(),
                              frame.constructions.end());
  traced.date = DateOf(frame.date);
  return traced;
}

TracedRule TraceRule(const RuleTry& tried) {
  TracedRule traced;
  traced.rule = tried.rule->id;
  traced.type = tried.rule->type;
  if (tried.failed != nullptr) {
    traced.outcome = TracedRule::Outcome::kFails;
    traced.need = tried.failed->text;
    traced.held =
        static_cast<uint32_t>(tried.failed - tried.rule->needs.data());
  } else if (tried.asked_for) {
    traced.outcome = TracedRule::Outcome::kAskedFor;
  }
  return traced;
}

TracedEvent TraceEvent(const BlockReading& reading, const CodedEvent& event) {
  TracedEvent traced;
  traced.type = event.type->name();
  traced.rule = event.rule->id;
  traced.status = event.status;
  traced.sources = event.sources;
  traced.targets = event.targets;
  traced.inherited = event.inherited;
  traced.mutual = event.mutual;
  traced.reported = event.reported;
  traced.date = DateOf(event.date);
  traced.clause = Original(reading, event.clause);
  traced.confidence = event.confidence;
  return traced;
}

}  // namespace

TracedClause DocumentReading::TraceClause(const BlockReading& reading,
                                          const ParsedClause& clause) const {
  const Clause& span = reading.structure.clauses[clause.clause];
  const BlockAnalysis analysis = reading.analysis();
  const FrameContext context{&analysis, &clause, input_.published};
  TracedClause traced;
  traced.span = Original(reading, {span.begin, span.end});
  traced.text = TextOf(reading, {span.begin, span.end});
  traced.sentence = span.sentence;
  for (const Frame& frame : clause.frames) {
    traced.frames.push_back(
        TraceFrame(reading, frame, knowledge_.trigger(frame.trigger)));
    for (const RuleTry& tried : kit_.matcher->Tries(frame, context)) {
      traced.frames.back().rules.push_back(TraceRule(tried));
    }
  }
  return traced;
}

DocumentTrace DocumentReading::Trace() const {
  DocumentTrace trace;
  trace.language = language_;
  auto reading = blocks_.begin();
  for (const TextBlock& block : layout_.blocks) {
    TracedBlock traced;
    traced.kind = block.kind;
    traced.set_aside = block.set_aside;
    traced.text = block.text;
    traced.span =
        block.map.ToOriginal({0, static_cast<uint32_t>(block.text.size())});
    if (reading != blocks_.end() && reading->block == &block) {
      TraceMentions(*reading, &traced);
      for (const ParsedClause& clause : reading->clauses) {
        traced.clauses.push_back(TraceClause(*reading, clause));
      }
      for (const CodedEvent& event : reading->events) {
        traced.events.push_back(TraceEvent(*reading, event));
      }
      ++reading;
    }
    trace.blocks.push_back(std::move(traced));
  }
  return trace;
}

}  // namespace actant
