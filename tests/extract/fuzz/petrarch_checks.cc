#include "fuzz/petrarch_checks.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "extract/petrarch/dictionaries.h"

namespace actant {
namespace {

using petrarch::Problems;
using petrarch::WordId;

std::string CheckProblems(const Problems& problems, std::string_view text) {
  const int lines =
      1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  for (const std::string& problem : problems) {
    std::string_view rest = problem;
    if (!rest.starts_with("f:")) return "a problem without its file";
    rest.remove_prefix(2);
    int number = 0;
    const auto [end, error] =
        std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || number < 1 || number > lines) {
      return "a problem without its line";
    }
    if (std::string_view(end, rest.data() + rest.size()).size() < 4) {
      return "no problem named";
    }
  }
  return "";
}

// The words of the file itself, as a text that names much of it.
std::vector<WordId> WordsOf(std::string_view text,
                            const petrarch::WordTable& table) {
  std::vector<WordId> words;
  uint32_t last = 0;
  for (const petrarch::TextWord& word : petrarch::SplitWords(text)) {
    if (word.begin < last || word.end <= word.begin || word.end > text.size()) {
      return {};
    }
    last = word.end;
    words.push_back(table.Find(word.form));
  }
  return words;
}

std::string CheckPhrases(const petrarch::CodedPhrases& phrases,
                         const std::vector<WordId>& words) {
  for (size_t at = 0; at < words.size(); ++at) {
    const auto found = phrases.phrases().FindLongest(words, at);
    if (found.length == 0) continue;
    if (at + found.length > words.size()) return "a phrase past the end";
    // On any day the value has some codes to choose from.
    phrases.Code(found.value, Day{9000});
    phrases.Code(found.value, std::nullopt);
  }
  return "";
}

}  // namespace

std::string CheckPetrarchActors(std::string_view text) {
  petrarch::Dictionaries all;
  Problems problems;
  all.actors.ReadActors(text, "f", &all.words, &problems);
  if (auto why = CheckProblems(problems, text); !why.empty()) return why;
  return CheckPhrases(all.actors, WordsOf(text, all.words));
}

std::string CheckPetrarchAgents(std::string_view text) {
  petrarch::Dictionaries all;
  Problems problems;
  all.agents.ReadAgents(text, "f", &all.words, &problems);
  if (auto why = CheckProblems(problems, text); !why.empty()) return why;
  return CheckPhrases(all.agents, WordsOf(text, all.words));
}

std::string CheckPetrarchDiscards(std::string_view text) {
  petrarch::Dictionaries all;
  Problems problems;
  all.discards.Read(text, "f", &all.words, &problems);
  all.discards.Find(WordsOf(text, all.words));
  return CheckProblems(problems, text);
}

std::string CheckPetrarchVerbs(std::string_view text) {
  petrarch::Dictionaries all;
  Problems problems;
  all.verbs.Read(text, "f", &all.words, &problems);
  all.verbs.Finish();
  if (auto why = CheckProblems(problems, text); !why.empty()) return why;
  for (const WordId word : WordsOf(text, all.words)) {
    const auto* entries = all.verbs.Find(word);
    if (entries == nullptr) continue;
    for (const petrarch::VerbEntry& entry : *entries) {
      size_t last = SIZE_MAX;
      for (const auto& pattern : all.verbs.block(entry.block).patterns) {
        if (pattern.size() == 0) return "a pattern of nothing";
        if (pattern.size() > last) return "a longer pattern behind a shorter";
        last = pattern.size();
      }
    }
  }
  return "";
}

}  // namespace actant
