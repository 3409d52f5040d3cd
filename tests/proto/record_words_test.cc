#include "proto/record_words.h"

#include <gtest/gtest.h>

#include "proto/event_time.h"

namespace actant {
namespace {

v1::DateRange Range(v1::DatePrecision precision, const DaySpan& span) {
  v1::DateRange date;
  date.set_precision(precision);
  date.set_first_day(span.first);
  date.set_last_day(span.last);
  return date;
}

void AddName(const char* text, const char* language, bool preferred,
             v1::Actor* actor) {
  v1::ActorName& name = *actor->add_names();
  name.set_text(text);
  name.set_language(language);
  name.set_preferred(preferred);
}

TEST(RecordWordsTest, NamesEnumerators) {
  EXPECT_EQ(StatusWord(v1::EVENT_STATUS_NEGATED), "negated");
  EXPECT_EQ(KindWord(v1::ACTOR_KIND_ARMED_GROUP), "armed_group");
  EXPECT_EQ(PloverWord(v1::PLOVER_CLASS_SANCTION), "SANCTION");
  EXPECT_EQ(SideWord(v1::SIDE_TARGET), "target");
}

TEST(RecordWordsTest, HasNoWordForWhatIsNotKnown) {
  EXPECT_EQ(KindWord(v1::ACTOR_KIND_UNSPECIFIED), "");
  EXPECT_EQ(StatusWord(static_cast<v1::EventStatus>(99)), "");
  EXPECT_EQ(PloverWord(static_cast<v1::PloverClass>(99)), "");
}

TEST(RecordWordsTest, WritesDatesAsPreciseAsTheText) {
  EXPECT_EQ(DateText(Range(v1::DATE_PRECISION_DAY, DayOf({2024, 3, 10}))),
            "2024-03-10");
  EXPECT_EQ(DateText(Range(v1::DATE_PRECISION_MONTH, MonthOf(2024, 3))),
            "2024-03");
  EXPECT_EQ(DateText(Range(v1::DATE_PRECISION_YEAR, YearOf(2024))), "2024");
  EXPECT_EQ(DateText(Range(
                v1::DATE_PRECISION_RANGE,
                {ToDay({2024, 3, 2}), ToDay({2024, 3, 9}), Precision::kRange})),
            "2024-03");
}

TEST(RecordWordsTest, GivesNoDateOfAPublicationDay) {
  v1::DateRange date = Range(v1::DATE_PRECISION_UNKNOWN, DayOf({2024, 3, 10}));
  date.set_from_publication(true);
  EXPECT_EQ(DateText(date), std::nullopt);
  EXPECT_EQ(FirstDayText(date), "2024-03-10");
  EXPECT_EQ(LastDayText(date), "2024-03-10");
  EXPECT_EQ(FirstDayText(v1::DateRange()), std::nullopt);
}

TEST(RecordWordsTest, RefusesDaysOutsideTheCalendar) {
  v1::DateRange date;
  date.set_precision(v1::DATE_PRECISION_DAY);
  date.set_first_day(kLastDay + 1);
  date.set_last_day(kLastDay + 1);
  EXPECT_EQ(FirstDayText(date), std::nullopt);
  EXPECT_EQ(DateText(date), std::nullopt);
}

TEST(RecordWordsTest, PrefersTraditionalAmongPreferredNames) {
  v1::Actor actor;
  EXPECT_EQ(NameIn(actor, "zh"), "");
  AddName("美国", "zh-Hans", true, &actor);
  EXPECT_EQ(NameIn(actor, "zh"), "美国");
  AddName("美方", "zh-Hant", false, &actor);
  EXPECT_EQ(NameIn(actor, "zh"), "美国");
  AddName("美國", "zh-Hant", true, &actor);
  EXPECT_EQ(NameIn(actor, "zh"), "美國");
  EXPECT_EQ(NameIn(actor, "en"), "");
}

}  // namespace
}  // namespace actant
