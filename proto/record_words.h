// The words in which the fields of records are written, in rules, answers and
// exports alike: the glossary's words. All functions are thread-safe.
#ifndef ACTANT_PROTO_RECORD_WORDS_H_
#define ACTANT_PROTO_RECORD_WORDS_H_

#include <optional>
#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"

namespace actant {

// "occurred", "ongoing", "planned", "possible", "negated"; empty for a number
// that is none of them.
std::string StatusWord(v1::EventStatus status);
// The reverse; nullopt for any other word, in any other case of letters too.
std::optional<v1::EventStatus> ParseStatusWord(std::string_view word);
// "state", "armed_group", ...; empty where the kind is not known.
std::string KindWord(v1::ActorKind kind);
// "SANCTION"; empty where the class is not known.
std::string PloverWord(v1::PloverClass plover);
// "source" or "target".
std::string_view SideWord(v1::Side side);

// YYYY, YYYY-MM or YYYY-MM-DD: as far as the text fixes it. nullopt where only
// the day of publication is known, or nothing.
std::optional<std::string> DateText(const v1::DateRange& date);
// YYYY-MM-DD; nullopt where there is no day, or none of years 1..9999.
std::optional<std::string> FirstDayText(const v1::DateRange& date);
std::optional<std::string> LastDayText(const v1::DateRange& date);

// The name to print in `language` ("zh", "en"): of names in that language the
// preferred one, of several Traditional Chinese before Simplified, then the
// first listed. Empty where there is none.
std::string_view NameIn(const v1::Actor& actor, std::string_view language);

}  // namespace actant

#endif  // ACTANT_PROTO_RECORD_WORDS_H_
