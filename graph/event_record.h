// The record of an event, made from the mentions of its cluster.
#ifndef ACTANT_GRAPH_EVENT_RECORD_H_
#define ACTANT_GRAPH_EVENT_RECORD_H_

#include <span>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"

namespace actant {

// Evidence is never certain: the most that mentions can make of an event.
inline constexpr double kMaxEventConfidence = 0.99;

// What the mentions of one cluster (graph/event_clusters.h) tell together.
// The same for every order of `mentions`.
//
// - status: of the mention published last (without a day of publication: as
//   if first); on one day occurred goes before ongoing, planned, possible and
//   negated. history: for each status told, the earliest day it held from and
//   the earliest day it was published, by the latter (unknown last).
// - date: the narrowest a text gives, of mentions that make a `d:` cluster if
//   there are any (so that the event of d:D begins on D); of equals the
//   earliest. Without any, the earliest day of publication.
// - parties: the actors of all mentions, in the order (side, actor, state,
//   role); the state itself is left out where a more specific actor stands
//   for it on the same side in the same role.
// - amount, place: the one told most often; of equals the largest amount and
//   the first place in byte order.
// - confidence: 1 - product of (1 - c) over publishers (articles, where no
//   publisher is known), c being the best mention of each, since one
//   publisher's repetitions are no further evidence; at most
//   kMaxEventConfidence, in steps of 1/255.
// - publisher_count: distinct known publishers.
// - goldstein_tenths: the mentions' own score told most often (of equals the
//   lowest), else that of the type.
//
// REQUIRES: `mentions` is not empty; all are of one block.
v1::Event MakeEvent(const EventId& id, std::span<const v1::Mention> mentions,
                    const v1::EventType& type);

}  // namespace actant

#endif  // ACTANT_GRAPH_EVENT_RECORD_H_
