// The edges of one actor that a filter lets through, of events read in articles
// and of imported ones, without names or records.
#ifndef ACTANT_GRAPH_EDGE_SOURCE_H_
#define ACTANT_GRAPH_EDGE_SOURCE_H_

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "graph/block_filter.h"
#include "graph/resolved_filter.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/block_reader.h"
#include "storage/event_store.h"

namespace actant {

// Reads for one query. Borrows all it is given; use from one thread.
class EdgeSource {
 public:
  EdgeSource(const EventStore& store, const ResolvedFilter& filter,
             const BlockFilter& blocks)
      : store_(store), filter_(filter), blocks_(blocks), reader_(store) {}

  // Blocks of imported edges that may overlap `days`, which must lie within
  // the filter's. The visitor applies `blocks` to their rows.
  template <typename Visit>
  Status Blocks(Direction direction, ActorNumber actor, const BlockDays& days,
                const Visit& visit) {
    if (reader_.empty()) return Status::Ok();
    if (!filter_.types().has_value()) {
      return reader_.AllEdges(direction, filter_.level(), actor, days,
                              [&visit](TypeNumber, const EdgeTable& table) {
                                visit(table);
                                return Scan::kContinue;
                              });
    }
    for (const TypeNumber type : *filter_.types()) {
      ACTANT_RETURN_IF_ERROR(reader_.Edges(direction, filter_.level(), actor,
                                           type, days,
                                           [&visit](const EdgeTable& table) {
                                             visit(table);
                                             return Scan::kContinue;
                                           }));
    }
    return Status::Ok();
  }

  // Blocks of many actors, given by number, ascending, in any order.
  template <typename Visit>
  Status BlocksOfMany(Direction direction, std::span<const uint32_t> actors,
                      const BlockDays& days, const Visit& visit) {
    if (!filter_.types().has_value()) {
      for (const uint32_t actor : actors) {
        ACTANT_RETURN_IF_ERROR(
            Blocks(direction, ActorNumber(actor), days, visit));
      }
      return Status::Ok();
    }
    for (const TypeNumber type : *filter_.types()) {
      ACTANT_RETURN_IF_ERROR(
          reader_.EdgesOfMany(direction, filter_.level(), actors, type, days,
                              [&visit](const EdgeTable& table) {
                                visit(table);
                                return Scan::kContinue;
                              }));
    }
    return Status::Ok();
  }

  // Edges of events read in articles that the filter lets through and that
  // begin within `begun`, in no order.
  Status Articles(Direction direction, ActorNumber actor,
                  const BlockDays& begun,
                  const std::function<void(const Edge&)>& visit) {
    if (!store_.has_article_events()) return Status::Ok();
    return filter_.VisitArticleEdges(store_, direction, actor, begun,
                                     [&visit](const Edge& edge) {
                                       visit(edge);
                                       return Scan::kContinue;
                                     });
  }
  // Likewise, whenever they begin.
  Status Articles(Direction direction, ActorNumber actor,
                  const std::function<void(const Edge&)>& visit) {
    return Articles(direction, actor, BlockDays(), visit);
  }

  const EventStore& store() const { return store_; }
  const ResolvedFilter& filter() const { return filter_; }
  const BlockFilter& blocks() const { return blocks_; }
  BlockReader& reader() { return reader_; }

 private:
  const EventStore& store_;
  const ResolvedFilter& filter_;
  const BlockFilter& blocks_;
  BlockReader reader_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EDGE_SOURCE_H_
