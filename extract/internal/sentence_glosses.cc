#include "extract/internal/sentence_glosses.h"

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// Longer brackets tell something rather than name something (characters).
constexpr size_t kLongestName = 90;
constexpr size_t kLongestAbbreviation = 12;

// What announces a further name, longest first.
constexpr std::string_view kAliasCues[] = {
    "以下簡稱為",    "以下简称为", "以下簡稱",  "以下简称", "以下合稱",
    "以下合称",      "以下稱",     "以下称",    "下簡稱",   "下简称",
    "簡稱為",        "简称为",     "簡稱",      "简称",     "下稱",
    "下称",          "又稱",       "又称",      "亦稱",     "亦称",
    "也稱",          "也称",       "又名",      "又譯",     "又译",
    "譯作",          "译作",       "原名",      "本名",     "全名",
    "舊稱",          "旧称",       "前稱",      "前称",     "英文名",
    "also known as", "known as",   "hereafter", "formerly"};

struct Letters {
  bool han = false;
  bool latin = false;
  bool lower = false;
  size_t upper = 0;
  size_t count = 0;
};

Letters LettersOf(std::string_view text) {
  Letters letters;
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    pos += c.size;
    ++letters.count;
    if (IsHan(c.value) || (IsWide(c.value) && !IsWidePunctuation(c.value))) {
      letters.han = true;
    }
    if (IsAlphabetic(c.value) || IsHangul(c.value)) letters.latin = true;
    if (c.value >= 'a' && c.value <= 'z') letters.lower = true;
    if (c.value >= 'A' && c.value <= 'Z') ++letters.upper;
  }
  return letters;
}

// ATACMS, F-35, PrSM: one word with two capitals or more.
bool IsAbbreviation(std::string_view name) {
  const Letters letters = LettersOf(name);
  return letters.upper >= 2 && !letters.han &&
         letters.count <= kLongestAbbreviation &&
         name.find(' ') == std::string_view::npos;
}

// Bytes of `piece`, a view into `text`.
ByteSpan SpanOf(std::string_view text, std::string_view piece) {
  const auto begin = static_cast<uint32_t>(piece.data() - text.data());
  return {begin, begin + static_cast<uint32_t>(piece.size())};
}

std::string_view StripQuotes(std::string_view name) {
  name = TrimBlanks(name);
  while (!name.empty()) {
    const TextChar first = CharAt(name, 0);
    if (!OneOf(first.value, U"「『“‘\"《〈，,：:為为")) break;
    name.remove_prefix(first.size);
  }
  while (!name.empty()) {
    const TextChar last = CharBefore(name, name.size());
    if (!OneOf(last.value, U"」』”’\"》〉，,。")) break;
    name.remove_suffix(last.size);
  }
  return TrimBlanks(name);
}

// Whether the comma parts what stands before and behind it: not two Latin
// words, unless the second is an abbreviation (…, MSP).
bool PartsNames(std::string_view before, std::string_view after) {
  const char32_t last = CharBefore(before, before.size()).value;
  const bool latin = (IsAlphabetic(last) || OneOf(last, U".)’")) &&
                     IsAlphabetic(CharAt(after, 0).value);
  return !latin || IsAbbreviation(after);
}

// The parts of a bracket between its commas, save those in pairs inside it.
std::vector<std::string_view> PartsOf(std::string_view text,
                                      const std::vector<MarkPair>& pairs,
                                      size_t index) {
  const MarkPair& bracket = pairs[index];
  std::vector<std::string_view> parts;
  size_t begin = bracket.begin;
  size_t inner = index + 1;
  for (size_t pos = bracket.begin; pos < bracket.end;) {
    while (inner < pairs.size() && pairs[inner].open < pos) ++inner;
    if (inner < pairs.size() && pairs[inner].open == pos) {
      pos = pairs[inner].close;
      continue;
    }
    const TextChar c = CharAt(text, pos);
    const size_t end = pos + c.size;
    if (OneOf(c.value, U"，,；;")) {
      const std::string_view before =
          TrimBlanks(text.substr(begin, pos - begin));
      const std::string_view after =
          TrimBlanks(text.substr(end, bracket.end - end));
      if (PartsNames(before, after)) {
        parts.push_back(before);
        begin = end;
      }
    }
    pos = end;
  }
  parts.push_back(TrimBlanks(text.substr(begin, bracket.end - begin)));
  return parts;
}

std::string_view AliasCueOf(std::string_view part) {
  for (const std::string_view cue : kAliasCues) {
    if (part.starts_with(cue)) return cue;
  }
  return {};
}

}  // namespace

BracketReading ReadBracket(std::string_view text,
                           const std::vector<MarkPair>& pairs, size_t index) {
  const MarkPair& bracket = pairs[index];
  BracketReading reading;
  const std::string_view inside =
      TrimBlanks(text.substr(bracket.begin, bracket.end - bracket.begin));
  const Letters all = LettersOf(inside);
  if (!all.han && !all.latin) {
    reading.aside = true;
    return reading;
  }
  const std::string_view before = TrimBlanks(text.substr(0, bracket.open));
  const TextChar anchor = CharBefore(before, before.size());
  const bool after_latin = IsAlphabetic(anchor.value);
  const bool anchored = IsHan(anchor.value) || after_latin ||
                        IsDigit(anchor.value) ||
                        OneOf(anchor.value, U"」』”》〉");
  const auto gloss = [&](std::string_view name, GlossKind kind) {
    const ByteSpan span = SpanOf(text, name);
    reading.glosses.push_back({span.begin, span.end, bracket.open,
                               bracket.close,
                               static_cast<uint32_t>(before.size()), kind});
  };
  bool alias = false;  // the cue stood alone before a comma
  for (const std::string_view part : PartsOf(text, pairs, index)) {
    const Letters letters = LettersOf(part);
    if (!letters.han && !letters.latin) continue;
    const std::string_view cue = AliasCueOf(part);
    const std::string_view name = StripQuotes(part.substr(cue.size()));
    if (!cue.empty() && name.empty()) {
      alias = true;
      continue;
    }
    const bool short_name = letters.count <= kLongestName;
    if (anchored && short_name && (alias || !cue.empty()) && !name.empty()) {
      gloss(name, GlossKind::kAlias);
    } else if (anchored && short_name && !letters.han && !name.empty() &&
               (!after_latin || IsAbbreviation(name))) {
      gloss(name,
            IsAbbreviation(name) ? GlossKind::kAbbreviation : GlossKind::kName);
    } else {
      reading.clauses.push_back(SpanOf(text, part));
    }
    alias = false;
  }
  return reading;
}

}  // namespace actant
