// data/<lang>/lexicon and the triggers of data/<lang>/rules: offices, words of
// a class, predicates.
#ifndef ACTANT_EXTRACT_COMPILER_VOCABULARY_H_
#define ACTANT_EXTRACT_COMPILER_VOCABULARY_H_

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "extract/compiler/class_tree.h"
#include "extract/compiler/english_forms.h"
#include "extract/compiler/problems.h"
#include "extract/compiler/table_file.h"

namespace actant {

// One office of one institution; an id that goes with several institutions
// (總統: the presidential office; 國家元首: none) has one of these for each.
struct ListedOffice {
  std::string id;
  std::string institution;
  std::string rank;
  std::set<std::string> surfaces;
};

struct ListedWord {
  std::string surface;
  std::string word_class;
  std::string value;
  // v or n: all forms of that English word are meant; 0: the surface alone.
  char inflected = '\0';

  friend auto operator<=>(const ListedWord&, const ListedWord&) = default;
};

struct ListedTrigger {
  std::string lemma;
  char part = 'v';  // 'v', 'n' or 'a'
  // Of en/rules: all its forms are meant.
  bool english = false;

  friend auto operator<=>(const ListedTrigger&, const ListedTrigger&) = default;
};

class Vocabulary {
 public:
  // offices.tsv, irregular.tsv of English, or any table of surface, class and
  // value; verbs.tsv and nouns.tsv of English list lemmas.
  void ReadLexicon(const SourceFile& file, Problems* problems);

  // Takes the words of the `on` lines of a rule file:
  //   on  WORD|WORD.. WORD.. :MARK  [more words :MARK]
  // with the mark v, n, a or vn for the words before it.
  void ReadTriggers(const SourceFile& file, Problems* problems);

  // Takes `setting trigger.adverbs` of a grammar file (extract/grammar.h).
  void ReadAdverbs(const SourceFile& file);

  // A trigger that is an adverb and another trigger gets that one's classes
  // beside its own (再度否認 those of 否認), unless it is of class `plain`.
  // Errors: an office with two ranks, a word of a class that `classes` lacks.
  void Finish(const ClassTree& classes, Problems* problems);

  // By id, then institution.
  const std::vector<ListedOffice>& offices() const { return offices_; }
  const std::set<std::string>& office_ids() const { return office_ids_; }
  const std::set<ListedWord>& words() const { return words_; }
  const std::set<ListedTrigger>& triggers() const { return triggers_; }
  const EnglishForms& english() const { return english_; }

 private:
  void ReadOffices(const TableFile& table, Problems* problems);
  void ReadWords(const TableFile& table, char inflected, Problems* problems);
  void ReadOnLine(std::string_view line, const SourceLine& at,
                  Problems* problems);
  void ShareClasses();

  struct RankOf {
    std::string rank;
    SourceLine at;
  };

  std::vector<ListedOffice> offices_;
  std::set<std::string> office_ids_;
  std::map<std::string, RankOf> ranks_;
  std::map<std::pair<std::string, std::string>, std::set<std::string>>
      surfaces_;  // (id, institution)
  std::set<ListedWord> words_;
  std::map<std::string, SourceLine> used_classes_;
  std::set<ListedTrigger> triggers_;
  std::vector<std::string> adverbs_;
  EnglishForms english_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_VOCABULARY_H_
