#include "apps/trace_json.h"

#include <utility>

#include "apps/record_json.h"
#include "extract/rule_language.h"
#include "proto/party_codes.h"

namespace actant {
namespace {

Json Spanned(ByteSpan span) {
  Json json;
  json["begin"] = span.begin;
  json["end"] = span.end;
  return json;
}

Json Optional(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

std::string BlockWord(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kBody:
      return "body";
    case BlockKind::kSetAside:
      return "set_aside";
  }
  return "";
}

std::string OutcomeWord(TracedRule::Outcome outcome) {
  switch (outcome) {
    case TracedRule::Outcome::kFits:
      return "fits";
    case TracedRule::Outcome::kFails:
      return "fails";
    case TracedRule::Outcome::kAskedFor:
      return "asked_for";
  }
  return "";
}

Json OperatorsJson(const Operators& operators) {
  Json json = Json::array();
  if (operators.negated) json.push_back("negated");
  if (operators.possible) json.push_back("possible");
  if (operators.planned) json.push_back("planned");
  if (operators.ongoing) json.push_back("ongoing");
  if (operators.irrealis) json.push_back("irrealis");
  if (operators.reported) json.push_back("reported");
  return json;
}

Json ActorJson(const TracedActor& actor) {
  Json json = Spanned(actor.span);
  json["text"] = actor.text;
  json["code"] = GuideCode(actor.actor, actor.state, actor.role);
  json["actor"] = actor.actor;
  json["state"] = actor.state;
  json["role"] = actor.role;
  json["office"] = actor.office;
  json["reference"] = actor.reference;
  return json;
}

Json SlotJson(const TracedSlot& slot) {
  Json json;
  json["text"] = slot.text;
  json["actors"] = slot.actors;
  json["inherited"] = slot.inherited;
  return json;
}

Json RuleJson(const TracedRule& rule) {
  Json json;
  json["rule"] = rule.rule;
  json["type"] = rule.type;
  json["outcome"] = OutcomeWord(rule.outcome);
  json["need"] = rule.outcome == TracedRule::Outcome::kFails ? Json(rule.need)
                                                             : Json(nullptr);
  json["held"] = rule.held;
  return json;
}

Json FrameJson(const TracedFrame& frame) {
  Json json = Spanned(frame.span);
  json["predicate"] = frame.predicate;
  json["part"] = std::string(1, frame.part);
  json["slots"] = Json::object();
  for (const TracedSlot& slot : frame.slots) {
    json["slots"][std::string(SlotName(slot.slot))] = SlotJson(slot);
  }
  json["operators"] = OperatorsJson(frame.operators);
  json["constructions"] = frame.constructions;
  json["date"] = Optional(frame.date);
  json["rules"] = Json::array();
  for (const TracedRule& rule : frame.rules) {
    json["rules"].push_back(RuleJson(rule));
  }
  return json;
}

Json ClauseJson(const TracedClause& clause) {
  Json json = Spanned(clause.span);
  json["text"] = clause.text;
  json["sentence"] = clause.sentence;
  json["frames"] = Json::array();
  for (const TracedFrame& frame : clause.frames) {
    json["frames"].push_back(FrameJson(frame));
  }
  return json;
}

Json TracedEventJson(const TracedEvent& event) {
  Json json = Spanned(event.clause);
  json["type"] = event.type;
  json["status"] = StatusName(event.status);
  json["rule"] = event.rule;
  json["source"] = event.sources;
  json["target"] = event.targets;
  json["mutual"] = event.mutual;
  json["inherited"] = event.inherited;
  json["reported"] = event.reported;
  json["date"] = Optional(event.date);
  json["confidence"] = Number(event.confidence, 4);
  return json;
}

void AddMentions(const TracedBlock& block, Json* json) {
  Json& actors = (*json)["actors"] = Json::array();
  for (const TracedActor& actor : block.actors) {
    actors.push_back(ActorJson(actor));
  }
  Json& dates = (*json)["dates"] = Json::array();
  for (const TracedDate& date : block.dates) {
    Json item = Spanned(date.span);
    item["text"] = date.text;
    item["date"] = Optional(date.date);
    dates.push_back(std::move(item));
  }
  Json& amounts = (*json)["amounts"] = Json::array();
  for (const TracedAmount& amount : block.amounts) {
    Json item = Spanned(amount.span);
    item["text"] = amount.text;
    item["value"] = Number(amount.value, 2);
    item["currency"] = amount.currency;
    amounts.push_back(std::move(item));
  }
}

Json BlockJson(const TracedBlock& block) {
  Json json = Spanned(block.span);
  json["block"] = BlockWord(block.kind);
  json["text"] = block.text;
  if (block.kind == BlockKind::kSetAside) {
    json["reason"] = std::string(SetAsideName(block.set_aside));
    return json;
  }
  AddMentions(block, &json);
  Json& clauses = json["clauses"] = Json::array();
  for (const TracedClause& clause : block.clauses) {
    clauses.push_back(ClauseJson(clause));
  }
  Json& events = json["events"] = Json::array();
  for (const TracedEvent& event : block.events) {
    events.push_back(TracedEventJson(event));
  }
  return json;
}

}  // namespace

std::vector<Json> TraceJson(const std::string& doc,
                            const DocumentTrace& trace) {
  std::vector<Json> lines;
  for (const TracedBlock& block : trace.blocks) {
    Json json;
    json["doc"] = doc;
    json["language"] = trace.language;
    json.update(BlockJson(block));
    lines.push_back(std::move(json));
  }
  return lines;
}

}  // namespace actant
