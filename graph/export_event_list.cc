#include "graph/export_event_list.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/event_rows.h"
#include "proto/event_time.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// The states of one side, or the actors at their level, by name, each once.
Result<std::string> SideLabel(const v1::Event& event, v1::Side side,
                              const ExportOptions& options,
                              ExportCatalog* catalog) {
  std::vector<std::string> codes;
  for (const v1::EventParty& party : event.parties()) {
    const bool is_target = !event.mutual() && party.side() == v1::SIDE_TARGET;
    if (is_target != (side == v1::SIDE_TARGET)) continue;
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

Result<std::string> HeadingOf(const v1::Event& event,
                              const std::string& type_label,
                              const ExportOptions& options,
                              ExportCatalog* catalog) {
  ACTANT_ASSIGN_OR_RETURN(std::string heading,
                          SideLabel(event, v1::SIDE_SOURCE, options, catalog));
  ACTANT_ASSIGN_OR_RETURN(const std::string target,
                          SideLabel(event, v1::SIDE_TARGET, options, catalog));
  if (!target.empty()) heading += " → " + target;
  return heading + ": " + type_label;
}

Status WriteOne(const EventStore& store, const EventRow& row,
                EventNumber number, const ExportOptions& options,
                ExportCatalog* catalog, EventListWriter* writer,
                ExportCounts* counts) {
  ListedEvent listed{
      .id = row.id,
      .event = row.event,
      .type = catalog->TypeOf(row.event.type()),
      .type_label = catalog->TypeLabelOf(row.event.type(), options.names),
      .heading = {},
      .mentions = {}};
  Result<std::string> heading =
      HeadingOf(row.event, listed.type_label, options, catalog);
  if (!heading.has_value()) return heading.error();
  listed.heading = *std::move(heading);
  if (options.with_evidence) {
    Result<std::vector<v1::Mention>> mentions = store.MentionsOf(number);
    if (!mentions.has_value()) return mentions.error();
    listed.mentions = *std::move(mentions);
    SortMentions(&listed.mentions);
  }
  return writer->WriteEvent(listed, catalog, counts);
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
  for (const auto& [id, number] : selection->events()) {
    const Result<EventRow> row = ReadEventRow(store, number);
    if (!row.has_value()) return row.error();
    ACTANT_RETURN_IF_ERROR(
        WriteOne(store, *row, number, options, &*catalog, writer, counts));
  }
  return writer->End();
}

}  // namespace actant
