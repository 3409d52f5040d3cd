// Disks that fail: at any operation, in every way, the store opens again, is
// whole and holds what was acknowledged.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "fault_file_system.h"
#include "fault_script.h"
#include "sample_articles.h"
#include "sample_rows.h"
#include "storage/event_store.h"

namespace actant {
namespace {

using testing::BatchBuilder;
using testing::EventOf;
using testing::Fault;
using testing::FaultName;
using testing::FaultRunner;
using testing::FaultScript;
using testing::FaultStep;
using testing::NumberedArticle;
using testing::NumberedArticleId;
using testing::OpenNew;
using testing::RandomRows;
using testing::RowMix;
using testing::RowsOf;
using testing::SampleRow;

constexpr Fault kFaults[] = {
    Fault::kFailOnce, Fault::kDoneFails, Fault::kTorn,     Fault::kDead,
    Fault::kTornDead, Fault::kFull,      Fault::kPowerCut, Fault::kPowerTorn};

// Faults a script; the long run of bench/safety.sh has more.
size_t Rounds() {
  const char* rounds = std::getenv("ACTANT_FAULTS");
  return rounds == nullptr ? 24 : std::strtoul(rounds, nullptr, 10);
}

// Injects Rounds() faults into the script, the kinds in turn, at operations
// spread over all of it.
void Inject(FaultScript script) {
  const std::string name = script.name;
  FaultRunner runner(std::move(script));
  if (::testing::Test::HasFailure()) return;
  std::mt19937 random(20260301);
  std::map<Fault, size_t> injected;
  const uint64_t step =
      std::max<uint64_t>(1, runner.operations() / Rounds());
  for (size_t round = 0; round < Rounds(); ++round) {
    const Fault fault = kFaults[round % std::size(kFaults)];
    const uint64_t at =
        (round * step + random() % step) % runner.operations();
    injected[fault] += runner.Run(fault, at, static_cast<uint32_t>(random()));
    if (::testing::Test::HasFailure()) break;
  }
  // Read by bench/safety.sh.
  for (const auto& [fault, count] : injected) {
    std::cout << "faults\t" << name << '\t' << FaultName(fault) << '\t' << count
              << '\n';
  }
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

// Rows of every kind; some meet those of the part before.
std::vector<SampleRow> PartOfTable(uint32_t part) {
  std::mt19937 random(part);
  RowMix mix;
  mix.rows = 400;
  mix.actors = 12;
  mix.types = 3;
  mix.first_id = 1 + part * 300;
  mix.ids = testing::SampleIds::kText;
  mix.first_day = 19000;
  mix.days = 400;
  mix.longest_span = 20;
  mix.undated = mix.lone = mix.mutual = 10;
  mix.states = 30;
  return RandomRows(mix, &random);
}

FaultStep Import(uint32_t part) {
  return [part](EventStore* store) -> Status {
    EventStore::SegmentSource source;
    source.dataset = "table";
    source.fingerprint = "fingerprint " + std::to_string(1000 + part);
    source.name = "table.tsv";
    std::vector<uint32_t> duplicates;
    const auto segment = store->ImportSegment(RowsOf(PartOfTable(part)), source,
                                              2, &duplicates);
    return segment.has_value() ? Status::Ok() : segment.error();
  };
}

void NumberedActors(const std::string& path) {
  const auto store = OpenNew(path);
  ASSERT_TRUE(store.has_value());
  testing::PutNumbered(12, 3, store->get());
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

}  // namespace
}  // namespace actant
