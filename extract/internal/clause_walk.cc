#include "extract/internal/clause_walk.h"

#include <algorithm>
#include <map>

namespace actant {
namespace {

// After a predicate of speech nothing but a few characters may stand before
// the clause ends: 表示, 指出說, 警告道.
constexpr uint32_t kMaxSpeechTail = 6;
// How many clauses behind it are looked at for whom speech is about.
constexpr size_t kMaxContentClauses = 3;

// Whether one of the first `end` chunks is of the class.
bool Holds(const std::vector<Chunk>& chunks, size_t end, int bit) {
  return std::any_of(chunks.begin(),
                     chunks.begin() + static_cast<ptrdiff_t>(end),
                     [&](const Chunk& chunk) { return chunk.classes.Has(bit); });
}

bool Holds(const std::vector<Chunk>& chunks, int bit) {
  return Holds(chunks, chunks.size(), bit);
}

}  // namespace

void ClauseWalk::Visit(ParsedClause* parsed) {
  const Clause& clause = ClauseOf(*parsed);
  SentenceState& state = clause.in_brackets ? bracket_ : sentence_;
  if (clause.in_brackets || state.sentence != clause.sentence) {
    // A sentence that names nobody before its first verb goes on about whom
    // the one before was about.
    const Filler topic = clause.in_brackets ? Filler() : state.topic;
    state = SentenceState{};
    state.sentence = clause.sentence;
    state.topic = topic;
    state.topic_carried = true;
  }
  agents_before_.push_back(last_agent_.actors);
  for (const Chunk& chunk : parsed->chunks) {
    if (chunk.actors.size() > 1) together_.push_back(chunk.actors);
  }
  std::optional<Filler> main_topic;
  if (!state.topic_carried && !state.topic.empty() && OpensCondition(*parsed)) {
    main_topic = state.topic;
  }
  if (const auto own = Topic(parsed->chunks)) {
    state.topic = *own;
    state.topic_carried = false;
  }
  for (Frame& frame : parsed->frames) {
    if (frame.slots[kTo].empty() && !state.dangling.empty()) {
      frame.slots[kTo] = state.dangling;
    }
    ShareWithinClause(*parsed, &frame);
    Inherit(state, parsed->chunks, &frame);
    ShareCompany(state, parsed->chunks, &frame);
    PointBack(state, parsed->chunks, &frame);
    FillContext(*parsed, &frame);
    frame.operators.possible |= state.condition;
  }
  if (main_topic) state.topic = std::move(*main_topic);
  NoteSpeaker(*parsed, &state);
  state.points |= Holds(parsed->chunks, bits_.deixis_to);
  state.dangling = Dangling(*parsed);
  NoteCompany(*parsed, &state);
  state.planned = false;
  for (const Frame& frame : parsed->frames) {
    state.planned |= frame.operators.planned;
    const Filler& subject = frame.slots[kSubj];
    if (!subject.actors.empty() && !subject.inherited) last_agent_ = subject;
  }
  for (const Chunk& chunk : parsed->chunks) {
    state.condition |= chunk.classes.Has(bits_.condition) &&
                       chunk.classes.Has(bits_.possible);
  }
}

// 川普表示，如果加拿大與中國簽約，將加徵關稅: whoever a condition is about is not
// whom the sentence goes on about.
bool ClauseWalk::OpensCondition(const ParsedClause& parsed) const {
  for (const Chunk& chunk : parsed.chunks) {
    if (chunk.classes.Has(bits_.condition)) return true;
    if (chunk.verb >= 0 || chunk.classes.Has(bits_.light)) return false;
  }
  return false;
}

// The noun phrase before the clause's first verb, if it names who acts; 此舉
// names who acted last; 專家, 民眾, 任何國家 are somebody, but nobody known, and
// end the topic. Absent: the topic goes on.
std::optional<Filler> ClauseWalk::Topic(
    const std::vector<Chunk>& chunks) const {
  const Chunk* before = nullptr;
  for (const Chunk& chunk : chunks) {
    // 將A列入名單: A is what it is done to.
    if (chunk.classes.Has(bits_.ba)) return std::nullopt;
    if (chunk.classes.Has(bits_.noun_phrase) &&
        chunk.classes.Has(bits_.actor) && !chunk.classes.Has(bits_.phrase)) {
      return FillerOf(chunk);
    }
    if (chunk.classes.Has(bits_.deixis_act)) return last_agent_;
    const bool governed =
        before != nullptr && before->classes.Has(bits_.coverb);
    if (chunk.classes.Has(bits_.somebody) && !governed) return Filler();
    // What follows 遭 is the agent, not what the sentence is about.
    if (chunk.verb >= 0 || chunk.classes.Has(bits_.light) ||
        chunk.classes.Has(bits_.passive)) {
      return std::nullopt;
    }
    before = &chunk;
  }
  return std::nullopt;
}

// 王毅表示，…，敦促美方…: who speaks goes on speaking.
void ClauseWalk::NoteSpeaker(const ParsedClause& parsed,
                             SentenceState* state) const {
  const auto& chunks = parsed.chunks;
  if (chunks.empty() || state->topic.actors.empty()) return;
  for (const Frame& frame : parsed.frames) {
    // A name before a colon.
    if (frame.part == 'v' && chunks[frame.chunk].verb < 0) {
      state->speaker = state->topic;
      return;
    }
  }
  for (size_t i = chunks.size(); i-- > 0;) {
    if (chunks[i].classes.Has(bits_.reported)) {
      state->speaker = state->topic;
      return;
    }
    if (!chunks[i].classes.Has(bits_.aspect)) return;
  }
}

// A predicate that is itself said: 敦促, 批評, 強調.
bool ClauseWalk::IsSpeech(const std::vector<Chunk>& chunks,
                          const Frame& frame) const {
  const ClassMask& classes = chunks[frame.chunk].classes;
  return classes.Has(bits_.irrealis) || classes.Has(bits_.reported);
}

// 鎖定烏克蘭首都基輔，發動攻擊: what a clause without predicate aims at.
Filler ClauseWalk::Dangling(const ParsedClause& parsed) const {
  Filler dangling;
  if (!parsed.frames.empty() && !StartsWithPhrase(parsed)) return dangling;
  for (const Chunk& chunk : parsed.chunks) {
    if (!chunk.classes.Has(bits_.phrase) || chunk.slot != kTo) continue;
    dangling = FillerOf(chunk);
    dangling.inherited = true;
  }
  return dangling;
}

// 對於美國的要求，: a clause that is but a phrase, with event nouns at most.
bool ClauseWalk::StartsWithPhrase(const ParsedClause& parsed) const {
  bool opens = false;
  // 對於以色列不調查一事，: whatever is told in it.
  if (!parsed.chunks.empty() &&
      parsed.chunks.back().classes.Has(bits_.affair) &&
      parsed.chunks.front().classes.Has(bits_.phrase)) {
    return true;
  }
  for (const Chunk& chunk : parsed.chunks) {
    if (chunk.classes.Has(bits_.light)) return false;
    if (chunk.verb >= 0 && chunk.noun < 0) return false;
    if (chunk.classes.Has(bits_.phrase)) {
      opens = true;
    } else if (!opens && chunk.classes.Has(bits_.noun_phrase)) {
      return false;
    }
  }
  return opens;
}

// 美國攻擊伊朗以及對委內瑞拉發動空襲: the second predicate has the subject
// of the first.
void ClauseWalk::ShareWithinClause(const ParsedClause& parsed,
                                   Frame* frame) const {
  if (!frame->slots[kSubj].empty() || frame->closed[kSubj] ||
      !Governed(parsed.chunks, *frame)) {
    return;
  }
  for (const Frame& earlier : parsed.frames) {
    if (earlier.chunk >= frame->chunk) break;
    if (earlier.slots[kSubj].empty() || earlier.operators.irrealis) continue;
    frame->slots[kSubj] = earlier.slots[kSubj];
    frame->slots[kSubj].inherited = true;
  }
}

void ClauseWalk::Inherit(const SentenceState& state,
                         const std::vector<Chunk>& chunks,
                         Frame* frame) const {
  const Filler& topic = IsSpeech(chunks, *frame) && !state.speaker.empty()
                            ? state.speaker
                            : state.topic;
  if (topic.empty() || (state.topic_carried && frame->part == 'n')) return;
  if (frame->slots[kSubj].empty() && !frame->closed[kSubj] &&
      Governed(chunks, *frame)) {
    // A topic that already fills another slot is no subject besides.
    for (const Filler& filler : frame->slots) {
      if (!filler.empty() && filler.span == topic.span) return;
    }
    frame->slots[kSubj] = topic;
    frame->slots[kSubj].inherited = true;
    // 將打擊…，並要求…: what is said is said now; 已, 曾 tell what has happened.
    frame->operators.planned |= state.planned &&
                                !Holds(chunks, bits_.aspect) &&
                                !IsSpeech(chunks, *frame);
  }
  if (frame->closed[kSubj] && !frame->closed[kObj] &&
      frame->slots[kObj].empty() &&
      topic.span != frame->slots[kSubj].span) {
    frame->slots[kObj] = topic;
    frame->slots[kObj].inherited = true;
  }
}

// 將與日本和南韓會合，: with whom the subject does what the clause says.
void ClauseWalk::NoteCompany(const ParsedClause& parsed,
                             SentenceState* state) const {
  for (const Chunk& chunk : parsed.chunks) {
    if (!chunk.classes.Has(bits_.phrase) || chunk.slot != kWith ||
        chunk.actors.empty()) {
      continue;
    }
    state->with = FillerOf(chunk);
    state->with.inherited = true;
  }
}

// …，舉行軍演: a clause that leaves out its subject and names nobody leaves out
// the company too.
void ClauseWalk::ShareCompany(const SentenceState& state,
                              const std::vector<Chunk>& chunks,
                              Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  if (frame->part != 'n' || !subject.inherited ||
      subject.actors.size() != 1 || state.with.actors.empty()) {
    return;
  }
  const bool names_others =
      std::any_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) {
        return !chunk.actors.empty();
      });
  if (!names_others) frame->slots[kWith] = state.with;
}

// 中國對此表示遺憾: of him who acted last. 對此強烈不滿，堅決反對: said once for
// what is said at him.
void ClauseWalk::PointBack(const SentenceState& state,
                           const std::vector<Chunk>& chunks,
                           Frame* frame) const {
  if (!frame->slots[kTo].empty() || last_agent_.actors.empty()) return;
  const bool goes_on = state.points && frame->slots[kObj].empty() &&
                       IsSpeech(chunks, *frame);
  const bool points = goes_on || Holds(chunks, frame->chunk, bits_.deixis_to);
  if (!points || !MayBeParty(last_agent_.actors[0], *frame)) return;
  frame->slots[kTo] = last_agent_;
  frame->slots[kTo].inherited = true;
}

// A state, a body, who acts for one or an armed group, other than the frame's
// subject.
bool ClauseWalk::MayBeParty(uint32_t actor, const Frame& frame) const {
  const ActorMention& mention = (*block_.actors)[actor];
  if (mention.state.empty() || mention.kind == v1::ACTOR_KIND_PLACE ||
      !(mention.classes.Has(bits_.gov) || mention.classes.Has(bits_.igo) ||
        mention.classes.Has(bits_.rebel))) {
    return false;
  }
  const auto& subjects = frame.slots[kSubj].actors;
  return std::none_of(subjects.begin(), subjects.end(), [&](uint32_t subject) {
    return StateOf(subject) == mention.state;
  });
}

bool ClauseWalk::IsPlaced(uint32_t actor, const Frame& frame) const {
  return std::any_of(frame.slots.begin(), frame.slots.end(),
                     [&](const Filler& filler) {
                       return std::find(filler.actors.begin(),
                                        filler.actors.end(),
                                        actor) != filler.actors.end();
                     });
}

// The party named last between the bytes `from` and `to`.
std::optional<uint32_t> ClauseWalk::LastParty(const Frame& frame, uint32_t from,
                                              uint32_t to) const {
  const auto& actors = *block_.actors;
  for (size_t i = actors.size(); i-- > 0;) {
    if (actors[i].span.begin >= to) continue;
    if (actors[i].span.begin < from) break;
    const auto index = static_cast<uint32_t>(i);
    if (!IsPlaced(index, frame) && MayBeParty(index, frame)) return index;
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
    if (!IsPlaced(i, frame) && MayBeParty(i, frame)) return i;
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
    if (!MayBeParty(i, frame)) continue;
    const size_t count = ++counts[StateOf(i)];
    if (count > most) {
      most = count;
      leading = i;
    }
  }
  return leading;
}

// The party that the article so far has named most, where the block names
// none.
std::optional<uint32_t> ClauseWalk::Carried(const Frame& frame) const {
  const auto& actors = *block_.actors;
  for (uint32_t i = 0; i < actors.size(); ++i) {
    if (actors[i].original && MayBeParty(i, frame)) return i;
  }
  return std::nullopt;
}

Filler ClauseWalk::PartyOf(uint32_t actor) const {
  const ActorMention& mention = (*block_.actors)[actor];
  return {{actor}, mention.classes, mention.span, true};
}

// 美韓 means both: whoever was named in one breath with `actor`.
void ClauseWalk::Together(uint32_t actor, const Frame& frame,
                          Filler* filler) const {
  for (const std::vector<uint32_t>& group : together_) {
    if (std::find(group.begin(), group.end(), actor) == group.end()) continue;
    for (const uint32_t other : group) {
      if (other != actor && MayBeParty(other, frame)) {
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
  if (!hub) hub = Carried(*frame);
  if (!hub) return;
  frame->slots[kContext] = PartyOf(*hub);
}

// Where the clause names but one party: the other one of the sentence, of the
// sentence before, of the passage, else of the article.
void ClauseWalk::FillContext(const ParsedClause& parsed, Frame* frame) const {
  if (frame->slots[kSubj].actors.empty()) {
    FillHub(frame);
    return;
  }
  // 批評此舉: what was done last is what it is about.
  if (Holds(parsed.chunks, bits_.deixis_act) && !last_agent_.actors.empty() &&
      MayBeParty(last_agent_.actors[0], *frame)) {
    frame->slots[kContext] = last_agent_;
    frame->slots[kContext].inherited = true;
    return;
  }
  const auto& sentences = block_.structure->sentences;
  const uint32_t at = ClauseOf(parsed).sentence;
  if (at >= sentences.size()) return;
  auto other = LastParty(*frame, sentences[at].begin, frame->predicate.begin);
  if (!other) {
    other = FirstParty(*frame, frame->predicate.end, sentences[at].end);
  }
  if (!other && at > 0) {
    other = LastParty(*frame, sentences[at - 1].begin, sentences[at].begin);
  }
  if (!other) other = LeadingOther(*frame);
  if (!other) other = Carried(*frame);
  if (!other) return;
  frame->slots[kContext] = PartyOf(*other);
  Together(*other, *frame, &frame->slots[kContext]);
}

// A verb always has a subject somewhere; an event noun only if a verb or
// a coverb phrase before it asks for one.
bool ClauseWalk::Governed(const std::vector<Chunk>& chunks,
                          const Frame& frame) const {
  if (frame.part == 'v') return true;
  for (size_t i = frame.chunk; i-- > 0;) {
    if (chunks[i].verb >= 0 || chunks[i].classes.Has(bits_.light) ||
        chunks[i].classes.Has(bits_.phrase) ||
        chunks[i].classes.Has(bits_.transparent)) {
      return true;
    }
  }
  return false;
}

// --- content of speech ---

bool ClauseWalk::EndsClause(const ParsedClause& parsed,
                            const Frame& frame) const {
  uint32_t tail = 0;
  for (size_t i = frame.chunk + 1; i < parsed.chunks.size(); ++i) {
    const Chunk& chunk = parsed.chunks[i];
    // 警告哈瑪斯，若…: the one addressed may stand between.
    const bool addressed = chunk.span == frame.slots[kObj].span;
    if (addressed) continue;
    if (chunk.classes.Has(bits_.noun_phrase) ||
        chunk.classes.Has(bits_.phrase) || chunk.classes.Has(bits_.light)) {
      return false;
    }
    tail += chunk.span.end - chunk.span.begin;
  }
  return tail <= kMaxSpeechTail;
}

// The subject of the content becomes an actor of `comp`; its words are known
// by their classes. 此舉 in it means what `agent` did.
void ClauseWalk::TakeContent(const ParsedClause& content,
                             const std::vector<uint32_t>& agent,
                             Frame* frame) const {
  Filler& comp = frame->slots[kComp];
  const bool wanted = comp.actors.empty();
  bool before_verb = true;
  for (const Chunk& chunk : content.chunks) {
    comp.classes |= chunk.classes;
    comp.classes |= chunk.object_classes;
    before_verb &= chunk.verb < 0;
    if (!wanted || !before_verb || !comp.actors.empty()) continue;
    const auto& named =
        chunk.classes.Has(bits_.deixis_act) ? agent : chunk.actors;
    for (const uint32_t actor : named) {
      if (MayBeParty(actor, *frame)) comp.actors.push_back(actor);
    }
  }
  if (comp.span.begin == comp.span.end) {
    comp.span = {ClauseOf(content).begin, ClauseOf(content).end};
  }
  comp.inherited = true;
}

bool ClauseWalk::AreOfOneSentence(const ParsedClause& a,
                                  const ParsedClause& b) const {
  return ClauseOf(a).sentence == ClauseOf(b).sentence &&
         ClauseOf(a).in_brackets == ClauseOf(b).in_brackets;
}

// Speech stands behind its predicate (王毅說，…) or, quoted, before it
// (「…」，王毅說).
void ClauseWalk::FillContentOf(const std::vector<ParsedClause>& parsed,
                               size_t at, Frame* frame) const {
  size_t taken = 0;
  for (size_t j = at + 1; j < parsed.size() && taken < kMaxContentClauses &&
                          AreOfOneSentence(parsed[at], parsed[j]);
       ++j) {
    TakeContent(parsed[j], agents_before_[at], frame);
    ++taken;
    // Whoever is addressed (警告伊朗，…) is told what follows at once.
    if (!frame->slots[kObj].empty() || !frame->slots[kComp].actors.empty()) {
      break;
    }
  }
  if (taken > 0) return;
  for (size_t j = at; j-- > 0 && taken < kMaxContentClauses &&
                      ClauseOf(parsed[j]).quote_depth >
                          ClauseOf(parsed[at]).quote_depth;
       ++taken) {
    TakeContent(parsed[j], agents_before_[j], frame);
  }
}

void ClauseWalk::FillContent(std::vector<ParsedClause>* parsed) const {
  for (size_t i = 0; i < parsed->size(); ++i) {
    ParsedClause& clause = (*parsed)[i];
    for (Frame& frame : clause.frames) {
      if (frame.part == 'v' && frame.slots[kComp].empty() &&
          !frame.closed[kSubj] && EndsClause(clause, frame)) {
        FillContentOf(*parsed, i, &frame);
      }
    }
  }
}

}  // namespace actant
