// Which mentions tell of one event: pure functions, the same for any order of
// reading.
//
// Two mentions can tell of one event only if they agree in their *block*: the
// type, whether it is mutual, and who stands on each side. Parties are compared
// by *projection*: state and role ("USA", "RUS.BUS"), or the actor's own code
// where it has no state (an international body). So 美國財政部 and 川普 are one
// source of one event, and Russian firms are not the Russian state.
//
// Within a block the date decides, as far as the text gives it:
//
//   key            mentions
//   d:<day>        dated to the day, or to a range that begins on it
//   m:<month>      dated to the month
//   y:<year>       dated to the year
//   u:<published>  undated, told as having happened (occurred, ongoing)
//   p:<published>  undated, told as to come (planned, possible, unspecified)
//   n:<published>  undated and negated
//   x:<article>    undated, and not even the day of publication is known
//
// A mention dated to a month or a year joins the `d:` cluster of its block in
// that month or year if there is exactly one; of several, none can be told to
// be meant. An undated mention of `u:` joins the latest `d:` cluster of its
// block that is at most kUndatedReachDays older than its publication. Those of
// `p:` and `n:` never join: a plan or a denial published after an event does
// not undo it.
//
// `d:` clusters take no notice of others, and all others look at `d:` clusters
// only, so the clusters are a function of the *set* of mentions, and the
// clusters that a mention may change are found by computing a bounded number
// of ids: nothing is scanned.
#ifndef ACTANT_GRAPH_EVENT_CLUSTERS_H_
#define ACTANT_GRAPH_EVENT_CLUSTERS_H_

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "proto/ids.h"

namespace actant {

// News repeats an event without its date for about a week; our own choice,
// not measured yet.
inline constexpr int kUndatedReachDays = 7;

// "USA", "RUS.BUS", or the actor's code where the party has no state.
std::string ProjectionOf(const v1::Party& party);

// What mentions of one event agree in. Sides are sorted and without repeats;
// those of a mutual block stand in `sources`.
struct EventBlock {
  std::string type;
  bool mutual = false;
  std::vector<std::string> sources;
  std::vector<std::string> targets;

  friend auto operator<=>(const EventBlock&, const EventBlock&) = default;
};

EventBlock BlockOf(const v1::Mention& mention);

// The letters are part of event ids: do not change.
enum class ClusterKind : char {
  kDay = 'd',
  kMonth = 'm',
  kYear = 'y',
  kUndated = 'u',
  kProspective = 'p',
  kNegated = 'n',
  kUnknownDay = 'x',
};

// A cluster of a block.
struct ClusterKey {
  ClusterKind kind = ClusterKind::kUnknownDay;
  // The day, or the first of the month or year, or the day of publication; 0
  // for kUnknownDay.
  Day day = 0;
  // Article.id, for kUnknownDay only.
  std::string article;

  friend auto operator<=>(const ClusterKey&, const ClusterKey&) = default;
};

// Inclusive.
struct DayReach {
  Day first = 0;
  Day last = 0;

  friend bool operator==(const DayReach&, const DayReach&) = default;
};

// The cluster a mention belongs to when its block has no `d:` cluster that it
// could join. Days outside years 1..9999 count as absent.
ClusterKey OwnKeyOf(const v1::Mention& mention);

// The days of the `d:` clusters that a mention of `own` may join; nullopt for
// the kinds that never join.
std::optional<DayReach> ReachOf(const ClusterKey& own);

// The cluster of a mention of `own`, given the `d:` clusters of its block
// within ReachOf(own), ascending.
ClusterKey ClusterOf(const ClusterKey& own, std::span<const Day> days);

// The public id of the event that a cluster is: the hash of CanonicalBytes of
// type, mutual (0 or 1), number of sources, each source, number of targets,
// each target, kind letter, day, article.
EventId EventIdOf(const EventBlock& block, const ClusterKey& key);

// The first days of the month and of the year `day` is in, and their lasts.
DayReach MonthAround(Day day);
DayReach YearAround(Day day);

}  // namespace actant

#endif  // ACTANT_GRAPH_EVENT_CLUSTERS_H_
