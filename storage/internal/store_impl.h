// What an EventStore holds. Its methods live in one file per duty
// (event_store.cc, read_records.cc, scan.cc, article_batch.cc, verify.cc,
// rebuild_indexes.cc) and share this; so does StoreFollower.
#ifndef ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_
#define ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/actor_code_memory.h"
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

// What readers see of a store at one moment.
struct StoreMoment {
  Database database;
  std::shared_ptr<const TypeTable> types;
  std::shared_ptr<const SegmentTable> segments;
};

// The open database and what is kept in memory beside it. Const methods are
// thread-safe, also beside the one thread that writes.
class StoreState {
 public:
  StoreState(const StoreOptions& options, const Database& database)
      : mode_(options.mode),
        sync_(options.sync),
        database_(database),
        actor_codes_(std::make_shared<ActorCodeMemory>()) {}
  // The state of a store's view: the store as it was at a moment.
  StoreState(const StoreState& store, StoreMoment moment);

  // Reads what is kept in memory. Before any other use; again after the
  // database was moved on by CatchUp.
  Status Load();

  const Database& database() const { return database_; }
  // The store as it is now: whole changes. Waits for no write.
  StoreMoment ThisMoment() const;
  bool keeps_text() const { return keeps_text_; }
  // Shared with the store's views.
  ActorCodeMemory& actor_codes() const { return *actor_codes_; }
  // How a batch is written under the store's policy.
  Sync sync() const {
    return sync_ == SyncPolicy::kArticle ? Sync::kNow : Sync::kLater;
  }
  // FailedPrecondition in a store opened for reading.
  Status RequireWritable() const;

  // The types at this moment. Shared: a reader goes on with the table it has
  // while the writer puts another in its place.
  std::shared_ptr<const TypeTable> types() const {
    const std::lock_guard lock(tables_mutex_);
    return types_;
  }
  void set_types(std::shared_ptr<const TypeTable> types) {
    const std::lock_guard lock(tables_mutex_);
    types_ = std::move(types);
  }

  // The segments at this moment, likewise. A segment's blocks count only where
  // the table has it: it is put there once they are all in the database.
  std::shared_ptr<const SegmentTable> segments() const {
    const std::lock_guard lock(tables_mutex_);
    return segments_;
  }
  void set_segments(std::shared_ptr<const SegmentTable> segments) {
    const std::lock_guard lock(tables_mutex_);
    segments_ = std::move(segments);
  }

  // While the writer makes a change that is in the database before it is in
  // the tables, ThisMoment() is that at which this began.
  class BeforeChange {
   public:
    explicit BeforeChange(StoreState* state);
    ~BeforeChange();
    BeforeChange(const BeforeChange&) = delete;
    BeforeChange& operator=(const BeforeChange&) = delete;

   private:
    StoreState* state_;
  };

  // The writer's own; no reader touches them.
  const Counters& counters() const { return counters_; }
  void set_counters(const Counters& counters) {
    counters_ = counters;
    if (counters.event > 0) ExpectArticleEvents();
  }
  // Said before the first of them is in the database: who sees it there must
  // not be told that there is none.
  void ExpectArticleEvents() {
    has_article_events_.store(true, std::memory_order_release);
  }
  // Whether an event number was ever given. For readers too.
  bool has_article_events() const {
    return has_article_events_.load(std::memory_order_acquire);
  }

 private:
  const OpenMode mode_;
  const SyncPolicy sync_;
  const Database database_;
  const std::shared_ptr<ActorCodeMemory> actor_codes_;
  bool keeps_text_ = false;
  Counters counters_;
  std::atomic<bool> has_article_events_ = false;
  // Of all that follows.
  mutable std::mutex tables_mutex_;
  std::shared_ptr<const TypeTable> types_;
  std::shared_ptr<const SegmentTable> segments_;
  std::optional<StoreMoment> before_change_;
};

}  // namespace internal

class EventStore::Impl : public internal::StoreState {
 public:
  using StoreState::StoreState;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_INTERNAL_STORE_IMPL_H_
