// The attributes that exported events and actors carry, and their values.
#ifndef ACTANT_GRAPH_EXPORT_ATTRIBUTES_H_
#define ACTANT_GRAPH_EXPORT_ATTRIBUTES_H_

#include <vector>

#include "actant/v1/records.pb.h"
#include "graph/export_value.h"
#include "graph/export_writer.h"
#include "proto/ids.h"

namespace actant {

// name.en, name.zh, kind, state.
std::vector<Attribute> ActorAttributes();
std::vector<Value> ActorValues(const v1::Actor& actor);
// Of the node that stands for an event: kind "event", nothing else.
std::vector<Value> ActorColumnsOfEvent();

// event, type, plover, mode, cameo, goldstein (points), status, date (at the
// precision the text gives), first_day, last_day, date_from_publication,
// mutual, mentions, publishers, confidence, amount, currency, place.
std::vector<Attribute> EventAttributes();
std::vector<Value> EventValues(const EventId& id, const v1::Event& event,
                               const v1::EventType& type);

Lifetime DaysOf(const v1::Event& event);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_ATTRIBUTES_H_
