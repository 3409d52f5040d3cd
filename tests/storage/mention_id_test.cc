#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <vector>

#include "storage/event_store.h"

namespace actant {
namespace {

v1::Mention Sample() {
  v1::Mention mention;
  mention.set_article("https://news.example/1");
  mention.set_version("00112233445566778899aabbccddeeff");
  mention.set_type("sanction");
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  mention.mutable_date()->set_first_day(20000);
  mention.mutable_date()->set_last_day(20003);
  mention.mutable_date()->set_precision(v1::DATE_PRECISION_RANGE);
  mention.mutable_clause()->set_begin(10);
  mention.mutable_clause()->set_end(50);
  for (const auto& [side, code] :
       {std::pair(v1::SIDE_SOURCE, "USA"), std::pair(v1::SIDE_TARGET, "RUS")}) {
    v1::Party* party = mention.add_parties();
    party->set_side(side);
    party->set_actor(code);
    party->set_state(code);
    party->set_role("BUS");
    party->set_office("finance_minister");
    party->mutable_span()->set_begin(12);
    party->mutable_span()->set_end(18);
  }
  mention.set_rule("zh.sanction.impose");
  mention.mutable_amount()->set_value(1234.56);
  mention.mutable_amount()->set_currency("USD");
  mention.set_place("place/moscow");
  return mention;
}

// The bytes are persisted: a changed value here is a new layout version.
TEST(MentionIdTest, CanonicalBytesArePinned) {
  EXPECT_EQ(MentionIdOf(Sample()).ToHex(), "3d1159ea03106736a35b74c875d2715f");
  v1::Mention row;
  row.set_dataset("gdelt");
  row.set_row("840012");
  EXPECT_EQ(MentionIdOf(row).ToHex(), "5b58615cedbbf2939b4c01370a3d33e2");
}

TEST(MentionIdTest, EveryNamedFieldCounts) {
  const std::vector<std::function<void(v1::Mention*)>> changes = {
      [](v1::Mention* m) { m->set_article("other"); },
      [](v1::Mention* m) { m->set_version("other"); },
      [](v1::Mention* m) { m->set_type("meet"); },
      [](v1::Mention* m) { m->set_mutual(true); },
      [](v1::Mention* m) { m->set_status(v1::EVENT_STATUS_PLANNED); },
      [](v1::Mention* m) { m->mutable_date()->set_first_day(1); },
      [](v1::Mention* m) { m->mutable_date()->clear_last_day(); },
      [](v1::Mention* m) {
        m->mutable_date()->set_precision(v1::DATE_PRECISION_DAY);
      },
      [](v1::Mention* m) { m->mutable_clause()->set_begin(11); },
      [](v1::Mention* m) { m->mutable_clause()->set_end(51); },
      [](v1::Mention* m) { m->mutable_parties()->RemoveLast(); },
      [](v1::Mention* m) { m->mutable_parties()->SwapElements(0, 1); },
      [](v1::Mention* m) { m->mutable_parties(0)->set_role("MED"); },
      [](v1::Mention* m) { m->mutable_parties(0)->set_office("x"); },
      [](v1::Mention* m) { m->mutable_parties(0)->set_state("GBR"); },
      [](v1::Mention* m) { m->mutable_parties(0)->set_actor("GBR"); },
      [](v1::Mention* m) {
        m->mutable_parties(0)->mutable_span()->set_begin(1);
      },
      [](v1::Mention* m) {
        m->mutable_parties(0)->mutable_span()->set_end(19);
      },
      [](v1::Mention* m) { m->set_rule("zh.other"); },
      [](v1::Mention* m) { m->mutable_amount()->set_value(1234.57); },
      [](v1::Mention* m) { m->mutable_amount()->set_currency("EUR"); },
      [](v1::Mention* m) { m->clear_amount(); },
      [](v1::Mention* m) { m->set_place(""); },
      [](v1::Mention* m) { m->set_dataset("gdelt"); },
  };
  std::set<MentionId> ids = {MentionIdOf(Sample())};
  for (const auto& change : changes) {
    v1::Mention mention = Sample();
    change(&mention);
    EXPECT_TRUE(ids.insert(MentionIdOf(mention)).second)
        << mention.DebugString();
  }
}

TEST(MentionIdTest, WhatIsNotTheReadingDoesNotCount) {
  v1::Mention mention = Sample();
  mention.set_confidence(0.5F);
  mention.set_rule_set("other rules");
  mention.set_evidence("other words");
  EXPECT_EQ(MentionIdOf(mention), MentionIdOf(Sample()));
}

TEST(MentionIdTest, AmountsBeyondBoundsSaturate) {
  v1::Mention mention = Sample();
  mention.mutable_amount()->set_value(1e300);
  const MentionId huge = MentionIdOf(mention);
  mention.mutable_amount()->set_value(2e300);
  EXPECT_EQ(MentionIdOf(mention), huge);
  mention.mutable_amount()->set_value(-1e300);
  EXPECT_NE(MentionIdOf(mention), huge);
}

}  // namespace
}  // namespace actant
