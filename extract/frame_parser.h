// Step 7, first half: a clause's chunks and the frames they make.
#ifndef ACTANT_EXTRACT_FRAME_PARSER_H_
#define ACTANT_EXTRACT_FRAME_PARSER_H_

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/amount_reader.h"
#include "extract/analysis.h"
#include "extract/class_table.h"
#include "extract/date_reader.h"
#include "extract/grammar.h"
#include "extract/knowledge.h"
#include "extract/sentence.h"

namespace actant {

class ConstructionIndex;
class EnglishParser;
class PassageDates;
struct FrameScratch;
class WordChunks;

// Everything steps 1 to 6 found in one block, borrowed.
struct BlockAnalysis {
  std::string_view text;
  const TextStructure* structure = nullptr;
  const std::vector<Token>* tokens = nullptr;
  const std::vector<ActorMention>* actors = nullptr;
  const std::vector<DateMention>* dates = nullptr;
  const std::vector<AmountMention>* amounts = nullptr;
  // What the paragraphs before told of days, and this one adds to; nullptr: the
  // block stands for itself.
  PassageDates* passage = nullptr;
};

struct ParsedClause {
  uint32_t clause = 0;  // index into TextStructure::clauses
  std::vector<Chunk> chunks;
  std::vector<Frame> frames;
};

// Bits of the classes the parser itself asks about.
struct ParserClasses {
  static Result<ParserClasses> Load(ClassTable* table);
  int actor, noun_phrase, verb, nominal, other, time, amount, noun, phrase;
  int coverb, conjunction, list_mark, passive, light, ba, aspect;
  int negation, planned, possible, ongoing, irrealis, reported, transparent;
  int after_negated, after_planned, condition;
  int time_end, time_within, plan_noun, chance_noun;
  int de, several, reciprocal, named, place;
  int affair;
  int deixis_act, deixis_object, deixis_to, despite, somebody, then, invited,
      invitation, gov, igo, anybody;
  int rebel;
  int background, that_time, this_time, uttered, consenting;
  int coverb_about, coverb_cause, coverb_go, coverb_since, below, link;
  int question, asking, bare_condition, then_so, purpose, severing, likewise,
      alleged, reaction;
  int number, fronting, conjunction_inner, apart, leader;
};

// For what the frames of a block are wanted.
enum class FramesFor {
  kAll,     // for whoever looks at them
  kEvents,  // to code events: left out in Chinese that names nobody
};

// Turns the clauses of a block into chunks and frames by the constructions of
// the grammar of their language: sentences without any wide characters are
// English, all others Chinese. Immutable and thread-safe; borrows all it is
// made of. Time per clause: predicates x constructions x chunks, each a mask
// test.
class FrameParser {
 public:
  // REQUIRES: `classes` is frozen; it is read here alone. `english` nullptr:
  // all sentences are read as Chinese.
  FrameParser(const Knowledge* knowledge, const ClassTable* classes,
              const Grammar* grammar, const ParserClasses& bits,
              const EnglishParser* english = nullptr);
  ~FrameParser();

  // In text order. Subjects a clause leaves out are filled from the clauses
  // before it in the sentence and marked inherited.
  std::vector<ParsedClause> Parse(const BlockAnalysis& block,
                                  FramesFor frames = FramesFor::kAll) const;

 private:
  std::vector<Frame> FramesOf(const BlockAnalysis& block,
                              const ParsedClause& clause,
                              FrameScratch* scratch) const;
  std::optional<Frame> SpeechAtColon(const BlockAnalysis& block,
                                     const ParsedClause& parsed,
                                     const std::vector<Frame>& frames) const;
  std::vector<ParsedClause> MergeEnglish(
      const BlockAnalysis& block, const std::vector<bool>& english,
      std::vector<ParsedClause> parsed) const;

  const Knowledge* knowledge_;
  const Grammar* grammar_;
  ParserClasses bits_;
  // The verb that a name before a colon stands for (setting speech.colon).
  std::optional<uint32_t> speech_;
  std::unique_ptr<const ConstructionIndex> constructions_;
  std::unique_ptr<const WordChunks> words_;
  const EnglishParser* english_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_FRAME_PARSER_H_
