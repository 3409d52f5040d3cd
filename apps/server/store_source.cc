#include "apps/server/store_source.h"

#include <chrono>
#include <utility>

namespace actant {
namespace {

constexpr std::chrono::milliseconds kBetweenLooks{500};

}  // namespace

Result<std::unique_ptr<StoreSource>> StoreSource::Open(const std::string& path,
                                                       ServerAccess access) {
  std::unique_ptr<StoreSource> source(new StoreSource());
  StoreOptions options;
  options.path = path;
  if (access == ServerAccess::kWrite) {
    ACTANT_ASSIGN_OR_RETURN(source->writer_, EventStore::Open(options));
    return source;
  }
  ACTANT_ASSIGN_OR_RETURN(source->follower_, StoreFollower::Open(options));
  source->thread_ = std::thread([follow = source.get()] { follow->Follow(); });
  return source;
}

StoreSource::~StoreSource() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

std::unique_ptr<const EventStore> StoreSource::View(
    const ReadBudget* budget) const {
  if (writer_ != nullptr) return writer_->View(budget);
  return follower_->View()->View(budget);
}

void StoreSource::Follow() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, kBetweenLooks, [this] { return ending_; })) {
    lock.unlock();
    // A store that cannot be read just now is answered from as it was; the
    // next look may succeed.
    (void)follower_->CatchUp();
    lock.lock();
  }
}

}  // namespace actant
