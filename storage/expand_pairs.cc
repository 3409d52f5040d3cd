#include <algorithm>
#include <string>
#include <vector>

#include "storage/event_store.h"

namespace actant {
namespace {

const std::string& NodeOf(const v1::EventParty& party, Level level) {
  const bool by_state = level == Level::kState && !party.state().empty();
  return by_state ? party.state() : party.actor();
}

void AddOnce(const std::string& node, std::vector<std::string>* nodes) {
  if (std::find(nodes->begin(), nodes->end(), node) == nodes->end()) {
    nodes->push_back(node);
  }
}

std::vector<EventPair> Alone(const std::vector<std::string>& sources) {
  std::vector<EventPair> pairs;
  pairs.reserve(sources.size());
  for (const std::string& source : sources) {
    pairs.push_back({source, std::nullopt});
  }
  return pairs;
}

std::vector<EventPair> EveryPair(const std::vector<std::string>& nodes) {
  std::vector<EventPair> pairs;
  for (size_t i = 0; i < nodes.size(); ++i) {
    for (size_t j = i + 1; j < nodes.size(); ++j) {
      pairs.push_back({nodes[i], nodes[j]});
    }
  }
  return pairs;
}

}  // namespace

std::vector<EventPair> ExpandPairs(const v1::Event& event, Level level) {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  for (const v1::EventParty& party : event.parties()) {
    const bool is_target = !event.mutual() && party.side() == v1::SIDE_TARGET;
    AddOnce(NodeOf(party, level), is_target ? &targets : &sources);
  }
  if (event.mutual()) {
    // Two parties that are one node at this level are not "alone": they make
    // a pair with itself, which is no edge.
    return event.parties_size() == 1 ? Alone(sources) : EveryPair(sources);
  }
  if (targets.empty()) return Alone(sources);
  std::vector<EventPair> pairs;
  for (const std::string& source : sources) {
    for (const std::string& target : targets) {
      if (source != target) pairs.push_back({source, target});
    }
  }
  return pairs;
}

}  // namespace actant
