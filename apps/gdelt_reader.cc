#include "apps/gdelt_reader.h"

#include <cstring>
#include <string>
#include <unordered_map>

#include "apps/gdelt_columns.h"

namespace actant {
namespace {

constexpr size_t kMostColumns = GdeltWidth(EventFormat::kGdelt2);

class GdeltReader final : public FormatReader {
 public:
  explicit GdeltReader(const FormatCodes& codes) : codes_(codes) {}

  std::optional<RowFault> Read(std::string_view record, const BoundColumns&,
                               TextArena* arena, FieldValues* values) override {
    const size_t width = Split(record);
    if (!IsGdeltWidth(codes_.format(), width)) {
      return RowFault{width < GdeltWidth(codes_.format())
                          ? RejectReason::kTooFewColumns
                          : RejectReason::kTooManyColumns};
    }
    values->fill({});
    const auto set = [&](EventField field, std::string_view value) {
      (*values)[static_cast<size_t>(field)] = value;
    };
    set(EventField::kId, columns_[kGlobalEventId]);
    set(EventField::kDate, columns_[kSqlDate]);
    set(EventField::kSource, ActorOf(kActor1Code, arena));
    set(EventField::kTarget, ActorOf(kActor2Code, arena));
    set(EventField::kType, columns_[kEventCode]);
    set(EventField::kGoldstein, columns_[kGoldsteinScale]);
    const size_t url = SourceUrlColumn(codes_.format());
    if (url < width) set(EventField::kArticle, columns_[url]);
    return std::nullopt;
  }

 private:
  // Columns of the record; one more than the most there are where it has more.
  size_t Split(std::string_view record) {
    const char* at = record.data();
    const char* const end = at + record.size();
    for (size_t column = 0; column < kMostColumns; ++column) {
      const void* const tab =
          std::memchr(at, '\t', static_cast<size_t>(end - at));
      const char* const stop =
          tab == nullptr ? end : static_cast<const char*>(tab);
      columns_[column] = std::string_view(at, static_cast<size_t>(stop - at));
      if (tab == nullptr) return column + 1;
      at = stop + 1;
    }
    return kMostColumns + 1;
  }

  // Of codes met before it is remembered; of one with its right country alone.
  std::string_view ActorOf(size_t column, TextArena* arena) {
    const std::string_view code = columns_[column];
    if (code.empty()) return {};
    const std::string_view country = columns_[column + kActorCountry];
    const bool is_of_country = !country.empty() && code.starts_with(country);
    if (!is_of_country || code.size() > kLongestKept) {
      return arena->Copy(codes_.actors().ActorOf(code, country));
    }
    const auto found = met_.find(code);
    if (found != met_.end()) return found->second;
    if (met_.size() == kMostKept) {
      return arena->Copy(codes_.actors().ActorOf(code, country));
    }
    return met_
        .emplace(std::string(code), codes_.actors().ActorOf(code, country))
        .first->second;
  }

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  // Real codes have at most 18 letters, and there are some ten thousand.
  static constexpr size_t kLongestKept = 32;
  static constexpr size_t kMostKept = 100'000;

  const FormatCodes& codes_;
  std::array<std::string_view, kMostColumns> columns_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> met_;
};

}  // namespace

std::unique_ptr<FormatReader> MakeGdeltReader(const FormatCodes& codes) {
  return std::make_unique<GdeltReader>(codes);
}

}  // namespace actant
