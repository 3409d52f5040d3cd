// From the codes of PETRARCH dictionaries to Actant's types and actors.
#ifndef ACTANT_EXTRACT_PETRARCH_EVENT_MAPPING_H_
#define ACTANT_EXTRACT_PETRARCH_EVENT_MAPPING_H_

#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "extract/knowledge.h"

namespace actant::petrarch {

// The class of PLOVER of a CAMEO code, with the code kept; "petrarch:CODE",
// under no class, for a code that is none of CAMEO's (WEIS and others). Which
// scheme a dictionary follows it does not say: codes of digits whose first two
// are 01 to 20 are taken for CAMEO's.
v1::EventType TypeOfCode(const Knowledge& knowledge, std::string_view code);

// Actor, state and role of USAGOV (USA, acting for the state), RUSBUS
// (RUS.BUS) and, where the first three letters are no state of the knowledge,
// the whole code as an actor of its own.
void SetPartyActor(const Knowledge& knowledge, std::string_view code,
                   v1::Party* party);

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_EVENT_MAPPING_H_
