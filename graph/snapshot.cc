#include "graph/snapshot.h"

#include <algorithm>
#include <map>
#include <new>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/resolved_filter.h"

namespace actant {
namespace {

struct Row {
  ActorNumber from;
  ActorNumber to;
  SnapshotEdge edge;
};

Result<std::vector<Row>> ReadRows(const EventStore& store,
                                  const ResolvedFilter& filter) {
  std::vector<ActorNumber> actors;
  ACTANT_RETURN_ERROR_IF(
      store.ScanActors([&actors](ActorNumber number, const v1::Actor&) {
        actors.push_back(number);
        return Scan::kContinue;
      }));
  std::vector<Row> rows;
  for (const ActorNumber actor : actors) {
    ACTANT_RETURN_ERROR_IF(filter.ScanEdges(
        store, Direction::kOut, actor, [&rows](const Edge& edge) {
          if (edge.other) {
            rows.push_back({edge.actor,
                            *edge.other,
                            {edge.event, edge.type, edge.first_day, edge.mutual,
                             edge.goldstein_tenths}});
          }
          return Scan::kContinue;
        }));
  }
  return rows;
}

Result<std::vector<SnapshotVertex>> ReadVertices(const EventStore& store,
                                                 const std::vector<Row>& rows) {
  std::set<ActorNumber> numbers;
  for (const Row& row : rows) {
    numbers.insert(row.from);
    numbers.insert(row.to);
  }
  std::vector<SnapshotVertex> vertices;
  for (const ActorNumber number : numbers) {
    ACTANT_ASSIGN_OR_RETURN(std::string code, store.ActorCode(number));
    vertices.push_back({std::move(code), number});
  }
  std::sort(vertices.begin(), vertices.end(),
            [](const SnapshotVertex& a, const SnapshotVertex& b) {
              return a.code < b.code;
            });
  return vertices;
}

Snapshot Build(const std::vector<SnapshotVertex>& vertices,
               std::vector<Row> rows) {
  std::map<ActorNumber, uint32_t> index;
  for (const SnapshotVertex& vertex : vertices) {
    index.emplace(vertex.number, static_cast<uint32_t>(index.size()));
  }
  const auto key = [&index](const Row& row) {
    const std::optional<Day>& day = row.edge.first_day;
    return std::tuple(index.at(row.from), index.at(row.to), !day.has_value(),
                      day.value_or(0), row.edge.event);
  };
  std::sort(rows.begin(), rows.end(),
            [&key](const Row& a, const Row& b) { return key(a) < key(b); });
  std::vector<std::pair<uint32_t, uint32_t>> ends;
  std::vector<SnapshotEdge> edges;
  ends.reserve(rows.size());
  edges.reserve(rows.size());
  for (const Row& row : rows) {
    ends.emplace_back(index.at(row.from), index.at(row.to));
    edges.push_back(row.edge);
  }
  Snapshot graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(),
                 edges.begin(), static_cast<uint32_t>(vertices.size()));
  for (uint32_t i = 0; i < vertices.size(); ++i) graph[i] = vertices[i];
  return graph;
}

}  // namespace

Result<Snapshot> TakeSnapshot(const EventStore& store,
                              const EventFilter& filter) {
  const auto view = store.View();
  ACTANT_ASSIGN_OR_RETURN(const ResolvedFilter resolved,
                          ResolvedFilter::Resolve(*view, filter));
  try {
    ACTANT_ASSIGN_OR_RETURN(std::vector<Row> rows, ReadRows(*view, resolved));
    ACTANT_ASSIGN_OR_RETURN(const std::vector<SnapshotVertex> vertices,
                            ReadVertices(*view, rows));
    return Build(vertices, std::move(rows));
  } catch (const std::bad_alloc&) {
    return Error(ResourceExhausted(
        "the graph does not fit in memory; narrow the filter"));
  }
}

}  // namespace actant
