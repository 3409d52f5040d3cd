// GraphQuery::FindActors.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "graph/article_writer.h"
#include "graph/query.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

using Found = std::vector<std::pair<std::string, ActorMatch::How>>;

class ActorLookupTest : public testing::Test {
 protected:
  void SetUp() override {
    std::vector<ActorWrite> actors = VocabularyActors();
    Name("USA", {"美國", "unitedstates"}, &actors);
    Name("GBR", {"英國", "unitedkingdom"}, &actors);
    Name("RUS", {"俄羅斯", "united"}, &actors);
    Name("USA/treasury", {"unitedstates"}, &actors);
    ASSERT_TRUE(store_->PutActors(actors).ok());
  }

  static void Name(const std::string& code,
                   const std::vector<std::string>& names,
                   std::vector<ActorWrite>* actors) {
    for (ActorWrite& write : *actors) {
      if (write.actor.code() != code) continue;
      for (const std::string& name : names) write.names.push_back({name, true});
    }
  }

  Found Find(const std::string& text, const std::string& folded,
             size_t limit = 10) {
    const auto matches = query_.FindActors(text, folded, limit);
    EXPECT_TRUE(matches.has_value()) << matches.error().ToString();
    Found found;
    for (const ActorMatch& match : *matches) {
      found.emplace_back(match.actor.code(), match.how);
    }
    return found;
  }

  ScratchStore store_;
  GraphQuery query_{store_.get()};
};

TEST_F(ActorLookupTest, FindsCodesInAnyCase) {
  const Found usa = {{"USA", ActorMatch::How::kCode}};
  EXPECT_EQ(Find("USA", ""), usa);
  EXPECT_EQ(Find("usa", "usa"), usa);
  EXPECT_EQ(Find("FIRM/ROSNEFT", ""),
            (Found{{"firm/rosneft", ActorMatch::How::kCode}}));
  EXPECT_TRUE(Find("XXX", "").empty());
}

TEST_F(ActorLookupTest, PutsWholeNamesBeforeBeginnings) {
  EXPECT_EQ(Find("美國", "美國"), (Found{{"USA", ActorMatch::How::kName}}));
  EXPECT_EQ(Find("United", "united"),
            (Found{{"RUS", ActorMatch::How::kName},
                   {"GBR", ActorMatch::How::kPrefix},
                   {"USA", ActorMatch::How::kPrefix},
                   {"USA/treasury", ActorMatch::How::kPrefix}}));
  EXPECT_EQ(Find("United", "united", 2),
            (Found{{"RUS", ActorMatch::How::kName},
                   {"GBR", ActorMatch::How::kPrefix}}));
  EXPECT_TRUE(Find("united", "united", 0).empty());
}

TEST_F(ActorLookupTest, PutsThoseOfMoreEventsFirst) {
  std::vector<v1::Mention> mentions;
  for (Day day = 0; day < 3; ++day) {
    mentions.push_back(MakeMention("meet", {"USA/treasury", "JPN"}, {}));
    SetDay(v1::DATE_PRECISION_DAY, day, day, &mentions.back());
  }
  ArticleReading reading = MakeReading("a", "w", mentions);
  reading.actors.clear();
  const auto summary = ArticleWriter(store_.get()).Write(reading);
  ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  const auto matches = query_.FindActors("", "unitedstates", 10);
  ASSERT_TRUE(matches.has_value());
  ASSERT_EQ(matches->size(), 2U);
  // Both have the three: the state, and the ministry as an actor.
  EXPECT_EQ((*matches)[0].actor.code(), "USA");
  EXPECT_EQ((*matches)[0].events, 3U);
  EXPECT_EQ((*matches)[1].events, 3U);

  v1::Mention other = MakeMention("sanction", {"GBR"}, {"RUS"});
  reading = MakeReading("b", "w", {other});
  reading.actors.clear();
  ASSERT_TRUE(ArticleWriter(store_.get()).Write(reading).has_value());
  const auto begun = query_.FindActors("", "unitedk", 10);
  ASSERT_TRUE(begun.has_value());
  EXPECT_EQ(begun->front().events, 1U);
}

TEST_F(ActorLookupTest, MergedActorLeadsToTheOneItWasMergedInto) {
  ActorWrite merged;
  merged.actor.set_code("old/treasury");
  merged.actor.set_redirect("USA/treasury");
  merged.names.push_back({"oldtreasury", true});
  ASSERT_TRUE(store_->PutActors({merged}).ok());
  EXPECT_EQ(Find("old/treasury", ""),
            (Found{{"USA/treasury", ActorMatch::How::kCode}}));
  EXPECT_EQ(Find("oldtreasury", "oldtreasury"),
            (Found{{"USA/treasury", ActorMatch::How::kName}}));
}

}  // namespace
}  // namespace actant
