#include "storage/store_follower.h"

#include <mutex>
#include <utility>

#include "storage/internal/database.h"
#include "storage/internal/folder_state.h"
#include "storage/internal/rocksdb_options.h"
#include "storage/internal/store_impl.h"

namespace actant {

using internal::Database;
using internal::FolderState;
using internal::StoreState;

// Instances are StoreStates, which views are made from.
class StoreFollower::Impl {
 public:
  explicit Impl(StoreOptions options)
      : options_(std::move(options)),
        cache_(internal::MakeBlockCache(options_)) {}

  Status CatchUp() {
    const std::lock_guard turn(turn_mutex_);
    const FolderState now = FolderState::Of(options_.path);
    // What the instance read it may have read a little later: never earlier.
    if (answers_ != nullptr && answers_->read == now) return Status::Ok();
    if (spare_ == nullptr || !MoveOn(now)) {
      spare_.reset();
      Result<std::unique_ptr<Instance>> opened = OpenInstance();
      if (!opened.has_value()) return opened.error();
      spare_ = *std::move(opened);
    }
    const std::lock_guard lock(answers_mutex_);
    answers_.swap(spare_);
    return Status::Ok();
  }

  std::unique_ptr<const EventStore> View() const {
    const std::lock_guard lock(answers_mutex_);
    return answers_->store->View();
  }

 private:
  struct Instance {
    std::unique_ptr<Database> database;
    std::unique_ptr<EventStore> store;
    // What it has read, at least.
    FolderState read;
  };

  Result<std::unique_ptr<Instance>> OpenInstance() const {
    auto instance = std::make_unique<Instance>();
    ACTANT_ASSIGN_OR_RETURN(
        instance->database,
        Database::Follow(options_, cache_, &instance->read));
    auto state =
        std::make_unique<EventStore::Impl>(options_, *instance->database);
    ACTANT_RETURN_ERROR_IF(state->Load());
    instance->store.reset(new EventStore(std::move(state)));
    return instance;
  }

  // False: the spare instance cannot be moved on, or may not be read any more.
  bool MoveOn(const FolderState& now) {
    Instance& spare = *spare_;
    // No view of it can be taken any more once it is the spare one.
    if (spare.database->has_held() || !now.OnlyGrewSince(spare.read)) {
      return false;
    }
    if (!spare.database->CatchUp().ok()) return false;
    if (!FolderState::Of(options_.path).OnlyGrewSince(now)) return false;
    if (!spare.store->impl_->Load().ok()) return false;
    spare.read = now;
    return true;
  }

  const StoreOptions options_;
  const std::shared_ptr<rocksdb::Cache> cache_;
  // Held while catching up.
  std::mutex turn_mutex_;
  std::unique_ptr<Instance> spare_;
  // Changed while both are held.
  mutable std::mutex answers_mutex_;
  std::unique_ptr<Instance> answers_;
};

StoreFollower::StoreFollower(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}

StoreFollower::~StoreFollower() = default;

Result<std::unique_ptr<StoreFollower>> StoreFollower::Open(
    const StoreOptions& options) {
  StoreOptions reading;
  reading.path = options.path;
  reading.mode = OpenMode::kReadOnly;
  reading.cache_bytes = options.cache_bytes;
  auto impl = std::make_unique<Impl>(std::move(reading));
  ACTANT_RETURN_ERROR_IF(impl->CatchUp());
  return std::unique_ptr<StoreFollower>(new StoreFollower(std::move(impl)));
}

Status StoreFollower::CatchUp() { return impl_->CatchUp(); }

std::unique_ptr<const EventStore> StoreFollower::View() const {
  return impl_->View();
}

}  // namespace actant
