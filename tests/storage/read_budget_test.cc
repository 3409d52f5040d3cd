// Views with a budget end long reads, and change no answer before that.
#include "storage/read_budget.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <optional>
#include <random>

#include "sample_articles.h"
#include "sample_rows.h"
#include "scripted_writes.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"
#include "temp_folder.h"

namespace actant {
namespace {

using std::chrono::hours;
using testing::OpenNew;
using testing::ScriptedWrites;
using testing::TempFolder;

constexpr uint32_t kSteps = 100;

ReadBudget::Clock::time_point Later() {
  return ReadBudget::Clock::now() + hours(1);
}

class ReadBudgetTest : public ::testing::Test {
 protected:
  ReadBudgetTest() {
    const ScriptedWrites script(1, kSteps);
    for (uint32_t step = 0; step < kSteps; ++step) {
      const Status done = script.Do(step, store_.get());
      EXPECT_TRUE(done.ok()) << done.ToString();
    }
  }

  static uint64_t CountEvents(const EventStore& view, Status* status) {
    uint64_t count = 0;
    *status = view.ScanEvents([&](EventNumber, const v1::Event&) {
      ++count;
      return Scan::kContinue;
    });
    return count;
  }

  const TempFolder folder_;
  const std::unique_ptr<EventStore> store_ = *OpenNew(folder_ / "store");
};

TEST_F(ReadBudgetTest, AmpleOnesChangeNothing) {
  Status status;
  const uint64_t all = CountEvents(*store_, &status);
  ASSERT_GT(all, 50U);
  const ReadBudget budget(Later(), 0);
  EXPECT_EQ(CountEvents(*store_->View(&budget), &status), all);
  EXPECT_TRUE(status.ok()) << status.ToString();
  // Fewer than events: a block of imported ones is one read.
  EXPECT_GT(budget.spent(), 20U);
  EXPECT_TRUE(store_->View(&budget)->CheckBudget().ok());
  EXPECT_TRUE(store_->CheckBudget().ok());
}

TEST_F(ReadBudgetTest, CodesOfActorsAreReadOnceForAllViews) {
  const ReadBudget budget(Later(), 0);
  EXPECT_TRUE(store_->View(&budget)->ActorCode(ActorNumber(0)).has_value());
  const uint64_t spent = budget.spent();
  EXPECT_GT(spent, 0U);
  EXPECT_TRUE(store_->View(&budget)->ActorCode(ActorNumber(0)).has_value());
  EXPECT_TRUE(store_->ActorCode(ActorNumber(0)).has_value());
  EXPECT_EQ(budget.spent(), spent);
}

TEST_F(ReadBudgetTest, EndsAfterItsReads) {
  const ReadBudget budget(Later(), 20);
  const auto view = store_->View(&budget);
  Status status;
  EXPECT_LE(CountEvents(*view, &status), 20U);
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_NE(status.message().find("more than 20"), std::string::npos);
  // Whatever is asked after that, too; also of views of the view.
  EXPECT_EQ(view->FindActor("USA").error().code(),
            StatusCode::kResourceExhausted);
  EXPECT_EQ(view->View()->Counts().error().code(),
            StatusCode::kResourceExhausted);
  EXPECT_EQ(view->CheckBudget().code(), StatusCode::kResourceExhausted);
  // The store itself is not bound by it.
  EXPECT_GT(CountEvents(*store_, &status), 50U);
  EXPECT_TRUE(status.ok());
}

TEST_F(ReadBudgetTest, EndsAtItsDeadline) {
  const ReadBudget budget(ReadBudget::Clock::now(), 0);
  // The clock is looked at once in 64 reads.
  const auto view = store_->View(&budget);
  Status status;
  for (int round = 0; status.ok() && round < 10; ++round) {
    CountEvents(*view, &status);
  }
  EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
  EXPECT_LE(budget.spent(), 64U);
  EXPECT_EQ(budget.Check().code(), StatusCode::kDeadlineExceeded);
}

TEST_F(ReadBudgetTest, CanBeEndedFromOutside) {
  ReadBudget budget(Later(), 0);
  const auto view = store_->View(&budget);
  Status status;
  EXPECT_GT(CountEvents(*view, &status), 50U);
  budget.End();
  EXPECT_LE(CountEvents(*view, &status), 1U);
  EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded);
}

TEST(ReadBudgetBlocksTest, BoundsReadsOfImportedEvents) {
  const TempFolder folder;
  const auto store = *OpenNew(folder / "store");
  testing::PutNumbered(40, 6, store.get());
  testing::RowOracle oracle;
  std::mt19937 random(3);
  testing::RowMix mix;
  mix.rows = 3000;
  mix.actors = 40;
  mix.types = 6;
  oracle.Import(RandomRows(mix, &random), "rows", "0123456789abcdef",
                store.get());
  const auto read_all = [](const EventStore& view) {
    BlockReader reader(view);
    for (uint32_t actor = 1; actor <= 40; ++actor) {
      const Status read = reader.AllEdges(
          Direction::kOut, Level::kActor, ActorNumber(actor), {},
          [](TypeNumber, const EdgeTable&) { return Scan::kContinue; });
      if (!read.ok()) return read;
    }
    return Status::Ok();
  };
  EXPECT_TRUE(read_all(*store).ok());
  const ReadBudget ample(Later(), 0);
  EXPECT_TRUE(read_all(*store->View(&ample)).ok());
  EXPECT_GE(ample.spent(), 40U);
  const ReadBudget scant(Later(), 10);
  EXPECT_EQ(read_all(*store->View(&scant)).code(),
            StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace actant
