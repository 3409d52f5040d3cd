#include "graph/export_event_list.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/event_rows.h"
#include "graph/export_attributes.h"
#include "proto/event_time.h"
#include "proto/party_codes.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// The states of one side, or the actors at their level, by name, each once.
Result<std::string> SideLabel(const v1::Event& event, v1::Side side,
                              const ExportOptions& options,
                              ExportCatalog* catalog) {
  std::vector<std::string> codes;
  for (const v1::EventParty& party : event.parties()) {
    if (!IsOn(event, party, side)) continue;
    const bool by_actor =
        options.filter.level == Level::kActor || party.state().empty();
    const std::string& code = by_actor ? party.actor() : party.state();
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.push_back(code);
    }
  }
  const bool chinese = options.names == NodeNames::kChinese;
  std::string text;
  for (const std::string& code : codes) {
    ACTANT_ASSIGN_OR_RETURN(const std::string label,
                            catalog->LabelOf(code, options.names));
    if (!text.empty()) text += chinese ? "、" : ", ";
    text += label;
  }
  return text;
}

// Sets the sides and the heading.
Status SetHeading(const ExportOptions& options, ExportCatalog* catalog,
                  ListedEvent* listed) {
  Result<std::string> source =
      SideLabel(listed->event, v1::SIDE_SOURCE, options, catalog);
  if (!source.has_value()) return source.error();
  Result<std::string> target =
      SideLabel(listed->event, v1::SIDE_TARGET, options, catalog);
  if (!target.has_value()) return target.error();
  listed->source = *std::move(source);
  listed->target = *std::move(target);
  listed->heading = listed->source;
  if (!listed->target.empty()) listed->heading += " → " + listed->target;
  listed->heading += ": " + listed->type_label;
  return Status::Ok();
}

using NumberedEvent = std::pair<EventId, EventNumber>;

// The events of a selection by day; their order, by id, decides between equals.
Result<std::vector<NumberedEvent>> ByDay(
    const EventStore& store, const std::vector<NumberedEvent>& events) {
  struct Dated {
    std::tuple<bool, Day, Day> key;
    NumberedEvent event;
  };
  std::vector<Dated> dated;
  dated.reserve(events.size());
  for (const NumberedEvent& event : events) {
    ACTANT_ASSIGN_OR_RETURN(const EventRow row,
                            ReadEventRow(store, event.second));
    const Lifetime days = DaysOf(row.event);
    const Day first = days.first.value_or(0);
    dated.push_back(
        {{!days.first.has_value(), first, days.last.value_or(first)}, event});
  }
  std::stable_sort(
      dated.begin(), dated.end(),
      [](const Dated& a, const Dated& b) { return a.key < b.key; });
  std::vector<NumberedEvent> ordered;
  ordered.reserve(dated.size());
  for (const Dated& each : dated) ordered.push_back(each.event);
  return ordered;
}

Status WriteOne(const EventStore& store, const EventRow& row,
                EventNumber number, const ExportOptions& options,
                ExportCatalog* catalog, EventListWriter* writer,
                ExportCounts* counts) {
  const Lifetime days = DaysOf(row.event);
  if (!days.first && writer->needs_days()) {
    ++counts->left_out;
    return Status::Ok();
  }
  ListedEvent listed{
      .id = row.id,
      .event = row.event,
      .type = catalog->TypeOf(row.event.type()),
      .days = days,
      .type_label = catalog->TypeLabelOf(row.event.type(), options.names),
      .heading = {},
      .source = {},
      .target = {},
      .mentions = {}};
  ACTANT_RETURN_IF_ERROR(SetHeading(options, catalog, &listed));
  if (options.with_evidence) {
    Result<std::vector<v1::Mention>> mentions = store.MentionsOf(number);
    if (!mentions.has_value()) return mentions.error();
    listed.mentions = *std::move(mentions);
    SortMentions(&listed.mentions);
  }
  return writer->WriteEvent(listed, catalog);
}

}  // namespace

void SortMentions(std::vector<v1::Mention>* mentions) {
  std::sort(mentions->begin(), mentions->end(),
            [](const v1::Mention& a, const v1::Mention& b) {
              const auto key = [](const v1::Mention& mention) {
                return std::tuple(std::string_view(mention.article()),
                                  mention.clause().begin(),
                                  mention.clause().end(),
                                  std::string_view(mention.id()));
              };
              return key(a) < key(b);
            });
}

std::vector<std::string> EventLines(const ListedEvent& event) {
  const v1::DateRange& date = event.event.date();
  std::string about = StatusWord(event.event.status());
  if (const auto text = DateText(date)) {
    about += ", " + *text;
  } else if (date.from_publication()) {
    about += ", dated by publication";
  }
  std::vector<std::string> lines = {std::move(about)};
  for (const v1::Mention& mention : event.mentions) {
    std::string line = "「" + mention.evidence() + "」 " + mention.article();
    if (!mention.publisher().empty()) line += ", " + mention.publisher();
    if (mention.has_published() && mention.published() >= kFirstDay &&
        mention.published() <= kLastDay) {
      line += ", " + FormatDay(mention.published());
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Status WriteEventList(const EventStore& store, const ExportOptions& options,
                      EventListWriter* writer, ExportCounts* counts) {
  const Result<ExportSelection> selection =
      ExportSelection::Select(store, options);
  if (!selection.has_value()) return selection.error();
  ExportCounts unread;
  if (counts == nullptr) counts = &unread;
  selection->CountInto(counts);
  Result<ExportCatalog> catalog = ExportCatalog::Open(store);
  if (!catalog.has_value()) return catalog.error();
  ACTANT_RETURN_IF_ERROR(writer->Begin(DescribeFilter(options.filter)));
  std::vector<NumberedEvent> by_day;
  if (writer->order() == EventOrder::kByDay) {
    Result<std::vector<NumberedEvent>> sorted =
        ByDay(store, selection->events());
    if (!sorted.has_value()) return sorted.error();
    by_day = *std::move(sorted);
  }
  const std::vector<NumberedEvent>& events =
      writer->order() == EventOrder::kByDay ? by_day : selection->events();
  for (const auto& [id, number] : events) {
    const Result<EventRow> row = ReadEventRow(store, number);
    if (!row.has_value()) return row.error();
    ACTANT_RETURN_IF_ERROR(
        WriteOne(store, *row, number, options, &*catalog, writer, counts));
  }
  return writer->End();
}

}  // namespace actant
