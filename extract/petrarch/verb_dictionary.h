// What is done, by PETRARCH and TABARI dictionaries: verbs with codes and
// patterns of the words around them.
#ifndef ACTANT_EXTRACT_PETRARCH_VERB_DICTIONARY_H_
#define ACTANT_EXTRACT_PETRARCH_VERB_DICTIONARY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/petrarch/dictionary_lines.h"
#include "extract/petrarch/word_table.h"

namespace actant::petrarch {

// "031": forward alone; "031:032": both ways; ":173": from target to source.
// Empty where a way has none ("---").
struct EventCode {
  std::string forward;
  std::string backward;

  bool empty() const { return forward.empty() && backward.empty(); }
};

enum class ElementKind : uint8_t {
  kWord,
  kSynset,
  kSource,    // $
  kTarget,    // +
  kSkip,      // ^
  kCompound,  // %
};

// How an element joins the one nearer to the verb.
enum class ElementLink : uint8_t {
  kOpen,      // words may stand between
  kClosed,    // _ : none may
  kInPhrase,  // within {} and (): both in one noun phrase, or a preposition
              // and a word of the phrase it governs
};

struct Element {
  ElementKind kind = ElementKind::kWord;
  ElementLink link = ElementLink::kOpen;
  WordId word = kNoWord;
  uint32_t synset = 0;
};

struct VerbPattern {
  std::vector<Element> upper;  // before the verb, the nearest first
  std::vector<Element> lower;  // behind it
  EventCode code;
  int line = 0;

  size_t size() const { return upper.size() + lower.size(); }
};

// Words or phrases of which any may stand in a pattern.
struct Synset {
  std::vector<WordId> words;                 // sorted
  std::vector<std::vector<WordId>> phrases;  // longest first
};

// A verb of a block: one or several words.
struct VerbEntry {
  std::vector<WordId> before;  // words before the verb itself, nearest first
  std::vector<WordId> after;
  uint32_t block = 0;
  EventCode code;  // where no pattern fits
};

struct VerbBlock {
  std::string name;
  std::string file;
  std::vector<VerbPattern> patterns;  // longest first, else as in the file
};

// Immutable and thread-safe once Finish has been called.
class VerbDictionary {
 public:
  // Blocks "--- NAME [CODE] ---", verbs with {FORMS}, "- PATTERN [CODE]",
  // &SYNSETS with +WORDS. What is none of these is reported and skipped.
  void Read(std::string_view file, std::string_view name, WordTable* table,
            Problems* problems);
  // Puts what was read in order. Once, before any look-up.
  void Finish();

  // Verbs with this form as their verb; those of several words first. nullptr:
  // none.
  const std::vector<VerbEntry>* Find(WordId form) const;
  const VerbBlock& block(uint32_t index) const { return blocks_[index]; }
  const Synset& synset(uint32_t index) const { return synsets_[index]; }

 private:
  friend class VerbFileReader;

  std::vector<VerbBlock> blocks_;
  std::vector<Synset> synsets_;
  std::unordered_map<WordId, std::vector<VerbEntry>> by_form_;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_VERB_DICTIONARY_H_
