#include "extract/internal/english_context.h"

#include <algorithm>
#include <array>

namespace actant {
namespace {

// Sentences back; one often says how many died.
constexpr uint32_t kReach = 2;

// Parties looked at: a sentence may be as long as its text.
constexpr size_t kMostParties = 32;

// Where those stand on whom somebody acts.
constexpr std::array<Slot, 4> kActedOn = {kObj, kTo, kWith, kObj2};

}  // namespace

void EnglishContext::Run(const std::vector<bool>& english,
                         std::vector<ParsedClause>* parsed) {
  for (ParsedClause& clause : *parsed) {
    const uint32_t sentence = block_.structure->clauses[clause.clause].sentence;
    if (!english[sentence]) continue;
    for (Frame& frame : clause.frames) Fill(sentence, &frame);
    for (const Frame& frame : clause.frames) Note(sentence, clause, frame);
  }
}

std::optional<uint32_t> EnglishContext::Last(const std::vector<Party>& parties,
                                             uint32_t sentence,
                                             const Frame& frame) const {
  const size_t first = parties.size() - std::min(parties.size(), kMostParties);
  for (size_t i = parties.size(); i-- > first;) {
    if (parties[i].sentence + kReach < sentence) break;
    if (parties_.MayBeParty(parties[i].actor, frame)) return parties[i].actor;
  }
  return std::nullopt;
}

void EnglishContext::Fill(uint32_t sentence, Frame* frame) const {
  if (frame->slots[kSubj].actors.empty() || !frame->slots[kContext].empty()) {
    return;
  }
  auto other = Last(agents_, sentence, *frame);
  if (!other) other = Last(others_, sentence, *frame);
  if (!other) other = parties_.Carried(*frame);
  if (other) frame->slots[kContext] = parties_.PartyOf(*other);
}

// Who only speaks has done nothing that the next clause could be about.
void EnglishContext::Note(uint32_t sentence, const ParsedClause& clause,
                          const Frame& frame) {
  const bool speaks = frame.part == 'v' &&
                      clause.chunks[frame.chunk].classes.Has(bits_.reported);
  const auto note = [&](Slot slot, std::vector<Party>* parties) {
    for (const uint32_t actor : frame.slots[slot].actors) {
      if (parties_.IsParty(actor)) parties->push_back({actor, sentence});
    }
  };
  if (!speaks) note(kSubj, &agents_);
  for (const Slot slot : kActedOn) note(slot, &others_);
}

}  // namespace actant
