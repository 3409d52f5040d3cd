#include "extract/internal/noun_phrases.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

namespace actant {
namespace {

// The value of a conjunction that joins names and nothing else: 美—俄.
constexpr std::string_view kNames = "names";
constexpr size_t kNone = SIZE_MAX;

void Take(Chunk* next, Chunk* last) {
  last->actors.insert(last->actors.end(), next->actors.begin(),
                      next->actors.end());
  last->classes |= next->classes;
  last->span.end = next->span.end;
}

}  // namespace

std::vector<Chunk> NounPhrases::Coordinate(std::vector<Chunk> chunks) const {
  if (!HasSeveral(chunks)) return MarkSeveral(std::move(chunks));
  std::vector<Chunk> merged;
  merged.reserve(chunks.size());
  // The list that `merged` ends with has had its 和.
  bool closed = false;
  for (Chunk& chunk : chunks) {
    const bool phrase = chunk.classes.Has(bits_.noun_phrase);
    const size_t size = merged.size();
    if (phrase && size > 0 && merged[size - 1].classes.Has(bits_.noun_phrase) &&
        merged[size - 1].span.end == chunk.span.begin) {
      // 中美兩國 says nobody new; 中美日內瓦會談: the place is where they met.
      Chunk& last = merged.back();
      const bool place = IsPlace(chunk) && !IsPlace(last);
      if (place || (last.actors.size() > 1 && IsReference(chunk))) {
        last.span.end = chunk.span.end;
      } else {
        Take(&chunk, &last);
      }
      continue;
    }
    if (const size_t whole = phrase ? ApposedTo(merged, chunk) : kNone;
        whole != kNone) {
      merged.resize(whole + 1);
      merged.back().span.end = chunk.span.end;
      continue;
    }
    const bool joint = size > 1 && IsJoint(merged[size - 1]) &&
                       merged[size - 2].classes.Has(bits_.noun_phrase);
    // 飛抵華府與川普會談: nobody is joined to the capital he sits in.
    if (joint && phrase && !EndsPlace(merged, chunk) &&
        !(IsPeople(chunk) && IsSeat(merged[size - 2], chunk)) &&
        !(closed && PartsSides(merged[size - 1]))) {
      closed = merged.back().classes.Has(bits_.conjunction_inner);
      merged.pop_back();
      Take(&chunk, &merged.back());
      continue;
    }
    if (size > 0 && IsOnlyJoint(merged[size - 1])) merged.pop_back();
    closed &= IsJoint(chunk);
    merged.push_back(std::move(chunk));
  }
  return MarkSeveral(std::move(merged));
}

// Most clauses name one party: nothing to join, and no dash to drop.
bool NounPhrases::HasSeveral(const std::vector<Chunk>& chunks) const {
  size_t phrases = 0;
  for (const Chunk& chunk : chunks) {
    phrases += chunk.classes.Has(bits_.noun_phrase) ? 1 : 0;
    if (phrases > 1 || IsOnlyJoint(chunk)) return true;
  }
  return false;
}

std::vector<Chunk> NounPhrases::MarkSeveral(std::vector<Chunk> chunks) const {
  for (Chunk& chunk : chunks) {
    if (chunk.actors.size() < 2) continue;
    chunk.classes.Set(bits_.several);
    if (HasUnderling(chunk)) chunk.classes.Clear(bits_.leader);
  }
  return chunks;
}

// 國務卿與普丁: somebody in it leads no state. States do with the title behind
// the last of them (日本和南韓領袖), and 兩人 may have led theirs then.
bool NounPhrases::HasUnderling(const Chunk& chunk) const {
  return std::any_of(
      chunk.actors.begin(), chunk.actors.end(), [&](uint32_t index) {
        const ActorMention& mention = actor(index);
        const bool somebody = mention.person || !mention.office.empty();
        return somebody && !mention.reference &&
               !mention.classes.Has(bits_.leader);
      });
}

// 首都, 東部城市: says nothing of what is done, or when.
bool NounPhrases::IsBareNoun(const Chunk& chunk) const {
  if (chunk.verb >= 0 || chunk.noun >= 0 || chunk.date >= 0 ||
      chunk.amount >= 0 || IsJoint(chunk)) {
    return false;
  }
  const int others[] = {bits_.coverb,     bits_.light,    bits_.passive,
                        bits_.de,         bits_.time,     bits_.aspect,
                        bits_.negation,   bits_.planned,  bits_.possible,
                        bits_.ongoing,    bits_.irrealis, bits_.reported,
                        bits_.transparent};
  return std::none_of(std::begin(others), std::end(others),
                      [&](int bit) { return chunk.classes.Has(bit); });
}

// 伊朗首都[德黑蘭], 烏克蘭東部城市[哈爾科夫]: the chunk of the state that the
// place lies in, with nothing but nouns between; else kNone.
size_t NounPhrases::ApposedTo(const std::vector<Chunk>& merged,
                              const Chunk& place) const {
  if (!IsWhereOneGoes(place)) return kNone;
  uint32_t begin = place.span.begin;
  for (size_t i = merged.size(); i-- > 0;) {
    const Chunk& chunk = merged[i];
    if (chunk.span.end != begin) return kNone;
    if (chunk.classes.Has(bits_.noun_phrase)) {
      const bool apposed =
          i + 1 < merged.size() && !IsPeople(chunk) && IsSeat(place, chunk);
      return apposed ? i : kNone;
    }
    if (!IsBareNoun(chunk)) return kNone;
    begin = chunk.span.begin;
  }
  return kNone;
}

// 、 and 和: what may stand between the parts of a list.
bool NounPhrases::IsJoint(const Chunk& chunk) const {
  return chunk.classes.Has(bits_.conjunction) ||
         chunk.classes.Has(bits_.list_mark);
}

// The dash in 海峽雷霆—2025A, between no two names: no word.
bool NounPhrases::IsOnlyJoint(const Chunk& chunk) const {
  return chunk.classes.Has(bits_.conjunction) && chunk.value == kNames;
}

// 在華府與習近平會談, 赴北京與中方會談: a place ends where the next coverb
// begins. `merged` ends in the noun of the place and that coverb.
bool NounPhrases::EndsPlace(const std::vector<Chunk>& merged,
                            const Chunk& next) const {
  const size_t size = merged.size();
  if (size < 3 || !merged[size - 1].classes.Has(bits_.coverb) ||
      !merged[size - 3].classes.Has(bits_.coverb) ||
      IsPeople(merged[size - 2])) {
    return false;
  }
  return IsOfPlace(merged[size - 3]) || IsPeople(next) ||
         (merged[size - 3].classes.Has(bits_.coverb_go) &&
          IsWhereOneGoes(merged[size - 2]) && !IsWhereOneGoes(next));
}

// 德國、法國和英國[與]伊朗: a list that 和 has ended is not continued by 與,
// which is a coverb too.
bool NounPhrases::PartsSides(const Chunk& joint) const {
  return joint.classes.Has(bits_.coverb) &&
         !joint.classes.Has(bits_.conjunction_inner);
}

// 華府 of 川普, 德黑蘭 of 伊朗.
bool NounPhrases::IsSeat(const Chunk& place, const Chunk& whose) const {
  return IsWhereOneGoes(place) && !whose.actors.empty() &&
         std::all_of(
             place.actors.begin(), place.actors.end(), [&](uint32_t index) {
               return actor(index).state == actor(whose.actors.front()).state;
             });
}

// 北京, 華府: named by the place.
bool NounPhrases::IsWhereOneGoes(const Chunk& phrase) const {
  return !phrase.actors.empty() &&
         std::all_of(phrase.actors.begin(), phrase.actors.end(),
                     [&](uint32_t index) {
                       return actor(index).metonym ||
                              actor(index).kind == v1::ACTOR_KIND_PLACE;
                     });
}

bool NounPhrases::IsPlace(const Chunk& phrase) const {
  return !phrase.actors.empty() &&
         std::all_of(phrase.actors.begin(), phrase.actors.end(),
                     [&](uint32_t index) {
                       return actor(index).kind == v1::ACTOR_KIND_PLACE;
                     });
}

bool NounPhrases::IsReference(const Chunk& phrase) const {
  return std::all_of(phrase.actors.begin(), phrase.actors.end(),
                     [&](uint32_t index) { return actor(index).reference; });
}

bool NounPhrases::IsOfPlace(const Chunk& coverb) {
  const std::optional<Slot> slot = ParseSlot(coverb.value);
  return !slot || *slot == kAt;
}

bool NounPhrases::IsPeople(const Chunk& phrase) const {
  return std::any_of(
      phrase.actors.begin(), phrase.actors.end(), [&](uint32_t index) {
        return actor(index).person || !actor(index).office.empty();
      });
}

}  // namespace actant
