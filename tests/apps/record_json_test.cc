#include "apps/record_json.h"

#include <gtest/gtest.h>

#include "proto/event_time.h"

namespace actant {
namespace {

v1::Party MakeParty(v1::Side side, const std::string& actor,
                    const std::string& state, const std::string& role,
                    const std::string& text) {
  v1::Party party;
  party.set_side(side);
  party.set_actor(actor);
  party.set_state(state);
  party.set_role(role);
  party.set_name(text);
  party.set_text(text);
  party.mutable_span()->set_begin(3);
  party.mutable_span()->set_end(9);
  return party;
}

v1::Mention SampleMention() {
  v1::Mention mention;
  mention.set_article("news01");
  mention.set_type("sanction");
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  *mention.add_parties() =
      MakeParty(v1::SIDE_SOURCE, "person/x", "CHN", "", "他");
  *mention.add_parties() =
      MakeParty(v1::SIDE_TARGET, "firm/a", "USA", "BUS", "甲");
  *mention.add_parties() =
      MakeParty(v1::SIDE_TARGET, "firm/b", "USA", "BUS", "乙");
  *mention.add_parties() = MakeParty(v1::SIDE_TARGET, "EU", "", "", "歐盟");
  mention.mutable_date()->set_first_day(ToDay({2025, 3, 1}));
  mention.mutable_date()->set_last_day(ToDay({2025, 3, 31}));
  mention.mutable_date()->set_precision(v1::DATE_PRECISION_MONTH);
  mention.mutable_amount()->set_value(11000000000.0);
  mention.mutable_amount()->set_currency("USD");
  mention.mutable_clause()->set_begin(0);
  mention.mutable_clause()->set_end(12);
  mention.set_evidence("他制裁");
  mention.set_rule("zh.sanction.impose");
  mention.set_confidence(0.85F);
  return mention;
}

v1::EventType Sanction() {
  v1::EventType type;
  type.set_name("sanction");
  type.set_plover(v1::PLOVER_CLASS_SANCTION);
  type.set_cameo("163");
  type.set_goldstein_tenths(-80);
  return type;
}

TEST(RecordJsonTest, PrintsAMentionAsTheContractSays) {
  EXPECT_EQ(
      Dump(MentionJson(SampleMention(), Sanction())),
      "{\"doc\":\"news01\",\"type\":\"sanction\",\"status\":\"occurred\","
      "\"source\":[\"CHN\"],\"target\":[\"USA.BUS\",\"EU\"],"
      "\"mutual\":false,\"date\":\"2025-03\","
      "\"amount\":{\"value\":11000000000,\"currency\":\"USD\"},"
      "\"evidence\":\"他制裁\",\"begin\":0,\"end\":12,\"parties\":["
      "{\"side\":\"source\",\"actor\":\"person/x\",\"name\":\"他\","
      "\"state\":\"CHN\",\"role\":\"\",\"office\":\"\",\"text\":\"他\","
      "\"begin\":3,\"end\":9},"
      "{\"side\":\"target\",\"actor\":\"firm/a\",\"name\":\"甲\","
      "\"state\":\"USA\",\"role\":\"BUS\",\"office\":\"\",\"text\":\"甲\","
      "\"begin\":3,\"end\":9},"
      "{\"side\":\"target\",\"actor\":\"firm/b\",\"name\":\"乙\","
      "\"state\":\"USA\",\"role\":\"BUS\",\"office\":\"\",\"text\":\"乙\","
      "\"begin\":3,\"end\":9},"
      "{\"side\":\"target\",\"actor\":\"EU\",\"name\":\"歐盟\","
      "\"state\":\"\",\"role\":\"\",\"office\":\"\",\"text\":\"歐盟\","
      "\"begin\":3,\"end\":9}],"
      "\"source_text\":[\"他\"],\"target_text\":[\"甲\",\"歐盟\"],"
      "\"rule\":\"zh.sanction.impose\",\"confidence\":0.85,"
      "\"cameo\":\"163\",\"plover\":\"SANCTION\",\"goldstein\":-8}");
}

TEST(RecordJsonTest, ListsAllPartiesOfAMutualMentionAsSources) {
  v1::Mention mention = SampleMention();
  mention.set_mutual(true);
  mention.clear_amount();
  const Json json = MentionJson(mention, Sanction());
  EXPECT_EQ(json["source"], Json({"CHN", "USA.BUS", "EU"}));
  EXPECT_TRUE(json["target"].empty());
  EXPECT_FALSE(json.contains("amount"));
}

TEST(RecordJsonTest, GivesNoDateWhereOnlyThePublicationIsKnown) {
  v1::DateRange date;
  EXPECT_EQ(DateText(date), std::nullopt);
  date.set_first_day(ToDay({2025, 3, 1}));
  date.set_last_day(ToDay({2025, 3, 1}));
  date.set_precision(v1::DATE_PRECISION_DAY);
  EXPECT_EQ(DateText(date), "2025-03-01");
  date.set_from_publication(true);
  EXPECT_EQ(DateText(date), std::nullopt);
}

TEST(RecordJsonTest, PrintsARangeToThePrecisionThatIsKnown) {
  v1::DateRange date;
  date.set_precision(v1::DATE_PRECISION_RANGE);
  date.set_first_day(ToDay({2025, 3, 30}));
  date.set_last_day(ToDay({2025, 4, 2}));
  EXPECT_EQ(DateText(date), "2025");
}

TEST(RecordJsonTest, ReadsBackEveryStatusName) {
  for (int i = 1; i <= 5; ++i) {
    const auto status = static_cast<v1::EventStatus>(i);
    const Result<v1::EventStatus> parsed = StatusFromWord(StatusWord(status));
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(*parsed, status);
  }
  EXPECT_FALSE(StatusFromWord("done").has_value());
}

TEST(RecordJsonTest, PrefersTheNameToPrintInTheLanguage) {
  v1::Actor actor;
  actor.set_code("USA");
  EXPECT_EQ(NameOf(actor, "zh"), "USA");
  const auto add = [&](const char* text, const char* language, bool best) {
    v1::ActorName* name = actor.add_names();
    name->set_text(text);
    name->set_language(language);
    name->set_preferred(best);
  };
  add("America", "en", false);
  add("美利堅", "zh-Hant", false);
  EXPECT_EQ(NameOf(actor, "zh"), "美利堅");
  add("美國", "zh-Hant", true);
  EXPECT_EQ(NameOf(actor, "zh"), "美國");
  EXPECT_EQ(NameOf(actor, "en"), "America");
}

}  // namespace
}  // namespace actant
