// EventStore::ImportSegment: rows of a table become sorted files of all block
// families, which enter the database in one step.
#include <rocksdb/db.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "storage/block_keys.h"
#include "storage/block_reader.h"
#include "storage/import_rows.h"
#include "storage/internal/host_files.h"
#include "storage/internal/rocksdb_status.h"
#include "storage/internal/segment_blocks.h"
#include "storage/internal/segment_refs.h"
#include "storage/internal/segment_table.h"
#include "storage/internal/store_impl.h"

namespace actant {
namespace {

using internal::ArcOrder;
using internal::BlockSink;
using internal::Database;
using internal::Family;
using internal::LevelRows;
using internal::SegmentNumbers;

// A sorted file of one family, made on its first row.
class SortedFile {
 public:
  SortedFile(const Database& database, Family family, std::string path)
      : database_(database), family_(family), path_(std::move(path)) {}

  Status Put(std::string_view key, std::string_view value) {
    if (writer_ == nullptr) ACTANT_RETURN_IF_ERROR(Open());
    return From(writer_->Put(key, value));
  }

  // Whether there is a file: its rows are on disk then.
  Result<bool> Finish() {
    if (writer_ == nullptr) return false;
    ACTANT_RETURN_ERROR_IF(From(writer_->Finish()));
    writer_.reset();
    return true;
  }

  const std::string& path() const { return path_; }
  BlockSink Sink() {
    return [this](std::string_view key, std::string_view value) {
      return Put(key, value);
    };
  }

 private:
  Status Open() {
    rocksdb::ColumnFamilyHandle* const handle = database_.handle(family_);
    writer_ = std::make_unique<rocksdb::SstFileWriter>(
        rocksdb::EnvOptions(), database_.db()->GetOptions(handle), handle);
    return From(writer_->Open(path_));
  }

  Status From(const rocksdb::Status& status) const {
    return internal::FromRocksDb(status, "writing " + path_);
  }

  const Database& database_;
  const Family family_;
  const std::string path_;
  std::unique_ptr<rocksdb::SstFileWriter> writer_;
};

// Runs tasks on a few threads; the first that fails ends those not begun.
Status RunTasks(int threads, std::vector<std::function<Status()>> tasks) {
  std::mutex mutex;
  Status first;
  size_t next = 0;
  const auto work = [&] {
    for (;;) {
      size_t mine = 0;
      {
        const std::lock_guard lock(mutex);
        if (next == tasks.size() || !first.ok()) return;
        mine = next++;
      }
      const Status status = tasks[mine]();
      const std::lock_guard lock(mutex);
      if (first.ok()) first = status;
    }
  };
  std::vector<std::thread> pool;
  const size_t count = std::min(tasks.size(), static_cast<size_t>(threads));
  for (size_t i = 1; i < count; ++i) pool.emplace_back(work);
  work();
  for (std::thread& thread : pool) thread.join();
  return first;
}

// Removes its folder when it goes.
class ScratchFolder {
 public:
  ScratchFolder(rocksdb::Env* env, std::string path)
      : env_(env), path_(std::move(path)) {}
  ~ScratchFolder() {
    // What stays is taken away by the next import.
    (void)internal::RemoveFolder(env_, path_).ok();
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  Status Make() const {
    ACTANT_RETURN_IF_ERROR(internal::RemoveFolder(env_, path_));
    return internal::FromRocksDb(env_->CreateDir(path_),
                                 "making the folder " + path_);
  }
  const std::string& path() const { return path_; }

 private:
  rocksdb::Env* const env_;
  const std::string path_;
};

// Places of rows whose id came before, in the table or in the dataset.
class Duplicates {
 public:
  Duplicates(const EventStore& store, const ImportRows& rows,
             const internal::SegmentTable& segments, const std::string& dataset)
      : store_(store), rows_(rows), segments_(segments), dataset_(dataset) {}

  Result<std::vector<uint32_t>> Find() {
    std::vector<uint32_t> found = WithinTable();
    if (!MeetsSegments()) return found;
    BlockReader reader(store_);
    for (uint32_t row = 0; row < rows_.size(); ++row) {
      const auto event = reader.FindRow(dataset_, rows_.ids()[row].row);
      if (event.has_value()) {
        found.push_back(row);
      } else if (event.error().code() != StatusCode::kNotFound) {
        return Error(event.error());
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  std::vector<uint32_t> WithinTable() const {
    std::vector<uint32_t> found;
    const auto& ids = rows_.ids();
    // Strictly growing, as most tables are.
    if (std::adjacent_find(ids.begin(), ids.end(),
                           [](const auto& a, const auto& b) {
                             return a.row >= b.row;
                           }) == ids.end()) {
      return found;
    }
    std::vector<std::pair<uint64_t, uint32_t>> keys;
    keys.reserve(ids.size());
    for (uint32_t row = 0; row < ids.size(); ++row) {
      keys.emplace_back(ids[row].row, row);
    }
    std::sort(keys.begin(), keys.end());
    for (size_t i = 1; i < keys.size(); ++i) {
      if (keys[i].first == keys[i - 1].first) found.push_back(keys[i].second);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  bool MeetsSegments() const {
    const auto [least, greatest] = std::minmax_element(
        rows_.ids().begin(), rows_.ids().end(),
        [](const auto& a, const auto& b) { return a.row < b.row; });
    return std::any_of(segments_.all().begin(), segments_.all().end(),
                       [&](const v1::Segment& segment) {
                         return segment.dataset() == dataset_ &&
                                segment.least_row() <= greatest->row &&
                                segment.greatest_row() >= least->row;
                       });
  }

  const EventStore& store_;
  const ImportRows& rows_;
  const internal::SegmentTable& segments_;
  const std::string& dataset_;
};

// Edges out at the level of states.
uint32_t StateEdges(const ImportRows& rows) {
  uint32_t edges = 0;
  for (const BlockLevel level : {BlockLevel::kState, BlockLevel::kBoth}) {
    const LevelRows level_rows(rows, level);
    for (uint32_t row = 0; row < rows.size(); ++row) {
      const LevelRows::Ends ends = level_rows.EndsOf(row);
      if (ends.source == 0) continue;
      const bool mutual = EdgeKind::Unpack(rows.cores()[row].kind).mutual;
      edges += mutual && ends.target != 0 ? 2 : 1;
    }
  }
  return edges;
}

// What the rows say of themselves. REQUIRES: sorted by day, not empty.
void Describe(const ImportRows& rows, v1::Segment* segment) {
  segment->set_events(static_cast<uint32_t>(rows.size()));
  segment->set_has_states(rows.has_states());
  uint32_t undated = 0;
  uint32_t longest = 0;
  std::optional<Day> last;
  for (const ImportRows::Core& core : rows.cores()) {
    if (core.day == kUndated) {
      ++undated;
      continue;
    }
    longest = std::max(longest, uint32_t{core.span});
    last = std::max(last.value_or(kFirstDay),
                    static_cast<Day>(core.day + core.span));
  }
  segment->set_undated(undated);
  segment->set_edges(StateEdges(rows));
  segment->set_longest_span(longest);
  if (last.has_value()) {
    segment->set_first_day(rows.cores().front().day);
    segment->set_last_day(*last);
  }
  uint64_t least = ~uint64_t{0};
  uint64_t greatest = 0;
  const uint64_t distance = rows.ids()[0].row - segment->first_event();
  bool alike = true;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const uint64_t key = rows.ids()[row].row;
    least = std::min(least, key);
    greatest = std::max(greatest, key);
    alike = alike && key - segment->first_event() - row == distance;
  }
  segment->set_least_row(least);
  segment->set_greatest_row(greatest);
  if (alike) segment->set_row_distance(static_cast<int64_t>(distance));
}

// Makes the files of one segment and adds them to the database.
class SegmentFiles {
 public:
  SegmentFiles(const internal::StoreState& state, const ImportRows& rows,
               const v1::Segment& segment, int threads,
               const std::string& folder)
      : database_(state.database()),
        rows_(rows),
        segment_(segment),
        numbers_{segment.number(), EventNumber(segment.first_event())},
        actor_count_(state.counters().actor),
        threads_(threads) {
    for (const Family family :
         {Family::kSegments, Family::kRows, Family::kRowIds, Family::kRefs,
          Family::kOutBlocks, Family::kInBlocks, Family::kDyadBlocks,
          Family::kTallies}) {
      std::string path = folder + "/";
      path += FamilyName(family);
      path += ".sst";
      files_.try_emplace(family, database_, family, std::move(path));
    }
  }

  Status Write() {
    ACTANT_RETURN_IF_ERROR(WriteLevel(BlockLevel::kState));
    ACTANT_RETURN_IF_ERROR(WriteLevel(BlockLevel::kActor));
    ACTANT_RETURN_IF_ERROR(WriteLevel(BlockLevel::kBoth));
    return File(Family::kSegments)
        .Put(SegmentKey(segment_.number()), segment_.SerializeAsString());
  }

  Status Ingest() {
    std::vector<rocksdb::IngestExternalFileArg> files;
    for (auto& [family, file] : files_) {
      const Result<bool> made = file.Finish();
      if (!made.has_value()) return made.error();
      if (!*made) continue;
      rocksdb::IngestExternalFileArg argument;
      argument.column_family = database_.handle(family);
      argument.external_files = {file.path()};
      argument.options.move_files = true;
      argument.options.failed_move_fall_back_to_copy = true;
      argument.options.write_global_seqno = false;
      // Views know the segment by its record in their table alone. A sequence
      // number that hides it from them would have RocksDB rewrite all files of
      // it once they are gone.
      argument.options.snapshot_consistency = false;
      files.push_back(std::move(argument));
    }
    return internal::FromRocksDb(database_.db()->IngestExternalFiles(files),
                                 "adding a segment to " + database_.path());
  }

 private:
  SortedFile& File(Family family) { return files_.at(family); }

  // Sorted files take keys in order, so the levels come one after the other;
  // what has none is written beside the last.
  Status WriteLevel(BlockLevel level) {
    if (level != BlockLevel::kBoth && !rows_.has_states()) return Status::Ok();
    const LevelRows rows(rows_, level);
    std::optional<ArcOrder> out;
    std::optional<ArcOrder> in;
    ACTANT_RETURN_IF_ERROR(
        RunTasks(threads_, {[&] {
                              out.emplace(rows, Direction::kOut, actor_count_);
                              return Status::Ok();
                            },
                            [&] {
                              in.emplace(rows, Direction::kIn, actor_count_);
                              return Status::Ok();
                            }}));
    std::vector<std::function<Status()>> tasks = {
        [&] {
          return WriteTallies(*out, *in, numbers_,
                              File(Family::kTallies).Sink());
        },
        [&] {
          return WriteDyadBlocks(rows, actor_count_, numbers_,
                                 File(Family::kDyadBlocks).Sink());
        },
        [&] {
          return WriteEdgeBlocks(*out, numbers_,
                                 File(Family::kOutBlocks).Sink());
        },
        [&] {
          return WriteEdgeBlocks(*in, numbers_, File(Family::kInBlocks).Sink());
        }};
    if (level == BlockLevel::kBoth) {
      tasks.emplace_back([&] {
        return WriteRowBlocks(rows_, numbers_, File(Family::kRows).Sink());
      });
      tasks.emplace_back([&] { return WriteIds(); });
    }
    return RunTasks(threads_, std::move(tasks));
  }

  Status WriteIds() {
    if (!segment_.has_row_distance()) {
      ACTANT_RETURN_IF_ERROR(
          WriteRowIds(rows_, numbers_, File(Family::kRowIds).Sink()));
    }
    return WriteRefs(rows_, numbers_, File(Family::kRefs).Sink());
  }

  const Database& database_;
  const ImportRows& rows_;
  const v1::Segment& segment_;
  const SegmentNumbers numbers_;
  const uint32_t actor_count_;
  const int threads_;
  std::map<Family, SortedFile> files_;
};

Status CheckRows(const internal::StoreState& state, const ImportRows& rows) {
  if (rows.size() > kMaxSegmentRows) {
    return InvalidArgument("a segment of " + std::to_string(rows.size()) +
                           " rows; at most " + std::to_string(kMaxSegmentRows) +
                           " enter at once");
  }
  const uint32_t actors = state.counters().actor;
  const uint32_t types = state.counters().type;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const ImportRows::Core& core = rows.cores()[row];
    const ImportRows::States states = rows.StatesOf(row);
    if (core.source >= actors || core.target > actors ||
        states.source >= actors || states.target > actors) {
      return InvalidArgument("row " + std::to_string(row) +
                             " names an actor that the store does not have");
    }
    if (core.type >= types) {
      return InvalidArgument("row " + std::to_string(row) +
                             " has a type that the store does not have");
    }
  }
  return Status::Ok();
}

}  // namespace

Result<v1::Segment> EventStore::ImportSegment(
    ImportRows&& rows, const SegmentSource& source, int threads,
    std::vector<uint32_t>* duplicates) {
  ACTANT_RETURN_ERROR_IF(impl_->RequireWritable());
  duplicates->clear();
  const auto segments = impl_->segments();
  if (segments->Find(source.dataset, source.fingerprint) != nullptr) {
    return Error(AlreadyExists("the dataset " + source.dataset +
                               " has this part of " + source.name));
  }
  ACTANT_RETURN_ERROR_IF(CheckRows(*impl_, rows));
  v1::Segment segment;
  segment.set_number(segments->next_segment());
  segment.set_dataset(source.dataset);
  segment.set_fingerprint(source.fingerprint);
  segment.set_source(source.name);
  segment.set_first_event(segments->next_event().value());
  if (rows.size() > 0) {
    ACTANT_ASSIGN_OR_RETURN(
        *duplicates, Duplicates(*this, rows, *segments, source.dataset).Find());
    rows.Remove(*duplicates);
  }
  segment.set_rejected(source.rejected +
                       static_cast<uint32_t>(duplicates->size()));
  if (uint64_t{segment.first_event()} + rows.size() >= UINT32_MAX) {
    return Error(ResourceExhausted("the store has given all event numbers"));
  }
  rows.SortByDay();
  if (rows.size() > 0) Describe(rows, &segment);
  segment.set_articles_named(rows.has_article_texts());
  const ScratchFolder folder(impl_->database().db()->GetEnv(),
                             impl_->database().path() + "/import.tmp");
  ACTANT_RETURN_ERROR_IF(folder.Make());
  SegmentFiles files(*impl_, rows, segment, std::max(threads, 1),
                     folder.path());
  ACTANT_RETURN_ERROR_IF(files.Write());
  // Its actors and types are in the log: they come first on disk too, and tens
  // of thousands of them would be put in order again by whoever opens the
  // store.
  ACTANT_RETURN_ERROR_IF(impl_->database().FlushLog());
  ACTANT_RETURN_ERROR_IF(files.Ingest());
  internal::SegmentTable table = *segments;
  table.Add(segment);
  impl_->set_segments(
      std::make_shared<internal::SegmentTable>(std::move(table)));
  return segment;
}

std::vector<v1::Segment> EventStore::Segments() const {
  return impl_->segments()->all();
}

}  // namespace actant
