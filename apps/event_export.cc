#include "apps/event_export.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

#include "apps/gdelt_columns.h"
#include "apps/gdelt_writer.h"
#include "apps/named_writer.h"
#include "apps/plover_writer.h"
#include "graph/event_rows.h"
#include "graph/export_selection.h"
#include "graph/export_stream.h"
#include "storage/import_rows.h"

namespace actant {
namespace {

Status CheckStatuses(const EventFilter& filter) {
  const bool happened =
      std::all_of(filter.statuses.begin(), filter.statuses.end(),
                  [](v1::EventStatus status) {
                    return status == v1::EVENT_STATUS_OCCURRED ||
                           status == v1::EVENT_STATUS_ONGOING;
                  });
  if (happened && !filter.statuses.empty()) return Status::Ok();
  return InvalidArgument(
      "these formats have no word for what is planned, possible or negated: "
      "every row of theirs happened; leave --status out, or use jsonl");
}

// What rows are numbered by.
class RowNumbers {
 public:
  explicit RowNumbers(const EventStore& store) {
    std::set<std::string> datasets;
    for (const v1::Segment& segment : store.Segments()) {
      datasets.insert(segment.dataset());
    }
    keeps_rows_ = datasets.size() == 1;
  }

  uint64_t Of(const EventId& id, const std::string& row, size_t pair) const {
    if (keeps_rows_ && pair == 0 && !row.empty() && !IsTextKey(RowKeyOf(row))) {
      return RowKeyOf(row);
    }
    const std::string bytes = id.ToBytes();
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), pair) >> 1;
  }

 private:
  bool keeps_rows_ = false;
};

const v1::EventParty* PartyOf(const v1::Event& event,
                              const std::string& actor) {
  for (const v1::EventParty& party : event.parties()) {
    if (party.actor() == actor) return &party;
  }
  return nullptr;
}

// An event of one party with itself is a row, too, though no edge.
std::vector<EventPair> PairsOf(const v1::Event& event) {
  std::vector<EventPair> pairs = OrderedPairs(event, Level::kActor);
  if (pairs.empty() && event.parties_size() > 1) {
    pairs.push_back({event.parties(0).actor(), event.parties(1).actor()});
  }
  return pairs;
}

class EventExport {
 public:
  EventExport(const EventStore& store, ExportCatalog* catalog,
              FormatWriter* writer, std::ostream& out)
      : store_(store),
        catalog_(catalog),
        writer_(writer),
        out_(out),
        numbers_(store) {}

  Status Write(const EventId& id, EventNumber number,
               EventExportCounts* counts) {
    const Result<EventRow> read = ReadEventRow(store_, number);
    if (!read.has_value()) return read.error();
    const v1::Event& event = read->event;
    FormatRow row;
    row.event = &event;
    row.type = &catalog_->TypeOf(event.type());
    row.day = FirstDayOf(event);
    std::string own_row;
    ACTANT_RETURN_IF_ERROR(ReadMentions(number, &own_row, &row));
    if (writer_->takes_events()) {
      return WriteWhole(id, own_row, &row, counts);
    }
    bool written = false;
    const std::vector<EventPair> pairs = PairsOf(event);
    for (size_t i = 0; i < pairs.size(); ++i) {
      ACTANT_RETURN_IF_ERROR(SetParties(pairs[i], &row));
      SetNumber(id, own_row, i, &row);
      const size_t rows = writer_->Write(row, out_);
      if (rows == 0) break;
      written = true;
      counts->rows += rows;
    }
    ++(written ? counts->events : counts->left_out);
    return StreamStatus(out_);
  }

 private:
  Status WriteWhole(const EventId& id, const std::string& own_row,
                    FormatRow* row, EventExportCounts* counts) {
    for (const v1::EventParty& party : row->event->parties()) {
      std::vector<FormatParty>& side =
          party.side() == v1::SIDE_TARGET ? row->targets : row->sources;
      ACTANT_RETURN_IF_ERROR(SetParty(party, &side.emplace_back()));
    }
    SetNumber(id, own_row, 0, row);
    const size_t rows = writer_->Write(*row, out_);
    counts->rows += rows;
    ++(rows > 0 ? counts->events : counts->left_out);
    return StreamStatus(out_);
  }

  void SetNumber(const EventId& id, const std::string& own_row, size_t pair,
                 FormatRow* row) const {
    row->number = numbers_.Of(id, own_row, pair);
    row->id =
        own_row.empty() || pair > 0 ? std::to_string(row->number) : own_row;
  }

  Status ReadMentions(EventNumber number, std::string* own_row,
                      FormatRow* row) {
    Result<std::vector<v1::Mention>> mentions = store_.MentionsOf(number);
    if (!mentions.has_value()) return mentions.error();
    const auto key = [](const v1::Mention& m) {
      return std::tie(m.article(), m.id());
    };
    mentions_ = *std::move(mentions);
    std::sort(mentions_.begin(), mentions_.end(),
              [&](const v1::Mention& a, const v1::Mention& b) {
                return key(a) < key(b);
              });
    row->mentions = &mentions_;
    if (row->event->date().has_last_day()) {
      row->published = row->event->date().last_day();
    }
    std::set<std::string_view> articles;
    std::optional<Day> published;
    for (const v1::Mention& mention : mentions_) {
      articles.insert(mention.article());
      if (!mention.has_published()) continue;
      published = std::min(published.value_or(mention.published()),
                           Day{mention.published()});
    }
    if (published.has_value()) row->published = published;
    row->articles = static_cast<uint32_t>(articles.size());
    if (mentions_.empty()) return Status::Ok();
    const v1::Mention& first = mentions_.front();
    row->publisher = first.publisher();
    *own_row = first.row();
    row->article = ArticleOf(first);
    return Status::Ok();
  }

  Status SetParties(const EventPair& pair, FormatRow* row) {
    ACTANT_RETURN_IF_ERROR(
        SetParty(*PartyOf(*row->event, pair.source), &row->source));
    row->target.reset();
    if (!pair.target.has_value()) return Status::Ok();
    return SetParty(*PartyOf(*row->event, *pair.target),
                    &row->target.emplace());
  }

  Status SetParty(const v1::EventParty& party, FormatParty* out) {
    out->party = &party;
    const std::string& code = party.actor();
    const Result<const v1::Actor*> actor = catalog_->ActorOf(code);
    if (!actor.has_value()) return actor.error();
    out->actor = *actor;
    out->state = nullptr;
    const std::string& state = party.state();
    if (state.empty() || state == code) return Status::Ok();
    const Result<const v1::Actor*> acting = catalog_->ActorOf(state);
    if (!acting.has_value()) return acting.error();
    out->state = *acting;
    return Status::Ok();
  }

  const EventStore& store_;
  ExportCatalog* const catalog_;
  FormatWriter* const writer_;
  std::ostream& out_;
  const RowNumbers numbers_;
  // Of the event being written.
  std::vector<v1::Mention> mentions_;
};

}  // namespace

std::optional<EventExportFormat> ParseEventExportFormat(std::string_view word) {
  if (word == "gdelt2-mentions") {
    return EventExportFormat{EventFormat::kGdelt2, EventTable::kMentions};
  }
  const std::optional<EventFormat> format = ParseEventFormat(word);
  if (!format.has_value()) return std::nullopt;
  return EventExportFormat{*format, EventTable::kEvents};
}

std::string_view ArticleOf(const v1::Mention& mention) {
  std::string_view article = mention.article();
  if (!mention.dataset().empty() &&
      article.starts_with(mention.dataset() + ":")) {
    article.remove_prefix(mention.dataset().size() + 1);
  }
  return article;
}

std::unique_ptr<FormatWriter> MakeFormatWriter(const FormatCodes& codes,
                                               EventTable table) {
  if (table == EventTable::kMentions) return MakeGdeltMentionsWriter();
  if (IsGdelt(codes.format())) return MakeGdeltWriter(codes);
  if (codes.format() == EventFormat::kPlover) return MakePloverWriter(codes);
  return MakeNamedWriter(codes);
}

Status ExportEvents(const EventStore& store, const FormatCodes& codes,
                    const ExportOptions& options, std::ostream& out,
                    EventExportCounts* counts, EventTable table) {
  ACTANT_RETURN_IF_ERROR(CheckStatuses(options.filter));
  const auto view = store.View();
  const Result<ExportSelection> selection =
      ExportSelection::Select(*view, options);
  if (!selection.has_value()) return selection.error();
  Result<ExportCatalog> catalog = ExportCatalog::Open(*view);
  if (!catalog.has_value()) return catalog.error();
  const std::unique_ptr<FormatWriter> writer = MakeFormatWriter(codes, table);
  writer->Begin(out);
  EventExport run(*view, &*catalog, writer.get(), out);
  for (const auto& [id, number] : selection->events()) {
    ACTANT_RETURN_IF_ERROR(run.Write(id, number, counts));
  }
  writer->End(out);
  return FlushStream(out);
}

}  // namespace actant
