#include "proto/party_codes.h"

#include <algorithm>
#include <utility>

namespace actant {

std::string GuideCode(std::string_view actor, std::string_view state,
                      std::string_view role) {
  std::string code(state.empty() ? actor : state);
  if (!role.empty()) code.append(".").append(role);
  return code;
}

bool IsOn(const v1::Event& event, const v1::EventParty& party, v1::Side side) {
  const bool is_target = !event.mutual() && party.side() == v1::SIDE_TARGET;
  return is_target == (side == v1::SIDE_TARGET);
}

std::vector<std::string> SideCodes(const v1::Event& event, v1::Side side) {
  std::vector<std::string> codes;
  for (const v1::EventParty& party : event.parties()) {
    if (!IsOn(event, party, side)) continue;
    std::string code = GuideCode(party.actor(), party.state(), party.role());
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
      codes.push_back(std::move(code));
    }
  }
  return codes;
}

}  // namespace actant
