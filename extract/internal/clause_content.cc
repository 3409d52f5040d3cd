// What is said: the clauses behind a predicate of speech, or before it.
#include <algorithm>

#include "extract/internal/clause_walk.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// After a predicate of speech nothing but a few characters may stand before
// the clause ends: 表示, 指出說, 警告道.
constexpr uint32_t kMaxSpeechTail = 6;
// How many clauses behind it are looked at for whom speech is about.
constexpr size_t kMaxContentClauses = 3;

}  // namespace

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
      if (parties_.MayBeParty(actor, *frame)) comp.actors.push_back(actor);
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

// 美日韓譴責 聯合國緊急開會: behind the blank of a headline somebody else acts.
bool ClauseWalk::IsOtherNews(const std::vector<ParsedClause>& parsed,
                             size_t at) const {
  const uint32_t before = ClauseOf(parsed[at - 1]).end;
  const std::string_view between =
      block_.text.substr(before, ClauseOf(parsed[at]).begin - before);
  return TrimBlanks(between).empty() && Topic(parsed[at].chunks);
}

// 譴責, 抗議: a word that may stand without what it is about.
bool ClauseWalk::IsReaction(const ParsedClause& parsed,
                            const Frame& frame) const {
  return parsed.chunks[frame.chunk].classes.Has(bits_.reaction);
}

// Speech stands behind its predicate (王毅說，…) or, quoted, before it
// (「…」，王毅說).
void ClauseWalk::FillContentOf(const std::vector<ParsedClause>& parsed,
                               size_t at, Frame* frame) const {
  size_t taken = 0;
  for (size_t j = at + 1; j < parsed.size() && taken < kMaxContentClauses &&
                          AreOfOneSentence(parsed[at], parsed[j]);
       ++j) {
    if (IsReaction(parsed[at], *frame) && IsOtherNews(parsed, j)) break;
    TakeContent(parsed[j], agents_before_[at], frame);
    ++taken;
    // Whoever is addressed (警告伊朗，…) is told what follows, until somebody
    // else is named.
    if (!frame->slots[kComp].actors.empty() ||
        (!frame->slots[kObj].empty() &&
         (j + 1 >= parsed.size() || Topic(parsed[j + 1].chunks)))) {
      break;
    }
  }
  if (taken > 0) return;
  for (size_t j = at;
       j-- > 0 && taken < kMaxContentClauses &&
       ClauseOf(parsed[j]).quote_depth > ClauseOf(parsed[at]).quote_depth;
       ++taken) {
    TakeContent(parsed[j], agents_before_[j], frame);
  }
}

// 針對美國攻擊伊朗，中國表示遺憾: the first noun acts in the clause that takes
// up what was done, and is whom the next one is about.
void ClauseWalk::SettleFronted(ParsedClause* fronted,
                               ParsedClause* said) const {
  const auto& chunks = fronted->chunks;
  if (chunks.empty() || !chunks[0].classes.Has(bits_.fronting) ||
      !chunks[0].classes.Has(bits_.phrase) || chunks[0].actors.empty() ||
      !AreOfOneSentence(*fronted, *said) || !Topic(said->chunks) ||
      !(Holds(said->chunks, bits_.reported) ||
        Holds(said->chunks, bits_.reaction))) {
    return;
  }
  // 針對伊朗實施制裁: alone with its verb, it is what the verb works on.
  const bool alone =
      std::none_of(chunks.begin() + 1, chunks.end(),
                   [](const Chunk& chunk) { return !chunk.actors.empty(); });
  if (chunks[0].slot == kTo && alone) return;
  Filler doer = FillerOf(chunks[0]);
  bool verb = false;
  for (Frame& frame : fronted->frames) {
    verb |= chunks[frame.chunk].verb >= 0;
    Filler& subject = frame.slots[kSubj];
    if (!subject.empty() && !subject.inherited) continue;
    if (frame.slots[kTo].span == doer.span) frame.slots[kTo] = Filler();
    subject = doer;
  }
  doer.inherited = true;
  for (Frame& frame : said->frames) {
    if (verb && frame.slots[kTo].empty() && frame.slots[kObj].actors.empty() &&
        parties_.MayBeParty(doer.actors[0], frame)) {
      frame.slots[kTo] = doer;
    }
  }
}

void ClauseWalk::FillContent(std::vector<ParsedClause>* parsed) const {
  for (size_t i = 0; i + 1 < parsed->size(); ++i) {
    SettleFronted(&(*parsed)[i], &(*parsed)[i + 1]);
  }
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
