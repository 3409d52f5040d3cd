// The columns of GDELT's tables of events. Source: "The GDELT Event Database
// Data Format Codebook", v1.03 (2013) and v2.0 (2015).
#ifndef ACTANT_APPS_GDELT_COLUMNS_H_
#define ACTANT_APPS_GDELT_COLUMNS_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "apps/event_format.h"

namespace actant {

// Places from 0 that both editions share. Behind kAvgTone stand three places
// (kGeoPlaces) of seven columns, in 2.0 of eight, then DATEADDED and SOURCEURL.
enum GdeltColumn : size_t {
  kGlobalEventId = 0,
  kSqlDate = 1,
  kMonthYear = 2,
  kYear = 3,
  kFractionDate = 4,
  // Of an actor: code, name, country, group, ethnic, two religions, three
  // types.
  kActor1Code = 5,
  kActor2Code = 15,
  kIsRootEvent = 25,
  kEventCode = 26,
  kEventBaseCode = 27,
  kEventRootCode = 28,
  kQuadClass = 29,
  kGoldsteinScale = 30,
  kNumMentions = 31,
  kNumSources = 32,
  kNumArticles = 33,
  kAvgTone = 34,
};

// From an actor's code.
inline constexpr size_t kActorName = 1;
inline constexpr size_t kActorCountry = 2;
inline constexpr size_t kActorGroup = 3;
inline constexpr size_t kActorType1 = 7;

inline constexpr size_t kGeoPlaces = 3;
// Columns of a place: type, full name, country and two (in 2.0 three) more
// codes, latitude, longitude, feature id.
inline constexpr size_t GeoColumns(EventFormat format) {
  return format == EventFormat::kGdelt2 ? 8 : 7;
}
// Of the event's own place.
inline constexpr size_t ActionGeoColumn(EventFormat format) {
  return kAvgTone + 1 + 2 * GeoColumns(format);
}
inline constexpr size_t DateAddedColumn(EventFormat format) {
  return kAvgTone + 1 + kGeoPlaces * GeoColumns(format);
}
inline constexpr size_t SourceUrlColumn(EventFormat format) {
  return DateAddedColumn(format) + 1;
}
inline constexpr size_t GdeltWidth(EventFormat format) {
  return SourceUrlColumn(format) + 1;
}
static_assert(GdeltWidth(EventFormat::kGdelt1) == 58);
static_assert(GdeltWidth(EventFormat::kGdelt2) == 61);

// Of the table of mentions of 2.0. Source: the same codebook, "Mentions Table".
enum GdeltMentionColumn : size_t {
  kMentionEventId = 0,
  kEventTimeDate = 1,
  kMentionTimeDate = 2,
  kMentionType = 3,
  kMentionSourceName = 4,
  kMentionIdentifier = 5,
  kMentionConfidence = 11,
  kGdeltMentionWidth = 16,
};

inline constexpr bool IsGdelt(EventFormat format) {
  return format == EventFormat::kGdelt1 || format == EventFormat::kGdelt2;
}

// Files of 1.0 up to March 2013 have no SOURCEURL.
inline constexpr bool IsGdeltWidth(EventFormat format, size_t columns) {
  return columns == GdeltWidth(format) ||
         (format == EventFormat::kGdelt1 && columns + 1 == GdeltWidth(format));
}

// The one column that is bound; the reader splits lines itself.
inline constexpr std::array<std::string_view, 1> kGdeltFields = {
    "GlobalEventID"};

}  // namespace actant

#endif  // ACTANT_APPS_GDELT_COLUMNS_H_
