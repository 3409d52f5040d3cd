// The words of an English sentence and what each of them is there.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_WORDS_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_WORDS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/class_table.h"
#include "extract/frame_parser.h"
#include "extract/knowledge.h"

namespace actant {

// Bits of the classes that only English words have.
struct EnglishClasses {
  static Result<EnglishClasses> Load(ClassTable* table);
  // The classes of pronouns that stand for whom the text is about.
  std::array<int, 4> anaphors() const {
    return {anaphor_thing, anaphor_person, anaphor_several, anaphor_speaker};
  }
  int determiner, possessive, be, have, do_, modal, to, that, relative;
  int anaphor_thing, anaphor_person, anaphor_several, anaphor_speaker;
  int subordinator, pronoun, of, between, by, control, speech;
  int adverb, modifier, complement, for_, operator_, bare, paper, demanding;
  int belonging_tail;
};

// What a word is in its sentence.
enum class EnglishTag : uint8_t {
  kNoun,
  kName,  // an actor
  kAdjective,
  kDeterminer,
  kPossessive,  // 's
  kPronoun,
  kVerb,
  kAuxiliary,  // be, have, do
  kModal,
  kNot,
  kTo,
  kPreposition,
  kThat,
  kRelative,
  kSubordinator,
  kConjunction,
  kAdverb,
  kNumber,
  kTime,
  kAmount,
  kComma,
  kMark,  // other punctuation
};

// One reading of a word: as a verb, as a noun, or as neither.
struct EnglishReading {
  ClassMask classes;
  int32_t trigger = -1;
  uint8_t forms = 0;  // WordForm
  std::string_view lemma;

  bool known() const { return forms != 0; }
};

struct EnglishWord {
  ByteSpan span;
  EnglishTag tag = EnglishTag::kNoun;
  EnglishReading verb;
  EnglishReading noun;
  // Classes of the senses that are not inflected, and their value and lemma.
  ClassMask classes;
  std::string_view value;
  std::string_view lemma;
  // Indices of the block's mentions that begin here.
  std::vector<uint32_t> actors;
  int32_t date = -1;
  int32_t amount = -1;
  // An actor named by what its people are called: Russian.
  bool demonym = false;
  // Begins with a capital letter; not told of actors.
  bool capital = false;

  bool Has(int bit) const { return classes.Has(bit); }
};

// Reads the words of sentences of one block; borrows all it is given.
class EnglishWords {
 public:
  EnglishWords(const Knowledge& knowledge, const ClassTable& classes,
               const ParserClasses& bits, const EnglishClasses& english,
               const BlockAnalysis& block)
      : knowledge_(knowledge),
        classes_(classes),
        bits_(bits),
        english_(english),
        block_(block) {}

  // The words and marks of [begin, end) of the block's text, tagged.
  std::vector<EnglishWord> Read(uint32_t begin, uint32_t end) const;

 private:
  bool TakeRead(uint32_t at, uint32_t end, EnglishWord* word) const;
  void TakeWord(uint32_t at, uint32_t end, EnglishWord* word) const;
  const Token* ListedAt(uint32_t at, uint32_t end) const;
  uint32_t CompoundEnd(uint32_t at, uint32_t end) const;
  bool IsBelonging(uint32_t at, uint32_t end) const;
  bool NamesActor(uint32_t at) const;
  void AddSenses(uint32_t entry, EnglishWord* word) const;
  void AddHeadClasses(EnglishWord* word) const;
  void GuessBySuffix(std::string_view text, EnglishWord* word) const;
  std::optional<EnglishTag> ClosedTag(const EnglishWord& word) const;
  bool IsPartOfName(const std::vector<EnglishWord>& words, size_t at) const;
  bool WritesWordsSmall(const std::vector<EnglishWord>& words) const;
  bool IsRough(const std::vector<EnglishWord>& words, size_t at) const;
  bool IsReadyTo(const std::vector<EnglishWord>& words, size_t at) const;
  void Tag(std::vector<EnglishWord>* words) const;
  EnglishTag OpenTag(const std::vector<EnglishWord>& words, size_t at) const;
  bool HasOtherVerb(const std::vector<EnglishWord>& words, size_t at) const;
  EnglishTag VerbOrNoun(const std::vector<EnglishWord>& words, size_t at) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ParserClasses& bits_;
  const EnglishClasses& english_;
  const BlockAnalysis& block_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_WORDS_H_
