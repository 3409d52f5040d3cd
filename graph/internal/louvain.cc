#include "graph/internal/louvain.h"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <deque>
#include <numeric>
#include <span>
#include <utility>

namespace actant {
namespace {

// A gain smaller than this share of its terms is rounding. Terms of a whole
// resolution are exact up to 2^53.
constexpr double kLeastGain = 1e-12;

std::span<const LouvainGraph::Arc> ArcsOf(const LouvainGraph& graph,
                                          uint32_t node) {
  return std::span(graph.arcs)
      .subspan(graph.starts[node], graph.starts[node + 1] - graph.starts[node]);
}

// 0, 1, ...: each node alone, or all in order.
std::vector<uint32_t> Ascending(uint32_t count) {
  std::vector<uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

// Moves nodes between communities.
class LocalMoves {
 public:
  LocalMoves(const LouvainGraph* graph, double resolution,
             std::vector<uint32_t>* labels)
      : graph_(*graph),
        resolution_(resolution),
        labels_(*labels),
        strengths_(graph->size()),
        sizes_(graph->size()),
        links_(graph->size()) {
    for (uint32_t node = 0; node < graph_.size(); ++node) {
      strengths_[labels_[node]] += graph_.strengths[node];
      ++sizes_[labels_[node]];
    }
    for (uint32_t label = 0; label < graph_.size(); ++label) {
      if (sizes_[label] == 0) empty_.push_back(label);
    }
  }

  // Visits the nodes in this order, and again those whose neighbours moved
  // away from them (Traag et al. 2019), until none moves; whether any moved.
  // Ends, as every move gains modularity.
  bool Run(const std::vector<uint32_t>& order) {
    bool any = false;
    std::deque<uint32_t> queue(order.begin(), order.end());
    std::vector<bool> waits(graph_.size(), true);
    while (!queue.empty()) {
      const uint32_t node = queue.front();
      queue.pop_front();
      waits[node] = false;
      if (!Visit(node)) continue;
      any = true;
      for (const LouvainGraph::Arc& arc : ArcsOf(graph_, node)) {
        if (waits[arc.to] || labels_[arc.to] == labels_[node]) continue;
        waits[arc.to] = true;
        queue.push_back(arc.to);
      }
    }
    return any;
  }

 private:
  // Moves the node to where it gains most; whether that is elsewhere.
  bool Visit(uint32_t node) {
    const uint32_t present = labels_[node];
    touched_.assign(1, present);
    for (const LouvainGraph::Arc& arc : ArcsOf(graph_, node)) {
      const uint32_t label = labels_[arc.to];
      if (links_[label] == 0 && label != present) touched_.push_back(label);
      links_[label] += arc.weight;
    }
    strengths_[present] -= graph_.strengths[node];
    // It may also leave the others of its community, to be alone.
    if (sizes_[present] > 1 && !empty_.empty()) {
      touched_.push_back(empty_.back());
    }
    const uint32_t best = BestOf(node);
    strengths_[best] += graph_.strengths[node];
    for (const uint32_t label : touched_) links_[label] = 0;
    if (best == present) return false;
    if (!empty_.empty() && best == empty_.back()) empty_.pop_back();
    ++sizes_[best];
    if (--sizes_[present] == 0) empty_.push_back(present);
    labels_[node] = best;
    return true;
  }

  // Among those to choose from, of which the present one is the first.
  uint32_t BestOf(uint32_t node) const {
    const double least = kLeastGain * static_cast<double>(graph_.total) *
                         static_cast<double>(graph_.strengths[node]);
    const double stays = GainOf(node, touched_.front());
    uint32_t best = touched_.front();
    double gain = stays;
    for (const uint32_t label : touched_) {
      const double other = GainOf(node, label);
      if (other <= stays + least) continue;
      if (other > gain || (other == gain && label < best)) {
        best = label;
        gain = other;
      }
    }
    return best;
  }

  // What modularity gains by the node's being in the community, times half the
  // square of the total.
  double GainOf(uint32_t node, uint32_t label) const {
    return static_cast<double>(links_[label]) *
               static_cast<double>(graph_.total) -
           resolution_ * static_cast<double>(graph_.strengths[node]) *
               static_cast<double>(strengths_[label]);
  }

  const LouvainGraph& graph_;
  double resolution_;
  std::vector<uint32_t>& labels_;
  // Strength of each community, and its nodes.
  std::vector<uint64_t> strengths_;
  std::vector<uint32_t> sizes_;
  std::vector<uint32_t> empty_;
  // Weight between the node visited and each community; 0 between visits.
  std::vector<uint64_t> links_;
  // The communities the node visited may choose from.
  std::vector<uint32_t> touched_;
};

// Renumbers labels from 0 in the order of their first nodes; their count.
uint32_t Compact(std::vector<uint32_t>* labels) {
  const auto none = static_cast<uint32_t>(labels->size());
  std::vector<uint32_t> numbers(labels->size(), none);
  uint32_t count = 0;
  for (uint32_t& label : *labels) {
    if (numbers[label] == none) numbers[label] = count++;
    label = numbers[label];
  }
  return count;
}

// The graph whose nodes are the communities. Labels are compact.
LouvainGraph Join(const LouvainGraph& graph,
                  const std::vector<uint32_t>& labels, uint32_t count) {
  std::vector<std::vector<uint32_t>> members(count);
  for (uint32_t node = 0; node < graph.size(); ++node) {
    members[labels[node]].push_back(node);
  }
  LouvainGraph joined;
  joined.total = graph.total;
  joined.loops.resize(count);
  joined.strengths.resize(count);
  std::vector<uint64_t> links(count);
  std::vector<uint32_t> touched;
  for (uint32_t community = 0; community < count; ++community) {
    touched.clear();
    for (const uint32_t node : members[community]) {
      joined.loops[community] += graph.loops[node];
      joined.strengths[community] += graph.strengths[node];
      for (const LouvainGraph::Arc& arc : ArcsOf(graph, node)) {
        const uint32_t label = labels[arc.to];
        if (links[label] == 0) touched.push_back(label);
        links[label] += arc.weight;
      }
    }
    std::sort(touched.begin(), touched.end());
    for (const uint32_t label : touched) {
      const uint64_t weight = std::exchange(links[label], 0);
      if (label == community) {
        joined.loops[community] += weight;
      } else {
        joined.arcs.push_back({label, weight});
      }
    }
    joined.starts.push_back(joined.arcs.size());
  }
  return joined;
}

// Moves nodes, then communities of them, and so on; whether anything moved.
bool Unfold(const LouvainGraph& graph, double resolution,
            const std::vector<uint32_t>& order, std::vector<uint32_t>* labels) {
  bool moved = LocalMoves(&graph, resolution, labels).Run(order);
  uint32_t count = Compact(labels);
  LouvainGraph level = Join(graph, *labels, count);
  while (true) {
    std::vector<uint32_t> outer = Ascending(count);
    if (!LocalMoves(&level, resolution, &outer).Run(Ascending(count))) {
      return moved;
    }
    moved = true;
    count = Compact(&outer);
    for (uint32_t& label : *labels) label = outer[label];
    level = Join(level, outer, count);
  }
}

// Gives each connected part of a community a label of its own. This gains
// modularity too, as parts without a link between them do better apart.
void SplitApart(const LouvainGraph& graph, std::vector<uint32_t>* labels) {
  std::vector<uint32_t> ranks(graph.size());
  std::vector<uint32_t> parents = Ascending(graph.size());
  const boost::typed_identity_property_map<uint32_t> index;
  boost::disjoint_sets sets(
      boost::make_iterator_property_map(ranks.begin(), index),
      boost::make_iterator_property_map(parents.begin(), index));
  for (uint32_t node = 0; node < graph.size(); ++node) {
    for (const LouvainGraph::Arc& arc : ArcsOf(graph, node)) {
      if ((*labels)[node] == (*labels)[arc.to]) sets.union_set(node, arc.to);
    }
  }
  for (uint32_t node = 0; node < graph.size(); ++node) {
    (*labels)[node] = sets.find_set(node);
  }
}

// The orders in which nodes are visited.
std::vector<std::vector<uint32_t>> VisitOrders(const LouvainGraph& graph) {
  const std::vector<uint32_t> ascending = Ascending(graph.size());
  const auto weaker = [&graph](uint32_t a, uint32_t b) {
    return graph.strengths[a] < graph.strengths[b];
  };
  const auto stronger = [&weaker](uint32_t a, uint32_t b) {
    return weaker(b, a);
  };
  std::vector<std::vector<uint32_t>> orders(3, ascending);
  std::stable_sort(orders[1].begin(), orders[1].end(), weaker);
  std::stable_sort(orders[2].begin(), orders[2].end(), stronger);
  return orders;
}

}  // namespace

LouvainGraph MakeLouvainGraph(const DyadGraph& dyads) {
  LouvainGraph graph;
  graph.loops.resize(num_vertices(dyads));
  graph.strengths = OutStrengths(dyads);
  graph.arcs.reserve(num_edges(dyads));
  for (uint32_t node = 0; node < graph.size(); ++node) {
    for (const auto& edge :
         boost::make_iterator_range(out_edges(node, dyads))) {
      graph.arcs.push_back(
          {static_cast<uint32_t>(target(edge, dyads)), dyads[edge].events});
    }
    graph.starts.push_back(graph.arcs.size());
    graph.total += graph.strengths[node];
  }
  return graph;
}

std::vector<uint32_t> LouvainLabels(const LouvainGraph& graph,
                                    double resolution) {
  std::vector<uint32_t> best;
  double modularity = 0;
  for (const std::vector<uint32_t>& order : VisitOrders(graph)) {
    std::vector<uint32_t> labels = Ascending(graph.size());
    while (Unfold(graph, resolution, order, &labels)) {
      SplitApart(graph, &labels);
    }
    const double other = ModularityOf(graph, labels, resolution);
    if (best.empty() || other > modularity + kLeastGain) {
      best = std::move(labels);
      modularity = other;
    }
  }
  return best;
}

double ModularityOf(const LouvainGraph& graph,
                    const std::vector<uint32_t>& labels, double resolution) {
  if (graph.total == 0) return 0;
  std::vector<uint64_t> within(graph.size());
  std::vector<uint64_t> strengths(graph.size());
  for (uint32_t node = 0; node < graph.size(); ++node) {
    strengths[labels[node]] += graph.strengths[node];
    within[labels[node]] += graph.loops[node];
    for (const LouvainGraph::Arc& arc : ArcsOf(graph, node)) {
      if (labels[arc.to] == labels[node]) within[labels[node]] += arc.weight;
    }
  }
  const auto total = static_cast<double>(graph.total);
  double modularity = 0;
  for (uint32_t label = 0; label < graph.size(); ++label) {
    const double share = static_cast<double>(strengths[label]) / total;
    modularity +=
        static_cast<double>(within[label]) / total - resolution * share * share;
  }
  return modularity;
}

}  // namespace actant
