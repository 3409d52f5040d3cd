// From one English sentence to the events that PETRARCH dictionaries see in it.
#ifndef ACTANT_EXTRACT_PETRARCH_CODER_H_
#define ACTANT_EXTRACT_PETRARCH_CODER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/internal/english_words.h"
#include "extract/petrarch/dictionaries.h"

namespace actant::petrarch {

// What a word is for the coder.
enum class WordRole : uint8_t {
  kNominal,     // of a noun phrase: nouns, adjectives, numbers, possessives
  kDeterminer,  // the same; begins one
  kTime,        // a noun phrase of its own
  kVerb,
  kBe,
  kAuxiliary,  // have, do
  kModal,
  kPreposition,  // of, in, to
  kConjunction,
  kRelative,
  kThat,
  kComma,
  kOther,  // adverbs, not, marks
};

// Part of a verb group.
bool IsVerbal(WordRole role);

struct SentenceWord {
  uint32_t begin = 0;  // bytes of the block's text, half-open
  uint32_t end = 0;
  WordId id = kNoWord;
  WordRole role = WordRole::kOther;
  bool adjective = false;
  bool infinitive = false;  // to, before a verb
  bool negation = false;
  bool left_out = false;  // comma clauses, relative clauses, appositions
  int32_t phrase = -1;
};

// One noun phrase with its codes; "---" where no dictionary has it.
struct NounPhrase {
  size_t begin = 0;  // words, half-open
  size_t end = 0;
  std::vector<std::string> codes;
  bool coded = false;
  bool has_actor = false;
  // The phrases that it is joined to by commas and "and" have its number.
  int32_t unit = -1;
};

struct SentenceEvent {
  std::string source;
  std::string target;
  std::string code;
  // Noun phrases that gave them: bytes of the block's text; empty: none.
  ByteSpan source_span;
  ByteSpan target_span;
  ByteSpan verb_span;
  // The block of the verb, and the line of its pattern (0: no pattern fits).
  std::string_view verb;
  std::string_view file;
  int line = 0;
  v1::EventStatus status = v1::EVENT_STATUS_OCCURRED;
};

// Reads one sentence; borrows all it is given.
class SentenceCoder {
 public:
  SentenceCoder(const Dictionaries& dictionaries, std::string_view text,
                std::optional<Day> published)
      : dictionaries_(dictionaries), text_(text), published_(published) {}

  // Each of a source, target and code once, in the order of the verbs.
  // `words`: those of the sentence without their roles; `tags`: how
  // EnglishWords reads them.
  std::vector<SentenceEvent> Code(std::vector<SentenceWord> words,
                                  const std::vector<EnglishWord>& tags,
                                  const EnglishClasses& english);

 private:
  struct Party {
    std::vector<std::string> codes;
    ByteSpan span;
    int32_t unit = -1;
    bool coded = false;
  };
  struct Match {
    std::optional<int32_t> source;
    std::optional<int32_t> target;
    size_t taken_upper = 0;
    const VerbPattern* pattern = nullptr;
  };

  std::string_view FormOf(const SentenceWord& word) const;
  // Whether words of noun phrases of one list stand at both places.
  bool AreOneUnit(size_t a, size_t b) const;
  void GiveRoles(const std::vector<EnglishWord>& tags,
                 const EnglishClasses& english);
  void FindNames();
  void FindPhrases();
  void JoinAgents();
  void GiveAgents(size_t unit);
  void CodePhrases();
  void JoinCompounds();
  void LeaveOutAppositions();
  void LeaveOutPurposes();
  void LeaveOutRelatives();
  void LeaveOutCommaClauses();
  void LeaveOut(size_t begin, size_t end);
  size_t CountWords(size_t begin, size_t end) const;
  bool AdjectivesAround(size_t at) const;
  bool FillsList(size_t begin, size_t end) const;

  void CodeVerb(size_t verb);
  const VerbEntry* EntryAt(size_t verb, const std::vector<VerbEntry>& entries,
                           size_t* begin, size_t* end) const;
  std::vector<size_t> Upper(size_t begin) const;
  std::vector<size_t> Lower(size_t end) const;
  size_t EarlierVerb(size_t before) const;
  bool BeginsClause(size_t at) const;
  bool IsPassive(size_t verb, size_t end) const;
  std::optional<Match> BestPattern(const VerbEntry& entry,
                                   const std::vector<size_t>& upper,
                                   const std::vector<size_t>& lower) const;
  std::optional<size_t> MatchSide(const std::vector<Element>& elements,
                                  const std::vector<size_t>& side,
                                  bool backwards, Match* match) const;
  std::optional<size_t> MatchRun(const std::vector<Element>& elements,
                                 size_t from, size_t to,
                                 const std::vector<size_t>& side, size_t at,
                                 bool backwards, Match* match) const;
  std::vector<size_t> WordsMatched(const Element& element,
                                   const std::vector<size_t>& side, size_t at,
                                   bool backwards) const;
  bool TakesUnit(const Element& element, size_t word, bool backwards,
                 Match* match) const;
  bool InPhraseOf(size_t word, size_t before, bool backwards) const;
  std::optional<int32_t> FindSource(const std::vector<size_t>& side) const;
  std::optional<int32_t> FindTarget(const std::vector<size_t>& lower,
                                    const std::vector<size_t>& upper,
                                    int32_t source) const;
  std::optional<int32_t> UnitIn(const std::vector<size_t>& side, bool coded,
                                std::optional<int32_t> other) const;
  Party PartyOf(std::optional<int32_t> unit) const;
  v1::EventStatus StatusOf(size_t verb, const Match& match,
                           const std::vector<size_t>& upper) const;
  void Emit(const Party& source, const Party& target, const std::string& code,
            const SentenceEvent& like);

  const Dictionaries& dictionaries_;
  const std::string_view text_;
  const std::optional<Day> published_;
  std::vector<SentenceWord> words_;
  std::vector<WordId> ids_;
  // Of each word: where the name that begins here ends (0: none), and its
  // value among actors or agents.
  struct Name {
    size_t end = 0;
    bool actor = false;
    uint32_t value = 0;
  };
  std::vector<Name> names_;
  std::vector<NounPhrase> phrases_;
  std::vector<std::vector<int32_t>> units_;
  std::vector<SentenceEvent> events_;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_CODER_H_
