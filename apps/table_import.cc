#include "apps/table_import.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>
#include <thread>
#include <unordered_set>
#include <utility>

#include "apps/format_reader.h"
#include "apps/rejected_lines.h"
#include "apps/side_table.h"
#include "apps/table_pieces.h"
#include "proto/ids.h"
#include "storage/import_rows.h"

namespace actant {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array<std::string_view, 2> kNeededEventFields = {"source",
                                                                "type"};

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Sizes of files together; absent where one is no plain file, which can only be
// read once.
std::optional<uint64_t> BytesOf(const std::vector<std::string>& paths) {
  uint64_t bytes = 0;
  for (const std::string& path : paths) {
    struct stat info{};
    if (path == "-" || stat(path.c_str(), &info) != 0 ||
        !S_ISREG(info.st_mode)) {
      return std::nullopt;
    }
    bytes += static_cast<uint64_t>(info.st_size);
  }
  return bytes;
}

v1::DatePrecision PrecisionOf(Precision precision) {
  switch (precision) {
    case Precision::kDay:
      return v1::DATE_PRECISION_DAY;
    case Precision::kMonth:
      return v1::DATE_PRECISION_MONTH;
    case Precision::kYear:
      return v1::DATE_PRECISION_YEAR;
    case Precision::kRange:
      return v1::DATE_PRECISION_RANGE;
  }
  return v1::DATE_PRECISION_UNKNOWN;
}

Status CheckRequest(const ImportRequest& request) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  if (request.dataset.empty() ||
      !std::all_of(request.dataset.begin(), request.dataset.end(), is_plain)) {
    return InvalidArgument("the dataset \"" + request.dataset +
                           "\" is to be called by letters, digits, '.', '_' "
                           "and '-' alone");
  }
  const bool has_mapping = !request.columns.empty() ||
                           request.actors.has_value() ||
                           request.types.has_value();
  if (request.event_format.has_value() && has_mapping) {
    return InvalidArgument(
        "the format " + std::string(EventFormatWord(*request.event_format)) +
        " has columns, actors and types of its own: leave --columns, --actors "
        "and --types out");
  }
  if (request.segment_rows == 0 || request.segment_rows > kMaxSegmentRows) {
    return InvalidArgument(
        "segments of " + std::to_string(request.segment_rows) +
        " rows; they may have 1 to " + std::to_string(kMaxSegmentRows));
  }
  if (std::count(request.paths.begin(), request.paths.end(), "-") > 1) {
    return InvalidArgument("standard input is named twice");
  }
  return Status::Ok();
}

TableSource SourceOf(const SideTableRequest& request, FieldNames names) {
  TableSource table;
  table.paths = {request.path};
  table.format = FormatOfName(request.path);
  table.header = request.header;
  table.mapping = request.columns;
  table.fields = {names};
  return table;
}

void AddSideTable(const std::optional<SideTableRequest>& table,
                  CanonicalBytes* context) {
  if (!table.has_value()) return;
  context->Add(static_cast<int64_t>(table->header));
  for (const auto& [field, column] : table->columns) {
    context->Add(field).Add(column);
  }
}

// What else than a part's bytes decides what its rows are.
Result<std::string> ContextOf(const ImportRequest& request) {
  const auto path = [](const std::optional<SideTableRequest>& table) {
    return table.has_value() ? table->path : std::string();
  };
  ACTANT_ASSIGN_OR_RETURN(const std::string tables,
                          HashOfFiles({path(request.actors),
                                       path(request.types), request.type_map}));
  CanonicalBytes context;
  context.Add("actant import 1").Add(request.dataset).Add(tables);
  if (request.event_format.has_value()) {
    context.Add(EventFormatWord(*request.event_format));
  }
  AddSideTable(request.actors, &context);
  AddSideTable(request.types, &context);
  return context.bytes();
}

// One run of ImportTable. Threads take pieces in the order of the input and
// parse them side by side; what a piece holds is taken over in that order
// again, so that numbers, segments and messages do not depend on threads.
class TableImport {
 public:
  TableImport(EventStore* store, const ImportRequest& request,
              const ImportProgressVisitor& progress)
      : store_(store),
        request_(request),
        progress_(progress),
        actors_(store, request.knowledge),
        types_(store, request.knowledge, request.dataset) {}

  Result<ImportSummary> Run() {
    const Clock::time_point start = Clock::now();
    ACTANT_RETURN_ERROR_IF(Prepare());
    const Clock::time_point prepared = Clock::now();
    std::vector<std::thread> pool;
    for (int i = 1; i < request_.threads; ++i) {
      pool.emplace_back([this] { Work(); });
    }
    Work();
    for (std::thread& thread : pool) thread.join();
    if (!failure_.ok()) return Error(failure_);
    if (!read_failure_.ok()) return Error(read_failure_);
    if (request_.rejects != nullptr && !request_.rejects->good()) {
      return Error(Unavailable("the rejected lines could not be written"));
    }
    summary_.interrupted = interrupted_;
    summary_.actors = actors_.size();
    summary_.new_actors = actors_.added();
    summary_.types = types_.size();
    summary_.bytes = pieces_->bytes_taken();
    summary_.seconds = SecondsSince(start);
    summary_.reading_seconds = SecondsSince(prepared) - block_seconds_;
    ACTANT_RETURN_ERROR_IF(CheckAnythingRead());
    return summary_;
  }

 private:
  Status Prepare() {
    ACTANT_RETURN_IF_ERROR(CheckRequest(request_));
    source_.paths = request_.paths;
    source_.format = request_.format;
    source_.header = request_.header;
    source_.mapping = request_.columns;
    source_.fields = {kEventFieldNames, kNeededEventFields};
    if (request_.event_format.has_value()) UseFormat(*request_.event_format);
    Result<std::string> context = ContextOf(request_);
    if (!context.has_value()) return context.error();
    parts_.rows = request_.segment_rows;
    parts_.context = std::move(*context);
    parts_.numbered =
        codes_ == nullptr &&
        std::none_of(request_.columns.begin(), request_.columns.end(),
                     [](const auto& pair) { return pair.first == "id"; });
    for (const v1::Segment& segment : store_->Segments()) {
      if (segment.dataset() == request_.dataset) {
        fingerprints_.insert(segment.fingerprint());
      }
    }
    input_bytes_ = BytesOf(request_.paths);
    ACTANT_RETURN_IF_ERROR(FindKnownParts());
    if (!request_.type_map.empty()) {
      ACTANT_RETURN_IF_ERROR(types_.LoadMap(request_.type_map));
    }
    if (request_.types.has_value()) {
      ACTANT_RETURN_IF_ERROR(
          types_.LoadTable(SourceOf(*request_.types, kTypeFieldNames)));
    }
    if (request_.actors.has_value()) {
      ACTANT_RETURN_IF_ERROR(
          actors_.LoadTable(SourceOf(*request_.actors, kActorFieldNames)));
    }
    pieces_ = std::make_unique<TablePieces>(source_, parts_);
    return Status::Ok();
  }

  void UseFormat(EventFormat format) {
    source_.format = TableFormatOf(format);
    if (source_.header == HeaderMode::kAuto) source_.header = HeaderOf(format);
    source_.mapping = ColumnsOf(format);
    source_.fields = {RawFieldsOf(format), NeededFieldsOf(format)};
    codes_ = std::make_unique<FormatCodes>(format, request_.knowledge);
    actors_.SetDescriber([this](std::string_view actor) {
      return codes_->actors().Describe(actor);
    });
    types_.SetDescriber(
        [this](std::string_view type) { return codes_->DescribeType(type); });
  }

  // Cuts the whole input once for its fingerprints.
  Status FindKnownParts() {
    if (fingerprints_.empty() || !input_bytes_.has_value()) {
      return Status::Ok();
    }
    TablePieces pieces(source_, parts_);
    TablePiece piece;
    while (!Interrupted()) {
      const Result<bool> more = pieces.Next(&piece);
      if (!more.has_value()) return more.error();
      if (!*more) break;
      if (piece.ends_part && fingerprints_.contains(piece.fingerprint)) {
        known_parts_.insert(piece.part);
      }
    }
    return Status::Ok();
  }

  bool Interrupted() const {
    return request_.interrupt != nullptr && *request_.interrupt;
  }

  // One thread.
  void Work() {
    EventRowParser parser(
        source_.format, codes_ == nullptr ? nullptr : MakeFormatReader(*codes_),
        actors_.parties(), actors_.states(), types_.source());
    TablePiece piece;
    ParsedPiece parsed;
    while (NextPiece(&piece)) {
      const bool known = known_parts_.contains(piece.part);
      if (!known) parser.Parse(piece, &parsed);
      std::unique_lock lock(turn_mutex_);
      turn_changed_.wait(
          lock, [&] { return turn_ == piece.number || !failure_.ok(); });
      if (!failure_.ok()) return;
      failure_ = known ? PassOver(piece) : Take(piece, parsed, &parser);
      if (progress_ != nullptr) progress_({bytes_taken_, rows_seen_});
      ++turn_;
      turn_changed_.notify_all();
    }
  }

  bool NextPiece(TablePiece* piece) {
    const std::lock_guard lock(read_mutex_);
    if (reading_ended_) return false;
    if (Interrupted()) {
      interrupted_ = true;
      reading_ended_ = true;
      return false;
    }
    const Result<bool> more = pieces_->Next(piece);
    // What was read before is still taken.
    if (!more.has_value()) read_failure_ = more.error();
    reading_ended_ = !more.has_value() || !*more;
    bytes_taken_ = pieces_->bytes_taken();
    return !reading_ended_;
  }

  Status PassOver(const TablePiece& piece) {
    rows_seen_ += piece.records.size();
    summary_.rows += piece.records.size();
    summary_.known += piece.records.size();
    if (!piece.ends_part) return Status::Ok();
    ++summary_.known_segments;
    if (fingerprints_.contains(piece.fingerprint)) return Status::Ok();
    return Aborted(source_.paths[piece.file] +
                   " changed while it was read; import it again");
  }

  Status Take(const TablePiece& piece, const ParsedPiece& parsed,
              EventRowParser* parser) {
    const Result<std::vector<uint32_t>> actors = actors_.Add(parsed.new_actors);
    if (!actors.has_value()) return actors.error();
    const Result<std::vector<uint32_t>> states = actors_.Add(parsed.new_states);
    if (!states.has_value()) return states.error();
    const Result<std::vector<uint32_t>> types = types_.Add(parsed.new_types);
    if (!types.has_value()) return types.error();
    parser->Learn(parsed, *actors, *states, *types);
    if (rows_.size() == 0) BeginPart(piece);
    last_file_ = piece.file;
    for (const RejectedRow& row : parsed.rejected) Reject(piece.file, row);
    for (const ParsedRow& row : parsed.rows) {
      AddRow(row, *actors, *states, *types);
      places_.Add(piece.file, row.line);
    }
    rows_seen_ += piece.records.size();
    return piece.ends_part ? EndPart(piece) : Status::Ok();
  }

  void BeginPart(const TablePiece& piece) {
    if (rejected_in_part_ == 0) first_file_ = piece.file;
    if (!input_bytes_.has_value() || piece.records.empty()) return;
    const uint64_t likely =
        *input_bytes_ / (piece.bytes.size() / piece.records.size() + 1) +
        piece.records.size();
    rows_.Reserve(std::min(request_.segment_rows, likely));
  }

  // The place in its dictionary of a name that may have been new.
  static uint32_t PlaceOf(uint32_t number,
                          const std::vector<uint32_t>& new_names) {
    return (number & ParsedRow::kNew) != 0
               ? new_names[number & ~ParsedRow::kNew]
               : number;
  }

  void AddRow(const ParsedRow& parsed, const std::vector<uint32_t>& actors,
              const std::vector<uint32_t>& states,
              const std::vector<uint32_t>& types) {
    ImportedRow row;
    row.id = parsed.id;
    row.article = parsed.article;
    if (parsed.days.has_value()) {
      row.first_day = parsed.days->first;
      row.last_day = parsed.days->last;
      row.precision = PrecisionOf(parsed.days->precision);
    } else {
      row.precision = v1::DATE_PRECISION_UNKNOWN;
    }
    const auto state_of = [&](uint32_t named, const ImportedActor& actor) {
      return named == ParsedRow::kNone
                 ? actor.state
                 : actors_.at(PlaceOf(named, states)).number;
    };
    const ImportedActor& source = actors_.at(PlaceOf(parsed.source, actors));
    row.source = source.number;
    row.source_state = state_of(parsed.source_state, source);
    if (parsed.target != ParsedRow::kNone) {
      const ImportedActor& target = actors_.at(PlaceOf(parsed.target, actors));
      row.target = target.number;
      row.target_state = state_of(parsed.target_state, target);
    }
    const ImportedType& type = types_.at(PlaceOf(parsed.type, types));
    row.type = type.number;
    row.status = parsed.status;
    row.mutual = parsed.mutual.value_or(type.mutual);
    row.goldstein_tenths =
        parsed.goldstein_tenths.value_or(type.goldstein_tenths);
    row.confidence = parsed.confidence;
    rows_.Add(row);
  }

  void Reject(size_t file, const RejectedRow& row) {
    ++rejected_in_part_;
    ++rejected_for_.at(static_cast<size_t>(row.reason));
    const std::string& path = source_.paths[file];
    if (request_.rejects != nullptr) WriteReject(path, row, *request_.rejects);
    if (!summary_.first_rejected.empty()) return;
    summary_.first_rejected = path + ":" + std::to_string(row.line) + ": ";
    if (row.field.has_value()) {
      summary_.first_rejected +=
          std::string(kEventFieldNames.at(static_cast<size_t>(*row.field))) +
          ": ";
    }
    summary_.first_rejected += RejectHelp(row.reason);
  }

  Status EndPart(const TablePiece& piece) {
    const uint64_t rows = rows_.size() + rejected_in_part_;
    summary_.rows += rows;
    if (fingerprints_.contains(piece.fingerprint)) {
      summary_.known += rows;
      ++summary_.known_segments;
    } else {
      if (rows_.size() > 0) {
        ACTANT_RETURN_IF_ERROR(WriteSegment(piece.fingerprint));
      }
      summary_.rejected += rejected_in_part_;
      for (size_t i = 0; i < kRejectReasons; ++i) {
        summary_.rejected_for[i] += rejected_for_[i];
      }
    }
    rows_.Clear();
    places_.Clear();
    rejected_for_.fill(0);
    rejected_in_part_ = 0;
    return Status::Ok();
  }

  Status WriteSegment(const std::string& fingerprint) {
    const Clock::time_point start = Clock::now();
    EventStore::SegmentSource source;
    source.dataset = request_.dataset;
    source.fingerprint = fingerprint;
    source.name = source_.paths[first_file_];
    if (last_file_ != first_file_) {
      source.name += " to " + source_.paths[last_file_];
    }
    source.rejected = static_cast<uint32_t>(rejected_in_part_);
    std::vector<uint32_t> duplicates;
    const Result<v1::Segment> segment = store_->ImportSegment(
        std::move(rows_), source, request_.threads, &duplicates);
    if (!segment.has_value()) return segment.error();
    for (const uint32_t place : duplicates) {
      const auto [file, line] = places_.Of(place);
      Reject(file, {line, RejectReason::kDuplicateId, EventField::kId, {}});
    }
    fingerprints_.insert(fingerprint);
    summary_.taken += segment->events();
    ++summary_.segments;
    block_seconds_ += SecondsSince(start);
    return Status::Ok();
  }

  // A table of which nothing at all could be read was read wrongly.
  Status CheckAnythingRead() const {
    const uint64_t duplicates = summary_.rejected_for.at(
        static_cast<size_t>(RejectReason::kDuplicateId));
    if (summary_.rows == 0 || summary_.rejected - duplicates < summary_.rows) {
      return Status::Ok();
    }
    return InvalidArgument("none of " + std::to_string(summary_.rows) +
                           " lines could be read; is the mapping of columns "
                           "right? The first one: " +
                           summary_.first_rejected);
  }

  EventStore* const store_;
  const ImportRequest& request_;
  const ImportProgressVisitor& progress_;
  TableSource source_;
  PartOptions parts_;
  std::optional<uint64_t> input_bytes_;
  // Parts that the dataset has, and their numbers where they are known before.
  std::unordered_set<std::string> fingerprints_;
  std::unordered_set<uint64_t> known_parts_;
  ActorDirectory actors_;
  TypeDirectory types_;
  // Of a published format; else nullptr.
  std::unique_ptr<FormatCodes> codes_;

  std::mutex read_mutex_;  // guards what follows
  std::unique_ptr<TablePieces> pieces_;
  bool reading_ended_ = false;
  bool interrupted_ = false;
  Status read_failure_;
  std::atomic<uint64_t> bytes_taken_ = 0;

  std::mutex turn_mutex_;  // guards what follows
  std::condition_variable turn_changed_;
  uint64_t turn_ = 0;
  Status failure_;
  uint64_t rows_seen_ = 0;
  // The part being read.
  ImportRows rows_;
  RowPlaces places_;
  uint64_t rejected_in_part_ = 0;
  std::array<uint64_t, kRejectReasons> rejected_for_{};
  size_t first_file_ = 0;
  size_t last_file_ = 0;
  double block_seconds_ = 0;
  ImportSummary summary_;
};

}  // namespace

Result<ImportSummary> ImportTable(EventStore* store,
                                  const ImportRequest& request,
                                  const ImportProgressVisitor& progress) {
  return TableImport(store, request, progress).Run();
}

}  // namespace actant
