// Who else a predicate may be about: the other party of the passage.
#include <algorithm>
#include <map>

#include "extract/internal/clause_walk.h"

namespace actant {

bool ClauseWalk::IsPlaced(uint32_t actor, const Frame& frame) const {
  return std::any_of(
      frame.slots.begin(), frame.slots.end(), [&](const Filler& filler) {
        return std::find(filler.actors.begin(), filler.actors.end(), actor) !=
               filler.actors.end();
      });
}

// A party that stands in no slot of the frame yet.
bool ClauseWalk::MayBeOther(uint32_t actor, const Frame& frame) const {
  return !IsPlaced(actor, frame) && parties_.MayBeParty(actor, frame);
}

// The party named last between the bytes `from` and `to`.
std::optional<uint32_t> ClauseWalk::LastParty(const Frame& frame, uint32_t from,
                                              uint32_t to) const {
  const auto& actors = *block_.actors;
  for (size_t i = actors.size(); i-- > 0;) {
    if (actors[i].span.begin >= to) continue;
    if (actors[i].span.begin < from) break;
    const auto index = static_cast<uint32_t>(i);
    if (MayBeOther(index, frame)) return index;
  }
  return std::nullopt;
}

// The party named first between the bytes `from` and `to`.
std::optional<uint32_t> ClauseWalk::FirstParty(const Frame& frame,
                                               uint32_t from,
                                               uint32_t to) const {
  const auto& actors = *block_.actors;
  for (uint32_t i = 0; i < actors.size(); ++i) {
    if (actors[i].span.begin < from) continue;
    if (actors[i].span.begin >= to) break;
    if (MayBeOther(i, frame)) return i;
  }
  return std::nullopt;
}

// The party the block has named most so far.
std::optional<uint32_t> ClauseWalk::LeadingOther(const Frame& frame) const {
  std::map<std::string_view, size_t> counts;
  std::optional<uint32_t> leading;
  size_t most = 1;
  for (uint32_t i = 0; i < block_.actors->size(); ++i) {
    if ((*block_.actors)[i].span.begin >= frame.predicate.begin) break;
    if (!parties_.MayBeParty(i, frame)) continue;
    const size_t count = ++counts[parties_.StateOf(i)];
    if (count > most) {
      most = count;
      leading = i;
    }
  }
  return leading;
}

// 美韓 means both: whoever was named in one breath with `actor`.
void ClauseWalk::Together(uint32_t actor, const Frame& frame,
                          Filler* filler) const {
  for (const std::vector<uint32_t>& group : together_) {
    if (std::find(group.begin(), group.end(), actor) == group.end()) continue;
    for (const uint32_t other : group) {
      if (other != actor && parties_.MayBeParty(other, frame)) {
        filler->actors.push_back(other);
        filler->classes.Set(bits_.several);
      }
    }
    return;
  }
}

// 關稅包括日本、南韓和越南: a noun that lists several but says not whose it is
// is that of the party the article is about.
void ClauseWalk::FillHub(Frame* frame) const {
  if (frame->part != 'n' || !frame->slots[kObj].classes.Has(bits_.several)) {
    return;
  }
  auto hub = LeadingOther(*frame);
  if (!hub || IsPlaced(*hub, *frame)) {
    hub = LastParty(*frame, 0, frame->predicate.begin);
  }
  if (!hub) hub = parties_.Carried(*frame);
  if (!hub) return;
  frame->slots[kContext] = parties_.PartyOf(*hub);
}

// 美國對俄羅斯加稅，歐盟反對: whom the clause before is about did what is
// spoken of now, or has said it (高市稱台灣有事…，北京不滿); 之 is whom he did
// it to.
std::optional<uint32_t> ClauseWalk::ActorBefore(const SentenceState& state,
                                                const ParsedClause& parsed,
                                                const Frame& frame) const {
  if (parsed.chunks[frame.chunk].classes.Has(bits_.deixis_object)) {
    return std::nullopt;
  }
  const bool likewise = Holds(parsed.chunks, bits_.likewise);
  for (const Filler* who : {&answered_, &state.speaker, &state.named}) {
    if (who->actors.empty() || (who == &answered_ && !likewise)) continue;
    const uint32_t actor = who->actors.front();
    if (MayBeOther(actor, frame)) return actor;
  }
  return std::nullopt;
}

// Who acted last, behind the byte `from`.
std::optional<uint32_t> ClauseWalk::AgentSince(const Frame& frame,
                                               uint32_t from) const {
  if (last_agent_.actors.empty()) return std::nullopt;
  const uint32_t agent = last_agent_.actors.front();
  const bool since = (*block_.actors)[agent].span.begin >= from;
  return since && MayBeOther(agent, frame) ? std::optional(agent)
                                           : std::nullopt;
}

// Where the clause names but one party: whom the clause before is about, else
// another of the sentence so far or of the clause, who acted in the sentence
// before, another of these sentences, of the passage, else of the article.
void ClauseWalk::FillContext(const SentenceState& state,
                             const ParsedClause& parsed, Frame* frame) const {
  if (frame->slots[kSubj].actors.empty()) {
    FillHub(frame);
    return;
  }
  // 對支持以色列的國家實施禁運: whoever that is, and nobody named.
  if (frame->slots[kTo].classes.Has(bits_.anybody) &&
      frame->slots[kTo].actors.empty()) {
    return;
  }
  // 批評此舉: what was done last is what it is about.
  if (Holds(parsed.chunks, bits_.deixis_act)) {
    for (const Filler* agent : {&last_agent_, &other_agent_}) {
      if (agent->actors.empty() ||
          !parties_.MayBeParty(agent->actors[0], *frame)) {
        continue;
      }
      frame->slots[kContext] = *agent;
      frame->slots[kContext].inherited = true;
      return;
    }
  }
  const auto& sentences = block_.structure->sentences;
  const uint32_t at = ClauseOf(parsed).sentence;
  if (at >= sentences.size()) return;
  auto other = ActorBefore(state, parsed, *frame);
  if (!other) {
    other = LastParty(*frame, sentences[at].begin, frame->predicate.begin);
  }
  if (!other) {
    other = FirstParty(*frame, frame->predicate.end, ClauseOf(parsed).end);
  }
  // Who only announced something is answered in words, and by no deed.
  const bool answers =
      IsReaction(parsed, *frame) || IsSpeech(parsed.chunks, *frame);
  if (!other && at > 0 && (answers || !agent_spoke_)) {
    other = AgentSince(*frame, sentences[at - 1].begin);
  }
  if (!other) {
    other = FirstParty(*frame, frame->predicate.end, sentences[at].end);
  }
  if (!other && at > 0) {
    other = LastParty(*frame, sentences[at - 1].begin, sentences[at].begin);
  }
  if (!other) other = LeadingOther(*frame);
  if (!other) other = parties_.Carried(*frame);
  if (!other) return;
  frame->slots[kContext] = parties_.PartyOf(*other);
  Together(*other, *frame, &frame->slots[kContext]);
}

}  // namespace actant
