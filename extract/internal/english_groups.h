// The groups of an English sentence: noun phrases, verb groups, prepositional
// phrases.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_GROUPS_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_GROUPS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/internal/english_words.h"

namespace actant {

enum class GroupKind : uint8_t {
  kNounPhrase,
  kEvent,        // a noun that is an event: talks, an attack
  kPhrase,       // a preposition and its noun phrase
  kPreposition,  // without one: by attacking
  kVerbGroup,
  kComma,
  kConjunction,
  kThat,
  kRelative,
  kSubordinator,
  kOther,  // times, amounts, adverbs, marks
};

enum class VerbForm : uint8_t {
  kFinite,
  kPastOrParticiple,  // attacked: which of the two, the clause tells
  kInfinitive,
  kGerund,
  kParticiple,
};

struct EnglishGroup {
  GroupKind kind = GroupKind::kOther;
  // One chunk; of a verb group the operators and the mark of the passive, then
  // the predicate.
  std::vector<Chunk> chunks;
  VerbForm form = VerbForm::kFinite;
  bool passive = false;
  // Without auxiliaries, in the form that infinitives have.
  bool base_form = false;

  const Chunk& head() const { return chunks.back(); }
  Chunk& head() { return chunks.back(); }
  bool IsNoun() const {
    return kind == GroupKind::kNounPhrase || kind == GroupKind::kEvent;
  }
};

// A chunk as another clause lends it.
Chunk Lent(Chunk chunk);
// The noun of a phrase, lent without its preposition.
Chunk NounOf(const Chunk& phrase);

// Puts words together; borrows all it is given.
class EnglishGroups {
 public:
  EnglishGroups(const ParserClasses& bits, const EnglishClasses& english,
                const BlockAnalysis& block,
                const std::vector<EnglishWord>& words)
      : bits_(bits), english_(english), block_(block), words_(words) {}

  // In text order; all words belong to one group or are left out.
  std::vector<EnglishGroup> Run();

 private:
  bool TakeVerbGroup();
  bool TakeNounPhrase(std::vector<EnglishGroup>* groups);
  void TakePreposition();
  void TakeSingle();
  bool IsPrepositionHere() const;
  bool BeginsNounPhrase(size_t at) const;
  bool GoesOnNounPhrase(size_t at) const;
  size_t NounPhraseEnd(size_t at) const;
  std::vector<uint32_t> ActorsOf(size_t begin, size_t end) const;
  Chunk NounChunk(size_t begin, size_t end) const;
  void JoinNouns();
  bool JoinsNext(size_t at) const;
  void JoinOwners();
  bool VerbFollows(size_t group) const;
  bool AfterVerb(size_t group) const;
  bool IsTag(size_t at, EnglishTag tag) const {
    return at < words_.size() && words_[at].tag == tag;
  }

  const ParserClasses& bits_;
  const EnglishClasses& english_;
  const BlockAnalysis& block_;
  const std::vector<EnglishWord>& words_;
  size_t at_ = 0;
  std::vector<EnglishGroup> groups_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_GROUPS_H_
