// Reads a store that another process writes, and goes along with it.
#ifndef ACTANT_STORAGE_STORE_FOLLOWER_H_
#define ACTANT_STORAGE_STORE_FOLLOWER_H_

#include <memory>

#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// For processes that read for long beside a writer, such as a server:
//
//   ACTANT_ASSIGN_OR_RETURN(auto follower, StoreFollower::Open(options));
//   for each question:
//     ACTANT_RETURN_IF_ERROR(follower->CatchUp());  // or now and then
//     const auto view = follower->View();
//     ... GraphQuery(view.get()) ...
//
// A view is the store as it was when the follower caught up last before it was
// taken: it shows whole articles and whole segments, and does not change while
// it is there. Nobody waits for anybody: the follower has two secondary
// instances of RocksDB that take turns. One answers, the other one is moved on
// once the views of it are gone, and then answers in its place.
//
// It sees what the writer has written: all that was acknowledged, and what
// is in the log but not synced yet (SyncPolicy::kBatch), which a crash of the
// machine may still take back.
//
// Catching up costs what was written to the log since, or, where the writer has
// flushed or compacted files or imported a table since the instance was read,
// opening the store again. Memory: the block cache, which both share, and for
// each of them what the writer's log holds (at most 128 MiB), the files'
// indexes beside. All methods may be called from any thread.
class StoreFollower {
 public:
  // Of the options `path` and `cache_bytes` count. Errors as of
  // EventStore::Open with OpenMode::kReadOnly.
  static Result<std::unique_ptr<StoreFollower>> Open(
      const StoreOptions& options);
  ~StoreFollower();
  StoreFollower(const StoreFollower&) = delete;
  StoreFollower& operator=(const StoreFollower&) = delete;

  // Moves on to what the writer has done: whatever was acknowledged before this
  // call is in the views taken after it has returned Ok. A failure leaves the
  // follower where it was, and a later call may succeed. Unavailable: files
  // changed at every attempt to read them, or reading them failed; other codes
  // as of Open.
  Status CatchUp();

  // The store as it was when the follower caught up last. As cheap as
  // EventStore::View(). May outlive the follower.
  std::unique_ptr<const EventStore> View() const;

 private:
  class Impl;
  explicit StoreFollower(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_STORE_FOLLOWER_H_
