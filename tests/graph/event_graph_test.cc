#include "graph/event_graph.h"

#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/graph/graph_oracle.h"
#include "tests/graph/scratch_store.h"

namespace actant {
namespace {

BOOST_CONCEPT_ASSERT((boost::GraphConcept<EventGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<EventGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<EventGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<EventGraph>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<
        EventGraph, EventGraph::vertex_descriptor, boost::vertex_index_t>));

std::string CodeOf(const EventStore& store, uint32_t vertex) {
  const auto actor = store.GetActor(ActorNumber(vertex));
  EXPECT_TRUE(actor.has_value());
  return actor.has_value() ? actor->code() : "";
}

template <typename Graph>
std::map<std::string, int> BoostDistances(const EventStore& store,
                                          const Graph& graph,
                                          const std::string& start) {
  const uint32_t root = store.FindActor(start)->value();
  std::vector<int> distances(num_vertices(graph), -1);
  distances[root] = 0;
  boost::breadth_first_search(
      graph, root,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(
          boost::make_iterator_property_map(distances.begin(),
                                            get(boost::vertex_index, graph)),
          boost::on_tree_edge()))));
  std::map<std::string, int> by_code;
  for (uint32_t vertex = 0; vertex < distances.size(); ++vertex) {
    if (distances[vertex] >= 0) {
      by_code[CodeOf(store, vertex)] = distances[vertex];
    }
  }
  return by_code;
}

class EventGraphPropertyTest : public testing::TestWithParam<unsigned> {
 protected:
  EventGraphPropertyTest() : random_(GetParam()) {
    FillAtRandom(&random_, store_.get());
  }

  std::mt19937 random_;
  ScratchStore store_;
};

TEST_P(EventGraphPropertyTest, BreadthFirstSearchAgreesWithTheOracle) {
  size_t far = 0;
  for (int round = 0; round < 60; ++round) {
    const EventFilter filter = RandomFilter(&random_);
    const GraphOracle oracle(*store_, filter);
    const auto graph = EventGraph::Make(store_.get(), filter);
    ASSERT_TRUE(graph.has_value()) << graph.error().ToString();
    const std::string start = RandomCode(&random_);
    const auto distances = BoostDistances(*store_, *graph, start);
    EXPECT_EQ(distances, oracle.Distances(start, PathDirection::kDirected));
    EXPECT_TRUE(graph->status().ok());
    for (const auto& [code, distance] : distances) far += distance > 1 ? 1 : 0;
  }
  EXPECT_GT(far, 30U);
}

TEST_P(EventGraphPropertyTest, InAndOutEdgesAreTheArcsOfTheOracle) {
  using Fields = std::tuple<std::string, std::string, uint32_t>;
  const EventFilter filter = RandomFilter(&random_);
  const GraphOracle oracle(*store_, filter);
  std::multiset<Fields> expected;
  for (const Arc& arc : oracle.arcs()) {
    expected.emplace(arc.from, arc.to, arc.row->number.value());
  }
  const auto graph = EventGraph::Make(store_.get(), filter);
  ASSERT_TRUE(graph.has_value());
  std::multiset<Fields> out;
  std::multiset<Fields> in;
  const auto fields = [&](const EventArc& arc) {
    return Fields(CodeOf(*store_, source(arc, *graph)),
                  CodeOf(*store_, target(arc, *graph)), arc.event.value());
  };
  const auto [begin, end] = vertices(*graph);
  for (auto vertex = begin; vertex != end; ++vertex) {
    const auto [out_begin, out_end] = out_edges(*vertex, *graph);
    for (auto at = out_begin; at != out_end; ++at) out.insert(fields(*at));
    const auto [in_begin, in_end] = in_edges(*vertex, *graph);
    for (auto at = in_begin; at != in_end; ++at) in.insert(fields(*at));
    EXPECT_EQ(degree(*vertex, *graph),
              static_cast<size_t>((out_end - out_begin) + (in_end - in_begin)));
  }
  EXPECT_EQ(out, expected);
  EXPECT_EQ(in, expected);
}

INSTANTIATE_TEST_SUITE_P(Seeds, EventGraphPropertyTest,
                         testing::Values(51U, 52U));

TEST(EventGraphTest, VerticesAreAllActorsOfTheStore) {
  ScratchStore store;
  ASSERT_TRUE(store->PutActors(VocabularyActors()).ok());
  const auto graph = EventGraph::Make(store.get(), EventFilter());
  ASSERT_TRUE(graph.has_value());
  EXPECT_EQ(num_vertices(*graph), VocabularyActors().size());
  EXPECT_EQ(out_degree(0, *graph), 0U);
}

TEST(EventGraphTest, RefusesAnUnknownType) {
  ScratchStore store;
  EventFilter filter;
  filter.types = {"nothing"};
  EXPECT_EQ(EventGraph::Make(store.get(), filter).error().code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace actant
