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

std::string_view EnglishContext::StateOf(uint32_t actor) const {
  return (*block_.actors)[actor].state;
}

bool EnglishContext::MayBeParty(uint32_t actor) const {
  const ActorMention& mention = (*block_.actors)[actor];
  return !mention.state.empty() && mention.kind != v1::ACTOR_KIND_PLACE &&
         (mention.classes.Has(bits_.gov) || mention.classes.Has(bits_.igo) ||
          mention.classes.Has(bits_.rebel));
}

void EnglishContext::Run(const std::vector<bool>& english,
                         std::vector<ParsedClause>* parsed) {
  for (ParsedClause& clause : *parsed) {
    const uint32_t sentence = block_.structure->clauses[clause.clause].sentence;
    if (!english[sentence]) continue;
    for (Frame& frame : clause.frames) Fill(sentence, &frame);
    for (const Frame& frame : clause.frames) Note(sentence, clause, frame);
  }
}

bool EnglishContext::IsOwn(uint32_t actor, const Filler& subject) const {
  return std::ranges::any_of(subject.actors, [&](uint32_t own) {
    return StateOf(own) == StateOf(actor);
  });
}

std::optional<uint32_t> EnglishContext::Last(const std::vector<Party>& parties,
                                             uint32_t sentence,
                                             const Filler& subject) const {
  const size_t first = parties.size() - std::min(parties.size(), kMostParties);
  for (size_t i = parties.size(); i-- > first;) {
    if (parties[i].sentence + kReach < sentence) break;
    if (!IsOwn(parties[i].actor, subject)) return parties[i].actor;
  }
  return std::nullopt;
}

std::optional<uint32_t> EnglishContext::Carried(const Filler& subject) const {
  for (uint32_t i = 0; i < block_.actors->size(); ++i) {
    if ((*block_.actors)[i].original && MayBeParty(i) && !IsOwn(i, subject)) {
      return i;
    }
  }
  return std::nullopt;
}

void EnglishContext::Fill(uint32_t sentence, Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  if (subject.actors.empty() || !frame->slots[kContext].empty()) return;
  auto other = Last(agents_, sentence, subject);
  if (!other) other = Last(others_, sentence, subject);
  if (!other) other = Carried(subject);
  if (!other) return;
  const ActorMention& mention = (*block_.actors)[*other];
  frame->slots[kContext] = {{*other}, mention.classes, mention.span, true};
}

// Who only speaks has done nothing that the next clause could be about.
void EnglishContext::Note(uint32_t sentence, const ParsedClause& clause,
                          const Frame& frame) {
  const bool speaks = frame.part == 'v' &&
                      clause.chunks[frame.chunk].classes.Has(bits_.reported);
  const auto note = [&](Slot slot, std::vector<Party>* parties) {
    for (const uint32_t actor : frame.slots[slot].actors) {
      if (MayBeParty(actor)) parties->push_back({actor, sentence});
    }
  };
  if (!speaks) note(kSubj, &agents_);
  for (const Slot slot : kActedOn) note(slot, &others_);
}

}  // namespace actant
