// What an EventStore holds. Its methods live in one file per duty
// (event_store.cc, read_records.cc, scan.cc, article_batch.cc, verify.cc,
// rebuild_indexes.cc) and share this.
#ifndef ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_
#define ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/database.h"
#include "storage/internal/segment_table.h"
#include "storage/internal/type_table.h"

namespace actant {
namespace internal {

// The next numbers to be given.
struct Counters {
  uint32_t actor = 0;
  uint32_t event = 0;
  uint32_t type = 0;

  friend bool operator==(const Counters&, const Counters&) = default;
};

// Reads the counters as the view has them. DataLoss where one is missing.
Result<Counters> ReadCounters(const Database& database,
                              const rocksdb::Snapshot* view = nullptr);

// The open database and what is kept in memory beside it. Const methods are
// thread-safe, also beside the one thread that writes.
class StoreState {
 public:
  StoreState(const StoreOptions& options, std::unique_ptr<Database> database)
      : mode_(options.mode),
        sync_(options.sync),
        database_(std::move(database)) {}

  // Reads what is kept in memory. Before any other use.
  Status Load();

  const Database& database() const { return *database_; }
  bool keeps_text() const { return keeps_text_; }
  // How a batch is written under the store's policy.
  Sync sync() const {
    return sync_ == SyncPolicy::kArticle ? Sync::kNow : Sync::kLater;
  }
  // FailedPrecondition in a store opened for reading.
  Status RequireWritable() const;

  // The types at this moment. Shared: a reader goes on with the table it has
  // while the writer puts another in its place.
  std::shared_ptr<const TypeTable> types() const {
    const std::shared_lock lock(tables_mutex_);
    return types_;
  }
  void set_types(std::shared_ptr<const TypeTable> types) {
    const std::unique_lock lock(tables_mutex_);
    types_ = std::move(types);
  }

  // The segments at this moment, likewise.
  std::shared_ptr<const SegmentTable> segments() const {
    const std::shared_lock lock(tables_mutex_);
    return segments_;
  }
  void set_segments(std::shared_ptr<const SegmentTable> segments) {
    const std::unique_lock lock(tables_mutex_);
    segments_ = std::move(segments);
  }

  // The writer's own; no reader touches them.
  const Counters& counters() const { return counters_; }
  void set_counters(const Counters& counters) {
    counters_ = counters;
    has_article_events_.store(counters.event > 0, std::memory_order_release);
  }
  // Whether an event number was ever given. For readers too.
  bool has_article_events() const {
    return has_article_events_.load(std::memory_order_acquire);
  }

 private:
  const OpenMode mode_;
  const SyncPolicy sync_;
  const std::unique_ptr<Database> database_;
  bool keeps_text_ = false;
  Counters counters_;
  std::atomic<bool> has_article_events_ = false;
  // Of the two tables.
  mutable std::shared_mutex tables_mutex_;
  std::shared_ptr<const TypeTable> types_;
  std::shared_ptr<const SegmentTable> segments_;
};

}  // namespace internal

class EventStore::Impl : public internal::StoreState {
 public:
  using StoreState::StoreState;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_
