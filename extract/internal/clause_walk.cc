#include "extract/internal/clause_walk.h"

#include <algorithm>
#include <span>

namespace actant {

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
  std::optional<Filler> own = Topic(parsed->chunks);
  if (!own) own = HeadTopic(*parsed);
  if (!state.topic_carried && !state.topic.empty() &&
      OpensCondition(parsed->chunks)) {
    main_topic = state.topic;
  }
  if (own) {
    state.topic = *own;
    state.topic_carried = false;
  }
  for (Frame& frame : parsed->frames) Complete(state, *parsed, &frame);
  if (main_topic) state.topic = std::move(*main_topic);
  Leave(*parsed, own.value_or(Filler()), &state);
}

// What a frame has from the clauses before its own.
void ClauseWalk::Complete(const SentenceState& state,
                          const ParsedClause& parsed, Frame* frame) const {
  const bool taken_up =
      !state.fronted.empty() && Holds(parsed.chunks, bits_.deixis_to);
  if (frame->slots[kTo].empty() && !state.dangling.empty() && !taken_up) {
    frame->slots[kTo] = state.dangling;
  }
  ShareWithinClause(parsed, frame);
  Inherit(state, parsed.chunks, frame);
  ShareCompany(state, parsed.chunks, frame);
  PointBack(state, parsed.chunks, frame);
  React(state, parsed, frame);
  FillContext(state, parsed, frame);
  frame->operators.possible |= state.condition;
  if (IsConsequence(state, parsed.chunks, *frame)) {
    frame->operators.possible = true;
    GiveToSpeaker(state, frame);
  }
  ReadQuestion(parsed, frame);
}

// What the clause gives to the next; `named` is whom it is about.
void ClauseWalk::Leave(const ParsedClause& parsed, Filler named,
                       SentenceState* state) {
  NoteSpeaker(parsed, state);
  state->points |= Holds(parsed.chunks, bits_.deixis_to);
  state->dangling = Dangling(parsed);
  NoteFronted(parsed, state);
  NoteCompany(parsed, state);
  state->planned = false;
  state->acted = false;
  NoteAnswered(parsed);
  state->addressed = Addressed(parsed);
  state->paired = IsOfPair(parsed);
  state->parted = Holds(parsed.chunks, bits_.severing);
  state->named = std::move(named);
  state->bare_condition = Holds(parsed.chunks, bits_.bare_condition);
  for (const Frame& frame : parsed.frames) {
    state->planned |= frame.operators.planned;
    const Filler& subject = frame.slots[kSubj];
    if (subject.actors.empty() || subject.inherited) continue;
    if (subject.span != state->named.span && IsActedOn(parsed, subject)) {
      continue;
    }
    if (!last_agent_.actors.empty() &&
        parties_.StateOf(last_agent_.actors[0]) !=
            parties_.StateOf(subject.actors[0])) {
      other_agent_ = last_agent_;
    }
    last_agent_ = subject;
    const ClassMask& told = parsed.chunks[frame.chunk].classes;
    agent_spoke_ = told.Has(bits_.transparent) || told.Has(bits_.reported);
    state->acted |= !frame.operators.negated;
  }
  for (const Chunk& chunk : parsed.chunks) {
    state->condition |=
        chunk.classes.Has(bits_.condition) && chunk.classes.Has(bits_.possible);
  }
}

// 未能就動用俄羅斯遭凍結資產達成共識: whoever is acted on in the clause, and
// acts in it only as such.
bool ClauseWalk::IsActedOn(const ParsedClause& parsed, const Filler& noun) {
  return std::any_of(parsed.frames.begin(), parsed.frames.end(),
                     [&](const Frame& frame) {
                       return !frame.slots[kObj].empty() &&
                              frame.slots[kObj].span == noun.span;
                     });
}

// 甲與乙斷交: what its subjects do with one another and to nobody else.
bool ClauseWalk::IsOfPair(const ParsedClause& parsed) {
  return !parsed.frames.empty() &&
         std::all_of(
             parsed.frames.begin(), parsed.frames.end(),
             [](const Frame& frame) {
               return frame.slots[kWith].span == frame.slots[kSubj].span &&
                      frame.slots[kObj].empty() && frame.slots[kComp].empty();
             });
}

// 再拖就制裁, 敢反擊，就加徵關稅: a condition without 若, before 就 or in the
// clause before.
bool ClauseWalk::IsConsequence(const SentenceState& state,
                               const std::vector<Chunk>& chunks,
                               const Frame& frame) const {
  for (size_t i = frame.chunk; i-- > 0;) {
    if (chunks[i].verb >= 0) return false;
    if (chunks[i].classes.Has(bits_.phrase) ||
        !chunks[i].classes.Has(bits_.then_so)) {
      continue;
    }
    return state.bare_condition ||
           Holds(std::span(chunks).first(i), bits_.bare_condition);
  }
  return false;
}

// 川普：俄不停火就加徵關稅: whom the condition is about is whom the speaker
// threatens.
void ClauseWalk::GiveToSpeaker(const SentenceState& state, Frame* frame) const {
  Filler& subject = frame->slots[kSubj];
  if (state.speaker.empty() || subject.empty() || subject.inherited) return;
  if (frame->slots[kTo].empty() && frame->slots[kObj].actors.empty()) {
    frame->slots[kTo] = subject;
  }
  subject = state.speaker;
  subject.inherited = true;
}

// What is asked is what the modal behind the predicate governs
// (川普訪中會談台灣 嗎？), or what a coverb opens the clause for
// (為川普訪中鋪路？).
bool ClauseWalk::IsBesideQuestion(const std::vector<Chunk>& chunks,
                                  const Frame& frame) const {
  for (size_t i = 0; i < chunks.size(); ++i) {
    const ClassMask& classes = chunks[i].classes;
    const bool modal =
        classes.Has(bits_.planned) || classes.Has(bits_.possible);
    const bool opens = classes.Has(bits_.coverb) &&
                       !classes.Has(bits_.phrase) &&
                       !classes.Has(bits_.then_so);
    if (i < frame.chunk ? opens : i > frame.chunk && modal) return true;
  }
  return false;
}

// 美國攻擊伊朗？ asks whether it has; 美國為何攻擊伊朗？ takes it for granted.
void ClauseWalk::ReadQuestion(const ParsedClause& parsed, Frame* frame) const {
  const std::string_view behind = block_.text.substr(ClauseOf(parsed).end);
  const bool marked = behind.starts_with("？") || behind.starts_with("?");
  const bool asks = marked || (!parsed.chunks.empty() &&
                               parsed.chunks.back().classes.Has(bits_.asking));
  if (!asks) return;
  if (IsBesideQuestion(parsed.chunks, *frame) ||
      Holds(parsed.chunks, bits_.question)) {
    frame->presupposed = true;
  } else if (!frame->presupposed) {
    frame->operators.possible = true;
  }
}

// 美批准對台軍售 北京跳腳: a clause that names who is displeased and nobody
// else is about what was done just before it in the sentence.
void ClauseWalk::React(const SentenceState& state, const ParsedClause& parsed,
                       Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  const Filler& actor = state.acted ? last_agent_ : state.named;
  if (actor.actors.empty() || subject.actors.empty() || subject.inherited ||
      !frame->slots[kTo].empty() || !EndsClause(parsed, *frame) ||
      !IsReaction(parsed, *frame) ||
      !parties_.MayBeParty(actor.actors[0], *frame)) {
    return;
  }
  for (const Chunk& chunk : parsed.chunks) {
    if (!chunk.actors.empty() && chunk.span != subject.span) return;
  }
  frame->slots[kTo] = actor;
  frame->slots[kTo].inherited = true;
  // 譴責 has an object, 抗議 a phrase.
  if (frame->part == 'v') frame->slots[kObj] = frame->slots[kTo];
}

// 川普表示，如果加拿大與中國簽約，將加徵關稅: whoever a condition is about is
// not whom the sentence goes on about.
bool ClauseWalk::OpensCondition(const std::vector<Chunk>& chunks) const {
  for (const Chunk& chunk : chunks) {
    if (chunk.classes.Has(bits_.condition)) return true;
    if (chunk.verb >= 0 || chunk.classes.Has(bits_.light)) return false;
  }
  return false;
}

// The noun phrase before the clause's first verb, if it names who acts; 此舉
// names who acted last; 專家, 民眾, 任何國家 are somebody, but nobody known,
// and end the topic. Absent: the topic goes on.
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

// 訪問日本的川普宣布…: the head of a relative clause that opens the clause is
// whom the sentence goes on about, if he does what stands behind him too.
std::optional<Filler> ClauseWalk::HeadTopic(const ParsedClause& parsed) {
  const Frame* opening = nullptr;
  for (const Frame& frame : parsed.frames) {
    if (frame.part != 'v') continue;
    const Filler& subject = frame.slots[kSubj];
    if (opening == nullptr) {
      if (subject.actors.empty() || subject.inherited ||
          subject.span.begin < frame.predicate.end) {
        return std::nullopt;
      }
      opening = &frame;
    } else if (frame.predicate.begin >= subject.span.end &&
               subject.span == opening->slots[kSubj].span) {
      return subject;
    }
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

// 盧比歐稱中國此舉破壞穩定: whoever says so as well says it of the same.
void ClauseWalk::NoteAnswered(const ParsedClause& parsed) {
  for (const Frame& frame : parsed.frames) {
    if (frame.part != 'v' || frame.slots[kSubj].actors.empty()) continue;
    const bool of_deed = Holds(parsed.chunks, bits_.deixis_act);
    if (!of_deed && !IsReaction(parsed, frame)) continue;
    for (const Slot slot : {kObj, kTo, kContext}) {
      if (frame.slots[slot].actors.empty()) continue;
      answered_ = frame.slots[slot];
      break;
    }
  }
}

// 警告中國與印度，若…: the last thing a clause tells is whom somebody speaks
// to.
Filler ClauseWalk::Addressed(const ParsedClause& parsed) const {
  for (const Frame& frame : parsed.frames) {
    const Filler& whom = frame.slots[kObj];
    if (frame.part == 'v' && !whom.actors.empty() && !whom.inherited &&
        whom.span.begin >= frame.predicate.end &&
        whom.span.end == ClauseOf(parsed).end &&
        parsed.chunks[frame.chunk].classes.Has(bits_.irrealis)) {
      return whom;
    }
  }
  return Filler();
}

// 針對美國宣布對台軍售，: opens with whose deed the next clauses speak of.
void ClauseWalk::NoteFronted(const ParsedClause& parsed,
                             SentenceState* state) const {
  if (parsed.chunks.empty()) return;
  const Chunk& first = parsed.chunks.front();
  if (!first.classes.Has(bits_.phrase) || !first.classes.Has(bits_.fronting) ||
      first.actors.empty()) {
    return;
  }
  state->fronted = FillerOf(first);
  state->fronted.inherited = true;
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

// 甲與乙斷交，與丙建交; 甲與乙通電話，要求停火: the second clause goes on about
// 甲 alone, where it names another or asks for something and nobody for it.
Filler ClauseWalk::Subject(const SentenceState& state, const Filler& topic,
                           const std::vector<Chunk>& chunks,
                           const Frame& frame) const {
  const Filler& with = frame.slots[kWith];
  const bool joins = !with.actors.empty() && !with.inherited;
  const bool asks =
      chunks[frame.chunk].classes.Has(bits_.irrealis) &&
      std::none_of(chunks.begin(), chunks.end(),
                   [](const Chunk& chunk) { return !chunk.actors.empty(); });
  Filler subject = topic;
  if (state.paired && topic.actors.size() == 2 &&
      (joins || asks || state.parted)) {
    subject.actors.pop_back();
    subject.classes.Clear(bits_.several);
  }
  return subject;
}

// Whom a frame without a subject is about: who speaks, if it tells what is
// said; whoever is warned, if it tells on what condition (警告伊朗，若續攻擊,
// but not what will follow: 將…).
const Filler& ClauseWalk::TopicOf(const SentenceState& state,
                                  const std::vector<Chunk>& chunks,
                                  const Frame& frame) const {
  if (IsSpeech(chunks, frame) && !state.speaker.empty()) return state.speaker;
  if (!state.addressed.empty() && !frame.operators.planned &&
      OpensCondition(chunks)) {
    return state.addressed;
  }
  return state.topic;
}

void ClauseWalk::Inherit(const SentenceState& state,
                         const std::vector<Chunk>& chunks, Frame* frame) const {
  const Filler& topic = TopicOf(state, chunks, *frame);
  if (topic.empty() || (state.topic_carried && frame->part == 'n')) return;
  if (frame->slots[kSubj].empty() && !frame->closed[kSubj] &&
      Governed(chunks, *frame)) {
    // A topic that already fills another slot is no subject besides.
    for (const Filler& filler : frame->slots) {
      if (!filler.empty() && filler.span == topic.span) return;
    }
    frame->slots[kSubj] = Subject(state, topic, chunks, *frame);
    frame->slots[kSubj].inherited = true;
    // 將打擊…，並要求…: what is said is said now; 已, 曾 tell what has
    // happened.
    frame->operators.planned |= state.planned && !Holds(chunks, bits_.aspect) &&
                                !IsSpeech(chunks, *frame);
  }
  if (frame->closed[kSubj] && !frame->closed[kObj] &&
      frame->slots[kObj].empty() && topic.span != frame->slots[kSubj].span) {
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
    // 將陸續與日韓會合: with one after the other.
    if (Holds(parsed.chunks, bits_.apart)) state->with.classes.Set(bits_.apart);
  }
}

// …，舉行軍演: a clause that leaves out its subject and names nobody leaves out
// the company too.
void ClauseWalk::ShareCompany(const SentenceState& state,
                              const std::vector<Chunk>& chunks,
                              Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  if (frame->part != 'n' || !subject.inherited || subject.actors.size() != 1 ||
      state.with.actors.empty()) {
    return;
  }
  const bool names_others =
      std::any_of(chunks.begin(), chunks.end(),
                  [](const Chunk& chunk) { return !chunk.actors.empty(); });
  if (!names_others) frame->slots[kWith] = state.with;
}

// 中國對此表示遺憾: of him who acted last. 對此強烈不滿，堅決反對: said once
// for what is said at him.
void ClauseWalk::PointBack(const SentenceState& state,
                           const std::vector<Chunk>& chunks,
                           Frame* frame) const {
  if (!frame->slots[kTo].empty()) return;
  const bool goes_on =
      state.points && frame->slots[kObj].empty() && IsSpeech(chunks, *frame);
  const bool points =
      goes_on || Holds(std::span(chunks).first(frame->chunk), bits_.deixis_to);
  if (!points) return;
  for (const Filler* agent : {&state.fronted, &last_agent_, &other_agent_}) {
    if (agent->actors.empty() ||
        !parties_.MayBeParty(agent->actors[0], *frame)) {
      continue;
    }
    frame->slots[kTo] = *agent;
    frame->slots[kTo].inherited = true;
    return;
  }
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

}  // namespace actant
