#include "extract/internal/frame_builder.h"

#include <algorithm>
#include <cstdlib>

#include "extract/internal/operator_reader.h"

namespace actant {

std::vector<Frame> FrameBuilder::Run(ByteSpan clause) {
  const auto predicates =
      std::count_if(chunks_.begin(), chunks_.end(), [](const Chunk& chunk) {
        return !chunk.lent && (chunk.verb >= 0 || chunk.noun >= 0);
      });
  std::vector<Frame> frames;
  if (predicates == 0) return frames;
  ClassMask all;
  for (const Chunk& chunk : chunks_) all |= chunk.classes;
  constructions_.Find(all, &of_verbs_, &of_nouns_);
  for (const Chunk& chunk : chunks_) all |= chunk.object_classes;
  FindRelatives();
  // One chunk in a few is both.
  frames.reserve(static_cast<size_t>(predicates) + 1);
  for (size_t i = 0; i < chunks_.size(); ++i) {
    if (chunks_[i].lent) continue;
    if (chunks_[i].verb >= 0) Build(i, 'v', clause, &frames.emplace_back());
    if (chunks_[i].noun >= 0) Build(i, 'n', clause, &frames.emplace_back());
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
    while (subject > 0 &&
           (Is(subject - 1, bits_.aspect) || Is(subject - 1, bits_.time))) {
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
  FindLongRelatives();
}

// 對[協助伊朗出口石油]的公司, 譴責[支持俄羅斯入侵]的北韓: only the first
// predicate of a relative clause may be about the noun behind it: the others
// end with the clause. `bound_` holds for each of them the index of its 的,
// `opening_` where the clause begins if a coverb or 將 opens it.
void FrameBuilder::FindLongRelatives() {
  bound_.assign(chunks_.size(), 0);
  opening_.assign(chunks_.size(), 0);
  for (size_t i = 0; i < chunks_.size(); ++i) {
    const bool verb = OpensWithVerb(i);
    if (!verb && !OpensRelative(i)) continue;
    size_t end = i + 1;
    while (end < chunks_.size() && !Is(end, bits_.de)) ++end;
    if (end + 1 >= chunks_.size()) return;
    bool first = false;
    bool named = !verb;
    for (size_t j = i + 1; j < end; ++j) {
      named |= first && Is(j, bits_.noun_phrase);
      if (chunks_[j].verb < 0 && !Is(j, bits_.light)) continue;
      if (first && named) {
        bound_[j] = end;
        opening_[j] = verb ? 0 : i + 1;
      }
      first = true;
    }
  }
}

// 對, 向 without a noun of their own, and 將: what follows up to 的 may be a
// relative clause.
bool FrameBuilder::OpensRelative(size_t at) const {
  return Is(at, bits_.ba) || (Is(at, bits_.coverb) && !Is(at, bits_.phrase) &&
                              ParseSlot(chunks_[at].value) == kTo);
}

// 譴責[支持…]: a verb with another next to it.
bool FrameBuilder::OpensWithVerb(size_t at) const {
  return chunks_[at].verb >= 0 && at + 1 < chunks_.size() &&
         chunks_[at + 1].verb >= 0;
}

void FrameBuilder::Build(size_t at, char part, ByteSpan clause, Frame* built) {
  origin_ = at;
  Frame& frame = *built;
  frame.part = part;
  frame.trigger =
      static_cast<uint32_t>(part == 'v' ? chunks_[at].verb : chunks_[at].noun);
  frame.predicate = chunks_[at].span;
  frame.clause = clause;
  frame.chunk = static_cast<uint32_t>(at);
  constexpr size_t kUsualConstructions = 8;
  frame.constructions.reserve(kUsualConstructions);
  for (const Construction* candidate : part == 'v' ? of_verbs_ : of_nouns_) {
    const Construction& construction = *candidate;
    if (!construction.predicate.empty() &&
        !chunks_[at].classes.Intersects(construction.predicate)) {
      continue;
    }
    captures_.clear();
    if (!Match(construction.left, at, -1, &captures_) ||
        !Match(construction.right, at, +1, &captures_)) {
      continue;
    }
    for (const auto& [slot, index] : captures_) {
      if (!frame.closed[slot]) Fill(slot, index, &frame);
    }
    for (const Slot slot : construction.closes) frame.closed[slot] = true;
    frame.constructions.push_back(construction.id);
  }
  if (Is(at, bits_.phrase)) frame.slots[kObj] = FillerOf(chunks_[at]);
  // 漢光演習, 烏克蘭戰爭: the name itself tells whose it is.
  if (Is(at, bits_.named)) frame.slots[kSubj] = FillerOf(chunks_[at]);
  DropObjectAsSubject(&frame);
  ShareSubject(&frame);
  ShareObject(at, &frame);
  OperatorReader(bits_, chunks_).Read(&frame);
  ReadGovernors(at, &frame);
  ReadAmount(at, &frame);
}

void FrameBuilder::Fill(Slot slot, size_t index, Frame* frame) const {
  Filler& filler = frame->slots[slot];
  if (filler.empty()) {
    filler = FillerOf(chunks_[index]);
  } else if (filling_ == Filling::kFirstOfActor && filler.actors.empty() &&
             Is(index, bits_.phrase) && !chunks_[index].actors.empty()) {
    // a curfew in the town of Cizre in Turkey
    const ClassMask classes = filler.classes;
    filler = FillerOf(chunks_[index]);
    filler.classes |= classes;
  }
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
    if (bound_[origin_] != 0 &&
        (i >= bound_[origin_] || i < opening_[origin_])) {
      return false;
    }
    if (chunks_[i].classes.Intersects(element.classes) &&
        !chunks_[i].classes.Intersects(element.excluded)) {
      *at = i;
      return true;
    }
    if (!element.gap || !chunks_[i].classes.Intersects(element.gap->classes)) {
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

bool FrameBuilder::Match(const std::vector<PatternElement>& elements, size_t at,
                         int step, Captures* captures) const {
  for (const PatternElement& element : elements) {
    bool found = false;
    size_t reached = at;
    while (Reach(element, &reached, step)) {
      found = true;
      at = reached;
      const Chunk& chunk = chunks_[at];
      // A coverb without a noun (由10%) names nobody.
      const bool bare =
          chunk.classes.Has(bits_.coverb) && !chunk.classes.Has(bits_.phrase);
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
