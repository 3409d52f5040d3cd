#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "storage/event_store.h"

namespace actant {
namespace {

void AddDay(std::optional<int32_t> day, CanonicalBytes* bytes) {
  if (day.has_value()) {
    bytes->Add(int64_t{*day});
  } else {
    bytes->Add(std::string_view());
  }
}

// Saturates at the ends of int64_t; 0 for what is not a number.
int64_t Hundredths(double value) {
  constexpr double kLimit = 9.2e18;
  const double hundredths = std::round(value * 100);
  if (std::isnan(hundredths)) return 0;
  if (hundredths >= kLimit) return std::numeric_limits<int64_t>::max();
  if (hundredths <= -kLimit) return std::numeric_limits<int64_t>::min();
  return static_cast<int64_t>(hundredths);
}

void AddVersion(const std::string& version, CanonicalBytes* bytes) {
  // A version that is not one of ours (32 hex digits) stands for itself.
  const std::optional<VersionId> id = VersionId::FromHex(version);
  bytes->Add(id.has_value() ? id->ToBytes() : version);
}

void AddParty(const v1::Party& party, CanonicalBytes* bytes) {
  bytes->Add(int64_t{party.side()})
      .Add(party.actor())
      .Add(party.state())
      .Add(party.role())
      .Add(party.office())
      .Add(int64_t{party.span().begin()})
      .Add(int64_t{party.span().end()});
}

void AddReading(const v1::Mention& mention, CanonicalBytes* bytes) {
  const v1::DateRange& date = mention.date();
  bytes->Add(int64_t{mention.mutual()}).Add(int64_t{mention.status()});
  AddDay(date.has_first_day() ? std::optional(date.first_day()) : std::nullopt,
         bytes);
  AddDay(date.has_last_day() ? std::optional(date.last_day()) : std::nullopt,
         bytes);
  bytes->Add(int64_t{date.precision()})
      .Add(int64_t{mention.clause().begin()})
      .Add(int64_t{mention.clause().end()});
  bytes->Add(int64_t{mention.parties_size()});
  for (const v1::Party& party : mention.parties()) AddParty(party, bytes);
  bytes->Add(mention.rule());
  if (mention.has_amount()) {
    bytes->Add(Hundredths(mention.amount().value()))
        .Add(mention.amount().currency());
  } else {
    bytes->Add(std::string_view());
  }
  bytes->Add(mention.place());
}

}  // namespace

MentionId MentionIdOf(const v1::Mention& mention) {
  CanonicalBytes bytes;
  if (!mention.dataset().empty()) {
    bytes.Add(std::string_view("row"))
        .Add(mention.dataset())
        .Add(mention.row());
    return MentionId::Of(bytes.bytes());
  }
  bytes.Add(ArticleId::Of(mention.article()).ToBytes());
  AddVersion(mention.version(), &bytes);
  bytes.Add(mention.type());
  AddReading(mention, &bytes);
  return MentionId::Of(bytes.bytes());
}

}  // namespace actant
