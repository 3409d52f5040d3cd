// Which day a clause is told of: the one it names, else one that its sentence
// or the passage (PassageDates) has named before and that still holds.
#ifndef ACTANT_EXTRACT_INTERNAL_CLAUSE_DATES_H_
#define ACTANT_EXTRACT_INTERNAL_CLAUSE_DATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/passage_dates.h"

namespace actant {

// Dates the frames of one block, clause by clause in text order; one run a
// block. Time linear in the chunks of a clause for each of its frames.
class ClauseDates {
 public:
  // All borrowed for the object's life.
  ClauseDates(const BlockAnalysis& block, const ParserClasses& bits,
              PassageDates* passage)
      : block_(block), bits_(bits), passage_(passage) {}

  // Dates the frames, whose other slots are filled. `parsed` holds all clauses
  // of the block.
  void Run(std::vector<ParsedClause>* parsed);

 private:
  // What the clauses of a sentence have told.
  struct SentenceState {
    uint32_t sentence = UINT32_MAX;
    // The last days named of what has happened and of what is to come.
    std::optional<DaySpan> past;
    std::optional<DaySpan> ahead;
    std::optional<DaySpan> mentioned;
    // Who acts on the day of `past`, else of `ahead`.
    std::vector<std::string> agents;
    // Somebody's words have begun, perhaps this state's: what others do in
    // them is of no day told in another sentence.
    bool reported = false;
    std::string speaker;

    bool dated() const { return past || ahead; }
  };
  // Words of a clause that place it in time without naming a day.
  struct Cues {
    bool background = false;  // 曾, 長期
    bool recalls = false;     // 當時
    bool reports = false;     // 此次
    bool then = false;        // 隨後
  };
  using Chunks = std::vector<Chunk>;

  void Visit(ParsedClause* parsed);
  void Read(ParsedClause* parsed, SentenceState* state);
  void DateBackwards(const ParsedClause& later, ParsedClause* earlier) const;
  void EndSentence();
  std::vector<std::string> StatesOf(const Sentence& sentence);
  Cues CuesBefore(const Chunks& chunks, size_t end) const;
  const DateMention* DateOf(const Chunk& chunk) const;
  std::optional<DaySpan> SpanOf(const Chunk& chunk) const;
  bool IsPredicate(const Chunk& chunk) const;
  std::string StateOf(const Filler& party) const;
  std::vector<std::string> AgentsOf(const Chunks& chunks, size_t date) const;
  bool IsOfCause(const Chunks& chunks, size_t date, size_t predicate) const;
  bool IsOfNoun(const Chunks& chunks, size_t date, size_t predicate) const;
  bool IsOfObject(const Chunks& chunks, const Frame& frame, size_t date) const;
  bool IsSaid(const Chunk& predicate) const;
  size_t ContentBegin(const Chunks& chunks, const Frame& frame) const;
  bool HoldsBeyond(const Chunks& chunks, size_t date) const;
  std::optional<DaySpan> OwnDate(const Chunks& chunks, Frame* frame) const;
  bool IsJoinedBefore(const Chunks& chunks, size_t date) const;
  std::optional<DaySpan> DateOfSentence(const SentenceState& state,
                                        const Frame& frame) const;
  std::optional<DaySpan> DateOfCues(const Cues& cues) const;
  std::optional<DaySpan> DateOfPassage(const Chunks& chunks,
                                       const Frame& frame) const;
  std::optional<DaySpan> DateOfSpeech(const Filler& subject) const;
  bool IsMain(const Chunks& chunks, const Frame& frame) const;
  bool IsOf(const PassageDates::Told* told, const Filler& party,
            uint32_t reach) const;
  void NoteDates(const Chunks& chunks, SentenceState* state) const;

  const BlockAnalysis& block_;
  const ParserClasses& bits_;
  PassageDates* passage_;
  SentenceState sentence_;
  // The first actor behind the sentences ended.
  size_t next_actor_ = 0;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CLAUSE_DATES_H_
