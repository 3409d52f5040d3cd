#include "graph/snapshot.h"

#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/range/iterator_range.hpp>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

// Boost 1.74 gives this class in_edges, but no degree for BidirectionalGraph.
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Snapshot>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<
        Snapshot, boost::graph_traits<Snapshot>::vertex_descriptor,
        boost::vertex_index_t>));

TEST(SnapshotTest, HoldsTheArcsOfTheOracleByCode) {
  using Fields = std::tuple<std::string, std::string, uint32_t>;
  std::mt19937 random(61);
  ScratchStore store;
  FillAtRandom(&random, store.get());
  for (int round = 0; round < 30; ++round) {
    const EventFilter filter = RandomFilter(&random);
    SCOPED_TRACE(DescribeFilter(filter));
    const GraphOracle oracle(*store, filter);
    const auto graph = TakeSnapshot(*store, filter);
    ASSERT_TRUE(graph.has_value()) << graph.error().ToString();
    std::multiset<Fields> expected;
    std::set<std::string> nodes;
    for (const Arc& arc : oracle.arcs()) {
      expected.emplace(arc.from, arc.to, arc.row->number.value());
      nodes.insert({arc.from, arc.to});
    }
    std::vector<std::string> codes;
    for (const auto vertex : boost::make_iterator_range(vertices(*graph))) {
      codes.push_back((*graph)[vertex].code);
    }
    EXPECT_EQ(codes, std::vector<std::string>(nodes.begin(), nodes.end()));
    std::multiset<Fields> found;
    for (const auto edge : boost::make_iterator_range(edges(*graph))) {
      found.emplace((*graph)[source(edge, *graph)].code,
                    (*graph)[target(edge, *graph)].code,
                    (*graph)[edge].event.value());
    }
    EXPECT_EQ(found, expected);
  }
}

TEST(SnapshotTest, EmptyStoreGivesAnEmptyGraph) {
  ScratchStore store;
  const auto graph = TakeSnapshot(*store, EventFilter());
  ASSERT_TRUE(graph.has_value());
  EXPECT_EQ(num_vertices(*graph), 0U);
  EXPECT_EQ(num_edges(*graph), 0U);
}

}  // namespace
}  // namespace actant
