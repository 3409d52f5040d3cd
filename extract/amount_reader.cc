#include "extract/amount_reader.h"

#include <re2/re2.h>

#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "extract/internal/numerals.h"
#include "extract/internal/pattern_edges.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

struct CurrencyName {
  std::string_view name;
  std::string_view code;  // empty: AmountOptions::bare_yuan
};

// Longest first where one name begins another.
constexpr CurrencyName kCurrencies[] = {{"美元", "USD"},
                                        {"美金", "USD"},
                                        {"歐元", "EUR"},
                                        {"欧元", "EUR"},
                                        {"英鎊", "GBP"},
                                        {"英镑", "GBP"},
                                        {"日圓", "JPY"},
                                        {"日元", "JPY"},
                                        {"日幣", "JPY"},
                                        {"日币", "JPY"},
                                        {"韓元", "KRW"},
                                        {"韩元", "KRW"},
                                        {"韓圜", "KRW"},
                                        {"韓幣", "KRW"},
                                        {"盧布", "RUB"},
                                        {"卢布", "RUB"},
                                        {"人民幣", "CNY"},
                                        {"人民币", "CNY"},
                                        {"新台幣", "TWD"},
                                        {"新臺幣", "TWD"},
                                        {"新台币", "TWD"},
                                        {"台幣", "TWD"},
                                        {"臺幣", "TWD"},
                                        {"台币", "TWD"},
                                        {"港元", "HKD"},
                                        {"港幣", "HKD"},
                                        {"港币", "HKD"},
                                        {"澳元", "AUD"},
                                        {"澳幣", "AUD"},
                                        {"澳币", "AUD"},
                                        {"加元", "CAD"},
                                        {"加幣", "CAD"},
                                        {"加币", "CAD"},
                                        {"紐元", "NZD"},
                                        {"纽元", "NZD"},
                                        {"新加坡元", "SGD"},
                                        {"新元", "SGD"},
                                        {"星元", "SGD"},
                                        {"瑞士法郎", "CHF"},
                                        {"瑞郎", "CHF"},
                                        {"盧比", "INR"},
                                        {"卢比", "INR"},
                                        {"披索", "PHP"},
                                        {"比索", "PHP"},
                                        {"泰銖", "THB"},
                                        {"泰铢", "THB"},
                                        {"越南盾", "VND"},
                                        {"印尼盾", "IDR"},
                                        {"里拉", "TRY"},
                                        {"謝克爾", "ILS"},
                                        {"新謝克爾", "ILS"},
                                        {"里亞爾", "IRR"},
                                        {"里亚尔", "IRR"},
                                        {"克朗", "SEK"},
                                        {"茲羅提", "PLN"},
                                        {"格里夫納", "UAH"},
                                        {"元", ""},
                                        {"圓", ""},
                                        {"US$", "USD"},
                                        {"NT$", "TWD"},
                                        {"HK$", "HKD"},
                                        {"A$", "AUD"},
                                        {"C$", "CAD"},
                                        {"S$", "SGD"},
                                        {"$", "USD"},
                                        {"＄", "USD"},
                                        {"€", "EUR"},
                                        {"£", "GBP"},
                                        {"￡", "GBP"},
                                        {"¥", "JPY"},
                                        {"￥", "CNY"},
                                        {"₩", "KRW"},
                                        {"₽", "RUB"},
                                        {"₹", "INR"},
                                        {"USD", "USD"},
                                        {"EUR", "EUR"},
                                        {"GBP", "GBP"},
                                        {"JPY", "JPY"},
                                        {"CNY", "CNY"},
                                        {"RMB", "CNY"},
                                        {"TWD", "TWD"},
                                        {"KRW", "KRW"},
                                        {"RUB", "RUB"},
                                        {"AUD", "AUD"},
                                        {"CAD", "CAD"},
                                        {"INR", "INR"},
                                        {"HKD", "HKD"},
                                        {"US dollar", "USD"},
                                        {"U.S. dollar", "USD"},
                                        {"Australian dollar", "AUD"},
                                        {"Canadian dollar", "CAD"},
                                        {"Taiwan dollar", "TWD"},
                                        {"Hong Kong dollar", "HKD"},
                                        {"dollar", "USD"},
                                        {"euro", "EUR"},
                                        {"pound", "GBP"},
                                        {"yuan", "CNY"},
                                        {"yen", "JPY"},
                                        {"won", "KRW"},
                                        {"rouble", "RUB"},
                                        {"ruble", "RUB"},
                                        {"rupee", "INR"}};

std::string_view CodeOf(std::string_view name, const AmountOptions& options) {
  if (name.size() > 1 && name.back() == 's') {
    name.remove_suffix(1);
  }
  for (const CurrencyName& currency : kCurrencies) {
    if (currency.name == name) {
      return currency.code.empty() ? options.bare_yuan : currency.code;
    }
  }
  return {};
}

// The names that may stand before or behind a number, as one pattern.
struct CurrencyPatterns {
  std::string before;   // any script
  std::string chinese;  // behind
  std::string latin;    // behind
};

CurrencyPatterns NamePatterns() {
  CurrencyPatterns patterns;
  for (const auto& [name, code] : kCurrencies) {
    const std::string quoted =
        RE2::QuoteMeta(re2::StringPiece(name.data(), name.size()));
    const bool ascii = static_cast<unsigned char>(name[0]) < 0x80;
    const bool word = ascii && name.find('$') == std::string_view::npos;
    const bool spelt =
        word && name.find_first_of("abcdefghijklmnopqrstuvwxyz") !=
                    std::string_view::npos;
    const bool sign = !word && !IsHan(CharAt(name, 0).value);
    if (!sign) {
      std::string& behind = word ? patterns.latin : patterns.chinese;
      behind += (behind.empty() ? "" : "|") + quoted + (spelt ? "s?" : "");
    }
    const bool bare = code.empty();
    if (!spelt && !bare) {
      patterns.before += (patterns.before.empty() ? "" : "|") + quoted;
    }
  }
  return patterns;
}

double LatinUnitOf(std::string_view unit) {
  if (unit == "thousand") return 1e3;
  if (unit == "million" || unit == "mn" || unit == "m" || unit == "M") {
    return 1e6;
  }
  if (unit == "billion" || unit == "bn" || unit == "b" || unit == "B") {
    return 1e9;
  }
  if (unit == "trillion" || unit == "tn") return 1e12;
  return 1;
}

constexpr char kArabic[] =
    "[0-9０-９]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9０-９]+(?:[.．][0-9０-９]+"
    ")?";
constexpr char kHan[] = "[一二兩两三四五六七八九十百千]+";
constexpr char kHanUnit[] =
    "(?:[百千]?[萬万]|[百千]?[億亿]|[萬万][億亿]|兆|[百千])";
constexpr char kLatinUnit[] = "(?:thousand|million|billion|trillion|bn|mn|tn)";

// 0 for what is no unit.
double UnitOf(char32_t c) {
  switch (c) {
    case U'百':
      return 1e2;
    case U'千':
      return 1e3;
    case U'萬':
    case U'万':
      return 1e4;
    case U'億':
    case U'亿':
      return 1e8;
    case U'兆':
      return 1e12;
    default:
      return 0;
  }
}

bool IsFiller(char32_t c) { return IsBlank(c) || OneOf(c, U"多餘余"); }

// The number at the front of `words`, which is moved behind it. 百 and 千 are
// part of a number in Chinese digits (兩百三十), units after Arabic ones.
std::optional<double> TakeNumber(std::string_view* words) {
  size_t end = 0;
  while (end < words->size()) {
    const TextChar c = CharAt(*words, end);
    const bool in_number = OneOf(c.value, U"百千") && end > 0 &&
                           IsHan(CharBefore(*words, end).value);
    if (IsFiller(c.value) || (UnitOf(c.value) > 0 && !in_number)) break;
    end += c.size;
  }
  const std::optional<double> number = ReadNumber(words->substr(0, end));
  words->remove_prefix(end);
  return number;
}

struct Sum {
  double value = 0;
  bool has_unit = false;  // 萬 or greater
};

// 1兆2000億, 3千5百萬, 二十億; nullopt if it is no number.
std::optional<Sum> ReadSum(std::string_view words) {
  Sum sum;
  double section = 0;  // below the next great unit
  while (!words.empty()) {
    std::optional<double> part = TakeNumber(&words);
    if (!part) return std::nullopt;
    bool great = false;
    while (!words.empty()) {
      const TextChar c = CharAt(words, 0);
      const double unit = UnitOf(c.value);
      if (unit == 0 && !IsFiller(c.value)) break;
      words.remove_prefix(c.size);
      if (unit == 0) continue;
      if (unit >= 1e4) {
        *part += section;
        section = 0;
        great = true;
      }
      *part *= unit;
    }
    (great ? sum.value : section) += *part;
    sum.has_unit = sum.has_unit || great;
  }
  sum.value += section;
  return sum;
}

// The unit of the upper end of a range, for a lower end without one: 10至20億.
double RangeUnitOf(std::string_view unit) {
  double value = 1;
  for (size_t pos = 0; pos < unit.size(); pos += CharAt(unit, pos).size) {
    value *= UnitOf(CharAt(unit, pos).value);
  }
  return value;
}

// 1.3 x 10^8 is exactly 130000000, whatever floating point makes of it.
double Rounded(double value) {
  const double whole = std::round(value);
  return std::abs(value - whole) <= 1e-6 * std::abs(value) ? whole : value;
}

// Everyday words as well: sums only after million or billion, 二元 is none.
bool NeedsUnit(std::string_view name, std::string_view number) {
  if (name == "won" || name == "pound" || name == "pounds") return true;
  return (name == "元" || name == "圓") && IsHan(CharAt(number, 0).value);
}

// The texts of the patterns: a sum that stands in a text, with its currency
// before it or behind it, and the same to take one apart.
struct SumPatterns {
  std::string before;
  std::string behind;
  std::string parts;
};

SumPatterns PatternsOfSums() {
  const CurrencyPatterns names = NamePatterns();
  const std::string arabic = kArabic;
  // A number with Chinese units, in parts: 1兆2000億.
  const std::string sum = "(?:(?:" + arabic + "|" + kHan + ") ?[多餘余]? ?" +
                          kHanUnit + ")+[多餘余]?|" + arabic + "|" + kHan;
  const std::string range =
      "(?: ?(?:至|到|~|～|-|－|–|—) ?(?:" + arabic + ") ?(" + kHanUnit + ")?)?";
  const std::string before = "(" + names.before + ") ?";
  const std::string number = "(" + sum + ")" + range + " ?[多餘余]?(?:[ -]?(" +
                             kLatinUnit + ")|([mMbB])\\b)?";
  const std::string behind =
      "(?: ?[元圓]?(" + names.chinese + ")|[ -](" + names.latin + ")\\b)";
  return {before + number + behind + "?", number + behind,
          "(?:" + before + ")?" + number + behind + "?"};
}

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_max_mem(int64_t{12} << 20);
  return options;
}

}  // namespace

class AmountReader::Impl {
 public:
  Impl()
      : patterns_(PatternsOfSums()),
        edges_(std::vector<std::string>{patterns_.before, patterns_.behind}) {}

  std::vector<AmountMention> Read(std::string_view text,
                                  const AmountOptions& options) const;

 private:
  struct Compiled {
    explicit Compiled(const SumPatterns& patterns)
        : whole(patterns.before + "|" + patterns.behind, PatternOptions()),
          parts(patterns.parts, PatternOptions()) {}

    RE2 whole;  // finds a sum
    RE2 parts;  // takes one apart
  };

  // The leftmost, then longest sum from byte `at` on; empty if there is none.
  re2::StringPiece Find(std::string_view text, size_t at) const;

  // Compiled when a text first has what may be a sum. Thread-safe.
  const Compiled& compiled() const {
    std::call_once(
        once_, [this] { compiled_ = std::make_unique<Compiled>(patterns_); });
    return *compiled_;
  }

  SumPatterns patterns_;
  PatternEdges edges_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<Compiled> compiled_;
};

re2::StringPiece AmountReader::Impl::Find(std::string_view text,
                                          size_t at) const {
  const re2::StringPiece whole(text.data(), text.size());
  for (at = edges_.Next(text, at); at < text.size();
       at = edges_.Next(text, at + CharAt(text, at).size)) {
    re2::StringPiece found;
    if (compiled().whole.Match(whole, at, text.size(), RE2::ANCHOR_START,
                               &found, 1)) {
      return found;
    }
  }
  return {};
}

std::vector<AmountMention> AmountReader::Impl::Read(
    std::string_view text, const AmountOptions& options) const {
  constexpr int kGroups = 8;
  std::vector<AmountMention> mentions;
  size_t pos = 0;
  while (pos < text.size()) {
    const re2::StringPiece hit = Find(text, pos);
    if (hit.empty()) break;
    const auto begin = static_cast<size_t>(hit.data() - text.data());
    const size_t end = begin + hit.size();
    pos = end;
    std::array<re2::StringPiece, kGroups> found;
    if (!compiled().parts.Match(hit, 0, hit.size(), RE2::ANCHOR_BOTH,
                                found.data(), kGroups)) {
      continue;
    }
    const auto group = [&](size_t i) {
      return std::string_view(found[i].data(), found[i].size());
    };
    const std::string_view behind = group(6).empty() ? group(7) : group(6);
    // 新台幣42億元: the name before says which 元 it is.
    const std::string_view name = group(1).empty() ? behind : group(1);
    if (name.empty()) continue;
    const TextChar before = CharBefore(text, begin);
    if (IsDigit(before.value) || before.value == U'第') continue;
    const bool letters = IsAlphabetic(CharAt(text, begin).value);
    if (letters && IsAlphabetic(before.value)) continue;
    const std::optional<Sum> sum = ReadSum(group(2));
    const std::string_view code = CodeOf(name, options);
    if (!sum || code.empty()) continue;
    const std::string_view latin = group(4).empty() ? group(5) : group(4);
    if (!sum->has_unit && latin.empty() && NeedsUnit(name, group(2))) continue;
    double value = sum->value * LatinUnitOf(latin);
    if (!sum->has_unit) value *= RangeUnitOf(group(3));
    if (!(value > 0) || !std::isfinite(value)) continue;
    mentions.push_back({static_cast<uint32_t>(begin),
                        static_cast<uint32_t>(end), Rounded(value),
                        std::string(code)});
  }
  return mentions;
}

AmountReader::AmountReader(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
AmountReader::~AmountReader() = default;

Result<std::unique_ptr<AmountReader>> AmountReader::Create() {
  return std::unique_ptr<AmountReader>(
      new AmountReader(std::make_unique<Impl>()));
}

std::vector<AmountMention> AmountReader::Read(
    std::string_view text, const AmountOptions& options) const {
  return impl_->Read(text, options);
}

}  // namespace actant
