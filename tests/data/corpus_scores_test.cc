#include "corpus_scores.h"

#include <gtest/gtest.h>

namespace actant {
namespace {

TEST(CorpusScoresTest, ExpandsDirectedEvents) {
  EXPECT_EQ(PairsOf({{"sanction", {"USA", "EU"}, {"RUS.BUS", "IRN"}, false}}),
            (std::set<ScoredPair>{{"sanction", "USA", "RUS", true},
                                  {"sanction", "USA", "IRN", true},
                                  {"sanction", "EU", "RUS", true},
                                  {"sanction", "EU", "IRN", true}}));
  EXPECT_EQ(PairsOf({{"weapons_test", {"PRK"}, {}, false}}),
            (std::set<ScoredPair>{{"weapons_test", "PRK", "", true}}));
  EXPECT_TRUE(PairsOf({{"sanction", {"USA"}, {"USA.BUS"}, false}}).empty());
}

TEST(CorpusScoresTest, MutualPairsHaveNoDirection) {
  const auto pairs = PairsOf({{"meet", {"USA", "JPN", "CHN"}, {}, true}});
  EXPECT_EQ(pairs, (std::set<ScoredPair>{{"meet", "JPN", "USA", false},
                                         {"meet", "CHN", "USA", false},
                                         {"meet", "CHN", "JPN", false}}));
  EXPECT_EQ(PairsOf({{"meet", {"USA"}, {"CHN"}, false}}),
            PairsOf({{"meet", {"CHN", "USA"}, {}, true}}));
  EXPECT_NE(PairsOf({{"visit", {"USA"}, {"CHN"}, false}}),
            PairsOf({{"visit", {"CHN"}, {"USA"}, false}}));
}

TEST(CorpusScoresTest, CountsRightSpuriousAndMissed) {
  const auto gold = PairsOf({{"sanction", {"USA"}, {"IRN", "RUS"}, false},
                             {"meet", {"USA", "CHN"}, {}, true}});
  const auto told = PairsOf({{"sanction", {"USA"}, {"IRN"}, false},
                             {"sanction", {"IRN"}, {"USA"}, false}});
  Score score;
  EXPECT_EQ(score.f1(), 0);
  score.Add(gold, told);
  EXPECT_EQ(score.right, 1U);
  EXPECT_EQ(score.spurious, 1U);
  EXPECT_EQ(score.missed, 2U);
  EXPECT_DOUBLE_EQ(score.precision(), 0.5);
  EXPECT_DOUBLE_EQ(score.recall(), 1.0 / 3);
  EXPECT_DOUBLE_EQ(score.f1(), 0.4);
}

}  // namespace
}  // namespace actant
