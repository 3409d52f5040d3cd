#include "apps/named_reader.h"

#include <string>
#include <unordered_map>

namespace actant {
namespace {

enum NamedField {
  kId,
  kDate,
  kSource,
  kSourceCountry,
  kTarget,
  kTargetCountry,
  kType,
  kMode,
  kScore,
  kArticle
};

// ICEWS writes "---" and POLECAT "None" where it has nothing.
std::string_view Given(std::string_view value) {
  return value == "---" || value == "None" ? std::string_view() : value;
}

// Dataverse keeps codes as numbers: 042 is "42", 0841 "841". No code of three
// digits lies above 204, so the digits tell which zero is missing.
std::string_view WithZero(std::string_view code, TextArena* arena) {
  constexpr std::string_view kGreatestOfThree = "204";
  const bool is_short =
      code.size() == 2 || (code.size() == 3 && code > kGreatestOfThree);
  if (!is_short || code.front() == '0') return code;
  return arena->Copy("0" + std::string(code));
}

class NamedReader final : public FormatReader {
 public:
  explicit NamedReader(const FormatCodes& codes)
      : codes_(codes), splitter_(TableFormat::kTsv) {}

  std::optional<RowFault> Read(std::string_view record,
                               const BoundColumns& columns, TextArena* arena,
                               FieldValues* values) override {
    const RecordFault fault = splitter_.Split(record, columns, arena, &raw_);
    if (fault != RecordFault::kNone) {
      return RowFault{RejectReason::kTooFewColumns};
    }
    values->fill({});
    const auto set = [&](EventField field, std::string_view value) {
      (*values)[static_cast<size_t>(field)] = value;
    };
    set(EventField::kId, raw_[kId]);
    set(EventField::kDate, raw_[kDate]);
    set(EventField::kGoldstein, raw_[kScore]);
    set(EventField::kArticle, raw_[kArticle]);
    set(EventField::kType, TypeOf(arena));
    const std::string_view source_state = StateOf(raw_[kSourceCountry]);
    const std::string_view target_state = StateOf(raw_[kTargetCountry]);
    set(EventField::kSource, ActorOf(raw_[kSource], source_state));
    set(EventField::kTarget, ActorOf(raw_[kTarget], target_state));
    set(EventField::kSourceState, source_state);
    set(EventField::kTargetState, target_state);
    return std::nullopt;
  }

 private:
  std::string_view TypeOf(TextArena* arena) const {
    if (codes_.format() == EventFormat::kIcews) {
      return WithZero(raw_[kType], arena);
    }
    const std::string_view mode = Given(raw_[kMode]);
    if (mode.empty()) return raw_[kType];
    return arena->Copy(std::string(raw_[kType]) + "/" + std::string(mode));
  }

  // A country that the knowledge does not have goes by what the table calls it.
  std::string_view StateOf(std::string_view country) const {
    const std::string_view given = Given(country);
    if (given.empty()) return given;
    const std::string_view state = codes_.StateNamed(given);
    return state.empty() ? given : state;
  }

  std::string_view ActorOf(std::string_view name,
                           std::string_view state) const {
    const std::string_view given = Given(name);
    // Somebody of that country.
    if (given.empty()) return state;
    const std::string_view actor = codes_.ActorNamed(given, state);
    return actor.empty() ? given : actor;
  }

  const FormatCodes& codes_;
  RecordSplitter splitter_;
  FieldValues raw_{};
};

}  // namespace

std::unique_ptr<FormatReader> MakeNamedReader(const FormatCodes& codes) {
  return std::make_unique<NamedReader>(codes);
}

}  // namespace actant
