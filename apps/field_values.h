// What the fields of an event table say: days, scores, marks.
#ifndef ACTANT_APPS_FIELD_VALUES_H_
#define ACTANT_APPS_FIELD_VALUES_H_

#include <optional>
#include <string_view>

#include "proto/event_time.h"

namespace actant {

// YYYY-MM-DD, YYYYMMDD, either with a time behind it ("T" or a space and
// digits), YYYY-MM, YYYY. nullopt for anything else and for days that do not
// exist.
std::optional<DaySpan> ReadDate(std::string_view text);

// A decimal number, all of `text`, with or without sign and exponent; nullopt
// for anything else, infinities and NaN included.
std::optional<double> ReadDecimal(std::string_view text);

// 1 0, true false, yes no, t f, y n in any case; empty is false.
std::optional<bool> ReadMark(std::string_view text);

}  // namespace actant

#endif  // ACTANT_APPS_FIELD_VALUES_H_
