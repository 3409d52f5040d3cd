#include "extract/petrarch/event_mapping.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace actant::petrarch {
namespace {

// The class of each root code 01 to 20 (PLOVER codebook 2021, table of CAMEO
// and PLOVER; 087 alone is RETREAT).
constexpr std::array<std::string_view, 21> kClassOfRoot = {
    "",          "statement", "REQUEST", "AGREE",    "CONSULT",  "SUPPORT",
    "COOPERATE", "AID",       "CONCEDE", "ACCUSE",   "REQUEST",  "ACCUSE",
    "REJECT",    "THREATEN",  "PROTEST", "MOBILIZE", "SANCTION", "COERCE",
    "ASSAULT",   "ASSAULT",   "ASSAULT"};

// What CAMEO's agents are among Actant's roles; those that are not here act as
// the state.
constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
    {"REB", "REB"}, {"INS", "REB"}, {"SEP", "REB"}, {"UAF", "REB"},
    {"OPP", "OPP"}, {"BUS", "BUS"}, {"MNC", "BUS"}, {"MED", "MED"},
    {"EDU", "ACA"}, {"CVL", "CVL"}, {"LAB", "CVL"}, {"REF", "CVL"},
    {"AGR", "CVL"}, {"REL", "CVL"}, {"HRI", "CVL"}};

std::optional<size_t> RootOf(std::string_view code) {
  if (code.size() < 2 || code.size() > 4) return std::nullopt;
  if (!std::all_of(code.begin(), code.end(),
                   [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  const auto root = static_cast<size_t>(code[0] - '0') * 10 +
                    static_cast<size_t>(code[1] - '0');
  if (root == 0 || root >= kClassOfRoot.size()) return std::nullopt;
  return root;
}

}  // namespace

v1::EventType TypeOfCode(const Knowledge& knowledge, std::string_view code) {
  const std::optional<size_t> root = RootOf(code);
  const v1::EventType* known =
      root ? knowledge.FindType(code.starts_with("087") ? "RETREAT"
                                                        : kClassOfRoot[*root])
           : nullptr;
  v1::EventType type;
  if (known != nullptr) {
    type = *known;
    type.set_cameo(std::string(code));
    type.set_mutual(false);
  } else {
    type.set_name("petrarch:" + std::string(code));
  }
  type.set_may_lack_target(true);
  return type;
}

void SetPartyActor(const Knowledge& knowledge, std::string_view code,
                   v1::Party* party) {
  party->set_actor(std::string(code));
  party->set_state(std::string(code));
  const std::string_view first = code.substr(0, 3);
  const auto index = knowledge.FindActor(first);
  if (!index || knowledge.actor(*index).kind != v1::ACTOR_KIND_STATE) return;
  const auto role =
      std::find_if(std::begin(kRoles), std::end(kRoles), [&](const auto& pair) {
        for (size_t at = 3; at < code.size(); at += 3) {
          if (code.substr(at, 3) == pair.first) return true;
        }
        return false;
      });
  party->set_state(std::string(first));
  party->set_actor(std::string(first));
  if (role != std::end(kRoles)) {
    party->set_role(std::string(role->second));
    party->set_actor(std::string(first) + "." + std::string(role->second));
  }
}

}  // namespace actant::petrarch
