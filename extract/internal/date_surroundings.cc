#include "extract/internal/date_surroundings.h"

#include <cstdint>
#include <initializer_list>

#include "extract/internal/numerals.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

constexpr int kCueReach = 14;  // characters before the date

bool StartsWithAny(std::string_view text,
                   std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

bool EndsWithAny(std::string_view text,
                 std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return true;
  }
  return false;
}

bool IsAsciiWord(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

bool IsHanNumeral(char32_t c) {
  return OneOf(c, U"〇○零一二兩两三四五六七八九十百千萬万廿");
}

bool EndsClause(char32_t c) {
  return c == '\n' || OneOf(c, U"，。；：！？,;!?…");
}

std::string_view SkipBlanks(std::string_view text) {
  while (!text.empty() && IsBlank(CharAt(text, 0).value)) {
    text.remove_prefix(CharAt(text, 0).size);
  }
  return text;
}

std::string_view DropBlanks(std::string_view text) {
  while (!text.empty() && IsBlank(CharBefore(text, text.size()).value)) {
    text.remove_suffix(CharBefore(text, text.size()).size);
  }
  return text;
}

// What may precede a number that is whole in itself.
bool NumberBeginsHere(std::string_view text, size_t begin) {
  const TextChar before = CharBefore(text, begin);
  if (IsDigit(before.value) || IsAsciiWord(before.value)) return false;
  if (!OneOf(before.value, U".,．，:：/／-")) return true;
  const char32_t further = CharBefore(text, begin - before.size).value;
  // A hyphen may join a range, but not a name (F-16) or an earlier number.
  return !IsDigit(further) && !(before.value == '-' && IsAsciiWord(further));
}

// 《今日俄羅斯》: a date in a title is part of a name.
bool InTitleMarks(std::string_view text, size_t begin) {
  constexpr int kLongestTitle = 40;
  size_t pos = begin;
  for (int i = 0; i < kLongestTitle && pos > 0; ++i) {
    const TextChar c = CharBefore(text, pos);
    if (c.value == U'《' || c.value == U'〈') return true;
    if (c.value == U'》' || c.value == U'〉' || c.value == '\n') return false;
    pos -= c.size;
  }
  return false;
}

bool BeginsCleanly(std::string_view text, DateCandidate candidate,
                   DateForm form) {
  const char32_t first = CharAt(text, candidate.begin).value;
  const char32_t before = CharBefore(text, candidate.begin).value;
  if (IsDigit(first)) {
    if (!NumberBeginsHere(text, candidate.begin)) return false;
    // 高市早苗7日, 安倍晉三7日: a name may end in a numeral.
    const bool ordinal = before == U'第' || OneOf(before, U"十百千萬万億亿");
    return !ordinal || form == DateForm::kDate;
  }
  if (IsAsciiWord(first)) return !IsAsciiWord(before);
  if (IsHanNumeral(first)) {
    return !IsHanNumeral(before) && !IsDigit(before) && before != U'第' &&
           before != U'.' && before != U'點' && before != U'数' &&
           before != U'數';
  }
  if (form == DateForm::kWeek) {
    if (OneOf(before, U"每逢隔單单雙双幾几數数") || IsHanNumeral(before) ||
        IsDigit(before)) {
      return false;
    }
  }
  if (form == DateForm::kYearPart || form == DateForm::kMonthPart) {
    // 3年中, 兩個月底: the end of a length of time.
    if (IsHanNumeral(before) || IsDigit(before) ||
        OneOf(before, U"個个每幾几")) {
      return false;
    }
  }
  if (first == U'本') return before != U'日';
  if (first == U'同') return before != U'不';
  if (first == U'後' || first == U'后') {
    return !OneOf(before, U"戰战之以今");
  }
  return true;
}

// 3/4 is a fraction as soon as a date; 8/15 and 7／20 are dates.
bool IsFraction(std::string_view words) {
  const size_t slash = words.find('/');
  if (slash == std::string_view::npos) return false;
  return ReadInteger(words.substr(slash + 1)).value_or(0) <= 12;
}

bool EndsCleanly(std::string_view text, DateCandidate candidate,
                 DateForm form) {
  if (form == DateForm::kMonthSlash &&
      IsFraction(
          text.substr(candidate.begin, candidate.end - candidate.begin))) {
    return false;
  }
  const char32_t last = CharBefore(text, candidate.end).value;
  const char32_t after = CharAt(text, candidate.end).value;
  if (IsDigit(last)) {
    return !IsAsciiWord(after) && !OneOf(after, U"/／%％億亿萬万強强兆");
  }
  if (IsAsciiWord(last)) return !IsAsciiWord(after);
  if (last == U'日') {
    if (OneOf(after, U"圓圆元円幣币圈")) return false;
    // 前日|本, 20日|本; after a month the day is meant (7月20日本週).
    return after != U'本' || form == DateForm::kDate;
  }
  if (last == U'年') return !OneOf(after, U"代輕轻齡龄紀纪級级");
  if (last == U'月') return !OneOf(after, U"球亮薪");
  if (last == U'週' || last == U'周') return !OneOf(after, U"年刊報报邊边");
  return true;
}

// A general's 將 (上將, 將領) tells nothing of the future.
bool IsFutureAt(std::string_view clause, size_t pos) {
  const std::string_view rest = clause.substr(pos);
  if (StartsWithAny(rest, {"將", "将"})) {
    return !OneOf(CharAt(clause, pos + 3).value, U"軍军領领士官校") &&
           !OneOf(CharBefore(clause, pos).value, U"大上中少名老");
  }
  return StartsWithAny(
      rest,
      {"預計", "预计", "預定", "预定", "預期", "预期", "預料", "擬",   "拟",
       "計畫", "計劃", "计划", "訂於", "订于", "訂在", "定於", "定于", "原訂",
       "原定", "可望", "有望", "準備", "准备", "打算", "可能", "敲定"});
}

bool HasEnglishFuture(std::string_view clause) {
  for (const std::string_view word :
       {"will ", "scheduled", "expected", "plan", "due ", "set to", "would ",
        "going to", "slated", "upcoming"}) {
    for (size_t at = clause.find(word); at != std::string_view::npos;
         at = clause.find(word, at + 1)) {
      if (!IsAsciiWord(CharBefore(clause, at).value)) return true;
    }
  }
  return false;
}

// 7月前 is "before July", but 去年前總統 is a former president.
bool IsBeforeWord(std::string_view after) {
  if (StartsWithAny(after, {"之前", "以前", "為止", "为止"})) return true;
  if (!after.starts_with("前")) return false;
  return !OneOf(CharAt(after, 3).value,
                U"總总首部外國国副主議议官任防省市高往來来後后夕述進进線线赴"
                U"所蘇苏例景");
}

bool IsSinceWord(std::string_view after) {
  if (after.starts_with("起")) {
    return !OneOf(CharAt(after, 3).value, U"訴诉飛飞草火碼码源");
  }
  return StartsWithAny(after, {"以來", "以来", "開始", "开始", "至今", "迄今",
                               "到現在", "到现在"});
}

}  // namespace

size_t TrimmedDateEnd(std::string_view text, DateCandidate candidate) {
  const TextChar last = CharBefore(text, candidate.end);
  const char32_t after = CharAt(text, candidate.end).value;
  bool trim = false;
  switch (last.value) {
    case U'中':
      // Names with 中 (中國, 中方, 中央) are so much commoner than a verb after
      // "in the middle of June" that only these are let pass.
      trim = IsHan(after) &&
             !OneOf(after,
                    U"開开起至到前後后旬時时就才已將将舉举進进爆發发宣"
                    U"訪访達达簽签由遭被在於于赴再又首陸陆逐");
      break;
    case U'初':
      trim = OneOf(after, U"步次審审選选賽赛衷期級级戰战");
      break;
    case U'底':
      trim = OneOf(after, U"特氣气下層层片線线");
      break;
    case U'末':
      trim = OneOf(after, U"日期代");
      break;
    case U'間':
    case U'间':
      trim = OneOf(after, U"諜谍接隔");
      break;
    case U'度':
      trim = OneOf(after, U"假過过");
      break;
    default:
      break;
  }
  return trim ? candidate.end - last.size : candidate.end;
}

bool IsInsideWord(std::string_view text, size_t at) {
  return at > 0 && at < text.size() &&
         IsAsciiWord(static_cast<uint8_t>(text[at])) &&
         IsAsciiWord(static_cast<uint8_t>(text[at - 1]));
}

bool StandsAsDate(std::string_view text, DateCandidate candidate,
                  DateForm form) {
  return BeginsCleanly(text, candidate, form) &&
         EndsCleanly(text, candidate, form) &&
         !InTitleMarks(text, candidate.begin);
}

DateCue CueAround(std::string_view text, DateCandidate candidate) {
  const std::string_view after = SkipBlanks(text.substr(candidate.end));
  if (StartsWithAny(after, {"將", "将", "擬", "拟", "will ", "即將", "即将"})) {
    return DateCue::kFuture;
  }
  if (IsBeforeWord(after)) return DateCue::kFuture;  // a deadline
  size_t pos = candidate.begin;
  for (int i = 0; i < kCueReach && pos > 0; ++i) {
    const TextChar c = CharBefore(text, pos);
    if (EndsClause(c.value)) break;
    pos -= c.size;
    if (IsFutureAt(text.substr(0, candidate.begin), pos)) {
      return DateCue::kFuture;
    }
  }
  if (after.starts_with("起") && IsSinceWord(after)) return DateCue::kNearest;
  constexpr size_t kEnglishReach = 40;  // bytes
  const size_t reach =
      candidate.begin > kEnglishReach ? candidate.begin - kEnglishReach : 0;
  if (HasEnglishFuture(text.substr(reach, candidate.begin - reach))) {
    return DateCue::kFuture;
  }
  return DateCue::kNone;
}

DateRelation RelationAround(std::string_view text, DateCandidate candidate) {
  const std::string_view after = SkipBlanks(text.substr(candidate.end));
  const std::string_view before = DropBlanks(text.substr(0, candidate.begin));
  if (IsSinceWord(after)) return DateRelation::kSince;
  if (IsBeforeWord(after)) return DateRelation::kUntil;
  if (EndsWithAny(before, {"since", "Since"})) return DateRelation::kSince;
  if (EndsWithAny(before,
                  {"until", "Until", " by", "By", "before", "Before"})) {
    return DateRelation::kUntil;
  }
  const TextChar word = CharBefore(before, before.size());
  const char32_t further = CharBefore(before, before.size() - word.size).value;
  if (OneOf(word.value, U"自從从") && !OneOf(further, U"來来各親亲獨独服")) {
    return DateRelation::kSince;
  }
  if (word.value == U'至' && !OneOf(further, U"甚乃以及")) {
    return DateRelation::kUntil;
  }
  if (word.value == U'到' &&
      !OneOf(further, U"提談谈看回受得感遇想達达說说聽听")) {
    return DateRelation::kUntil;
  }
  return DateRelation::kAt;
}

bool IsThrough(std::string_view between) {
  between = SkipBlanks(DropBlanks(between));
  for (const std::string_view word :
       {"至", "到", "~", "～", "-", "－", "–", "—", "直到", "直至", "to",
        "through", "until"}) {
    if (between == word) return true;
  }
  return false;
}

}  // namespace actant
