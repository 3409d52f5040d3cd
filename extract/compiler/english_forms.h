// The forms of English words: attack, attacks, attacked, attacking.
#ifndef ACTANT_EXTRACT_COMPILER_ENGLISH_FORMS_H_
#define ACTANT_EXTRACT_COMPILER_ENGLISH_FORMS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "extract/compiler/problems.h"
#include "extract/compiler/table_file.h"

namespace actant {

// Spells the forms of verbs and nouns by the rules of English spelling, unless
// en/lexicon/irregular.tsv lists them. Not thread-safe while it reads.
class EnglishForms {
 public:
  // Surface -> bits of WordForm (knowledge.h); a surface may be several forms
  // (put: base, past and participle).
  using Forms = std::map<std::string, uint8_t>;

  // Columns lemma, past, participle, third, gerund, plural; an empty field:
  // the regular form; several values: all of them. Errors: a lemma without any
  // or listed twice.
  void ReadIrregular(const SourceFile& file, Problems* problems);

  // Of a lemma in lower case, whose words are joined by `_` or a space; the
  // first word of a verb has the forms (carry_out: carried out), the last one
  // of a noun (air_strike: air strikes). An error where there is none is not
  // seen: spelling knows no words.
  Forms OfVerb(std::string_view lemma) const;
  Forms OfNoun(std::string_view lemma) const;

 private:
  struct Listed {
    std::vector<std::string> past, participle, third, gerund, plural;
  };

  std::map<std::string, Listed, std::less<>> irregular_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_ENGLISH_FORMS_H_
