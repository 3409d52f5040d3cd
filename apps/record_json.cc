#include "apps/record_json.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "proto/event_time.h"
#include "proto/ids.h"

namespace actant {
namespace {

Json AmountJson(const v1::Amount& amount) {
  Json json;
  json["value"] = Number(amount.value(), 2);
  json["currency"] = amount.currency();
  return json;
}

Json DateJson(const v1::DateRange& date) {
  const std::optional<std::string> text = DateText(date);
  return text.has_value() ? Json(*text) : Json(nullptr);
}

Json PartyJson(const v1::Party& party) {
  Json json;
  json["side"] = SideWord(party.side());
  json["actor"] = party.actor();
  json["name"] = party.name();
  json["state"] = party.state();
  json["role"] = party.role();
  json["office"] = party.office();
  json["text"] = party.text();
  json["begin"] = party.span().begin();
  json["end"] = party.span().end();
  return json;
}

// The codes of one side with the words that name them first.
struct SideCodes {
  Json codes = Json::array();
  Json texts = Json::array();

  void Add(const std::string& code, const std::string& text) {
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) return;
    codes.push_back(code);
    texts.push_back(text);
  }
};

Json HistoryJson(const v1::Event& event) {
  Json history = Json::array();
  for (const v1::StatusChange& change : event.history()) {
    Json json;
    json["status"] = StatusWord(change.status());
    json["held_from"] = DayJson(change.has_held_from(), change.held_from());
    json["learnt"] = DayJson(change.has_learnt(), change.learnt());
    json["mentions"] = change.mentions();
    history.push_back(std::move(json));
  }
  return history;
}

Json EventPartiesJson(const v1::Event& event) {
  Json parties = Json::array();
  for (const v1::EventParty& party : event.parties()) {
    Json json;
    json["side"] = SideWord(party.side());
    json["actor"] = party.actor();
    json["state"] = party.state();
    json["role"] = party.role();
    parties.push_back(std::move(json));
  }
  return parties;
}

}  // namespace

Json DayJson(bool present, int32_t day) {
  if (!present || day < kFirstDay || day > kLastDay) return nullptr;
  return FormatDay(day);
}

Result<v1::EventStatus> StatusFromWord(std::string_view word) {
  if (const auto status = ParseStatusWord(word)) return *status;
  return Error(InvalidArgument(
      "unknown status \"" + std::string(word) +
      "\"; known are occurred, ongoing, planned, possible, negated, and all"));
}

std::string GuideCode(std::string_view actor, std::string_view state,
                      std::string_view role) {
  std::string code(state.empty() ? actor : state);
  if (!role.empty()) code.append(".").append(role);
  return code;
}

Json MentionJson(const v1::Mention& mention, const v1::EventType& type) {
  SideCodes source;
  SideCodes target;
  Json parties = Json::array();
  for (const v1::Party& party : mention.parties()) {
    const bool acted_on = party.side() == v1::SIDE_TARGET && !mention.mutual();
    (acted_on ? target : source)
        .Add(GuideCode(party.actor(), party.state(), party.role()),
             party.text());
    parties.push_back(PartyJson(party));
  }
  Json json;
  json["doc"] = mention.article();
  json["type"] = mention.type();
  json["status"] = StatusWord(mention.status());
  json["source"] = std::move(source.codes);
  json["target"] = std::move(target.codes);
  json["mutual"] = mention.mutual();
  json["date"] = DateJson(mention.date());
  if (mention.has_amount()) json["amount"] = AmountJson(mention.amount());
  json["evidence"] = mention.evidence();
  json["begin"] = mention.clause().begin();
  json["end"] = mention.clause().end();
  json["parties"] = std::move(parties);
  json["source_text"] = std::move(source.texts);
  json["target_text"] = std::move(target.texts);
  json["rule"] = mention.rule();
  json["confidence"] = Number(mention.confidence(), 4);
  json["cameo"] = type.cameo();
  json["plover"] = PloverWord(type.plover());
  json["goldstein"] = Number(type.goldstein_tenths() / 10.0, 1);
  return json;
}

Json EventJson(const v1::Event& event, const v1::EventType& type) {
  SideCodes source;
  SideCodes target;
  for (const v1::EventParty& party : event.parties()) {
    const bool acted_on = party.side() == v1::SIDE_TARGET && !event.mutual();
    (acted_on ? target : source)
        .Add(GuideCode(party.actor(), party.state(), party.role()), "");
  }
  const v1::DateRange& date = event.date();
  const std::optional<EventId> id = EventId::FromBytes(event.id());
  Json json;
  json["id"] = id.has_value() ? id->ToHex() : "";
  json["type"] = event.type();
  json["plover"] = PloverWord(type.plover());
  json["cameo"] = type.cameo();
  json["source"] = std::move(source.codes);
  json["target"] = std::move(target.codes);
  json["mutual"] = event.mutual();
  json["status"] = StatusWord(event.status());
  json["date"] = DateJson(date);
  json["first_day"] = DayJson(date.has_first_day(), date.first_day());
  json["last_day"] = DayJson(date.has_last_day(), date.last_day());
  json["date_from_publication"] = date.from_publication();
  json["amount"] =
      event.has_amount() ? AmountJson(event.amount()) : Json(nullptr);
  json["place"] = event.place();
  json["parties"] = EventPartiesJson(event);
  json["history"] = HistoryJson(event);
  json["mentions"] = event.mention_count();
  json["publishers"] = event.publisher_count();
  json["confidence"] = Number(event.confidence(), 4);
  json["goldstein"] = Number(event.goldstein_tenths() / 10.0, 1);
  return json;
}

Json EvidenceJson(const v1::Mention& mention,
                  const std::optional<v1::Article>& article) {
  Json json;
  json["article"] = mention.article();
  json["title"] = article.has_value() ? article->title() : "";
  json["publisher"] = mention.publisher();
  json["published"] = DayJson(mention.has_published(), mention.published());
  json["url"] = article.has_value() ? article->url() : "";
  json["evidence"] = mention.evidence();
  json["begin"] = mention.clause().begin();
  json["end"] = mention.clause().end();
  json["status"] = StatusWord(mention.status());
  json["date"] = DateJson(mention.date());
  json["rule"] = mention.rule();
  json["confidence"] = Number(mention.confidence(), 4);
  json["rule_set"] = mention.rule_set();
  return json;
}

std::string NameOf(const v1::Actor& actor, std::string_view language) {
  for (const std::string_view choice :
       {language, std::string_view("zh"), std::string_view("en")}) {
    const std::string_view name = NameIn(actor, choice);
    if (!name.empty()) return std::string(name);
  }
  return actor.code();
}

}  // namespace actant
