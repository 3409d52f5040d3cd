#include "apps/cameo_actors.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

class CameoActorsTest : public ::testing::Test {
 protected:
  std::string ActorOf(std::string_view code, std::string_view country = "") {
    return actors_.ActorOf(code, country);
  }
  // The code of a party of that state.
  std::string CodeOf(const std::string& code, const std::string& state = "",
                     v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED,
                     const std::string& role = "") {
    v1::EventParty party;
    party.set_actor(code);
    party.set_state(state);
    party.set_role(role);
    v1::Actor actor;
    if (const auto known = knowledge_->FindActor(code)) {
      actor = knowledge_->ActorRecord(*known);
    }
    actor.set_code(code);
    if (kind != v1::ACTOR_KIND_UNSPECIFIED) actor.set_kind(kind);
    return actors_.CodeOf(party, actor).code;
  }

  const std::unique_ptr<Knowledge> knowledge_ =
      *Knowledge::Open(ACTANT_KNOWLEDGE);
  const CameoActors actors_{knowledge_.get()};
};

TEST_F(CameoActorsTest, ReadsCountriesPartsRolesAndGroups) {
  EXPECT_EQ(ActorOf("USA", "USA"), "USA");
  EXPECT_EQ(ActorOf("ROM", "ROM"), "ROU");
  EXPECT_EQ(ActorOf("GZS", "GZS"), "PSE");
  EXPECT_EQ(ActorOf("USAGOV", "USA"), "USA/government");
  EXPECT_EQ(ActorOf("ROMMIL", "ROM"), "ROU/armed-forces");
  EXPECT_EQ(ActorOf("RUSBUS", "RUS"), "RUS.BUS");
  EXPECT_EQ(ActorOf("RUSEDU", "RUS"), "RUS.ACA");
  EXPECT_EQ(ActorOf("RUSLAB", "RUS"), "RUS.LAB");
  EXPECT_EQ(ActorOf("IGOUNO"), "UN");
  EXPECT_EQ(ActorOf("IGOEUREEC", "EUR"), "EU");
  EXPECT_EQ(ActorOf("AFGTAL", "AFG"), "group/taliban");
  EXPECT_EQ(ActorOf("AFR"), "AFRICA");
}

TEST_F(CameoActorsTest, KeepsWhatItDoesNotKnow) {
  EXPECT_EQ(ActorOf("USAGOVMIL", "USA"), "USAGOVMIL");
  EXPECT_EQ(ActorOf("GOV"), "GOV");
  EXPECT_EQ(ActorOf("KURREB"), "KURREB");
  EXPECT_EQ(ActorOf("---"), "---");
  EXPECT_EQ(ActorOf("person/x"), "person/x");
  // Three letters that are a state elsewhere, and not in this row.
  EXPECT_EQ(ActorOf("CHE"), "cameo/CHE");
}

TEST_F(CameoActorsTest, DescribesWhatHasNoRowInTheKnowledge) {
  const std::optional<v1::Actor> part = actors_.Describe("ROU/armed-forces");
  ASSERT_TRUE(part.has_value());
  EXPECT_EQ(part->kind(), v1::ACTOR_KIND_MILITARY);
  EXPECT_EQ(part->state(), "ROU");
  EXPECT_EQ(part->names(0).text(), "Romania armed forces");
  const std::optional<v1::Actor> role = actors_.Describe("RUS.LAB");
  ASSERT_TRUE(role.has_value());
  EXPECT_EQ(role->kind(), v1::ACTOR_KIND_ROLE_GROUP);
  EXPECT_EQ(role->role(), "CVL");
  EXPECT_EQ(role->state(), "RUS");
  const std::optional<v1::Actor> own = actors_.Describe("USAREBMIL");
  ASSERT_TRUE(own.has_value());
  EXPECT_EQ(own->state(), "USA");
  EXPECT_EQ(own->role(), "REB");
  EXPECT_FALSE(actors_.Describe("somebody").has_value());
  EXPECT_FALSE(actors_.Describe("RUS.XYZ").has_value());
}

TEST_F(CameoActorsTest, WritesTheNearestCode) {
  EXPECT_EQ(CodeOf("USA"), "USA");
  EXPECT_EQ(CodeOf("ROU"), "ROM");
  EXPECT_EQ(CodeOf("ROU/armed-forces", "ROU", v1::ACTOR_KIND_MILITARY),
            "ROMMIL");
  EXPECT_EQ(CodeOf("USA/foreign-ministry", "USA", v1::ACTOR_KIND_MINISTRY),
            "USAGOV");
  EXPECT_EQ(CodeOf("RUS.ACA", "RUS", v1::ACTOR_KIND_ROLE_GROUP, "ACA"),
            "RUSEDU");
  EXPECT_EQ(CodeOf("RUS.LAB", "RUS", v1::ACTOR_KIND_ROLE_GROUP, "CVL"),
            "RUSLAB");
  EXPECT_EQ(CodeOf("person/donald-trump", "USA"), "USAGOV");
  EXPECT_EQ(CodeOf("firm/huawei", "CHN"), "CHNBUS");
  EXPECT_EQ(CodeOf("UN"), "IGOUNO");
  EXPECT_EQ(CodeOf("EU/commission", "EU"), "IGOEEC");
  EXPECT_EQ(CodeOf("AUKUS"), "AUKUS");
  EXPECT_EQ(CodeOf("USAGOVMIL", "USA"), "USAGOVMIL");
  EXPECT_EQ(CodeOf("cameo/CHE"), "CHE");
}

}  // namespace
}  // namespace actant
