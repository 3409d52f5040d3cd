// All dictionaries of one run, and the settings of PETRARCH's configuration.
#ifndef ACTANT_EXTRACT_PETRARCH_DICTIONARIES_H_
#define ACTANT_EXTRACT_PETRARCH_DICTIONARIES_H_

#include <string_view>

#include "extract/petrarch/actor_dictionary.h"
#include "extract/petrarch/verb_dictionary.h"
#include "extract/petrarch/word_table.h"

namespace actant::petrarch {

// Of PETR_config.ini, with its names and defaults.
struct CoderSettings {
  // Events need a code on both sides.
  bool require_dyad = true;
  // Noun phrases of so many words at most that no dictionary has are named in
  // quotation marks; 0: they are "---".
  int new_actor_length = 0;
  // Clauses between commas of so many words are left out: inside the sentence,
  // at its beginning (b), at its end (e). A greatest length of 0 keeps them.
  int comma_min = 2, comma_max = 8;
  int comma_bmin = 2, comma_bmax = 8;
  int comma_emin = 2, comma_emax = 8;

  // Sets one by its name; false: no such setting, or no such value.
  bool Set(std::string_view name, std::string_view value);
};

struct Dictionaries {
  WordTable words;
  CodedPhrases actors;
  CodedPhrases agents;
  DiscardPhrases discards;
  VerbDictionary verbs;
  CoderSettings settings;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_DICTIONARIES_H_
