// What taking mentions out of a store's clusters, and putting others in,
// changes: the clusters concerned, with the mentions of other articles that
// change theirs.
#ifndef ACTANT_GRAPH_CLUSTER_CHANGES_H_
#define ACTANT_GRAPH_CLUSTER_CHANGES_H_

#include <functional>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/block_days.h"
#include "graph/event_clusters.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// Collects the changes of one batch in memory; writes nothing. Call TakeOut,
// then PutIn, then FillBatch, each at most once. Borrows the store, which must
// not change meanwhile. Cost: for each `d:` cluster that appears or vanishes a
// scan of its block's days in the year (graph/block_days.h) and the mentions of
// the clusters that may change.
class ClusterChanges {
 public:
  // The type of a name: of the reading, or of the store.
  using TypeOf = std::function<Result<v1::EventType>(const std::string& name)>;

  explicit ClusterChanges(const EventStore* store)
      : store_(store), stored_(store) {}

  // Takes the article's stored mentions out of their clusters.
  Status TakeOut(const ArticleId& article);

  // Puts in new mentions (with ids) and finds the cluster of each, and of
  // every stored mention whose cluster depends on what was put in or taken
  // out.
  Status PutIn(std::span<const v1::Mention> mentions);

  // Adds mentions, moves, events and gone events to `batch`.
  Status FillBatch(const TypeOf& type_of, ArticleBatch* batch) const;

 private:
  struct Cluster {
    // In the store before the changes.
    bool stored = false;
    std::map<MentionId, v1::Mention> mentions;
    // Those that make a `d:` cluster stand.
    size_t day_mentions = 0;
    bool changed = false;
    // Where stored mentions of other articles went.
    std::set<EventId> moved_to;
  };

  Result<Cluster*> Load(const EventId& id);
  Status PutMention(const EventId& id, const v1::Mention& mention);
  void TakeMention(Cluster* cluster, const MentionId& id);

  // The cluster of `mention` after the changes, given the days of the block's
  // `d:` clusters that the store has, with those that came and went.
  Result<EventId> ClusterAfter(const v1::Mention& mention,
                               const EventBlock& block);
  bool StandsAfter(const EventBlock& block, Day day) const;

  Status Settle();
  // Clusters with mentions that a `d:` cluster's coming or going can move.
  Result<std::set<EventId>> Neighbors(const v1::Mention& mention,
                                      const EventBlock& block, Day day);
  Status MoveMentions(const EventBlock& block, const EventId& from);

  const EventStore* store_;
  std::map<EventId, Cluster> clusters_;
  BlockDays stored_;
  // `d:` clusters that gained or lost a day's mention, with one such.
  std::map<EventBlock, std::map<Day, v1::Mention>> touched_days_;
  std::vector<std::pair<MentionId, EventId>> put_in_;
  std::vector<ArticleBatch::Move> moves_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_CLUSTER_CHANGES_H_
