#include "fault_script.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "store_dump.h"

namespace actant::testing {
namespace {

namespace fs = std::filesystem;

// The least that RocksDB takes.
constexpr size_t kWriteBufferBytes = size_t{64} << 10;

bool CutsPower(Fault fault) {
  return fault == Fault::kPowerCut || fault == Fault::kPowerTorn;
}

}  // namespace

FaultRunner::FaultRunner(FaultScript script)
    : script_(std::move(script)),
      faults_(std::make_shared<FaultFileSystem>(folder_ / "graveyard")),
      env_(rocksdb::NewCompositeEnv(faults_)),
      files_{env_.get(), kWriteBufferBytes} {
  if (script_.prepare) script_.prepare(folder_ / "template");
  Reset();
  const uint64_t before = faults_->operations();
  auto store = Open();
  if (!store.has_value()) {
    ADD_FAILURE() << store.error().ToString();
    return;
  }
  states_.push_back(DumpStore(**store).value_or(""));
  for (size_t i = 0; i < script_.steps.size(); ++i) {
    Status done = script_.steps[i](store->get());
    if (done.ok() && (i + 1) % script_.steps_a_sync == 0) {
      done = (*store)->Sync();
    }
    EXPECT_TRUE(done.ok()) << "step " << i << ": " << done.ToString();
    states_.push_back(DumpStore(**store).value_or(""));
  }
  store->reset();
  operations_ = faults_->operations() - before;
}

Result<std::unique_ptr<EventStore>> FaultRunner::Open() const {
  StoreOptions options;
  options.path = path_;
  options.missing = MissingStore::kCreate;
  options.sync = script_.sync;
  options.files = &files_;
  return EventStore::Open(options);
}

void FaultRunner::Reset() {
  fs::remove_all(folder_ / "parent");
  if (!script_.prepare) return;
  fs::create_directory(folder_ / "parent");
  fs::copy(folder_ / "template", path_, fs::copy_options::recursive);
}

FaultRunner::Progress FaultRunner::Work(EventStore* store, size_t first) {
  Progress progress{first, first, first};
  while (progress.done < script_.steps.size()) {
    const size_t step = progress.done;
    progress.attempted = step + 1;
    Status status = script_.steps[step](store);
    if (!status.ok()) {
      const auto seen = DumpStore(*store);
      EXPECT_TRUE(seen.has_value()) << seen.error().ToString();
      EXPECT_TRUE(seen == states_[step])
          << "a part of the refused step " << step << " can be seen";
      status = script_.steps[step](store);
    }
    if (!status.ok()) break;
    ++progress.done;
    if (progress.done % script_.steps_a_sync == 0 && store->Sync().ok()) {
      progress.durable = progress.done;
    }
  }
  return progress;
}

size_t FaultRunner::Find(const EventStore& store, size_t from, size_t to) {
  const auto report = store.Verify();
  if (!report.has_value()) {
    ADD_FAILURE() << report.error().ToString();
    return from;
  }
  EXPECT_EQ(report->problem_count, 0U);
  for (const std::string& problem : report->problems) {
    ADD_FAILURE() << problem;
  }
  const auto dump = DumpStore(store);
  if (!dump.has_value()) {
    ADD_FAILURE() << dump.error().ToString();
    return from;
  }
  // The latest first: some steps change no row.
  for (size_t steps = to + 1; steps-- > from;) {
    if (*dump == states_[steps]) return steps;
  }
  const auto other = std::find(states_.begin(), states_.end(), *dump);
  ADD_FAILURE() << "the store holds "
                << (other == states_.end()
                        ? "what no step left"
                        : std::to_string(other - states_.begin()) + " steps")
                << ", not " << from << ".." << to;
  return from;
}

bool FaultRunner::Run(Fault fault, uint64_t at, uint32_t seed) {
  Reset();
  faults_->Arm(fault, at, seed);
  Progress progress;
  {
    auto store = Open();
    if (store.has_value()) progress = Work(store->get(), 0);
  }
  const bool struck = faults_->struck();
  const std::string where = std::string(FaultName(fault)) + " at operation " +
                            std::to_string(at) + ", " + faults_->struck_at();
  faults_->Restart();
  if (!struck) return false;
  SCOPED_TRACE(script_.name + ": " + where);
  auto store = Open();
  if (!store.has_value()) {
    ADD_FAILURE() << "not opened again: " << store.error().ToString();
    return true;
  }
  const size_t least = CutsPower(fault) ? progress.durable : progress.done;
  const size_t found = Find(**store, least, progress.attempted);
  const Progress rest = Work(store->get(), found);
  EXPECT_EQ(rest.done, script_.steps.size());
  EXPECT_EQ(Find(**store, rest.done, rest.done), script_.steps.size());
  return true;
}

}  // namespace actant::testing
