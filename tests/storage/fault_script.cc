#include "fault_script.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <utility>

#include "store_dump.h"

namespace actant::testing {
namespace {

namespace fs = std::filesystem;

// The least that RocksDB takes.
constexpr size_t kWriteBufferBytes = size_t{64} << 10;

constexpr Fault kFaults[] = {Fault::kFailOnce, Fault::kDoneFails, Fault::kTorn,
                             Fault::kDead,     Fault::kTornDead,  Fault::kFull,
                             Fault::kPowerCut, Fault::kPowerTorn};

// Two of each kind.
constexpr size_t kDefaultTrials = 16;

size_t Trials() {
  const char* trials = std::getenv("ACTANT_FAULTS");
  return trials == nullptr ? kDefaultTrials : std::strtoul(trials, nullptr, 10);
}

// So many tell enough.
constexpr size_t kMostFailures = 10;

// Of the running test so far.
int Failures() {
  return ::testing::UnitTest::GetInstance()
      ->current_test_info()
      ->result()
      ->total_part_count();
}

}  // namespace

FaultyDisk::FaultyDisk()
    : faults_(std::make_shared<FaultFileSystem>(folder_ / "graveyard")),
      env_(rocksdb::NewCompositeEnv(faults_)),
      files_{env_.get(), kWriteBufferBytes} {
  fs::create_directory(folder_ / "original");
}

void FaultyDisk::Reset() {
  faults_->Restart();
  fs::remove_all(folder_ / "disk");
  fs::copy(folder_ / "original", folder_ / "disk", fs::copy_options::recursive);
}

bool CutsPower(Fault fault) {
  return fault == Fault::kPowerCut || fault == Fault::kPowerTorn;
}

void InjectFaults(const std::string& name, uint64_t operations,
                  const FaultTrial& trial) {
  ASSERT_GT(operations, 0U);
  struct Count {
    size_t injected = 0;
    size_t survived = 0;
  };
  std::map<Fault, Count> counts;
  std::mt19937 random(20260301);
  const uint64_t stride = std::max<uint64_t>(1, operations / Trials());
  size_t failed = 0;
  for (size_t round = 0; round < Trials() && failed < kMostFailures; ++round) {
    const Fault fault = kFaults[round % std::size(kFaults)];
    const uint64_t at = (round * stride + random() % stride) % operations;
    const int before = Failures();
    const bool injected = trial(fault, at, static_cast<uint32_t>(random()));
    const bool survived = Failures() == before;
    failed += survived ? 0 : 1;
    counts[fault].injected += injected ? 1 : 0;
    counts[fault].survived += injected && survived ? 1 : 0;
  }
  // Read by bench/safety.sh.
  for (const auto& [fault, count] : counts) {
    std::cout << "fault\t" << name << '\t' << FaultName(fault) << '\t'
              << count.injected << '\t' << count.survived << '\n';
  }
}

FaultRunner::FaultRunner(FaultScript script) : script_(std::move(script)) {
  if (script_.prepare) script_.prepare(disk_.Original("store"));
  disk_.Reset();
  const uint64_t before = disk_.faults().operations();
  auto store = Open();
  if (!store.has_value()) {
    ADD_FAILURE() << store.error().ToString();
    return;
  }
  states_.push_back(DumpStore(**store).value_or(""));
  for (size_t i = 0; i < script_.steps.size(); ++i) {
    Status done = script_.steps[i](store->get());
    if (done.ok() && SyncsAfter(i + 1)) done = (*store)->Sync();
    EXPECT_TRUE(done.ok()) << "step " << i << ": " << done.ToString();
    states_.push_back(DumpStore(**store).value_or(""));
  }
  store->reset();
  operations_ = disk_.faults().operations() - before;
}

bool FaultRunner::SyncsAfter(size_t steps) const {
  return script_.sync == SyncPolicy::kBatch &&
         steps % script_.steps_a_sync == 0;
}

Result<std::unique_ptr<EventStore>> FaultRunner::Open() const {
  StoreOptions options;
  options.path = path_;
  options.missing = MissingStore::kCreate;
  options.sync = script_.sync;
  options.files = disk_.files();
  return EventStore::Open(options);
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
    if (script_.sync == SyncPolicy::kArticle ||
        (SyncsAfter(progress.done) && store->Sync().ok())) {
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
  disk_.Reset();
  disk_.faults().Arm(fault, at, seed);
  Progress progress;
  {
    auto store = Open();
    if (store.has_value()) progress = Work(store->get(), 0);
  }
  const bool struck = disk_.faults().struck();
  const std::string where = std::string(FaultName(fault)) + " at operation " +
                            std::to_string(at) + ", " +
                            disk_.faults().struck_at();
  disk_.faults().Restart();
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
