#include "extract/internal/frame_builder.h"

#include <algorithm>
#include <cstdlib>

namespace actant {

std::vector<Frame> FrameBuilder::Run(ByteSpan clause) {
  ClassMask all;
  for (const Chunk& chunk : chunks_) {
    all |= chunk.classes;
    all |= chunk.object_classes;
  }
  FindRelatives();
  std::vector<Frame> frames;
  for (size_t i = 0; i < chunks_.size(); ++i) {
    if (chunks_[i].verb >= 0) frames.push_back(Build(i, 'v', clause));
    if (chunks_[i].noun >= 0) frames.push_back(Build(i, 'n', clause));
  }
  for (Frame& frame : frames) {
    frame.clause_classes = all;
    ReadComplement(frames, &frame);
  }
  return frames;
}

// 用法國提供的飛彈攻擊俄羅斯: whoever does what a short relative clause says
// is nobody to the words behind it. `inside_` holds for each chunk of such a
// clause the index of its 的.
void FrameBuilder::FindRelatives() {
  inside_.assign(chunks_.size(), 0);
  for (size_t i = 2; i < chunks_.size(); ++i) {
    if (!Is(i, bits_.de) || chunks_[i - 1].verb < 0 ||
        Is(i - 1, bits_.phrase)) {
      continue;
    }
    size_t subject = i - 1;
    while (subject > 0 && (Is(subject - 1, bits_.aspect) ||
                           Is(subject - 1, bits_.time))) {
      --subject;
    }
    if (subject < 2 || !Is(subject - 1, bits_.noun_phrase)) continue;
    // What stands before tells that the noun behind is an object or an
    // instrument: a verb or a coverb that governs it.
    if (chunks_[subject - 2].verb < 0 && !Is(subject - 2, bits_.coverb)) {
      continue;
    }
    for (size_t j = subject - 1; j < i; ++j) inside_[j] = i;
  }
}

Frame FrameBuilder::Build(size_t at, char part, ByteSpan clause) {
  origin_ = at;
  Frame frame;
  frame.part = part;
  frame.trigger = static_cast<uint32_t>(part == 'v' ? chunks_[at].verb
                                                    : chunks_[at].noun);
  frame.predicate = chunks_[at].span;
  frame.clause = clause;
  frame.chunk = static_cast<uint32_t>(at);
  const Anchor anchor = part == 'v' ? Anchor::kVerb : Anchor::kNominal;
  for (const Construction& construction : grammar_.constructions) {
    if (construction.anchor != Anchor::kAny && construction.anchor != anchor) {
      continue;
    }
    Captures captures;
    if (!Match(construction.left, at, -1, &captures) ||
        !Match(construction.right, at, +1, &captures)) {
      continue;
    }
    for (const auto& [slot, index] : captures) {
      if (!frame.closed[slot] && frame.slots[slot].empty()) {
        Fill(slot, chunks_[index], &frame);
      }
    }
    for (const Slot slot : construction.closes) frame.closed[slot] = true;
    frame.constructions.push_back(construction.id);
  }
  if (chunks_[at].classes.Has(bits_.phrase)) Fill(kObj, chunks_[at], &frame);
  // 漢光演習, 烏克蘭戰爭: the name itself tells whose it is.
  if (chunks_[at].classes.Has(bits_.named)) Fill(kSubj, chunks_[at], &frame);
  DropObjectAsSubject(&frame);
  ShareSubject(&frame);
  ShareObject(at, &frame);
  ReadOperators(at, &frame);
  if (part == 'n') ReadWhatFollows(at, &frame);
  ReadGovernors(at, &frame);
  ReadAmount(at, &frame);
  return frame;
}

// Walks from *at (a chunk already taken) in direction `step` to the first
// chunk that fits the element, over what its gap allows.
bool FrameBuilder::Reach(const PatternElement& element, size_t* at,
                         int step) const {
  uint32_t unknown = 0;
  for (size_t i = *at;;) {
    if (step < 0 && i == 0) return false;
    i = step < 0 ? i - 1 : i + 1;
    if (i >= chunks_.size()) return false;
    if (step < 0 && inside_[i] != 0 && inside_[i] <= origin_) continue;
    if (chunks_[i].classes.Intersects(element.classes) &&
        !chunks_[i].classes.Intersects(element.excluded)) {
      *at = i;
      return true;
    }
    if (!element.gap ||
        !chunks_[i].classes.Intersects(element.gap->classes)) {
      return false;
    }
    if (Is(i, bits_.other)) {
      unknown += chunks_[i].span.end - chunks_[i].span.begin;
      if (element.gap->limit != 0 && unknown > element.gap->limit) {
        return false;
      }
    }
  }
}

bool FrameBuilder::Match(const std::vector<PatternElement>& elements,
                         size_t at, int step, Captures* captures) const {
  for (const PatternElement& element : elements) {
    bool found = false;
    size_t reached = at;
    while (Reach(element, &reached, step)) {
      found = true;
      at = reached;
      const Chunk& chunk = chunks_[at];
      // A coverb without a noun (由10%) names nobody.
      const bool bare = chunk.classes.Has(bits_.coverb) &&
                        !chunk.classes.Has(bits_.phrase);
      if (element.slot && bare) return false;
      if (element.slot) {
        captures->emplace_back(*element.slot, at);
      } else if (chunk.classes.Has(bits_.phrase) && chunk.slot >= 0) {
        captures->emplace_back(static_cast<Slot>(chunk.slot), at);
      }
      if (!element.repeated) break;
    }
    if (!found && !element.optional) return false;
  }
  return true;
}

void FrameBuilder::Fill(Slot slot, const Chunk& chunk, Frame* frame) const {
  Filler& filler = frame->slots[slot];
  filler.actors = chunk.actors;
  filler.span = chunk.span;
  filler.classes = chunk.classes;
  filler.classes |= chunk.object_classes;
}

// Of several subjects the first acts with the others: 美中貿易談判 and
// 美國和中國談判 fill `with` as 美國與中國談判 does.
void FrameBuilder::ShareSubject(Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  if (!frame->slots[kWith].empty() || subject.actors.size() < 2) return;
  Filler& with = frame->slots[kWith];
  with = subject;
  with.actors.erase(with.actors.begin());
}

// 將A列入名單 with no subject: A is the object and nothing besides.
void FrameBuilder::DropObjectAsSubject(Frame* frame) const {
  Filler& subject = frame->slots[kSubj];
  if (subject.empty() || frame->closed[kSubj]) return;
  for (const Slot slot : {kObj, kTo}) {
    if (frame->slots[slot].span == subject.span) subject = Filler();
  }
}

// 美中相互加徵關稅: each of the subjects does it to every other.
void FrameBuilder::ShareObject(size_t at, Frame* frame) const {
  const Filler& subject = frame->slots[kSubj];
  if (subject.actors.size() < 2) return;
  for (size_t i = 0; i < at; ++i) {
    if (!Is(i, bits_.reciprocal)) continue;
    frame->reciprocal = true;
    frame->slots[kTo] = subject;
    frame->slots[kTo].inherited = false;
    return;
  }
}

// 表示美方應停止軍售: whom the complement is about, and its words.
void FrameBuilder::ReadComplement(const std::vector<Frame>& frames,
                                  Frame* frame) const {
  Filler& comp = frame->slots[kComp];
  if (comp.empty()) return;
  for (size_t i = frame->chunk + 1; i < chunks_.size(); ++i) {
    comp.classes |= chunks_[i].classes;
  }
  for (const Frame& inner : frames) {
    const Filler& subject = inner.slots[kSubj];
    if (inner.predicate == comp.span &&
        subject.span.begin >= frame->predicate.end) {
      comp.actors = subject.actors;
      return;
    }
  }
}

// A verb right before 的: words before its relative clause do not reach into
// it (停止[相互加徵的]關稅).
bool FrameBuilder::InRelative(size_t at) const {
  return chunks_[at].verb >= 0 && at + 1 < chunks_.size() &&
         Is(at + 1, bits_.de);
}

// Where the modifier that ends in 的 right before `at` begins, if its words do
// not reach the noun behind it (幾乎[未加掩飾的]批評); else `at`.
size_t FrameBuilder::ModifierBegin(size_t at) const {
  if (at < 2 || !Is(at - 1, bits_.de)) return at;
  size_t begin = at - 1;
  while (begin > 0) {
    const size_t i = begin - 1;
    if (Is(i, bits_.noun_phrase) || Is(i, bits_.phrase) ||
        Is(i, bits_.light) || Is(i, bits_.noun)) {
      break;
    }
    begin = i;
  }
  return at - 1 - begin > 1 ? begin : at;
}

// What stands to the left of the predicate and acts on it. A negation reaches
// over light and announcing verbs, but not over another predicate (他未說明…
// 已制裁); a modal reaches to the clause's end (將訪問中國並會見…).
void FrameBuilder::ReadOperators(size_t at, Frame* frame) const {
  Operators& operators = frame->operators;
  bool crossed_predicate = false;
  const bool in_relative = InRelative(at);
  for (size_t i = frame->part == 'n' ? ModifierBegin(at) : at; i-- > 0;) {
    const Chunk& chunk = chunks_[i];
    if (in_relative && (chunk.verb >= 0 || Is(i, bits_.irrealis))) break;
    const bool reaches = !crossed_predicate;
    if (Is(i, bits_.negation) && reaches) operators.negated = true;
    if (Is(i, bits_.possible) || Is(i, bits_.condition)) {
      operators.possible = true;
    }
    // 議員之會: no modal.
    const bool modal = i == 0 || !Is(i - 1, bits_.de);
    if (Is(i, bits_.planned) && modal) operators.planned = true;
    if (Is(i, bits_.ongoing) && reaches) operators.ongoing = true;
    if (Is(i, bits_.irrealis)) operators.irrealis = true;
    if (Is(i, bits_.reported)) operators.reported = true;
    const bool passes = Is(i, bits_.light) || Is(i, bits_.transparent) ||
                        Is(i, bits_.passive);
    if (chunk.verb >= 0 && !passes) crossed_predicate = true;
  }
}

// 對台軍售遭擱置, 談判破裂, 峰會延期: an event noun that is the subject of a
// verb which undoes or moves it.
void FrameBuilder::ReadWhatFollows(size_t at, Frame* frame) const {
  for (size_t i = at; i-- > 0;) {
    if (Is(i, bits_.light)) return;
  }
  for (size_t i = at + 1; i < chunks_.size(); ++i) {
    if (Is(i, bits_.after_negated)) {
      frame->operators.negated = true;
      return;
    }
    if (Is(i, bits_.after_planned)) {
      frame->operators.planned = true;
      return;
    }
    if (Is(i, bits_.noun_phrase)) return;
  }
}

void FrameBuilder::ReadGovernors(size_t at, Frame* frame) const {
  for (size_t i = at; i-- > 0;) {
    const bool governs = chunks_[i].verb >= 0 || Is(i, bits_.transparent) ||
                         Is(i, bits_.light) || Is(i, bits_.irrealis) ||
                         Is(i, bits_.planned) || Is(i, bits_.possible);
    if (!governs) continue;
    frame->governors.push_back(static_cast<uint32_t>(i));
    frame->governor_classes |= chunks_[i].classes;
  }
}

void FrameBuilder::ReadAmount(size_t at, Frame* frame) const {
  size_t best = chunks_.size();
  for (size_t i = 0; i < chunks_.size(); ++i) {
    if (chunks_[i].amount < 0) continue;
    const auto distance = [&](size_t j) {
      return std::abs(static_cast<long>(j) - static_cast<long>(at));
    };
    if (best == chunks_.size() || distance(i) < distance(best)) best = i;
  }
  if (best < chunks_.size()) frame->amount = chunks_[best].amount;
}

}  // namespace actant
