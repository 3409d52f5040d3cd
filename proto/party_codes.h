// The codes by which parties of events are told outside the store.
#ifndef ACTANT_PROTO_PARTY_CODES_H_
#define ACTANT_PROTO_PARTY_CODES_H_

#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"

namespace actant {

// The guide's code of a party: its state or body (its actor where it has
// none), then "." and its role.
std::string GuideCode(std::string_view actor, std::string_view state,
                      std::string_view role);

// Whether the party stands on that side. All parties of a mutual event are
// sources.
bool IsOn(const v1::Event& event, const v1::EventParty& party, v1::Side side);

// The guide's codes of one side, each once, in the order of the event: "USA",
// "RUS.BUS".
std::vector<std::string> SideCodes(const v1::Event& event, v1::Side side);

}  // namespace actant

#endif  // ACTANT_PROTO_PARTY_CODES_H_
