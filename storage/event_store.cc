#include "storage/event_store.h"

#include <utility>

#include "storage/internal/staged_writes.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {

using internal::Database;
using internal::Family;
using internal::StagedWrites;

namespace internal {
namespace {

Result<uint32_t> ReadCounter(const Database& database, std::string_view key,
                             const rocksdb::Snapshot* view) {
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          database.Get(Family::kDefault, key, view));
  KeyReader reader(value.has_value() ? *value : std::string_view());
  const uint32_t counter = reader.U32();
  if (!reader.Done()) {
    return Error(DamagedRow(Family::kDefault, key, "not a counter"));
  }
  return counter;
}

}  // namespace

Result<Counters> ReadCounters(const Database& database,
                              const rocksdb::Snapshot* view) {
  Counters counters;
  ACTANT_ASSIGN_OR_RETURN(counters.actor,
                          ReadCounter(database, kActorCounterKey, view));
  ACTANT_ASSIGN_OR_RETURN(counters.event,
                          ReadCounter(database, kEventCounterKey, view));
  ACTANT_ASSIGN_OR_RETURN(counters.type,
                          ReadCounter(database, kTypeCounterKey, view));
  return counters;
}

StoreState::StoreState(const StoreState& store, StoreMoment moment)
    : mode_(OpenMode::kReadOnly),
      sync_(store.sync_),
      database_(std::move(moment.database)),
      actor_codes_(store.actor_codes_),
      keeps_text_(store.keeps_text_),
      has_article_events_(store.has_article_events()),
      types_(std::move(moment.types)),
      segments_(std::move(moment.segments)) {}

StoreMoment StoreState::ThisMoment() const {
  const std::lock_guard lock(tables_mutex_);
  if (before_change_.has_value()) return *before_change_;
  return {database_.Held(), types_, segments_};
}

StoreState::BeforeChange::BeforeChange(StoreState* state) : state_(state) {
  StoreMoment moment = state_->ThisMoment();
  const std::lock_guard lock(state_->tables_mutex_);
  state_->before_change_.emplace(std::move(moment));
}

StoreState::BeforeChange::~BeforeChange() {
  std::optional<StoreMoment> moment;
  const std::lock_guard lock(state_->tables_mutex_);
  moment.swap(state_->before_change_);
}

Status StoreState::Load() {
  const Result<std::optional<std::string>> flags =
      database_.Get(Family::kDefault, kOptionsKey);
  if (!flags.has_value()) return flags.error();
  if (!flags->has_value() || (*flags)->size() != 1) {
    return DamagedRow(Family::kDefault, kOptionsKey, "not a byte of flags");
  }
  keeps_text_ = (static_cast<uint8_t>((**flags)[0]) & kTextsKept) != 0;
  const Result<Counters> counters = ReadCounters(database_);
  if (!counters.has_value()) return counters.error();
  set_counters(*counters);
  Result<TypeTable> types = TypeTable::Load(database_);
  if (!types.has_value()) return types.error();
  set_types(std::make_shared<TypeTable>(std::move(*types)));
  Result<SegmentTable> segments = SegmentTable::Load(database_);
  if (!segments.has_value()) return segments.error();
  set_segments(std::make_shared<SegmentTable>(std::move(*segments)));
  return Status::Ok();
}

Status StoreState::RequireWritable() const {
  if (mode_ == OpenMode::kReadWrite) return Status::Ok();
  return FailedPrecondition("the store " + database_.path() +
                            " is open for reading only");
}

}  // namespace internal

EventStore::EventStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

EventStore::~EventStore() = default;

Result<std::unique_ptr<EventStore>> EventStore::Open(
    const StoreOptions& options) {
  ACTANT_ASSIGN_OR_RETURN(std::unique_ptr<Database> database,
                          Database::Open(options));
  auto impl = std::make_unique<Impl>(options, *database);
  ACTANT_RETURN_ERROR_IF(impl->Load());
  return std::unique_ptr<EventStore>(new EventStore(std::move(impl)));
}

std::unique_ptr<const EventStore> EventStore::View() const {
  return std::unique_ptr<const EventStore>(
      new EventStore(std::make_unique<Impl>(*impl_, impl_->ThisMoment())));
}

std::unique_ptr<const EventStore> EventStore::View(
    const ReadBudget* budget) const {
  internal::StoreMoment moment = impl_->ThisMoment();
  moment.database.set_budget(budget);
  return std::unique_ptr<const EventStore>(
      new EventStore(std::make_unique<Impl>(*impl_, std::move(moment))));
}

Status EventStore::CheckBudget() const {
  const ReadBudget* const budget = impl_->database().budget();
  return budget == nullptr ? Status::Ok() : budget->Check();
}

uint64_t EventStore::sequence() const { return impl_->database().sequence(); }

const internal::StoreState& EventStore::state() const { return *impl_; }

bool EventStore::keeps_text() const { return impl_->keeps_text(); }

Status EventStore::PutActors(const std::vector<ActorWrite>& actors) {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  StagedWrites writes(impl_.get());
  ACTANT_RETURN_IF_ERROR(writes.PutActors(actors));
  return writes.Commit();
}

Status EventStore::PutTypes(const std::vector<v1::EventType>& types) {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  StagedWrites writes(impl_.get());
  ACTANT_RETURN_IF_ERROR(writes.PutTypes(types));
  return writes.Commit();
}

Status EventStore::Sync() {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  return impl_->database().SyncLog();
}

Result<std::string> EventStore::RuleSet() const {
  ACTANT_ASSIGN_OR_RETURN(
      std::optional<std::string> hash,
      impl_->database().Get(Family::kDefault, internal::kRuleSetKey));
  return hash.has_value() ? std::move(*hash) : std::string();
}

Status EventStore::SetRuleSet(std::string_view hash) {
  ACTANT_RETURN_IF_ERROR(impl_->RequireWritable());
  StagedWrites writes(impl_.get());
  ACTANT_RETURN_IF_ERROR(
      writes.Put(Family::kDefault, internal::kRuleSetKey, hash));
  return writes.Commit();
}

}  // namespace actant
