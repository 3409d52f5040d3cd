// How well extraction does on articles whose events are known: precision and
// recall over (article, type, pair of actors).
#ifndef ACTANT_TESTS_DATA_CORPUS_SCORES_H_
#define ACTANT_TESTS_DATA_CORPUS_SCORES_H_

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace actant {

// What the score looks at: type, and the parties as codes ("USA", "USA.BUS").
struct ScoredEvent {
  std::string type;
  std::vector<std::string> source;
  std::vector<std::string> target;
  bool mutual = false;
};

// (type, first, second, directed)
using ScoredPair = std::tuple<std::string, std::string, std::string, bool>;

// One pair for each two actors that an event brings together: source x
// target; every unordered pair of a mutual event; and unordered source x
// target where the type has no direction however it is written (a meeting). A
// source without target is a pair with nobody. Roles behind the codes are
// dropped, and pairs of an actor with itself.
std::set<ScoredPair> PairsOf(const std::vector<ScoredEvent>& events);

// Pairs summed over articles.
struct Score {
  size_t right = 0;
  size_t spurious = 0;
  size_t missed = 0;

  void Add(const std::set<ScoredPair>& gold, const std::set<ScoredPair>& told);
  double precision() const;
  double recall() const;
  double f1() const;
};

}  // namespace actant

#endif  // ACTANT_TESTS_DATA_CORPUS_SCORES_H_
