#include "graph/resolved_filter.h"

#include <gtest/gtest.h>

#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

Edge EdgeOn(Day first, Day last) {
  Edge edge;
  edge.first_day = first;
  edge.last_day = last;
  edge.status = v1::EVENT_STATUS_OCCURRED;
  edge.confidence = 102.0F / 255;
  return edge;
}

class ResolvedFilterTest : public testing::Test {
 protected:
  ResolvedFilter Resolve(const EventFilter& filter) {
    auto resolved = ResolvedFilter::Resolve(*store_, filter);
    EXPECT_TRUE(resolved.has_value()) << resolved.error().ToString();
    return *resolved;
  }

  ScratchStore store_;
};

TEST_F(ResolvedFilterTest, DaysOverlapInclusively) {
  EventFilter filter;
  filter.from = 10;
  filter.to = 20;
  const ResolvedFilter resolved = Resolve(filter);
  EXPECT_TRUE(resolved.Accepts(EdgeOn(0, 10)));
  EXPECT_TRUE(resolved.Accepts(EdgeOn(20, 30)));
  EXPECT_TRUE(resolved.Accepts(EdgeOn(0, 30)));
  EXPECT_FALSE(resolved.Accepts(EdgeOn(0, 9)));
  EXPECT_FALSE(resolved.Accepts(EdgeOn(21, 30)));
}

TEST_F(ResolvedFilterTest, OtherDaysLeaveTheRestAsItIs) {
  EventFilter filter;
  filter.from = 10;
  filter.to = 20;
  filter.min_confidence = 0.4F;
  const ResolvedFilter resolved = Resolve(filter);
  const ResolvedFilter later = resolved.Between({30, std::nullopt});
  EXPECT_FALSE(later.Accepts(EdgeOn(15, 15)));
  EXPECT_TRUE(later.Accepts(EdgeOn(40, 40)));
  EXPECT_TRUE(resolved.Accepts(EdgeOn(15, 15)));
  Edge doubtful = EdgeOn(40, 40);
  doubtful.confidence = 0.1F;
  EXPECT_FALSE(later.Accepts(doubtful));
  Edge undated = EdgeOn(0, 0);
  undated.first_day.reset();
  undated.last_day.reset();
  EXPECT_FALSE(resolved.Accepts(undated));
  EXPECT_TRUE(resolved.Between({}).Accepts(undated));
}

TEST_F(ResolvedFilterTest, UndatedCountsOnlyWithoutDays) {
  Edge undated = EdgeOn(0, 0);
  undated.first_day.reset();
  undated.last_day.reset();
  EventFilter filter;
  EXPECT_TRUE(Resolve(filter).Accepts(undated));
  filter.to = 5;
  EXPECT_FALSE(Resolve(filter).Accepts(undated));
}

TEST_F(ResolvedFilterTest, ConfidenceIsComparedInStoredSteps) {
  EventFilter filter;
  filter.min_confidence = 0.4F;
  EXPECT_TRUE(Resolve(filter).Accepts(EdgeOn(0, 0)));
  filter.min_confidence = 0.401F;
  EXPECT_FALSE(Resolve(filter).Accepts(EdgeOn(0, 0)));
}

TEST_F(ResolvedFilterTest, StatusMustBeAmongThose) {
  Edge planned = EdgeOn(0, 0);
  planned.status = v1::EVENT_STATUS_PLANNED;
  EventFilter filter;
  EXPECT_FALSE(Resolve(filter).Accepts(planned));
  filter.statuses = {v1::EVENT_STATUS_PLANNED};
  EXPECT_TRUE(Resolve(filter).Accepts(planned));
  filter.statuses.clear();
  EXPECT_FALSE(Resolve(filter).Accepts(planned));
}

TEST_F(ResolvedFilterTest, RefusesConfidenceOutsideItsBounds) {
  EventFilter filter;
  for (const float confidence : {-0.1F, 1.1F}) {
    filter.min_confidence = confidence;
    EXPECT_EQ(ResolvedFilter::Resolve(*store_, filter).error().code(),
              StatusCode::kInvalidArgument);
  }
}

TEST(DescribeFilterTest, NamesWhatIsAsked) {
  EventFilter filter;
  EXPECT_EQ(DescribeFilter(filter),
            "types=all status=occurred,ongoing level=state");
  filter.types = {"sanction", "CONSULT"};
  filter.statuses = {v1::EVENT_STATUS_PLANNED};
  filter.from = ToDay({2024, 1, 1});
  filter.to = ToDay({2024, 12, 31});
  filter.min_confidence = 0.5F;
  filter.level = Level::kActor;
  EXPECT_EQ(DescribeFilter(filter),
            "types=sanction,CONSULT status=planned from=2024-01-01 "
            "to=2024-12-31 confidence>=0.5 level=actor");
}

}  // namespace
}  // namespace actant
