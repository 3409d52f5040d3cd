// The column families of a store, in the order of FORMAT.md.
#ifndef ACTANT_STORAGE_INTERNAL_FAMILY_H_
#define ACTANT_STORAGE_INTERNAL_FAMILY_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace actant::internal {

// The value is an index into kFamilyNames; only the names are persisted.
enum class Family {
  kDefault,
  kTypes,
  kArticles,
  kTexts,
  kArticleMentions,
  kActors,
  kNames,
  kEvents,
  kEventIds,
  kRedirects,
  kMentions,
  kOut,
  kIn,
  kDyads,
  kByDate,
  kSegments,
  kRows,
  kRowIds,
  kRefs,
  kOutBlocks,
  kInBlocks,
  kDyadBlocks,
  kTallies,
  kLongEdges,
  kArticleTallies,
};

inline constexpr std::array<std::string_view, 25> kFamilyNames = {
    "default",   "types",       "articles", "texts",      "article_mentions",
    "actors",    "names",       "events",   "event_ids",  "redirects",
    "mentions",  "out",         "in",       "dyads",      "by_date",
    "segments",  "rows",        "row_ids",  "refs",       "out_blocks",
    "in_blocks", "dyad_blocks", "tallies",  "long_edges", "article_tallies"};

inline constexpr size_t kFamilyCount = kFamilyNames.size();

// The families of index rows: each follows from one event read in articles.
inline constexpr std::array<Family, 5> kIndexFamilies = {
    Family::kOut, Family::kIn, Family::kDyads, Family::kByDate,
    Family::kLongEdges};

constexpr std::string_view FamilyName(Family family) {
  return kFamilyNames[static_cast<size_t>(family)];
}

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_FAMILY_H_
