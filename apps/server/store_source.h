// The store that a server answers from.
#ifndef ACTANT_APPS_SERVER_STORE_SOURCE_H_
#define ACTANT_APPS_SERVER_STORE_SOURCE_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/read_budget.h"
#include "storage/store_follower.h"

namespace actant {

enum class ServerAccess {
  // Beside a writer in another process, whose work is seen a moment later.
  kRead,
  kWrite,  // takes the store's lock
};

// Opens the store, and goes along with it where another process writes it.
// Thread-safe.
class StoreSource {
 public:
  // Errors as of EventStore::Open.
  static Result<std::unique_ptr<StoreSource>> Open(const std::string& path,
                                                   ServerAccess access);
  ~StoreSource();
  StoreSource(const StoreSource&) = delete;
  StoreSource& operator=(const StoreSource&) = delete;

  // The store as it is now, or was less than a second ago. Borrows the budget
  // for the life of the view, which may outlive the source.
  std::unique_ptr<const EventStore> View(const ReadBudget* budget) const;

  // nullptr where the server only reads. Borrowed; one thread at a time.
  EventStore* writer() const { return writer_.get(); }

 private:
  StoreSource() = default;
  void Follow();

  std::unique_ptr<EventStore> writer_;
  std::unique_ptr<StoreFollower> follower_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_STORE_SOURCE_H_
