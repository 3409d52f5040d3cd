// Work on a store that a test interrupts, and what must be left of it.
#ifndef ACTANT_TESTS_STORAGE_FAULT_SCRIPT_H_
#define ACTANT_TESTS_STORAGE_FAULT_SCRIPT_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fault_file_system.h"
#include "storage/event_store.h"
#include "storage/internal/host_files.h"
#include "temp_folder.h"

namespace actant::testing {

// A folder on a disk that can fail.
class FaultyDisk {
 public:
  FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // For StoreOptions and the like. Write buffers are the smallest there are.
  const internal::HostFiles* files() const { return &files_; }
  FaultFileSystem& faults() { return *faults_; }
  // On the disk.
  std::string operator/(const std::string& name) const {
    return folder_ / "disk/" + name;
  }
  // Beside it: for what the disk holds at first.
  std::string Original(const std::string& name) const {
    return folder_ / "original/" + name;
  }
  // Back to a copy of the originals, without faults.
  void Reset();

 private:
  const TempFolder folder_;
  const std::shared_ptr<FaultFileSystem> faults_;
  const std::unique_ptr<rocksdb::Env> env_;
  internal::HostFiles files_;
};

bool CutsPower(Fault fault);

// One fault at an operation; false where the work ended before it.
using FaultTrial = std::function<bool(Fault fault, uint64_t at, uint32_t seed)>;

// Makes trials with the kinds of faults in turn, at operations spread over all
// `operations` there are: $ACTANT_FAULTS of them, few by default. Prints how
// many there were of each kind, and how many failed nothing in the test.
void InjectFaults(const std::string& name, uint64_t operations,
                  const FaultTrial& trial);

// One call that changes the store; nothing or all of it is there afterwards.
using FaultStep = std::function<Status(EventStore*)>;

struct FaultScript {
  std::string name;
  SyncPolicy sync = SyncPolicy::kArticle;
  // Leaves a store at the path; absent: the script begins with its creation.
  std::function<void(const std::string& path)> prepare = nullptr;
  std::vector<FaultStep> steps = {};
  // With SyncPolicy::kBatch: after so many steps each the script calls Sync.
  size_t steps_a_sync = 1;
};

// Runs a script over and over, each time with one fault.
class FaultRunner {
 public:
  // Runs the script once without a fault: what is there after each step is
  // what the others are held against.
  explicit FaultRunner(FaultScript script);

  // Operations of the script that change files, from the opening to the
  // closing of the store.
  uint64_t operations() const { return operations_; }

  // Lets the fault happen at operation `at`; then opens the store again,
  // checks that it is whole and holds what was acknowledged, and finishes the
  // script. False where the script ended before the fault happened. What is
  // wrong is a failure of the test.
  bool Run(Fault fault, uint64_t at, uint32_t seed);

 private:
  // How far a run came.
  struct Progress {
    size_t attempted = 0;
    // Steps that returned Ok, and those that are durable too.
    size_t done = 0;
    size_t durable = 0;
  };

  Result<std::unique_ptr<EventStore>> Open() const;
  // Whether the script calls Sync once so many steps are done.
  bool SyncsAfter(size_t steps) const;
  // Steps from `first` on; stops at one that fails twice.
  Progress Work(EventStore* store, size_t first);
  // The number of steps the store holds: one of [from, to].
  size_t Find(const EventStore& store, size_t from, size_t to);

  const FaultScript script_;
  FaultyDisk disk_;
  const std::string path_ = disk_ / "store";
  // states_[n]: the store after n steps.
  std::vector<std::string> states_;
  uint64_t operations_ = 0;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_FAULT_SCRIPT_H_
