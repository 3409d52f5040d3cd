#include "extract/internal/english_context.h"

#include <algorithm>
#include <array>

namespace actant {
namespace {

// Sentences back; one often says how many died.
constexpr uint32_t kReach = 2;

// Parties or predicates looked at: a sentence may be as long as its text.
constexpr size_t kMostParties = 32;

// Where those stand on whom somebody acts.
constexpr std::array<Slot, 4> kActedOn = {kObj, kTo, kWith, kObj2};

}  // namespace

uint32_t EnglishContext::SentenceOf(const ParsedClause& clause) const {
  return block_.structure->clauses[clause.clause].sentence;
}

// Who only speaks has done nothing that another clause could be about.
bool EnglishContext::Speaks(const ParsedClause& clause,
                            const Frame& frame) const {
  return frame.part == 'v' &&
         clause.chunks[frame.chunk].classes.Has(bits_.reported);
}

void EnglishContext::Run(const std::vector<bool>& english,
                         std::vector<ParsedClause>* parsed) {
  for (size_t i = 0; i < parsed->size(); ++i) {
    ParsedClause& clause = (*parsed)[i];
    const uint32_t sentence = SentenceOf(clause);
    if (!english[sentence]) continue;
    for (Frame& frame : clause.frames) Fill(*parsed, i, &frame);
    for (const Frame& frame : clause.frames) Note(sentence, clause, frame);
  }
}

std::optional<uint32_t> EnglishContext::Last(const std::vector<Party>& parties,
                                             uint32_t sentence, uint32_t reach,
                                             const Frame& frame) const {
  const size_t first = parties.size() - std::min(parties.size(), kMostParties);
  for (size_t i = parties.size(); i-- > first;) {
    if (parties[i].sentence + reach < sentence) break;
    if (parties_.MayBeParty(parties[i].actor, frame)) return parties[i].actor;
  }
  return std::nullopt;
}

std::optional<uint32_t> EnglishContext::Ahead(
    const std::vector<ParsedClause>& parsed, size_t clause,
    const Frame& frame) const {
  const uint32_t sentence = SentenceOf(parsed[clause]);
  size_t looked = 0;
  for (size_t i = clause + 1;
       i < parsed.size() && SentenceOf(parsed[i]) == sentence; ++i) {
    for (const Frame& later : parsed[i].frames) {
      if (++looked > kMostParties) return std::nullopt;
      if (later.part != 'v' || Speaks(parsed[i], later)) continue;
      for (const uint32_t actor : later.slots[kSubj].actors) {
        if (parties_.IsParty(actor) && parties_.MayBeParty(actor, frame)) {
          return actor;
        }
      }
    }
  }
  return std::nullopt;
}

void EnglishContext::Fill(const std::vector<ParsedClause>& parsed,
                          size_t clause, Frame* frame) const {
  if (frame->slots[kSubj].actors.empty() || !frame->slots[kContext].empty()) {
    return;
  }
  const uint32_t sentence = SentenceOf(parsed[clause]);
  const bool likewise = Holds(parsed[clause].chunks, bits_.likewise);
  std::optional<uint32_t> other;
  if (likewise) other = Last(others_, sentence, kReach, *frame);
  if (!other) other = Last(agents_, sentence, 0, *frame);
  if (!other) other = Ahead(parsed, clause, *frame);
  if (!other) other = Last(agents_, sentence, kReach, *frame);
  if (!other) other = Last(others_, sentence, kReach, *frame);
  if (!other) other = parties_.Carried(*frame);
  if (other) frame->slots[kContext] = parties_.PartyOf(*other);
}

void EnglishContext::Note(uint32_t sentence, const ParsedClause& clause,
                          const Frame& frame) {
  const auto note = [&](Slot slot, std::vector<Party>* parties) {
    for (const uint32_t actor : frame.slots[slot].actors) {
      if (parties_.IsParty(actor)) parties->push_back({actor, sentence});
    }
  };
  if (!Speaks(clause, frame)) note(kSubj, &agents_);
  for (const Slot slot : kActedOn) note(slot, &others_);
}

}  // namespace actant
