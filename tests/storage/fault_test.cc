// Disks that fail: at any operation, in every way, the store opens again, is
// whole and holds what was acknowledged.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "fault_file_system.h"
#include "fault_script.h"
#include "numbered_tables.h"
#include "raw_database.h"
#include "sample_articles.h"
#include "storage/compact.h"
#include "storage/event_store.h"
#include "storage/internal/extend_layout.h"
#include "storage/internal/family.h"
#include "store_dump.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::Fault;
using testing::FaultRunner;
using testing::FaultScript;
using testing::FaultStep;
using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;

void Inject(FaultScript script) {
  const std::string name = script.name;
  FaultRunner runner(std::move(script));
  if (::testing::Test::HasFailure()) return;
  testing::InjectFaults(name, runner.operations(),
                        [&](Fault fault, uint64_t at, uint32_t seed) {
                          return runner.Run(fault, at, seed);
                        });
}

FaultStep Apply(ArticleBatch batch) {
  return [batch = std::move(batch)](EventStore* store) {
    return store->ApplyArticle(batch);
  };
}

std::string Shared(uint32_t number) {
  return "shared-" + std::to_string(number / 10);
}

// A numbered article read again with another text: one event stays, one is
// new, two are gone. REQUIRES: all ten that share its event are there.
ArticleBatch ReplacedArticle(uint32_t number) {
  const std::string id = NumberedArticleId(number);
  const Day day = 20100 + static_cast<Day>(number);
  return BatchBuilder(id, std::string(3000, 'y') + id)
      .Tells(EventOf(id + "/a", "meet", "USA=RUS", day))
      .Tells(EventOf(id + "/d", "sanction", "GBR>JPN", day))
      .Tells(EventOf(Shared(number), "sanction", "FRA>CHN", 19001), 10)
      .Gone(id + "/b")
      .Gone(id + "/c", id + "/a")
      .batch();
}

ArticleBatch RemovedArticle(uint32_t number, uint32_t left) {
  const std::string id = NumberedArticleId(number);
  return BatchBuilder(id)
      .Removing()
      .Writes(EventOf(Shared(number), "sanction", "FRA>CHN", 19001), left)
      .Gone(id + "/a")
      .Gone(id + "/b")
      .Gone(id + "/c")
      .batch();
}

void TenArticles(const std::string& path) {
  const auto store = OpenNew(path);
  ASSERT_TRUE(store.has_value());
  for (uint32_t n = 0; n < 10; ++n) {
    ASSERT_TRUE((*store)->ApplyArticle(NumberedArticle(n)).ok());
  }
}

std::vector<FaultStep> ArticleSteps() {
  std::vector<FaultStep> steps;
  for (uint32_t n = 10; n < 20; ++n) {
    steps.push_back(Apply(NumberedArticle(n)));
  }
  steps.push_back(Apply(ReplacedArticle(3)));
  steps.push_back(Apply(RemovedArticle(5, 9)));
  steps.push_back([](EventStore* store) {
    return store->PutActors({testing::State("IND"), testing::State("BRA")});
  });
  for (uint32_t n = 20; n < 30; ++n) {
    steps.push_back(Apply(NumberedArticle(n)));
  }
  steps.push_back(Apply(RemovedArticle(6, 8)));
  steps.push_back(
      [](EventStore* store) { return store->SetRuleSet("rules of today"); });
  return steps;
}

FaultStep Import(uint32_t table) {
  return [table](EventStore* store) {
    return testing::ImportNumberedTable(table, store);
  };
}

void NumberedActors(const std::string& path) {
  const auto store = OpenNew(path);
  ASSERT_TRUE(store.has_value());
  ASSERT_TRUE(testing::PutTableActors(store->get()).ok());
}

TEST(FaultTest, CreationIsCompletedByTheNextOpening) {
  Inject({.name = "creation", .steps = {Apply(NumberedArticle(0))}});
}

TEST(FaultTest, ArticlesAcknowledgedStay) {
  Inject({.name = "ingest", .prepare = TenArticles, .steps = ArticleSteps()});
}

TEST(FaultTest, SyncedBatchesStay) {
  Inject({.name = "ingest, batches",
          .sync = SyncPolicy::kBatch,
          .prepare = TenArticles,
          .steps = ArticleSteps(),
          .steps_a_sync = 5});
}

TEST(FaultTest, SegmentsAreThereWholeOrNotAtAll) {
  Inject({.name = "import",
          .prepare = NumberedActors,
          .steps = {Import(0), Import(1), Import(2)}});
}

// What a process that was killed leaves: all in the log.
void KilledWriter(const std::string& path) {
  const std::string open = path + ".open";
  {
    const auto store = OpenNew(open);
    ASSERT_TRUE(store.has_value());
    for (uint32_t n = 0; n < 25; ++n) {
      ASSERT_TRUE((*store)->ApplyArticle(NumberedArticle(n)).ok());
    }
    std::filesystem::copy(open, path);
  }
  std::filesystem::remove_all(open);
}

TEST(FaultTest, RecoveryFromTheLogCanFailAndComesBack) {
  Inject({.name = "opening after a kill",
          .prepare = KilledWriter,
          .steps = {Apply(NumberedArticle(25))}});
}

// A store of layout version 1.
void OldLayout(const std::string& path) {
  TenArticles(path);
  testing::RawDatabase raw(path);
  raw.Put("default", "layout", "1");
  for (size_t i = *internal::FamiliesOfLayout("1"); i < internal::kFamilyCount;
       ++i) {
    raw.DropFamily(std::string(internal::kFamilyNames[i]));
  }
  raw.Flush();
}

TEST(FaultTest, MigrationOfTheLayoutIsCompletedByTheNextOpening) {
  Inject({.name = "migration",
          .prepare = OldLayout,
          .steps = {Apply(NumberedArticle(10))}});
}

void ArticlesAndSegments(const std::string& path) {
  NumberedActors(path);
  const auto store = OpenNew(path);
  ASSERT_TRUE(store.has_value());
  for (uint32_t n = 0; n < 20; ++n) {
    ASSERT_TRUE((*store)->ApplyArticle(NumberedArticle(n)).ok());
  }
  ASSERT_TRUE((*store)->ApplyArticle(RemovedArticle(5, 9)).ok());
  ASSERT_TRUE(Import(0)(store->get()).ok());
  ASSERT_TRUE(Import(1)(store->get()).ok());
}

TEST(FaultTest, RebuildOfAWholeStoreLosesNothing) {
  Inject(
      {.name = "verify --rebuild",
       .prepare = ArticlesAndSegments,
       .steps = {[](EventStore* store) { return store->RebuildIndexes(); }}});
}

TEST(FaultTest, CompactionLosesNothing) {
  const FaultStep compact = [](EventStore* store) {
    return Compact(store, [](uint64_t, uint64_t) {});
  };
  Inject({.name = "compact",
          .prepare = ArticlesAndSegments,
          .steps = {compact, Apply(RemovedArticle(6, 8)), Import(2), compact}});
}

// Index rows and blocks are missing, others are too many.
void DamagedIndexes(const std::string& path) {
  ArticlesAndSegments(path);
  testing::RawDatabase raw(path);
  for (const char* family : {"out", "by_date", "out_blocks", "tallies"}) {
    const auto rows = raw.Rows(family);
    size_t n = 0;
    for (const auto& [key, value] : rows) {
      if (n++ % 5 == 0) raw.Delete(family, key);
    }
  }
  raw.Put("dyads", std::string(18, '\1'), std::string(12, '\0'));
  raw.Flush();
}

// Cut off anywhere, it can be begun again; what was right stays all along.
TEST(FaultTest, RebuildOfADamagedStoreIsRepeated) {
  testing::FaultyDisk disk;
  DamagedIndexes(disk.Original("store"));
  StoreOptions options;
  options.path = disk / "store";
  options.files = disk.files();
  const auto rebuild = [&] {
    const auto store = EventStore::Open(options);
    return store.has_value() ? (*store)->RebuildIndexes() : store.error();
  };
  disk.Reset();
  const uint64_t before = disk.faults().operations();
  ASSERT_TRUE(rebuild().ok());
  const uint64_t operations = disk.faults().operations() - before;
  const auto dump = [&]() -> Result<std::string> {
    ACTANT_ASSIGN_OR_RETURN(const auto store, EventStore::Open(options));
    ACTANT_ASSIGN_OR_RETURN(const VerifyReport report, store->Verify());
    EXPECT_EQ(report.problem_count, 0U);
    return testing::DumpStore(*store);
  };
  const auto repaired = dump();
  ASSERT_TRUE(repaired.has_value());
  testing::InjectFaults("verify --rebuild, damaged", operations,
                        [&](Fault fault, uint64_t at, uint32_t seed) {
                          disk.Reset();
                          disk.faults().Arm(fault, at, seed);
                          const bool acknowledged = rebuild().ok();
                          const bool struck = disk.faults().struck();
                          SCOPED_TRACE(disk.faults().struck_at());
                          disk.faults().Restart();
                          if (!acknowledged) {
                            const Status again = rebuild();
                            EXPECT_TRUE(again.ok()) << again.ToString();
                          }
                          const auto found = dump();
                          EXPECT_TRUE(found.has_value())
                              << found.error().ToString();
                          EXPECT_TRUE(found == repaired);
                          return struck;
                        });
}

}  // namespace
}  // namespace actant
