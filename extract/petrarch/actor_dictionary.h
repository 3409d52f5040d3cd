// Who a text names, by PETRARCH dictionaries: actors, agents, and phrases that
// say that a text is not to be coded.
#ifndef ACTANT_EXTRACT_PETRARCH_ACTOR_DICTIONARY_H_
#define ACTANT_EXTRACT_PETRARCH_ACTOR_DICTIONARY_H_

#include <optional>
#include <string_view>
#include <vector>

#include "extract/petrarch/dictionary_lines.h"
#include "extract/petrarch/word_table.h"

namespace actant::petrarch {

// The phrases of actor or agent files with their codes. Files add to one
// another; of one phrase in several the first stands. Immutable and
// thread-safe once read.
class CodedPhrases {
 public:
  // NAME [CODE] [CODE DATES], +SYNONYM, indented lines with further codes.
  // Lines that are none of these are reported and skipped.
  void ReadActors(std::string_view file, std::string_view name,
                  WordTable* table, Problems* problems);
  // NAME {PLURAL} [~CODE] or [CODE~], and !SET! = WORD, WORD for names with
  // !SET! in them. Regular plurals are made where no braces say otherwise.
  void ReadAgents(std::string_view file, std::string_view name,
                  WordTable* table, Problems* problems);

  const PhraseTable& phrases() const { return phrases_; }
  // Of a value that `phrases` gave; empty on days on which it has none.
  std::string_view Code(uint32_t value, std::optional<Day> day) const {
    return CodeOn(codes_[value], day);
  }

 private:
  PhraseTable phrases_;
  std::vector<std::vector<DatedCode>> codes_;
};

// Phrases that keep a sentence, or with + the whole article, from being coded.
class DiscardPhrases {
 public:
  enum class Reach : uint32_t { kSentence, kArticle };

  void Read(std::string_view file, std::string_view name, WordTable* table,
            Problems* problems);
  // The widest reach among the phrases in `words`; nullopt: none stands there.
  std::optional<Reach> Find(const std::vector<WordId>& words) const;

 private:
  PhraseTable phrases_;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_ACTOR_DICTIONARY_H_
