#include "extract/compiler/english_forms.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/knowledge.h"

namespace actant {
namespace {

bool IsVowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

bool EndsInConsonantAndY(std::string_view word) {
  return word.size() > 1 && word.back() == 'y' &&
         !IsVowel(word[word.size() - 2]);
}

// hit, plan, stop: one vowel between consonants in one syllable doubles the
// last letter. Of longer words (permit, visit) stress decides, which spelling
// does not show: those that double are listed as irregular.
bool DoublesLastLetter(std::string_view word) {
  if (word.size() < 3) return false;
  const char last = word.back();
  if (IsVowel(last) || last == 'w' || last == 'x' || last == 'y' ||
      !IsVowel(word[word.size() - 2]) || IsVowel(word[word.size() - 3])) {
    return word.size() > 3 && word.ends_with("uiz");
  }
  return std::ranges::count_if(word, IsVowel) == 1;
}

// Third person of verbs, plural of nouns.
std::string WithS(std::string_view word) {
  std::string form(word);
  if (EndsInConsonantAndY(word)) {
    form.back() = 'i';
    return form + "es";
  }
  for (const std::string_view hissing : {"s", "x", "z", "ch", "sh", "o"}) {
    if (word.ends_with(hissing) && !word.ends_with("oo") &&
        !word.ends_with("io") && !word.ends_with("eo")) {
      return form + "es";
    }
  }
  return form + "s";
}

std::string WithEd(std::string_view word) {
  std::string form(word);
  if (word.ends_with('e')) return form + "d";
  if (EndsInConsonantAndY(word)) {
    form.back() = 'i';
  } else if (DoublesLastLetter(word)) {
    form += word.back();
  }
  return form + "ed";
}

std::string WithIng(std::string_view word) {
  std::string form(word);
  if (word.ends_with("ie")) {
    form.resize(form.size() - 2);
    return form + "ying";
  }
  if (word.ends_with('e') && !word.ends_with("ee") && !word.ends_with("oe") &&
      !word.ends_with("ye")) {
    form.pop_back();
  } else if (DoublesLastLetter(word)) {
    form += word.back();
  }
  return form + "ing";
}

std::string WithSpaces(std::string_view lemma) {
  std::string words(lemma);
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace

void EnglishForms::ReadIrregular(const SourceFile& file, Problems* problems) {
  const TableFile table(file, problems);
  if (!table.CheckColumns(
          {"lemma", "past", "participle", "third", "gerund", "plural"}, {},
          problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    const std::string lemma(row.Field("lemma"));
    Listed listed{row.Values("past", problems),
                  row.Values("participle", problems),
                  row.Values("third", problems), row.Values("gerund", problems),
                  row.Values("plural", problems)};
    if (lemma.empty() || (listed.past.empty() && listed.participle.empty() &&
                          listed.third.empty() && listed.gerund.empty() &&
                          listed.plural.empty())) {
      problems->Error(row.at(), "needs a lemma and at least one form");
    } else if (!irregular_.emplace(lemma, std::move(listed)).second) {
      problems->Error(row.at(), "\"" + lemma + "\" is listed already");
    }
  }
}

EnglishForms::Forms EnglishForms::OfVerb(std::string_view lemma) const {
  const std::string words = WithSpaces(lemma);
  const size_t end = std::min(words.find(' '), words.size());
  const std::string verb = words.substr(0, end);
  const std::string rest = words.substr(end);
  Forms forms;
  const auto add = [&](const std::vector<std::string>& listed,
                       const std::string& regular, WordForm form) {
    if (listed.empty()) forms[regular + rest] |= form;
    for (const std::string& surface : listed) forms[surface + rest] |= form;
  };
  static const Listed kRegular;
  const auto found = irregular_.find(verb);
  const Listed& listed = found == irregular_.end() ? kRegular : found->second;
  forms[verb + rest] |= kBaseForm;
  add(listed.third, WithS(verb), kThirdPerson);
  add(listed.past, WithEd(verb), kPastForm);
  // Where only a past is listed, the participle is the same.
  const auto& participle =
      listed.participle.empty() ? listed.past : listed.participle;
  add(participle, WithEd(verb), kParticiple);
  add(listed.gerund, WithIng(verb), kGerund);
  return forms;
}

EnglishForms::Forms EnglishForms::OfNoun(std::string_view lemma) const {
  const std::string words = WithSpaces(lemma);
  const size_t space = words.rfind(' ');
  const size_t begin = space == std::string::npos ? 0 : space + 1;
  const std::string head = words.substr(0, begin);
  const std::string noun = words.substr(begin);
  Forms forms;
  forms[words] |= kSingular;
  const auto found = irregular_.find(noun);
  if (found == irregular_.end() || found->second.plural.empty()) {
    forms[head + WithS(noun)] |= kPlural;
  } else {
    for (const std::string& plural : found->second.plural) {
      forms[head + plural] |= kPlural;
    }
  }
  return forms;
}

}  // namespace actant
