#include "extract/event_merge.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace actant {
namespace {

// What must be equal: type, status, and who stands on which side.
std::string IdentityOf(const v1::Mention& mention) {
  std::vector<std::string> parties;
  for (const v1::Party& party : mention.parties()) {
    parties.push_back(std::to_string(party.side()) +
                      (party.state().empty() ? party.actor() : party.state()) +
                      "." + party.role());
  }
  std::sort(parties.begin(), parties.end());
  parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
  // Ongoing is a way of having occurred.
  const int status = mention.status() == v1::EVENT_STATUS_ONGOING
                         ? v1::EVENT_STATUS_OCCURRED
                         : mention.status();
  std::string identity = mention.type() + "|" + std::to_string(status) + "|" +
                         (mention.mutual() ? "m" : "d");
  for (const std::string& party : parties) identity += "|" + party;
  return identity;
}

bool IsDated(const v1::Mention& mention) {
  return mention.has_date() && mention.date().has_first_day() &&
         !mention.date().from_publication();
}

int32_t Width(const v1::Mention& mention) {
  return IsDated(mention)
             ? mention.date().last_day() - mention.date().first_day()
             : INT32_MAX;
}

// One date holds the other, or one is missing.
bool SameTime(const v1::Mention& a, const v1::Mention& b) {
  if (!IsDated(a) || !IsDated(b)) return true;
  const auto holds = [](const v1::DateRange& outer,
                        const v1::DateRange& inner) {
    return outer.first_day() <= inner.first_day() &&
           inner.last_day() <= outer.last_day();
  };
  return holds(a.date(), b.date()) || holds(b.date(), a.date());
}

bool Better(const v1::Mention& a, const v1::Mention& b,
            size_t headline_bytes) {
  if (Width(a) != Width(b)) return Width(a) < Width(b);
  const bool a_heads = a.clause().begin() < headline_bytes;
  const bool b_heads = b.clause().begin() < headline_bytes;
  if (a_heads != b_heads) return b_heads;
  if (a.confidence() != b.confidence()) return a.confidence() > b.confidence();
  return a.clause().begin() < b.clause().begin();
}

}  // namespace

std::vector<v1::Mention> MergeWithinDocument(
    std::vector<v1::Mention> mentions, size_t headline_bytes) {
  std::vector<v1::Mention> kept;
  std::map<std::string, std::vector<size_t>> by_identity;
  for (v1::Mention& mention : mentions) {
    std::vector<size_t>& same = by_identity[IdentityOf(mention)];
    const auto twin =
        std::find_if(same.begin(), same.end(), [&](size_t index) {
          return SameTime(kept[index], mention);
        });
    if (twin == same.end()) {
      same.push_back(kept.size());
      kept.push_back(std::move(mention));
      continue;
    }
    v1::Mention& standing = kept[*twin];
    v1::Mention other = std::move(mention);
    if (Better(other, standing, headline_bytes)) std::swap(standing, other);
    if (!standing.has_amount() && other.has_amount()) {
      *standing.mutable_amount() = other.amount();
    }
    if (standing.place().empty()) standing.set_place(other.place());
  }
  return kept;
}

}  // namespace actant
