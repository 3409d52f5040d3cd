#include "graph/export_jsonl.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/event_rows.h"
#include "graph/export_event_list.h"
#include "graph/export_selection.h"
#include "graph/export_stream.h"
#include "graph/export_value.h"
#include "graph/internal/number_json.h"
#include "proto/party_codes.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// Keys keep the order in which they are set.
using Json = nlohmann::ordered_json;

Json DateOrNull(const std::optional<std::string>& date) {
  return date ? Json(*date) : Json(nullptr);
}

Json TextOrNull(std::string_view text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json DayOrNull(bool present, int32_t day) {
  return present && day >= kFirstDay && day <= kLastDay ? Json(FormatDay(day))
                                                        : Json(nullptr);
}

Json HistoryJson(const v1::Event& event) {
  Json history = Json::array();
  for (const v1::StatusChange& change : event.history()) {
    Json json;
    json["status"] = StatusWord(change.status());
    json["held_from"] = DayOrNull(change.has_held_from(), change.held_from());
    json["learnt"] = DayOrNull(change.has_learnt(), change.learnt());
    json["mentions"] = change.mentions();
    history.push_back(std::move(json));
  }
  return history;
}

Json AmountJson(const v1::Event& event) {
  if (!event.has_amount()) return nullptr;
  Json json;
  json["value"] = NumberJson(event.amount().value());
  json["currency"] = event.amount().currency();
  return json;
}

Json MentionJson(const v1::Mention& mention) {
  Json json;
  json["article"] = mention.article();
  json["publisher"] = TextOrNull(mention.publisher());
  json["published"] = DayOrNull(mention.has_published(), mention.published());
  json["clause"] = mention.evidence();
  json["begin"] = mention.clause().begin();
  json["end"] = mention.clause().end();
  json["status"] = StatusWord(mention.status());
  json["date"] = DateOrNull(DateText(mention.date()));
  json["rule"] = mention.rule();
  json["confidence"] = NumberJson(ShortestDouble(mention.confidence()));
  if (!mention.dataset().empty()) {
    json["dataset"] = mention.dataset();
    json["row"] = mention.row();
  }
  return json;
}

Json EvidenceJson(std::vector<v1::Mention> mentions) {
  SortMentions(&mentions);
  Json evidence = Json::array();
  for (const v1::Mention& mention : mentions) {
    evidence.push_back(MentionJson(mention));
  }
  return evidence;
}

Result<Json> PartiesJson(const v1::Event& event, ExportCatalog* catalog) {
  Json parties = Json::array();
  for (const v1::EventParty& party : event.parties()) {
    ACTANT_ASSIGN_OR_RETURN(const v1::Actor* const actor,
                            catalog->ActorOf(party.actor()));
    Json json;
    json["side"] = SideWord(party.side());
    json["actor"] = party.actor();
    json["name_en"] = TextOrNull(NameIn(*actor, "en"));
    json["name_zh"] = TextOrNull(NameIn(*actor, "zh"));
    json["kind"] = TextOrNull(KindWord(actor->kind()));
    json["state"] = TextOrNull(party.state());
    json["role"] = TextOrNull(party.role());
    parties.push_back(std::move(json));
  }
  return parties;
}

Result<Json> EventJson(const EventRow& row, ExportCatalog* catalog) {
  const v1::Event& event = row.event;
  const v1::EventType& type = catalog->TypeOf(event.type());
  const v1::DateRange& date = event.date();
  Json json;
  json["id"] = row.id.ToHex();
  json["type"] = event.type();
  json["plover"] = TextOrNull(PloverWord(type.plover()));
  json["mode"] = TextOrNull(type.mode());
  json["cameo"] = TextOrNull(type.cameo());
  json["source"] = SideCodes(event, v1::SIDE_SOURCE);
  json["target"] = SideCodes(event, v1::SIDE_TARGET);
  json["mutual"] = event.mutual();
  json["status"] = StatusWord(event.status());
  json["date"] = DateOrNull(DateText(date));
  json["first_day"] = DateOrNull(FirstDayText(date));
  json["last_day"] = DateOrNull(LastDayText(date));
  json["date_from_publication"] = date.from_publication();
  json["amount"] = AmountJson(event);
  json["place"] = TextOrNull(event.place());
  ACTANT_ASSIGN_OR_RETURN(json["parties"], PartiesJson(event, catalog));
  json["history"] = HistoryJson(event);
  json["mentions"] = event.mention_count();
  json["publishers"] = event.publisher_count();
  json["confidence"] = NumberJson(ShortestDouble(event.confidence()));
  json["goldstein"] = NumberJson(event.goldstein_tenths() / 10.0);
  return json;
}

// One line without its end.
Result<std::string> Line(const Json& json, const EventId& id) {
  try {
    return json.dump(-1, ' ', /*ensure_ascii=*/false,
                     Json::error_handler_t::strict);
  } catch (const Json::exception& e) {
    return Error(DataLoss("event " + id.ToHex() +
                          " holds a text that is not UTF-8: " + e.what()));
  }
}

Status WriteEvent(const EventStore& store, EventNumber number,
                  const ExportOptions& options, ExportCatalog* catalog,
                  std::ostream& out) {
  const Result<EventRow> row = ReadEventRow(store, number);
  if (!row.has_value()) return row.error();
  Result<Json> json = EventJson(*row, catalog);
  if (!json.has_value()) return json.error();
  if (options.with_evidence) {
    Result<std::vector<v1::Mention>> mentions = store.MentionsOf(number);
    if (!mentions.has_value()) return mentions.error();
    (*json)["evidence"] = EvidenceJson(*std::move(mentions));
  }
  const Result<std::string> line = Line(*json, row->id);
  if (!line.has_value()) return line.error();
  out << *line << '\n';
  return StreamStatus(out);
}

}  // namespace

Status WriteJsonLines(const EventStore& store, const ExportOptions& options,
                      std::ostream& out, ExportCounts* counts) {
  const Result<ExportSelection> selection =
      ExportSelection::Select(store, options);
  if (!selection.has_value()) return selection.error();
  selection->CountInto(counts);
  Result<ExportCatalog> catalog = ExportCatalog::Open(store);
  if (!catalog.has_value()) return catalog.error();
  for (const auto& [id, number] : selection->events()) {
    ACTANT_RETURN_IF_ERROR(WriteEvent(store, number, options, &*catalog, out));
  }
  return FlushStream(out);
}

}  // namespace actant
