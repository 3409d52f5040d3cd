#include "corpus_scores.h"

#include <algorithm>

namespace actant {
namespace {

// Consultations and agreements have no direction, whichever side is written
// first.
const std::set<std::string_view> kUndirected = {
    "summit", "meet",           "call",     "negotiate",
    "agree",  "joint_exercise", "cooperate"};

std::vector<std::string> States(const std::vector<std::string>& codes) {
  std::vector<std::string> states;
  for (const std::string& code : codes) {
    states.push_back(code.substr(0, code.find('.')));
  }
  return states;
}

void AddUnordered(const std::string& type, const std::string& a,
                  const std::string& b, std::set<ScoredPair>* pairs) {
  if (a != b) pairs->emplace(type, std::min(a, b), std::max(a, b), false);
}

double Share(size_t part, size_t rest) {
  return part == 0
             ? 0
             : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

std::set<ScoredPair> PairsOf(const std::vector<ScoredEvent>& events) {
  std::set<ScoredPair> pairs;
  for (const ScoredEvent& event : events) {
    std::vector<std::string> source = States(event.source);
    const std::vector<std::string> target = States(event.target);
    if (event.mutual) {
      source.insert(source.end(), target.begin(), target.end());
      for (size_t i = 0; i < source.size(); ++i) {
        for (size_t j = i + 1; j < source.size(); ++j) {
          AddUnordered(event.type, source[i], source[j], &pairs);
        }
      }
      continue;
    }
    for (const std::string& a : source) {
      if (target.empty()) pairs.emplace(event.type, a, "", true);
      for (const std::string& b : target) {
        if (kUndirected.contains(event.type)) {
          AddUnordered(event.type, a, b, &pairs);
        } else if (a != b) {
          pairs.emplace(event.type, a, b, true);
        }
      }
    }
  }
  return pairs;
}

void Score::Add(const std::set<ScoredPair>& gold,
                const std::set<ScoredPair>& told) {
  size_t common = 0;
  for (const ScoredPair& pair : told) common += gold.contains(pair) ? 1 : 0;
  right += common;
  spurious += told.size() - common;
  missed += gold.size() - common;
}

double Score::precision() const { return Share(right, spurious); }
double Score::recall() const { return Share(right, missed); }
double Score::f1() const { return Share(2 * right, spurious + missed); }

}  // namespace actant
