#include "apps/record_json.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/party_codes.h"

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

// "2025-03-01"; none where DayJson is null.
std::optional<std::string> DayText(bool present, int32_t day) {
  if (!present || day < kFirstDay || day > kLastDay) return std::nullopt;
  return FormatDay(day);
}

Json PartyJson(const v1::Party& party) {
  JsonFields json(9);
  json.Add("side", SideWord(party.side()));
  json.Add("actor", party.actor());
  json.Add("name", party.name());
  json.Add("state", party.state());
  json.Add("role", party.role());
  json.Add("office", party.office());
  json.Add("text", party.text());
  json.Add("begin", party.span().begin());
  json.Add("end", party.span().end());
  return std::move(json).Take();
}

// The codes of one side with the words that name them first.
struct NamedSide {
  std::vector<std::string> codes;
  std::vector<std::string> texts;

  void Add(const std::string& code, const std::string& text) {
    if (std::find(codes.begin(), codes.end(), code) != codes.end()) return;
    codes.push_back(code);
    texts.push_back(text);
  }
};

// An event as queries print it, into JsonFields or JsonFieldsText.
template <typename Fields>
void AddFieldsOf(const v1::Event& event, const v1::EventType& type,
                 Fields* json) {
  const v1::DateRange& date = event.date();
  const std::optional<EventId> id = EventId::FromBytes(event.id());
  json->Add("id", id.has_value() ? id->ToHex() : "");
  json->Add("type", event.type());
  json->Add("plover", PloverWord(type.plover()));
  json->Add("cameo", type.cameo());
  json->AddValues("source", SideCodes(event, v1::SIDE_SOURCE));
  json->AddValues("target", SideCodes(event, v1::SIDE_TARGET));
  json->Add("mutual", event.mutual());
  json->Add("status", StatusWord(event.status()));
  json->AddIfAny("date", DateText(date));
  json->AddIfAny("first_day", DayText(date.has_first_day(), date.first_day()));
  json->AddIfAny("last_day", DayText(date.has_last_day(), date.last_day()));
  json->Add("date_from_publication", date.from_publication());
  json->Add("amount",
            event.has_amount() ? AmountJson(event.amount()) : Json(nullptr));
  json->Add("place", event.place());
  json->AddObjects("parties", event.parties(),
                   [](const v1::EventParty& party, auto* fields) {
                     fields->Add("side", SideWord(party.side()));
                     fields->Add("actor", party.actor());
                     fields->Add("state", party.state());
                     fields->Add("role", party.role());
                   });
  json->AddObjects(
      "history", event.history(),
      [](const v1::StatusChange& change, auto* fields) {
        fields->Add("status", StatusWord(change.status()));
        fields->AddIfAny("held_from",
                         DayText(change.has_held_from(), change.held_from()));
        fields->AddIfAny("learnt",
                         DayText(change.has_learnt(), change.learnt()));
        fields->Add("mentions", change.mentions());
      });
  json->Add("mentions", event.mention_count());
  json->Add("publishers", event.publisher_count());
  json->AddNumber("confidence", event.confidence(), 4);
  json->AddNumber("goldstein", event.goldstein_tenths() / 10.0, 1);
}

}  // namespace

Json DayJson(bool present, int32_t day) {
  std::optional<std::string> text = DayText(present, day);
  return text ? Json(*std::move(text)) : Json(nullptr);
}

Result<v1::EventStatus> StatusFromWord(std::string_view word) {
  if (const auto status = ParseStatusWord(word)) return *status;
  return Error(InvalidArgument(
      "unknown status \"" + std::string(word) +
      "\"; known are occurred, ongoing, planned, possible, negated, and all"));
}

Json MentionJson(const v1::Mention& mention, const v1::EventType& type) {
  NamedSide source;
  NamedSide target;
  Json parties = Json::array();
  for (const v1::Party& party : mention.parties()) {
    const bool acted_on = party.side() == v1::SIDE_TARGET && !mention.mutual();
    (acted_on ? target : source)
        .Add(GuideCode(party.actor(), party.state(), party.role()),
             party.text());
    parties.push_back(PartyJson(party));
  }
  JsonFields json(19);
  json.Add("doc", mention.article());
  json.Add("type", mention.type());
  json.Add("status", StatusWord(mention.status()));
  json.Add("source", std::move(source.codes));
  json.Add("target", std::move(target.codes));
  json.Add("mutual", mention.mutual());
  json.Add("date", DateJson(mention.date()));
  if (mention.has_amount()) json.Add("amount", AmountJson(mention.amount()));
  json.Add("evidence", mention.evidence());
  json.Add("begin", mention.clause().begin());
  json.Add("end", mention.clause().end());
  json.Add("parties", std::move(parties));
  json.Add("source_text", std::move(source.texts));
  json.Add("target_text", std::move(target.texts));
  json.Add("rule", mention.rule());
  json.Add("confidence", Number(mention.confidence(), 4));
  json.Add("cameo", type.cameo());
  json.Add("plover", PloverWord(type.plover()));
  json.Add("goldstein", Number(type.goldstein_tenths() / 10.0, 1));
  return std::move(json).Take();
}

Json EventJson(const v1::Event& event, const v1::EventType& type) {
  JsonFields json(20);
  AddFieldsOf(event, type, &json);
  return std::move(json).Take();
}

void AddEventFields(const v1::Event& event, const v1::EventType& type,
                    JsonFieldsText* fields) {
  AddFieldsOf(event, type, fields);
}

Json EvidenceJson(const v1::Mention& mention,
                  const std::optional<v1::Article>& article) {
  JsonFields json(13);
  json.Add("article", mention.article());
  json.Add("title", article.has_value() ? article->title() : "");
  json.Add("publisher", mention.publisher());
  json.Add("published", DayJson(mention.has_published(), mention.published()));
  json.Add("url", article.has_value() ? article->url() : "");
  json.Add("evidence", mention.evidence());
  json.Add("begin", mention.clause().begin());
  json.Add("end", mention.clause().end());
  json.Add("status", StatusWord(mention.status()));
  json.Add("date", DateJson(mention.date()));
  json.Add("rule", mention.rule());
  json.Add("confidence", Number(mention.confidence(), 4));
  json.Add("rule_set", mention.rule_set());
  return std::move(json).Take();
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
