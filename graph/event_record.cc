#include "graph/event_record.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/event_clusters.h"
#include "proto/event_time.h"

namespace actant {
namespace {

constexpr int64_t kUnknownLast = std::numeric_limits<int64_t>::max();
constexpr int64_t kUnknownFirst = std::numeric_limits<int64_t>::min();

// EventStatus in the order in which ties are decided.
int StatusRank(v1::EventStatus status) {
  return status == v1::EVENT_STATUS_UNSPECIFIED
             ? std::numeric_limits<int>::max()
             : static_cast<int>(status);
}

v1::EventStatus LatestStatus(std::span<const v1::Mention> mentions) {
  std::optional<std::pair<int64_t, int>> best;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  for (const v1::Mention& mention : mentions) {
    const int64_t published =
        mention.has_published() ? mention.published() : kUnknownFirst;
    const std::pair key(published, -StatusRank(mention.status()));
    if (!best || *best < key) {
      best = key;
      status = mention.status();
    }
  }
  return status;
}

// The mention's date as FORMAT.md wants it: both days or none, undated ones
// with the day of publication where that is known.
v1::DateRange NormalDate(const v1::Mention& mention) {
  const ClusterKey own = OwnKeyOf(mention);
  v1::DateRange date;
  switch (own.kind) {
    case ClusterKind::kDay:
    case ClusterKind::kMonth:
    case ClusterKind::kYear:
      date = mention.date();
      date.set_last_day(std::max(date.first_day(), date.last_day()));
      return date;
    case ClusterKind::kUndated:
    case ClusterKind::kProspective:
    case ClusterKind::kNegated:
      date.set_first_day(own.day);
      date.set_last_day(own.day);
      date.set_from_publication(true);
      return date;
    case ClusterKind::kUnknownDay:
      return date;
  }
  return date;
}

std::vector<v1::StatusChange> HistoryOf(std::span<const v1::Mention> mentions) {
  std::map<v1::EventStatus, v1::StatusChange> by_status;
  for (const v1::Mention& mention : mentions) {
    v1::StatusChange& change = by_status[mention.status()];
    change.set_status(mention.status());
    change.set_mentions(change.mentions() + 1);
    const v1::DateRange date = NormalDate(mention);
    if (date.has_first_day() &&
        (!change.has_held_from() || date.first_day() < change.held_from())) {
      change.set_held_from(date.first_day());
    }
    if (mention.has_published() &&
        (!change.has_learnt() || mention.published() < change.learnt())) {
      change.set_learnt(mention.published());
    }
  }
  std::vector<v1::StatusChange> history;
  for (auto& [status, change] : by_status) history.push_back(change);
  std::stable_sort(history.begin(), history.end(),
                   [](const v1::StatusChange& a, const v1::StatusChange& b) {
                     const auto learnt = [](const v1::StatusChange& change) {
                       return change.has_learnt() ? change.learnt()
                                                  : kUnknownLast;
                     };
                     return learnt(a) < learnt(b);
                   });
  return history;
}

v1::DateRange NarrowestDate(std::span<const v1::Mention> mentions) {
  const auto key = [](const v1::Mention& mention) {
    const v1::DateRange date = NormalDate(mention);
    return std::tuple(OwnKeyOf(mention).kind != ClusterKind::kDay,
                      !date.has_first_day(), date.from_publication(),
                      int64_t{date.last_day()} - date.first_day(),
                      date.first_day(), date.precision());
  };
  const v1::Mention* best = &mentions.front();
  for (const v1::Mention& mention : mentions.subspan(1)) {
    if (key(mention) < key(*best)) best = &mention;
  }
  return NormalDate(*best);
}

using PartyKey = std::tuple<v1::Side, std::string, std::string, std::string>;

// The state as such: "USA", or "everybody of one role in it": "RUS.BUS".
bool IsGeneric(const PartyKey& party) {
  const auto& [side, actor, state, role] = party;
  return !state.empty() && (actor == state || actor == state + "." + role);
}

std::vector<v1::EventParty> PartiesOf(std::span<const v1::Mention> mentions) {
  std::set<PartyKey> all;
  for (const v1::Mention& mention : mentions) {
    for (const v1::Party& party : mention.parties()) {
      const bool target = !mention.mutual() && party.side() == v1::SIDE_TARGET;
      all.emplace(target ? v1::SIDE_TARGET : v1::SIDE_SOURCE, party.actor(),
                  party.state(), party.role());
    }
  }
  std::set<std::tuple<v1::Side, std::string, std::string>> specific;
  for (const PartyKey& party : all) {
    const auto& [side, actor, state, role] = party;
    if (!IsGeneric(party)) specific.emplace(side, state, role);
  }
  std::vector<v1::EventParty> parties;
  for (const PartyKey& party : all) {
    const auto& [side, actor, state, role] = party;
    if (IsGeneric(party) && specific.contains({side, state, role})) continue;
    v1::EventParty& out = parties.emplace_back();
    out.set_side(side);
    out.set_actor(actor);
    out.set_state(state);
    out.set_role(role);
  }
  return parties;
}

// The key counted most often; of equals the first in the order of keys.
// REQUIRES: `counts` is not empty.
template <typename Key>
const Key& MostFrequent(const std::map<Key, int>& counts) {
  return std::max_element(
             counts.begin(), counts.end(),
             [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void SetAmount(std::span<const v1::Mention> mentions, v1::Event* event) {
  std::map<std::pair<double, std::string>, int> counts;
  for (const v1::Mention& mention : mentions) {
    if (!mention.has_amount()) continue;
    const v1::Amount& amount = mention.amount();
    // Negative, so that the largest comes first.
    ++counts[{-amount.value(), amount.currency()}];
  }
  if (counts.empty()) return;
  const auto& [negative, currency] = MostFrequent(counts);
  event->mutable_amount()->set_value(-negative);
  event->mutable_amount()->set_currency(currency);
}

void SetPlace(std::span<const v1::Mention> mentions, v1::Event* event) {
  std::map<std::string, int> counts;
  for (const v1::Mention& mention : mentions) {
    if (!mention.place().empty()) ++counts[mention.place()];
  }
  if (!counts.empty()) event->set_place(MostFrequent(counts));
}

int GoldsteinOf(std::span<const v1::Mention> mentions,
                const v1::EventType& type) {
  std::map<int, int> counts;
  for (const v1::Mention& mention : mentions) {
    if (mention.has_goldstein_tenths()) ++counts[mention.goldstein_tenths()];
  }
  return counts.empty() ? type.goldstein_tenths() : MostFrequent(counts);
}

float ConfidenceOf(std::span<const v1::Mention> mentions) {
  // (is a publisher, name) -> best confidence: a map, so that the product is
  // taken in one order.
  std::map<std::pair<bool, std::string>, double> best;
  for (const v1::Mention& mention : mentions) {
    const bool known = !mention.publisher().empty();
    double& value =
        best[{known, known ? mention.publisher() : mention.article()}];
    const double confidence = mention.confidence();
    if (confidence > value) value = std::min(confidence, 1.0);
  }
  double doubt = 1;
  for (const auto& [source, confidence] : best) doubt *= 1 - confidence;
  const double sure = std::min(1 - doubt, kMaxEventConfidence);
  return static_cast<float>(static_cast<double>(std::lround(sure * 255)) / 255);
}

uint32_t PublisherCount(std::span<const v1::Mention> mentions) {
  std::set<std::string_view> publishers;
  for (const v1::Mention& mention : mentions) {
    if (!mention.publisher().empty()) publishers.insert(mention.publisher());
  }
  return static_cast<uint32_t>(publishers.size());
}

}  // namespace

v1::Event MakeEvent(const EventId& id, std::span<const v1::Mention> mentions,
                    const v1::EventType& type) {
  v1::Event event;
  event.set_id(id.ToBytes());
  event.set_type(mentions.front().type());
  event.set_mutual(mentions.front().mutual());
  for (v1::EventParty& party : PartiesOf(mentions)) {
    *event.add_parties() = std::move(party);
  }
  event.set_status(LatestStatus(mentions));
  for (v1::StatusChange& change : HistoryOf(mentions)) {
    *event.add_history() = std::move(change);
  }
  *event.mutable_date() = NarrowestDate(mentions);
  SetAmount(mentions, &event);
  SetPlace(mentions, &event);
  event.set_mention_count(static_cast<uint32_t>(mentions.size()));
  event.set_publisher_count(PublisherCount(mentions));
  event.set_confidence(ConfidenceOf(mentions));
  event.set_goldstein_tenths(GoldsteinOf(mentions, type));
  return event;
}

}  // namespace actant
