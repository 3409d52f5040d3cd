#include "extract/petrarch/actor_dictionary.h"

#include <map>
#include <string>
#include <utility>

namespace actant::petrarch {
namespace {

// An actor as far as its lines are read.
struct ActorDraft {
  int line = 0;
  std::vector<std::vector<WordId>> names;
  std::vector<DatedCode> codes;
};

// The codes in `text` into `codes`; what is wrong is reported.
void TakeCodes(std::string_view text, int line, const LineReport& report,
               std::vector<DatedCode>* codes) {
  while (const auto inside = TakeBracketed(&text)) {
    if (auto code = ParseDatedCode(*inside)) {
      codes->push_back(std::move(*code));
    } else {
      report.Add(line, "[" + std::string(*inside) +
                           "] is no code, nor one with < DATE, > DATE or "
                           "DATE-DATE (YYMMDD or YYYYMMDD)");
    }
  }
  if (text.find('[') != text.npos) report.Add(line, "[ without ]");
}

using SetMap = std::map<std::string, std::vector<std::string>, std::less<>>;

// !PERSON! = MAN, WOMAN
bool ReadSet(std::string_view line, SetMap* sets) {
  const size_t end = line.find('!', 1);
  const size_t equals = line.find('=');
  if (end == line.npos || equals == line.npos || equals < end) return false;
  std::vector<std::string> words;
  for (std::string_view rest = line.substr(equals + 1);;) {
    const size_t comma = rest.find(',');
    const std::string_view word = Trim(rest.substr(0, comma));
    if (!word.empty()) words.emplace_back(word);
    if (comma == rest.npos) break;
    rest.remove_prefix(comma + 1);
  }
  if (words.empty()) return false;
  (*sets)[std::string(line.substr(1, end - 1))] = std::move(words);
  return true;
}

// The name with each word of its set in its place; empty: no such set.
std::vector<std::string> Substituted(std::string_view name,
                                     const SetMap& sets) {
  const size_t open = name.find('!');
  if (open == name.npos) return {std::string(name)};
  const size_t close = name.find('!', open + 1);
  if (close == name.npos) return {};
  const auto set = sets.find(name.substr(open + 1, close - open - 1));
  if (set == sets.end()) return {};
  std::vector<std::string> names;
  for (const std::string& word : set->second) {
    names.push_back(std::string(name.substr(0, open)) + word +
                    std::string(name.substr(close + 1)));
  }
  return names;
}

}  // namespace

void CodedPhrases::ReadActors(std::string_view file, std::string_view name,
                              WordTable* table, Problems* problems) {
  const LineReport report(name, problems);
  ActorDraft draft;
  const auto finish = [&] {
    if (draft.line != 0 && draft.codes.empty()) {
      report.Add(draft.line, "an actor without a [CODE]");
    } else if (draft.line != 0) {
      for (std::vector<WordId>& words : draft.names) {
        phrases_.Add(std::move(words), static_cast<uint32_t>(codes_.size()));
      }
      codes_.push_back(std::move(draft.codes));
    }
    draft = ActorDraft();
  };
  for (const DictionaryLine& line : ReadLines(file)) {
    const size_t bracket = line.text.find('[');
    std::string_view words = Trim(line.text.substr(0, bracket));
    const bool synonym = words.starts_with('+');
    if (synonym) words.remove_prefix(1);
    if (!synonym && !words.empty()) finish();
    if (!words.empty() || synonym) {
      std::vector<WordId> phrase = AddPhrase(words, table);
      if (phrase.empty() || (synonym && draft.line == 0)) {
        report.Add(line.number, phrase.empty() ? "a name without words"
                                               : "a synonym of no actor");
        continue;
      }
      if (draft.line == 0) draft.line = line.number;
      draft.names.push_back(std::move(phrase));
    } else if (draft.line == 0) {
      report.Add(line.number, "a code of no actor");
      continue;
    }
    if (bracket != line.text.npos) {
      TakeCodes(line.text.substr(bracket), line.number, report, &draft.codes);
    }
  }
  finish();
}

void CodedPhrases::ReadAgents(std::string_view file, std::string_view name,
                              WordTable* table, Problems* problems) {
  const LineReport report(name, problems);
  SetMap sets;
  for (const DictionaryLine& line : ReadLines(file)) {
    if (line.text.starts_with('!') && line.text.find('=') != line.text.npos) {
      if (!ReadSet(line.text, &sets)) {
        report.Add(line.number, "not !SET! = WORD, WORD");
      }
      continue;
    }
    const size_t bracket = line.text.find('[');
    std::vector<DatedCode> codes;
    if (bracket != line.text.npos) {
      TakeCodes(line.text.substr(bracket), line.number, report, &codes);
    }
    std::erase_if(codes, [](const DatedCode& code) {
      return code.code.find('~') == std::string::npos || code.code.size() < 2;
    });
    if (codes.empty()) {
      report.Add(line.number, "an agent without a [~CODE] or [CODE~]");
      continue;
    }
    std::string_view words = Trim(line.text.substr(0, bracket));
    std::optional<std::string_view> plural;
    if (const size_t brace = words.find('{'); brace != words.npos) {
      const size_t close = words.find('}', brace);
      if (close == words.npos) {
        report.Add(line.number, "{ without }");
        continue;
      }
      plural = Trim(words.substr(brace + 1, close - brace - 1));
      words = Trim(words.substr(0, brace));
    }
    const std::vector<std::string> names = Substituted(words, sets);
    if (names.empty()) report.Add(line.number, "a !SET! that is not defined");
    const auto value = static_cast<uint32_t>(codes_.size());
    for (const std::string& each : names) {
      std::vector<WordId> phrase = AddPhrase(each, table);
      if (phrase.empty()) {
        report.Add(line.number, "a name without words");
        continue;
      }
      phrases_.Add(phrase, value);
      if (!plural) {
        std::vector<TextWord> parts = SplitWords(each);
        while (parts.back().mark) parts.pop_back();
        phrase.back() = table->Add(PluralOf(parts.back().form));
        phrases_.Add(std::move(phrase), value);
      }
    }
    if (plural && !plural->empty()) {
      phrases_.Add(AddPhrase(*plural, table), value);
    }
    codes_.push_back(std::move(codes));
  }
}

void DiscardPhrases::Read(std::string_view file, std::string_view name,
                          WordTable* table, Problems* problems) {
  const LineReport report(name, problems);
  for (const DictionaryLine& line : ReadLines(file)) {
    const bool article = line.text.starts_with('+');
    std::vector<WordId> words =
        AddPhrase(line.text.substr(article ? 1 : 0), table);
    if (words.empty()) report.Add(line.number, "a phrase without words");
    phrases_.Add(
        std::move(words),
        static_cast<uint32_t>(article ? Reach::kArticle : Reach::kSentence));
  }
}

std::optional<DiscardPhrases::Reach> DiscardPhrases::Find(
    const std::vector<WordId>& words) const {
  std::optional<Reach> widest;
  if (phrases_.empty()) return widest;
  for (size_t at = 0; at < words.size(); ++at) {
    const PhraseTable::Found found = phrases_.FindLongest(words, at);
    if (found.length == 0) continue;
    const auto reach = static_cast<Reach>(found.value);
    if (!widest || reach == Reach::kArticle) widest = reach;
  }
  return widest;
}

}  // namespace actant::petrarch
