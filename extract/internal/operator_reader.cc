#include "extract/internal/operator_reader.h"

#include <algorithm>

namespace actant {

void OperatorReader::Read(Frame* frame) const {
  const size_t at = frame->chunk;
  const bool told = frame->part == 'v' || IsTold(at);
  ReadBefore(at, told, frame);
  ReadProject(at, frame);
  if (frame->part == 'n') ReadWhatFollows(at, frame);
  frame->presupposed |= !told;
}

// What a predicate's object and its 的 are made of.
bool OperatorReader::IsNominal(size_t at) const {
  return chunks_[at].verb < 0 &&
         (Is(at, bits_.noun_phrase) || Is(at, bits_.noun) || Is(at, bits_.de));
}

// 舉行峰會, 宣布制裁, 峰會將舉行: a verb that does no more than tell the noun.
bool OperatorReader::IsTold(size_t at) const {
  for (size_t i = 0; i < chunks_.size(); ++i) {
    if (Is(i, bits_.light) || (i < at && Is(i, bits_.transparent))) return true;
  }
  return false;
}

// A verb right before 的: words before its relative clause do not reach into
// it (停止[相互加徵的]關稅).
bool OperatorReader::IsInRelative(size_t at) const {
  return chunks_[at].verb >= 0 && at + 1 < chunks_.size() &&
         Is(at + 1, bits_.de);
}

// Where the modifier that ends in 的 right before `at` begins, if its words do
// not reach the noun behind it (幾乎[未加掩飾的]批評); else `at`.
size_t OperatorReader::ModifierBegin(size_t at) const {
  if (at < 2 || !Is(at - 1, bits_.de)) return at;
  size_t begin = at - 1;
  while (begin > 0) {
    const size_t i = begin - 1;
    if (Is(i, bits_.noun_phrase) || Is(i, bits_.phrase) || Is(i, bits_.light) ||
        Is(i, bits_.noun)) {
      break;
    }
    begin = i;
  }
  return at - 1 - begin > 1 ? begin : at;
}

// 訪問北京(期間), 對台軍售(前), 在兩人的會談(中): the predicate tells when
// something else is.
bool OperatorReader::EndsTime(const Frame& frame) const {
  const auto opens = [&](const Chunk& chunk) {
    return chunk.classes.Has(bits_.coverb) && !chunk.classes.Has(bits_.phrase);
  };
  for (size_t i = frame.chunk + 1; i < chunks_.size(); ++i) {
    if (Is(i, bits_.time_end)) return true;
    if (Is(i, bits_.time_within)) {
      return std::any_of(chunks_.begin(), chunks_.begin() + frame.chunk, opens);
    }
    const bool aspect = chunks_[i].verb < 0 && Is(i, bits_.aspect);
    if (!IsNominal(i) && !aspect) return false;
  }
  return false;
}

// 將(對台軍售)與訪問北京作為條件: an object before its verb. A light verb
// (將制裁 付諸實施) or one that moves the event would tell it after all.
bool OperatorReader::IsInPreposed(size_t at) const {
  size_t begin = at;
  while (begin > 0 && !Is(begin - 1, bits_.ba)) {
    const size_t i = begin - 1;
    if (!Is(i, bits_.noun_phrase) && !Is(i, bits_.phrase) && !Is(i, bits_.de) &&
        !Is(i, bits_.noun)) {
      return false;
    }
    begin = i;
  }
  if (begin == 0) return false;
  for (size_t i = at + 1; i < chunks_.size(); ++i) {
    if (Is(i, bits_.light) || Is(i, bits_.after_planned) ||
        Is(i, bits_.after_negated)) {
      return false;
    }
  }
  return true;
}

// 將[參與飛彈計畫]的企業列入: from the 的 of a relative clause behind 將, back
// to 將: its words do not reach the verb behind. Elsewhere `at` itself.
size_t OperatorReader::RelativeBegin(size_t at) const {
  if (!Is(at, bits_.de)) return at;
  bool tells = false;
  for (size_t i = at; i-- > 0;) {
    if (Is(i, bits_.ba)) return tells ? i : at;
    tells |= chunks_[i].verb >= 0 || Is(i, bits_.light);
  }
  return at;
}

// (為了施壓伊朗)而制裁: what one is after acts on nothing behind 而.
size_t OperatorReader::PurposeEnd(size_t at) const {
  size_t link = 0;
  for (size_t i = at; i-- > 0;) {
    if (link == 0 && Is(i, bits_.link)) link = i;
    if (link > 0 && Is(i, bits_.purpose)) return link;
  }
  return 0;
}

// The chunk from which on words may act on the predicate: those before it act
// on what the predicate is only mentioned for.
size_t OperatorReader::Floor(size_t at, Frame* frame) const {
  const bool preposed = frame->part == 'n' && IsInPreposed(at);
  if (!preposed && !EndsTime(*frame)) return 0;
  frame->presupposed = true;
  for (size_t i = at; i-- > 0;) {
    const bool bare_coverb = Is(i, bits_.coverb) && !Is(i, bits_.phrase);
    if (Is(i, bits_.noun_phrase) || Is(i, bits_.ba) || bare_coverb) return i;
  }
  return 0;
}

// (取消)或延後對台軍售: a verb beside the predicate, not over it. 否認與俄羅斯
// 談判: 與 opens a phrase.
bool OperatorReader::IsCoordinated(size_t at) const {
  return chunks_[at].verb >= 0 && at + 1 < chunks_.size() &&
         !Is(at + 1, bits_.phrase) &&
         (Is(at + 1, bits_.conjunction) || Is(at + 1, bits_.list_mark));
}

// 不顧美國反對購買飛彈: what another objects to, and what is done all the same.
bool OperatorReader::IsDisregarded(size_t at) const {
  size_t i = at;
  while (i > 0 && IsNominal(i - 1)) --i;
  return i > 0 && i < at && Is(i - 1, bits_.despite);
}

bool OperatorReader::Passes(size_t at) const {
  return Is(at, bits_.light) || Is(at, bits_.transparent) ||
         Is(at, bits_.passive);
}

// 為了[攻擊]…, 涉嫌[攻擊]: what one is only after or suspected of. What is told
// of whoever is (涉嫌間諜活動的男子遭逮捕) stands behind 的, what is done for
// it (為了談判而停火) behind 而.
bool OperatorReader::IsUntold(size_t i, size_t at) const {
  if (!Is(i, bits_.alleged) && (!Is(i, bits_.purpose) || Is(i, bits_.phrase))) {
    return false;
  }
  for (size_t j = i + 1; j < at; ++j) {
    if (Is(j, bits_.de) || Is(j, bits_.link)) return false;
  }
  return true;
}

// What stands to the left of the predicate and acts on it. A negation reaches
// over light and announcing verbs, but not over another predicate (他未說明…
// 已制裁); a modal reaches to the clause's end (將訪問中國並會見…), but not to
// what a verb under it is about (可能破壞談判), unless a light verb tells that
// (將訪問中國並舉行談判).
void OperatorReader::ReadBefore(size_t at, bool told, Frame* frame) const {
  Operators& operators = frame->operators;
  bool crossed = false;
  const bool in_relative = IsInRelative(at);
  const size_t floor = std::max(Floor(at, frame), PurposeEnd(at));
  for (size_t i = frame->part == 'n' ? ModifierBegin(at) : at; i-- > floor;) {
    i = RelativeBegin(i);
    const Chunk& chunk = chunks_[i];
    if (in_relative && (chunk.verb >= 0 || Is(i, bits_.irrealis))) break;
    const bool modal_reaches = told || !crossed;
    if (Is(i, bits_.negation) && !crossed && !IsCoordinated(i)) {
      operators.negated = true;
    }
    if ((Is(i, bits_.possible) || Is(i, bits_.condition)) && modal_reaches) {
      operators.possible = true;
    }
    // 議員之會: no modal.
    const bool modal = i == 0 || !Is(i - 1, bits_.de);
    if (Is(i, bits_.planned) && modal && modal_reaches) {
      operators.planned = true;
    }
    if (Is(i, bits_.ongoing) && !crossed) operators.ongoing = true;
    if (Is(i, bits_.irrealis) && !IsDisregarded(i)) operators.irrealis = true;
    operators.irrealis |= !crossed && IsUntold(i, at);
    if (Is(i, bits_.reported)) operators.reported = true;
    if (chunk.verb >= 0 && !Passes(i)) crossed = true;
  }
}

// 指控烏克蘭[計劃]襲擊: with a subject before it and a verb behind it the word
// is itself a verb, of which the predicate speaks.
bool OperatorReader::IsVerbOfPlan(size_t at, size_t plan) const {
  return plan > at + 1 && Is(plan - 1, bits_.noun_phrase) &&
         plan + 1 < chunks_.size() && chunks_[plan + 1].verb >= 0;
}

// 訪中計畫, 訪問中國的行程; 談判的可能性: the noun behind tells what it is.
void OperatorReader::ReadProject(size_t at, Frame* frame) const {
  for (size_t i = at; i < chunks_.size(); ++i) {
    // 訪中計畫: the noun stands in the phrase that is the predicate.
    const ClassMask& classes =
        i == at ? chunks_[at].object_classes : chunks_[i].classes;
    const bool plan = classes.Has(bits_.plan_noun);
    if (plan || classes.Has(bits_.chance_noun)) {
      if (IsVerbOfPlan(at, i)) return;
      frame->operators.planned = plan;
      frame->operators.possible = !plan;
      return;
    }
    if (i != at && !IsNominal(i)) return;
  }
}

// 對台軍售遭擱置, 談判破裂, 峰會延期, 軍演將舉行: an event noun that is the
// subject of a verb which undoes, moves or holds it.
void OperatorReader::ReadWhatFollows(size_t at, Frame* frame) const {
  for (size_t i = at; i-- > 0;) {
    if (Is(i, bits_.light)) return;
  }
  Operators modal;
  for (size_t i = at + 1; i < chunks_.size(); ++i) {
    if (Is(i, bits_.after_negated)) {
      frame->operators.negated = true;
      return;
    }
    if (Is(i, bits_.after_planned)) {
      frame->operators.planned = true;
      return;
    }
    if (Is(i, bits_.light)) {
      frame->operators.planned |= modal.planned;
      frame->operators.possible |= modal.possible;
      return;
    }
    modal.planned |= Is(i, bits_.planned);
    modal.possible |= Is(i, bits_.possible);
    if (Is(i, bits_.noun_phrase) || chunks_[i].verb >= 0) return;
  }
}

}  // namespace actant
