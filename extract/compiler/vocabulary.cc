#include "extract/compiler/vocabulary.h"

#include <algorithm>
#include <utility>

#include "extract/internal/trigger_compounds.h"

namespace actant {
namespace {

constexpr std::string_view kRanks[] = {
    "leader", "minister",   "official", "commander", "legislator",
    "envoy",  "opposition", "business", "scholar",   "journalist"};

constexpr std::string_view kAdverbs = "trigger.adverbs";
// Of words that are no more than what they are.
constexpr const char* kPlain = "plain";

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::vector<std::string_view> SplitAtSpaces(std::string_view line) {
  std::vector<std::string_view> words;
  for (;;) {
    const size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return words;
    line.remove_prefix(begin);
    const size_t size = std::min(line.find_first_of(" \t"), line.size());
    words.push_back(line.substr(0, size));
    line.remove_prefix(size);
  }
}

bool IsMark(std::string_view mark) {
  return mark == ":v" || mark == ":n" || mark == ":a" || mark == ":vn";
}

}  // namespace

void Vocabulary::ReadLexicon(const SourceFile& file, Problems* problems) {
  if (file.path == "en/lexicon/irregular.tsv") {
    english_.ReadIrregular(file, problems);
    return;
  }
  const TableFile table(file, problems);
  if (file.path.ends_with("/offices.tsv")) {
    ReadOffices(table, problems);
  } else {
    const char inflected = file.path == "en/lexicon/verbs.tsv"   ? 'v'
                           : file.path == "en/lexicon/nouns.tsv" ? 'n'
                                                                 : '\0';
    ReadWords(table, inflected, problems);
  }
}

void Vocabulary::ReadOffices(const TableFile& table, Problems* problems) {
  if (!table.CheckColumns({"surface", "office", "rank", "institution"},
                          {"note"}, problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    const std::string surface(row.Field("surface"));
    const std::string id(row.Field("office"));
    const std::string rank(row.Field("rank"));
    if (surface.empty() || id.empty()) {
      problems->Error(row.at(), "surface and office must not be empty");
      continue;
    }
    if (std::ranges::find(kRanks, rank) == std::end(kRanks)) {
      problems->Error(row.at(), "unknown rank " + Quoted(rank));
    }
    const auto known = ranks_.try_emplace(id, RankOf{rank, row.at()}).first;
    if (known->second.rank != rank) {
      problems->Error(row.at(), "office " + id + " has rank " + rank +
                                    " here and " + known->second.rank + " at " +
                                    known->second.at.ToString());
    }
    office_ids_.insert(id);
    auto& surfaces = surfaces_[{id, std::string(row.Field("institution"))}];
    if (!surfaces.insert(surface).second) {
      problems->Error(row.at(), Quoted(surface) + " is listed already for " +
                                    "this office");
    }
  }
}

void Vocabulary::ReadWords(const TableFile& table, char inflected,
                           Problems* problems) {
  if (!table.CheckColumns({"surface", "class", "value"}, {"note"}, problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    ListedWord word{std::string(row.Field("surface")),
                    std::string(row.Field("class")),
                    std::string(row.Field("value")), inflected};
    if (word.surface.empty() || word.word_class.empty()) {
      problems->Error(row.at(), "surface and class must not be empty");
      continue;
    }
    used_classes_.try_emplace(word.word_class, row.at());
    const std::string what = Quoted(word.surface) + " as " + word.word_class;
    if (!words_.insert(std::move(word)).second) {
      problems->Error(row.at(), what + " is listed already");
    }
  }
}

void Vocabulary::ReadTriggers(const SourceFile& file, Problems* problems) {
  int number = 0;
  for (const std::string_view line : Split(file.text, '\n')) {
    ++number;
    if (!line.starts_with(' ') && !line.starts_with('\t')) continue;
    const std::string_view rest =
        line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    if (rest.starts_with("on ") || rest.starts_with("on\t")) {
      ReadOnLine(rest.substr(3), {file.path, number}, problems);
    }
  }
}

void Vocabulary::ReadOnLine(std::string_view line, const SourceLine& at,
                            Problems* problems) {
  std::vector<std::string> pending;
  for (const std::string_view word : SplitAtSpaces(line)) {
    if (!word.starts_with(':')) {
      for (const std::string_view lemma : Split(word, '|')) {
        if (lemma.empty()) problems->Error(at, "an empty word between `|`");
        pending.emplace_back(lemma);
      }
      continue;
    }
    if (!IsMark(word)) {
      problems->Error(at,
                      "unknown mark " + Quoted(word) + "; :v, :n, :a or :vn");
    } else if (pending.empty()) {
      problems->Error(at, "no word before " + Quoted(word));
    } else {
      for (const std::string& lemma : pending) {
        for (const char part : word.substr(1)) {
          triggers_.insert({lemma, part, at.file.starts_with("en/")});
        }
      }
    }
    pending.clear();
  }
  if (!pending.empty()) {
    problems->Error(
        at, "no mark (:v, :n, :a or :vn) after " + Quoted(pending.back()));
  }
}

void Vocabulary::ReadAdverbs(const SourceFile& file) {
  for (const std::string_view line : Split(file.text, '\n')) {
    const std::vector<std::string_view> words = SplitAtSpaces(line);
    if (words.size() < 2 || words[0] != "setting" || words[1] != kAdverbs) {
      continue;
    }
    adverbs_.insert(adverbs_.end(), words.begin() + 2, words.end());
  }
}

void Vocabulary::ShareClasses() {
  std::vector<Trigger> triggers;
  for (const ListedTrigger& trigger : triggers_) {
    triggers.push_back({trigger.lemma, trigger.part});
  }
  const auto words_of = [this](std::string_view surface) {
    std::map<std::string, std::string> words;  // by class: value
    for (auto it = words_.lower_bound({std::string(surface), {}, {}});
         it != words_.end() && it->surface == surface; ++it) {
      words.emplace(it->word_class, it->value);
    }
    return words;
  };
  for (const auto [whole, head] : FindTriggerCompounds(triggers, adverbs_)) {
    const std::string_view compound = triggers[whole].lemma;
    const auto own = words_of(compound);
    if (own.contains(kPlain)) continue;
    for (const auto& [word_class, value] : words_of(triggers[head].lemma)) {
      if (word_class == kPlain || own.contains(word_class)) continue;
      words_.insert({std::string(compound), word_class, value});
    }
  }
}

void Vocabulary::Finish(const ClassTree& classes, Problems* problems) {
  for (const auto& [name, at] : used_classes_) {
    if (!classes.Contains(name)) {
      problems->Error(
          at, "class " + Quoted(name) + " is not declared in classes.txt");
    }
  }
  for (const auto& [key, surfaces] : surfaces_) {
    offices_.push_back(
        {key.first, key.second, ranks_.at(key.first).rank, surfaces});
  }
  ShareClasses();
}

}  // namespace actant
