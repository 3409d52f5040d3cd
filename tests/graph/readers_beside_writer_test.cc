// Threads that put questions to a store while one writes it; run under the
// thread sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "graph/article_writer.h"
#include "graph/event_graph.h"
#include "graph/export.h"
#include "graph/number_query.h"
#include "graph/query.h"
#include "tests/graph/scratch_store.h"
#include "tests/storage/sample_rows.h"

namespace actant {
namespace {

constexpr int kReaders = 8;
constexpr size_t kActors = 8;
constexpr int kSteps = 120;

// Events between an actor and each other one, and the sum of their scores.
using Sums = std::map<ActorNumber, std::pair<uint64_t, int64_t>>;

// What a reader found amiss first.
class Findings {
 public:
  bool Ok(const Status& status) {
    if (!status.ok()) Add(status.ToString());
    return status.ok();
  }
  template <typename T>
  bool Ok(const Result<T>& result) {
    if (!result.has_value()) Add(result.error().ToString());
    return result.has_value();
  }
  bool Expect(bool holds, const std::string& what) {
    if (!holds) Add(what);
    return holds;
  }
  const std::string& first() const { return first_; }

 private:
  void Add(const std::string& what) {
    if (first_.empty()) first_ = what;
  }
  std::string first_;
};

Status SumEdges(const EventStore& store, Level level, ActorNumber actor,
                Sums* sums) {
  std::set<std::pair<ActorNumber, EventNumber>> seen;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    ACTANT_RETURN_IF_ERROR(store.ScanEdges(
        direction, level, actor, std::nullopt, {}, [&](const Edge& edge) {
          const EventFilter counted;
          if (edge.other && counted.statuses.contains(edge.status) &&
              seen.emplace(*edge.other, edge.event).second) {
            auto& [events, goldstein] = (*sums)[*edge.other];
            ++events;
            goldstein += edge.goldstein_tenths;
          }
          return Scan::kContinue;
        }));
  }
  return Status::Ok();
}

// Tallies and scans of one view say the same.
void CheckSums(const EventStore& view, Findings* findings) {
  for (const Level level : {Level::kState, Level::kActor}) {
    EventFilter filter;
    filter.level = level;
    auto query = NumberQuery::Make(&view, filter);
    if (!findings->Ok(query)) return;
    for (uint32_t actor = 0; actor < kActors; ++actor) {
      std::vector<NeighborCount> neighbors;
      Sums sums;
      if (!findings->Ok(query->Neighbors(
              ActorNumber(actor), NeighborOrder::kByNumber, &neighbors)) ||
          !findings->Ok(SumEdges(view, level, ActorNumber(actor), &sums))) {
        return;
      }
      Sums told;
      for (const NeighborCount& count : neighbors) {
        told[count.other] = {count.events(), count.goldstein_tenths};
      }
      findings->Expect(told == sums,
                       "neighbours do not have the sums of edges");
    }
  }
}

// Every edge has its event; every event both ends of each of its pairs, at both
// levels; every mention its article.
void CheckRecords(const EventStore& view, Findings* findings) {
  std::map<EventNumber, uint64_t> asked[2];
  Status failed;
  const Status scanned =
      view.ScanEvents([&](EventNumber number, const v1::Event& event) {
        for (const Level level : {Level::kState, Level::kActor}) {
          uint64_t& edges = asked[level == Level::kActor][number];
          for (const EventPair& pair : ExpandPairs(event, level)) {
            edges += event.mutual() && pair.target ? 2 : 1;
          }
        }
        const auto mentions = view.MentionsOf(number);
        if (!findings->Ok(mentions)) return Scan::kStop;
        findings->Expect(mentions->size() == event.mention_count(),
                         "an event does not have its mentions");
        for (const v1::Mention& mention : *mentions) {
          if (!mention.dataset().empty()) continue;
          const ArticleId article = ArticleId::Of(mention.article());
          findings->Ok(view.GetArticle(article));
        }
        return Scan::kContinue;
      });
  if (!findings->Ok(scanned)) return;
  for (const Level level : {Level::kState, Level::kActor}) {
    std::map<EventNumber, uint64_t> found;
    const Status actors =
        view.ScanActors([&](ActorNumber actor, const v1::Actor&) {
          failed = view.ScanEdges(Direction::kOut, level, actor, std::nullopt,
                                  {}, [&found](const Edge& edge) {
                                    ++found[edge.event];
                                    return Scan::kContinue;
                                  });
          return failed.ok() ? Scan::kContinue : Scan::kStop;
        });
    if (!findings->Ok(actors) || !findings->Ok(failed)) return;
    std::erase_if(asked[level == Level::kActor],
                  [](const auto& entry) { return entry.second == 0; });
    findings->Expect(found == asked[level == Level::kActor],
                     "edges are not those of the events");
  }
}

// Questions to the store itself: each must be answered as of one moment.
void CheckQuestions(const EventStore& store, Findings* findings) {
  const GraphQuery query(&store);
  for (const char* code : {"USA", "CHN", "RUS"}) {
    const auto around = query.Neighbors(code, {});
    if (!findings->Ok(around)) return;
    std::set<std::string> neighbors;
    for (const Neighbor& neighbor : around->neighbors) {
      neighbors.insert(neighbor.code);
    }
    std::set<std::string> ends;
    for (const SubgraphEdge& edge : around->edges) {
      if (edge.source == code && !edge.target.empty()) ends.insert(edge.target);
      if (edge.target == code) ends.insert(edge.source);
    }
    findings->Expect(neighbors == ends, "neighbours without their edges");
    findings->Ok(query.Chains(code, "", {}));
    findings->Ok(query.ShortestPath(code, "JPN", {}));
    findings->Ok(query.Timeline(code, "JPN", {}, 0));
    findings->Ok(query.Events(code, {}, 0));
  }
  const auto graph = EventGraph::Make(&store, {});
  if (!findings->Ok(graph)) return;
  size_t out = 0;
  size_t in = 0;
  for (const auto vertex : boost::make_iterator_range(vertices(*graph))) {
    out += out_degree(vertex, *graph);
    in += in_degree(vertex, *graph);
  }
  findings->Ok(graph->status());
  findings->Expect(out == in, "edges that lack an end");
  std::ostringstream lines;
  findings->Ok(Export(store, {}, lines));
}

// Writes, replaces and removes articles, and imports parts of a table.
void WriteSteps(const ScratchStore& store, std::mt19937* random) {
  ArticleWriter writer(store.get());
  testing::RowOracle rows;
  for (int step = 0; step < kSteps; ++step) {
    const std::string id = "article-" + std::to_string((*random)() % 12);
    if (step % 30 == 10) {
      testing::RowMix mix;
      mix.rows = 40;
      mix.actors = kActors;
      mix.types = 5;
      mix.first_id = static_cast<uint64_t>(step) * 1000;
      mix.first_day = ToDay({2024, 1, 1});
      mix.days = 40;
      mix.longest_span = 5;
      mix.lone = 5;
      mix.mutual = 20;
      mix.states = 50;
      rows.Import(RandomRows(mix, random), "table", std::to_string(step),
                  store.get());
    } else if (step % 5 == 4) {
      const Status removed = writer.Remove(id);
      if (removed.code() != StatusCode::kNotFound) {
        EXPECT_TRUE(removed.ok()) << removed.ToString();
      }
    } else {
      const auto written = writer.Write(RandomReading(id, kActors, random));
      EXPECT_TRUE(written.has_value()) << written.error().ToString();
    }
  }
}

TEST(ReadersBesideWriterTest, AnswersAreOfOneMoment) {
  const ScratchStore store;
  ASSERT_TRUE(store->PutActors(VocabularyActors()).ok());
  ASSERT_TRUE(store->PutTypes(VocabularyTypes()).ok());
  std::atomic<bool> done = false;
  std::vector<Findings> findings(kReaders);
  std::vector<std::thread> readers;
  for (int reader = 0; reader < kReaders; ++reader) {
    readers.emplace_back([&, reader] {
      Findings& found = findings[static_cast<size_t>(reader)];
      do {
        if (reader % 2 == 0) {
          const auto view = store->View();
          CheckSums(*view, &found);
          CheckRecords(*view, &found);
          const auto report = view->Verify();
          if (found.Ok(report) && report->problem_count > 0) {
            found.Expect(false, report->problems[0]);
          }
        } else {
          CheckQuestions(*store, &found);
        }
      } while (!done && found.first().empty());
    });
  }
  std::mt19937 random(7);
  WriteSteps(store, &random);
  done = true;
  for (std::thread& reader : readers) reader.join();
  for (const Findings& found : findings) EXPECT_EQ(found.first(), "");
  ExpectWhole(*store);
}

// Two questions to one view are answered alike, whatever is written between.
TEST(ReadersBesideWriterTest, AViewAnswersAlikeTwice) {
  const ScratchStore store;
  ArticleWriter writer(store.get());
  std::mt19937 random(11);
  for (int n = 0; n < 10; ++n) {
    ASSERT_TRUE(writer.Write(RandomReading(std::to_string(n), kActors, &random))
                    .has_value());
  }
  const auto view = store->View();
  const auto exported = [](const EventStore& of) {
    std::ostringstream lines;
    EXPECT_TRUE(Export(of, {}, lines).ok());
    return lines.str();
  };
  const std::string before = exported(*view);
  for (int n = 0; n < 5; ++n) {
    ASSERT_TRUE(writer.Remove(std::to_string(n)).ok());
  }
  EXPECT_EQ(exported(*view), before);
  EXPECT_NE(exported(*store), before);
}

}  // namespace
}  // namespace actant
