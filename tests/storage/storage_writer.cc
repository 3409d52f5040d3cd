// The other process of the store's tests. Prints a line for each step, so that
// a test knows what was acknowledged before it killed this process.
//
//   storage_writer apply PATH FIRST [END]
//                                     applies the numbered articles from FIRST
//                                     up to, not including, END, printing each
//                                     number once acknowledged; then waits for
//                                     the end of its input
//   storage_writer hold PATH          opens the store, prints "open", waits
//                                     for the end of its input
//   storage_writer script PATH SEED STEPS [FLUSH]
//                                     does what it is told line by line, then
//                                     prints "done": a number = so many steps
//                                     of ScriptedWrites, printing each one's
//                                     number once acknowledged; "flush" and
//                                     "compact" = what RocksDB calls so. With
//                                     FLUSH, one of the two after so many steps
//   storage_writer fill PATH MIB      mounts a disk of MIB megabytes at PATH,
//                                     seen by this process alone, and applies
//                                     articles until it is full; then checks
//                                     what was acknowledged. "unsupported"
//                                     where it may not mount
//   storage_writer read               for each path that is a line of its
//                                     input: opens the store there for
//                                     reading, verifies it and reads all rows;
//                                     prints "ROWS whole", "ROWS damaged" or
//                                     "error CODE", ROWS being a hash of them
//                                     or the error met
//   storage_writer import PATH FIRST  imports the numbered tables from FIRST
//                                     on, printing each number once it is in
//   storage_writer cap PATH BYTES     the same with a limit on the size of
//                                     files instead of a disk
#include <fcntl.h>
#include <rocksdb/db.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "numbered_tables.h"
#include "sample_articles.h"
#include "scripted_writes.h"
#include "storage/event_store.h"
#include "storage/internal/store_impl.h"
#include "store_dump.h"

namespace actant::testing {
namespace {

void Say(const std::string& line) { std::cout << line << std::endl; }

int Fail(const Status& status) {
  Say("error " + std::string(StatusCodeName(status.code())));
  std::cerr << status.ToString() << '\n';
  return 1;
}

void WaitForEndOfInput() {
  std::string ignored;
  while (std::getline(std::cin, ignored)) continue;
}

int Apply(const std::string& path, uint32_t first, uint32_t end) {
  auto store = OpenNew(path);
  if (!store.has_value()) return Fail(store.error());
  Say("open");
  for (uint32_t number = first; number < end; ++number) {
    const Status status = (*store)->ApplyArticle(NumberedArticle(number));
    if (!status.ok()) return Fail(status);
    Say(std::to_string(number));
  }
  WaitForEndOfInput();
  return 0;
}

int Hold(const std::string& path) {
  const auto store = OpenNew(path);
  if (!store.has_value()) return Fail(store.error());
  Say("open");
  WaitForEndOfInput();
  return 0;
}

Status Compact(const EventStore& store) {
  const internal::Database& database = store.state().database();
  for (size_t i = 0; i < internal::kFamilyCount; ++i) {
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction =
        rocksdb::BottommostLevelCompaction::kForce;
    const rocksdb::Status compacted = database.db()->CompactRange(
        options, database.handle(static_cast<internal::Family>(i)), nullptr,
        nullptr);
    if (!compacted.ok()) return Unavailable(compacted.ToString());
  }
  return Status::Ok();
}

struct ScriptPlan {
  uint32_t seed = 0;
  uint32_t steps = 0;
  uint32_t flush_every = 0;  // 0 = never
};

int Script(const std::string& path, const ScriptPlan& plan) {
  const auto store = OpenNew(path);
  if (!store.has_value()) return Fail(store.error());
  const ScriptedWrites script(plan.seed, plan.steps);
  const internal::Database& database = (*store)->state().database();
  uint32_t next = 0;
  Say("open");
  for (std::string line; std::getline(std::cin, line);) {
    Status status;
    if (line == "flush") {
      status = database.FlushLog();
    } else if (line == "compact") {
      status = Compact(**store);
    } else {
      const auto end = std::min(next + static_cast<uint32_t>(std::stoul(line)),
                                script.size());
      while (next < end && status.ok()) {
        status = script.Do(next, store->get());
        if (status.ok()) Say(std::to_string(next++));
        if (plan.flush_every == 0 || next % plan.flush_every != 0) continue;
        if (status.ok()) status = database.FlushLog();
        if (status.ok() && next % 2 == 0) status = Compact(**store);
      }
    }
    if (!status.ok()) return Fail(status);
    Say("done");
  }
  return 0;
}

// Says whether exactly the articles 0..count-1 can be read.
int Check(const EventStore& store, uint32_t count) {
  for (uint32_t number = 0; number < count; ++number) {
    const auto article =
        store.GetArticle(ArticleId::Of(NumberedArticleId(number)));
    if (!article.has_value()) return Fail(article.error());
  }
  const auto next = store.GetArticle(ArticleId::Of(NumberedArticleId(count)));
  Say(next.has_value() ? "refused article is visible" : "kept");
  return 0;
}

// Applies articles until the store refuses one; checks after `wait` seconds.
int ApplyUntilFull(const std::string& path, int wait) {
  auto store = OpenNew(path);
  if (!store.has_value()) return Fail(store.error());
  uint32_t count = 0;
  for (; count < 1000000; ++count) {
    const Status status = (*store)->ApplyArticle(NumberedArticle(count));
    if (status.ok()) continue;
    Say("refused " + std::string(StatusCodeName(status.code())));
    break;
  }
  Say("acknowledged " + std::to_string(count));
  // What RocksDB does in the background after a failure would show by now.
  std::this_thread::sleep_for(std::chrono::seconds(wait));
  return Check(**store, count);
}

int Fill(const std::string& path, const std::string& mib) {
  if (unshare(CLONE_NEWNS) != 0 ||
      mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      mount("tmpfs", path.c_str(), "tmpfs", 0, ("size=" + mib + "m").c_str()) !=
          0) {
    Say("unsupported");
    return 0;
  }
  return ApplyUntilFull(path + "/store", 1);
}

int Cap(const std::string& path, const std::string& bytes) {
  signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  limit.rlim_cur = limit.rlim_max = std::stoul(bytes);
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
  return ApplyUntilFull(path, 0);
}

int Import(const std::string& path, uint32_t first) {
  auto store = OpenNew(path);
  if (!store.has_value()) return Fail(store.error());
  if (!PutTableActors(store->get()).ok()) return 1;
  Say("open");
  for (uint32_t number = first; number < kNumberedTables; ++number) {
    const Status status = ImportNumberedTable(number, store->get());
    if (!status.ok()) return Fail(status);
    Say(std::to_string(number));
  }
  WaitForEndOfInput();
  return 0;
}

std::string ErrorWord(const Status& status) {
  std::string word = "error:" + std::string(StatusCodeName(status.code()));
  std::replace(word.begin(), word.end(), ' ', '_');
  return word;
}

std::string ReadStore(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.mode = OpenMode::kReadOnly;
  const auto store = EventStore::Open(options);
  if (!store.has_value()) return ErrorWord(store.error()) + " unopened";
  const auto rows = DumpStore(**store);
  const auto report = (*store)->Verify();
  const std::string found =
      rows.has_value() ? std::to_string(std::hash<std::string>()(*rows))
                       : ErrorWord(rows.error());
  if (!report.has_value()) return found + " " + ErrorWord(report.error());
  return found + (report->problem_count == 0 ? " whole" : " damaged");
}

int Read() {
  std::string path;
  while (std::getline(std::cin, path)) Say(ReadStore(path));
  return 0;
}

int Run(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const std::string path = argc > 2 ? argv[2] : "";
  const std::string value = argc > 3 ? argv[3] : "0";
  if (mode == "apply") {
    const std::string end = argc > 4 ? argv[4] : "4294967295";
    return Apply(path, static_cast<uint32_t>(std::stoul(value)),
                 static_cast<uint32_t>(std::stoul(end)));
  }
  if (mode == "script") {
    const auto number = [&](int at) {
      return argc > at ? static_cast<uint32_t>(std::stoul(argv[at])) : 0;
    };
    return Script(path, {number(3), number(4), number(5)});
  }
  if (mode == "hold") return Hold(path);
  if (mode == "read") return Read();
  if (mode == "import") {
    return Import(path, static_cast<uint32_t>(std::stoul(value)));
  }
  if (mode == "fill") return Fill(path, value);
  if (mode == "cap") return Cap(path, value);
  std::cerr << "see the comment at the top of storage_writer.cc\n";
  return 2;
}

}  // namespace
}  // namespace actant::testing

int main(int argc, char** argv) { return actant::testing::Run(argc, argv); }
