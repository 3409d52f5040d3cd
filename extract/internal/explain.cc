#include <ostream>

#include "extract/internal/document_reading.h"

namespace actant {
namespace {

std::string_view Slice(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

void PrintOperators(const Operators& operators, std::ostream& out) {
  if (operators.negated) out << " neg";
  if (operators.possible) out << " possible";
  if (operators.planned) out << " planned";
  if (operators.ongoing) out << " ongoing";
  if (operators.irrealis) out << " irrealis";
  if (operators.reported) out << " report";
}

std::string_view SenseName(SenseKind kind) {
  switch (kind) {
    case SenseKind::kActor:
      return "actor";
    case SenseKind::kAbbreviation:
      return "abbreviation";
    case SenseKind::kMetonym:
      return "metonym";
    case SenseKind::kOffice:
      return "office";
    case SenseKind::kInstitution:
      return "institution";
    case SenseKind::kWord:
      return "word";
    case SenseKind::kTrigger:
      return "predicate";
    case SenseKind::kDemonym:
      return "demonym";
  }
  return "";
}

}  // namespace

void DocumentReading::Explain(std::ostream& out) const {
  out << "language " << language_ << "\n";
  for (const TextBlock& block : layout_.blocks) {
    if (block.kind == BlockKind::kSetAside) {
      out << "set aside (" << SetAsideName(block.set_aside)
          << "): " << block.text << "\n";
    }
  }
  for (const BlockReading& reading : blocks_) ExplainBlock(reading, out);
}

void DocumentReading::ExplainBlock(const BlockReading& reading,
                                   std::ostream& out) const {
  const std::string_view text = reading.block->text;
  out << "\ntext: " << text << "\n";
  out << "matches:";
  for (const Token& token : reading.tokens) {
    if (token.entry == Token::kUnknown) continue;
    out << " " << Slice(text, token.span) << "(";
    const char* separator = "";
    for (const Sense& sense : knowledge_.senses(token.entry)) {
      out << separator << SenseName(sense.kind);
      if (sense.kind == SenseKind::kWord) {
        out << " " << knowledge_.word(sense.target).word_class;
      }
      separator = ", ";
    }
    out << ")";
  }
  out << "\nactors:";
  for (const ActorMention& actor : reading.actors) {
    if (actor.original) continue;
    out << " " << Slice(text, actor.span) << "=" << actor.actor;
    if (!actor.role.empty()) out << " [" << actor.role << "]";
    if (!actor.office.empty()) out << " (" << actor.office << ")";
    if (actor.reference) out << " by reference";
    out << ";";
  }
  out << "\ndates:";
  for (const DateMention& date : reading.dates) {
    out << " " << Slice(text, {date.begin, date.end}) << "=";
    const auto formatted = date.span ? FormatSpan(*date.span) : std::nullopt;
    out << formatted.value_or("?") << ";";
  }
  out << "\namounts:";
  for (const AmountMention& amount : reading.amounts) {
    out << " " << Slice(text, {amount.begin, amount.end}) << "="
        << static_cast<long long>(amount.value) << " " << amount.currency
        << ";";
  }
  out << "\n";
  for (const ParsedClause& clause : reading.clauses) {
    ExplainClause(reading, clause, out);
  }
  for (const CodedEvent& event : reading.events) {
    out << "event: " << event.type->name() << " "
        << StatusName(event.status) << " by " << event.rule->id << ":";
    for (const uint32_t index : event.sources) {
      out << " " << reading.actors[index].actor;
    }
    out << (event.mutual ? " (mutual)" : " >");
    for (const uint32_t index : event.targets) {
      out << " " << reading.actors[index].actor;
    }
    out << "\n";
  }
}

void DocumentReading::ExplainClause(const BlockReading& reading,
                                    const ParsedClause& clause,
                                    std::ostream& out) const {
  if (clause.frames.empty()) return;
  const std::string_view text = reading.block->text;
  const Clause& span = reading.structure.clauses[clause.clause];
  out << "clause: " << text.substr(span.begin, span.end - span.begin) << "\n";
  for (const Frame& frame : clause.frames) {
    const Trigger& trigger = knowledge_.trigger(frame.trigger);
    out << "  frame " << trigger.lemma << ":" << trigger.part;
    for (int i = 0; i < kSlotCount; ++i) {
      const Filler& filler = frame.slots[static_cast<size_t>(i)];
      if (filler.empty()) continue;
      out << "  " << SlotName(static_cast<Slot>(i)) << "="
          << Slice(text, filler.span);
      if (filler.inherited) out << " (inherited)";
    }
    PrintOperators(frame.operators, out);
    out << "  [";
    const char* separator = "";
    for (const std::string_view id : frame.constructions) {
      out << separator << id;
      separator = " ";
    }
    out << "]\n";
  }
  const BlockAnalysis analysis = reading.analysis();
  kit_.matcher->Explain({&analysis, &clause, input_.published}, out);
}

}  // namespace actant
