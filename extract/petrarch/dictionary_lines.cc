#include "extract/petrarch/dictionary_lines.h"

#include <algorithm>
#include <charconv>

namespace actant::petrarch {
namespace {

constexpr std::string_view kBlanks = " \t\r";
// Two digits of a year from here on are of the last century (TABARI manual).
constexpr int kFirstOldYear = 30;

std::optional<Day> ParseCodeDay(std::string_view digits) {
  if (digits.size() != 6 && digits.size() != 8) return std::nullopt;
  int number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() ||
      number < 0) {
    return std::nullopt;
  }
  int year = number / 10000;
  if (digits.size() == 6) year += year < kFirstOldYear ? 2000 : 1900;
  const std::string text(digits.substr(digits.size() - 4));
  const Result<Day> day = ParseDay(std::to_string(year) + "-" +
                                   text.substr(0, 2) + "-" + text.substr(2));
  if (!day.has_value()) return std::nullopt;
  return *day;
}

bool IsCode(std::string_view code) {
  return !code.empty() && code.find_first_of(" \t[]<>") == code.npos;
}

}  // namespace

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::vector<DictionaryLine> ReadLines(std::string_view file) {
  std::vector<DictionaryLine> lines;
  bool in_comment = false;
  int number = 0;
  while (!file.empty()) {
    ++number;
    const size_t end = file.find('\n');
    std::string_view line = file.substr(0, end);
    file.remove_prefix(end == file.npos ? file.size() : end + 1);
    if (in_comment) {
      const size_t close = line.find("-->");
      if (close == line.npos) continue;
      line.remove_prefix(close + 3);
      in_comment = false;
    }
    const size_t open = line.find("<!");
    if (open != line.npos) {
      in_comment = line.find("-->", open) == line.npos;
      line = line.substr(0, open);
    }
    // [###] is a code.
    size_t hash = line.find('#');
    while (hash != line.npos && line.substr(hash, 4) == "###]") {
      hash = line.find('#', hash + 4);
    }
    line = line.substr(0, hash);
    const bool indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    const std::string_view text = Trim(line);
    if (!text.empty()) lines.push_back({text, number, indented});
  }
  return lines;
}

void LineReport::Add(int line, std::string_view why) const {
  std::string problem(name_);
  problem.append(":").append(std::to_string(line)).append(": ").append(why);
  problems_->push_back(std::move(problem));
}

std::optional<DatedCode> ParseDatedCode(std::string_view text) {
  text = Trim(text);
  DatedCode dated;
  const size_t stop = text.find_first_of(" \t<>");
  dated.code = std::string(text.substr(0, stop));
  if (!IsCode(dated.code)) return std::nullopt;
  if (stop == text.npos) return dated;
  const std::string_view limits = Trim(text.substr(stop));
  const char sign = limits.front();
  if (sign == '<' || sign == '>') {
    const std::optional<Day> day = ParseCodeDay(Trim(limits.substr(1)));
    if (!day) return std::nullopt;
    if (sign == '<') {
      dated.last = *day - 1;
    } else {
      dated.first = *day + 1;
    }
    return dated;
  }
  const size_t dash = limits.find('-');
  if (dash == limits.npos) return std::nullopt;
  dated.first = ParseCodeDay(Trim(limits.substr(0, dash)));
  dated.last = ParseCodeDay(Trim(limits.substr(dash + 1)));
  if (!dated.first || !dated.last || *dated.last < *dated.first) {
    return std::nullopt;
  }
  return dated;
}

std::optional<std::string_view> TakeBracketed(std::string_view* text) {
  const size_t open = text->find('[');
  if (open == text->npos) return std::nullopt;
  const size_t close = text->find(']', open);
  if (close == text->npos) return std::nullopt;
  const std::string_view inside = text->substr(open + 1, close - open - 1);
  text->remove_prefix(close + 1);
  return inside;
}

std::string_view CodeOn(const std::vector<DatedCode>& codes,
                        std::optional<Day> day) {
  const DatedCode* standing = nullptr;
  for (const DatedCode& code : codes) {
    if (!code.restricted()) {
      if (standing == nullptr) standing = &code;
    } else if (day && (!code.first || *code.first <= *day) &&
               (!code.last || *day <= *code.last)) {
      return code.code;
    }
  }
  if (standing != nullptr) return standing->code;
  return day || codes.empty() ? std::string_view() : codes.back().code;
}

std::vector<WordId> AddPhrase(std::string_view text, WordTable* table) {
  std::vector<WordId> words;
  for (const TextWord& word : SplitWords(text)) {
    if (!word.mark) words.push_back(table->Add(word.form));
  }
  return words;
}

std::string PluralOf(std::string_view word) {
  std::string plural(word);
  if (plural.empty()) return plural;
  switch (plural.back()) {
    case 'Y':
      if (plural.size() > 1 &&
          std::string_view("AEIOU").find(plural[plural.size() - 2]) ==
              std::string_view::npos) {
        plural.pop_back();
        return plural + "IES";
      }
      return plural + "S";
    case 'S':
    case 'X':
    case 'Z':
      return plural + "ES";
    default:
      return plural +
             (plural.ends_with("CH") || plural.ends_with("SH") ? "ES" : "S");
  }
}

}  // namespace actant::petrarch
