// The lines of a PETRARCH dictionary file, and what is wrong with them.
#ifndef ACTANT_EXTRACT_PETRARCH_DICTIONARY_LINES_H_
#define ACTANT_EXTRACT_PETRARCH_DICTIONARY_LINES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/petrarch/word_table.h"
#include "proto/event_time.h"

namespace actant::petrarch {

// A line that was skipped: "FILE:LINE: why".
using Problems = std::vector<std::string>;

struct DictionaryLine {
  std::string_view text;  // without its comment, trimmed; never empty
  int number = 0;         // from 1
  bool indented = false;
};

// Without comments (from # on; <!-- to -->, over lines too) and without lines
// that are empty then. Views of `file`.
std::vector<DictionaryLine> ReadLines(std::string_view file);

// Collects problems of one file.
class LineReport {
 public:
  LineReport(std::string_view name, Problems* problems)
      : name_(name), problems_(problems) {}
  void Add(int line, std::string_view why) const;

 private:
  std::string_view name_;
  Problems* problems_;
};

// A code, with the days on which it holds; without bounds it always does.
struct DatedCode {
  std::string code;
  std::optional<Day> first;
  std::optional<Day> last;

  bool restricted() const { return first.has_value() || last.has_value(); }
};

// "USAELI 010101-090120", "HOB < 950601", "IGOUNO >20070101", "USA": what
// stands between brackets. Years of two digits below 30 are of this century.
// nullopt where it is none of these.
std::optional<DatedCode> ParseDatedCode(std::string_view text);

// Takes the first [..] out of `text`; nullopt where there is none.
std::optional<std::string_view> TakeBracketed(std::string_view* text);

// The code of the day: the first restricted one that holds, else the first
// without restriction; empty where none fits. Without a day the first without
// restriction, else the last one.
std::string_view CodeOn(const std::vector<DatedCode>& codes,
                        std::optional<Day> day);

std::string_view Trim(std::string_view text);
// The words of a dictionary phrase, added to the table; its marks are left out.
std::vector<WordId> AddPhrase(std::string_view text, WordTable* table);
// ARMIES of ARMY, BUSES of BUS, TANKS of TANK.
std::string PluralOf(std::string_view word);

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_DICTIONARY_LINES_H_
