// Whether one character stands for a state: 美中, 對台, 訪中 and headlines.
#include <algorithm>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// How many parties a reference stands for; 0 where it does not count.
size_t CountOf(std::string_view reference) {
  if (reference == "pair") return 2;
  if (reference == "triple") return 3;
  if (reference == "four") return 4;
  return reference == "five" ? 5 : 0;
}

}  // namespace

bool ActorScan::HasAbbreviation(size_t at) const {
  return FindSense(at, SenseKind::kAbbreviation) != nullptr;
}

// The first and the last token of the run of abbreviations around `at`.
std::pair<size_t, size_t> ActorScan::RunAround(size_t at) const {
  size_t first = at;
  size_t last = at;
  while (first > 0 && Adjacent(first - 1, first) &&
         HasAbbreviation(first - 1)) {
    --first;
  }
  while (Adjacent(last, last + 1) && HasAbbreviation(last + 1)) ++last;
  return {first, last};
}

// Text in Chinese that no entry knows.
bool ActorScan::IsUnknownText(size_t at) const {
  return token(at).entry == Token::kUnknown && !token(at).mark &&
         static_cast<uint8_t>(TextOf(at)[0]) >= 0xE4;
}

// How many of a run of abbreviations the text has named, and whether all their
// characters write the sounds of foreign names.
ActorScan::SoundRun ActorScan::SoundsOf(size_t first, size_t last) const {
  SoundRun run;
  for (size_t i = first; i <= last; ++i) {
    const Sense* sense = BestActorSense(i, SenseKind::kAbbreviation);
    run.sounds = run.sounds && HasWordClass(i, "abbreviation_sound");
    if (sense != nullptr && HasState(knowledge_.actor(sense->target).state)) {
      ++run.named;
    }
  }
  return run;
}

// 阿加(迪爾): beside text that no entry knows, characters that write the sounds
// of foreign names make a pair only where the text names one of the two; so
// before a government (阿比政府), which is of one state or of one man.
bool ActorScan::IsMereSound(size_t at) const {
  const auto [first, last] = RunAround(at);
  const bool led =
      first > 0 && Adjacent(first - 1, first) && IsUnknownText(first - 1);
  const bool followed = Adjacent(last, last + 1) && IsUnknownText(last + 1);
  const bool one_holder =
      Adjacent(last, last + 1) && HasWordClass(last + 1, "entourage");
  if (!led && !followed && !one_holder) return false;
  const SoundRun run = SoundsOf(first, last);
  return run.sounds && run.named == 0 &&
         (one_holder || !StandsBeforeSuffix(last));
}

// 多多, 巴巴: no character stands beside itself for a state.
bool ActorScan::IsDoubled(size_t at) const {
  return (at > 0 && Adjacent(at - 1, at) && TextOf(at - 1) == TextOf(at)) ||
         (Adjacent(at, at + 1) && TextOf(at + 1) == TextOf(at));
}

// 德、法、英、意、比五國, 美英法三國: of as many states as the word behind them
// counts, each stands for itself, whatever else its character means.
bool ActorScan::InClosedList(size_t at) const {
  const auto is_member = [&](size_t i) {
    return HasAbbreviation(i) || FindSense(i, SenseKind::kActor) != nullptr;
  };
  const auto joins = [&](size_t i) {
    return HasWordClass(i, "list_mark") || HasWordClass(i, "conjunction");
  };
  size_t end = at;
  while (Adjacent(end, end + 1) && (is_member(end + 1) || joins(end + 1))) {
    ++end;
  }
  const Word* closing =
      Adjacent(end, end + 1) ? WordOf(end + 1, "reference") : nullptr;
  const size_t counted = closing == nullptr ? 0 : CountOf(closing->value);
  size_t members = is_member(end) ? 1 : 0;
  for (size_t i = end; i > 0 && Adjacent(i - 1, i); --i) {
    if (is_member(i - 1)) {
      ++members;
    } else if (!joins(i - 1)) {
      break;
    }
    // Members may stand side by side (美英法) or apart (美、英), and what comes
    // before the list may be a state too (中國對美英法三國).
    if (members == counted) return i - 1 <= at;
  }
  return false;
}

bool ActorScan::AbbreviationNeighbour(size_t at) const {
  if (at > 0 && Adjacent(at - 1, at) && HasAbbreviation(at - 1)) {
    return !IsMereSound(at);
  }
  if (Adjacent(at, at + 1) &&
      (HasAbbreviation(at + 1) || IsBeforeInstitution(at))) {
    return !IsMereSound(at);
  }
  // 美、中、俄
  if (at + 2 < size() && HasWordClass(at + 1, "list_mark") &&
      HasAbbreviation(at + 2)) {
    return true;
  }
  return at >= 2 && HasWordClass(at - 1, "list_mark") &&
         HasAbbreviation(at - 2);
}

// 中俄海軍: what stands before the name of an institution that begins as its
// state's does; but not 朝美軍發射, nor 會中俄海軍.
bool ActorScan::IsBeforeInstitution(size_t at) const {
  const size_t next = at + 1;
  if (!Adjacent(at, next) || (at > 0 && Adjacent(at - 1, at)) ||
      HasWordClass(at, "coverb")) {
    return false;
  }
  const Sense* sense = BestActorSense(next, SenseKind::kActor);
  if (sense == nullptr || !StartsWithHan(TextOf(next))) return false;
  const KnownActor& actor = knowledge_.actor(sense->target);
  if (actor.code.find('/') == std::string_view::npos) return false;
  const auto state = knowledge_.FindActor(actor.state);
  const std::string_view own = TextOf(next);
  return state && !own.starts_with(knowledge_.actor(*state).name_zh) &&
         knowledge_.actor(*state).name_zh.starts_with(own.substr(0, kHanBytes));
}

bool ActorScan::StandsBeforeSuffix(size_t at) const {
  const size_t next = at + 1;
  if (!Adjacent(at, next)) return false;
  if (FindSense(next, SenseKind::kOffice) != nullptr ||
      FindSense(next, SenseKind::kInstitution) != nullptr ||
      HasWordClass(next, "role") || HasWordClass(next, "entourage")) {
    return true;
  }
  const Word* suffix = WordOf(next, "abbreviation_after");
  if (suffix == nullptr) return false;
  // 沙埃等4國, but not 依法等
  return suffix->value != "run" ||
         (at > 0 && Adjacent(at - 1, at) && HasAbbreviation(at - 1));
}

// 對台, 訪美: after a word that takes a noun. Most such words begin other
// words too (與意涵), so that the abbreviation must end at a known word then.
bool ActorScan::StandsAfterPrefix(size_t at) const {
  if (at == 0 || !Adjacent(at - 1, at)) return false;
  const Word* prefix = WordOf(at - 1, "abbreviation_before");
  if (prefix == nullptr) return false;
  return prefix->value == "any" || !Adjacent(at, at + 1) ||
         token(at + 1).mark || token(at + 1).entry != Token::kUnknown;
}

// 3日, 本(20)日, 5月: part of a date.
bool ActorScan::IsCounted(size_t at) const {
  if (at == 0 || !Adjacent(at - 1, at)) return false;
  const std::string_view before = TextOf(at - 1);
  const char last = before.back();
  return (last >= '0' && last <= '9') || last == ')' ||
         before.ends_with("\uFF09");
}

// A character that is an everyday word as well (以) leads no run of three
// (以|俄烏 and not 以俄烏), and stands for nobody the text has not named.
bool ActorScan::IsWeakLead(size_t at) const {
  if (!HasWordClass(at, "abbreviation_weak")) return false;
  const bool led = at > 0 && Adjacent(at - 1, at) && HasAbbreviation(at - 1);
  if (led && !IsCounted(at - 1)) return false;
  // 駐以大使
  if (at > 0 && HasWordClass(at - 1, "posted") && Adjacent(at - 1, at) &&
      StandsBeforeSuffix(at)) {
    return false;
  }
  const bool pair = Adjacent(at, at + 1) && HasAbbreviation(at + 1);
  if (pair) return Adjacent(at + 1, at + 2) && HasAbbreviation(at + 2);
  // 以總統身分訪美: Israel only where the text speaks of Israel.
  const Sense* sense = BestActorSense(at, SenseKind::kAbbreviation);
  return !HasState(knowledge_.actor(sense->target).state);
}

// 沙姆哈尼, 巴加埃: beside a single character that no entry knows, a run of
// abbreviations is a piece of a foreign name.
bool ActorScan::InUnknownName(size_t at) const {
  const auto is_fragment = [&](size_t i) {
    return (IsUnknownText(i) && TextOf(i).size() == kHanBytes) ||
           (HasWordClass(i, "abbreviation_sound") && !HasAbbreviation(i));
  };
  const auto [first, last] = RunAround(at);
  // 發言人巴加埃, 大使伊泰: behind a title stands a name, unless what comes
  // then asks for two states (總統中美關係).
  const bool titled = first > 0 && Adjacent(first - 1, first) &&
                      FindSense(first - 1, SenseKind::kOffice) != nullptr;
  if (titled &&
      (last > first + 1 || (last > first && !StandsBeforeSuffix(last)))) {
    return true;
  }
  // 普里馬斯: behind unknown text a run that writes sounds ends a name, unless
  // the text names all its states; so does one before a government.
  const bool led =
      first > 0 && Adjacent(first - 1, first) && IsUnknownText(first - 1);
  if (last > first) {
    const SoundRun run = SoundsOf(first, last);
    if (led && run.sounds && run.named <= last - first) return true;
    if (IsMereSound(at)) return true;
  }
  return (first > 0 && Adjacent(first - 1, first) && is_fragment(first - 1)) ||
         (Adjacent(last, last + 1) && is_fragment(last + 1));
}

// Whether the abbreviation is a piece of a longer word of the dictionary:
// the 索 and the 新 of 探索新領域.
bool ActorScan::CutsWord(size_t at) {
  size_t first = at;
  const size_t last = RunAround(at).second;
  const auto joins = [&](size_t i) {
    return HasAbbreviation(i) || HasWordClass(i, "abbreviation_before");
  };
  if (IsBeforeRole(first, last)) return false;
  while (first > 0 && Adjacent(first - 1, first) && joins(first - 1)) --first;
  const bool begins = word_bounds_.At(token(first).span.begin) ||
                      word_bounds_.At(token(at).span.begin);
  return !begins || (!word_bounds_.At(token(last).span.end) &&
                     !IsListedBehind(last) && !IsBeforeInstitution(last));
}

// 制裁|中企: a listed word before it and one for a role (企, 媒) behind it
// outrank the words that ICU sees there (家中).
bool ActorScan::IsBeforeRole(size_t first, size_t last) const {
  // 5家: unknown text that counts.
  const auto is_word = [&](size_t i) {
    const char head = TextOf(i).front();
    return token(i).entry != Token::kUnknown || (head >= '0' && head <= '9');
  };
  return first > 0 && Adjacent(first - 1, first) && is_word(first - 1) &&
         Adjacent(last, last + 1) && HasWordClass(last + 1, "role");
}

// 俄|軍機, 中美|元首: a listed word of more than one character that follows
// abbreviations outranks the words that ICU sees there (俄軍, 美元).
bool ActorScan::IsListedBehind(size_t at) const {
  return StandsBeforeSuffix(at) && TextOf(at + 1).size() > kHanBytes;
}

// 美擴大制裁伊朗: at the head of a clause of a headline, before a word that
// only a subject can precede.
bool ActorScan::OpensHeadline(size_t at) const {
  if (block_.manner != TextManner::kHeadline) return false;
  const uint32_t begin = token(at).span.begin;
  const bool opens = std::any_of(
      block_.structure->clauses.begin(), block_.structure->clauses.end(),
      [&](const Clause& clause) { return clause.begin == begin; });
  if (!opens || !Adjacent(at, at + 1)) return false;
  return FindSense(at + 1, SenseKind::kTrigger) != nullptr ||
         HasWordClass(at + 1, "operator") || HasWordClass(at + 1, "coverb") ||
         HasWordClass(at + 1, "adverb") || HasWordClass(at + 1, "light");
}

// 羅國, 智國, of a state that the text has named; not 羅國華.
bool ActorScan::IsShortName(size_t at, const Sense& sense) const {
  const size_t next = at + 1;
  return Adjacent(at, next) && IsStateWord(TextOf(next)) &&
         !(Adjacent(next, next + 1) && IsUnknownText(next + 1)) &&
         (at == 0 || !Adjacent(at - 1, at) || !IsUnknownText(at - 1)) &&
         HasState(knowledge_.actor(sense.target).state);
}

bool ActorScan::IsAbbreviation(size_t at) {
  const Sense* sense = BestActorSense(at, SenseKind::kAbbreviation);
  if (sense == nullptr) return false;
  if (InClosedList(at) || IsShortName(at, *sense)) return true;
  if (IsCounted(at) || IsWeakLead(at) || IsDoubled(at) || InUnknownName(at)) {
    return false;
  }
  const bool before = StandsBeforeSuffix(at);
  const bool after = StandsAfterPrefix(at);
  const bool supported =
      before || after || AbbreviationNeighbour(at) || OpensHeadline(at);
  // 對美加徵, 赴日航班: the words on both sides outweigh a word it may be cut
  // from.
  const bool framed =
      after &&
      (before ||
       (WordOf(at - 1, "abbreviation_before")->value == "any" &&
        Adjacent(at, at + 1) && token(at + 1).entry != Token::kUnknown &&
        TextOf(at + 1).size() > kHanBytes));
  return supported && (framed || !CutsWord(at));
}

}  // namespace actant
