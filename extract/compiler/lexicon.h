// Every surface form and what it may stand for.
#ifndef ACTANT_EXTRACT_COMPILER_LEXICON_H_
#define ACTANT_EXTRACT_COMPILER_LEXICON_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/compiler/actor_tables.h"
#include "extract/compiler/chinese_forms.h"
#include "extract/compiler/english_forms.h"
#include "extract/compiler/vocabulary.h"
#include "extract/knowledge.h"

namespace actant {

// Entries come out in the order of their keys, senses in the order of kind,
// target and context, in whatever order they were added.
class Lexicon {
 public:
  // What tells entries apart: the form with ASCII case folded, and, for
  // acronyms of 2 to 4 capitals, the form itself.
  struct Key {
    std::string folded;
    std::string exact;  // empty unless case counts
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct SenseKey {
    SenseKind kind = SenseKind::kWord;
    uint32_t target = 0;
    std::string context;
    friend auto operator<=>(const SenseKey&, const SenseKey&) = default;
  };
  struct SenseFlags {
    bool ambiguous = false;
    bool derived = false;
    uint8_t forms = 0;  // WordForm
  };
  using Senses = std::map<SenseKey, SenseFlags>;

  // `forms` must outlive it.
  explicit Lexicon(const ChineseForms* forms) : forms_(forms) {}

  // Targets are indices of the (sorted) tables.
  void AddActors(const std::vector<ListedActor>& actors);
  void AddInstitutions(const std::vector<ListedInstitution>& institutions);
  void AddVocabulary(const Vocabulary& vocabulary);

  // 美方, 中方: for each one-character abbreviation, unless such a form is
  // listed as something else (西方, 比方). Call when all else is added.
  void AddSides(const std::vector<ListedActor>& actors);

  // 勞爾·卡斯楚 with the other dots in use, and, from four characters on,
  // without any; unless such a form stands for something already. Call last.
  void AddDotForms(const std::vector<ListedActor>& actors);

  const std::map<Key, Senses>& entries() const { return entries_; }

 private:
  // The form as listed, and its other characters as derived.
  void Add(std::string_view surface, const SenseKey& sense, bool ambiguous);
  void AddEnglishNames(const ListedActor& actor, const SenseKey& sense);
  void AddForm(std::string_view surface, const SenseKey& sense,
               SenseFlags flags);
  void AddSense(const Key& key, const SenseKey& sense, SenseFlags flags);
  // The forms of an English word: `part` is v or n.
  void AddInflected(const EnglishForms& english, std::string_view lemma,
                    char part, const SenseKey& sense);
  bool IsListed(std::string_view surface) const;

  const ChineseForms* const forms_;
  std::map<Key, Senses> entries_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_LEXICON_H_
