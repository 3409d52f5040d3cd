// What the clauses of a block hand on to one another: subjects left out,
// the content of speech, what 此舉 and 對此 point at, and the other party
// a passage is about.
#ifndef ACTANT_EXTRACT_INTERNAL_CLAUSE_WALK_H_
#define ACTANT_EXTRACT_INTERNAL_CLAUSE_WALK_H_

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/frame_parser.h"
#include "extract/internal/passage_parties.h"

namespace actant {

// Walks the clauses of one block in text order; one walk a block.
class ClauseWalk {
 public:
  // Both are borrowed for the walk's life.
  ClauseWalk(const BlockAnalysis& block, const ParserClasses& bits)
      : block_(block), bits_(bits), parties_(block, bits) {}

  // Completes the frames of a clause from what came before, and remembers
  // what it gives to the next.
  void Visit(ParsedClause* parsed);

  // What clauses tell of those before and behind them: who acts in one that
  // takes up a deed, and `comp` of predicates of speech that end their clause.
  // `parsed` holds all clauses of the block.
  void FillContent(std::vector<ParsedClause>* parsed) const;

 private:
  // What a sentence's clauses have in common.
  struct SentenceState {
    uint32_t sentence = UINT32_MAX;
    // The subject a clause without one takes: the last noun phrase that stood
    // before the verb.
    Filler topic;
    bool topic_carried = false;
    // 對此 stood in a clause before.
    bool points = false;
    // A phrase (對烏克蘭) whose clause has no predicate: of the next one.
    Filler dangling;
    // 針對美國對台軍售: whose deed the sentence takes up.
    Filler fronted;
    // Who speaks in what follows 表示, 指出.
    Filler speaker;
    // Who is warned or asked in the clause before: 警告伊朗，若…
    Filler addressed;
    // A clause before says 若: what follows is as possible as that.
    bool condition = false;
    // With whom the clause before was: 與日韓會合，舉行軍演.
    Filler with;
    // The clause before stands under 將, 預計: so does what goes on from it.
    bool planned = false;
    // 再不停火: the clause before may be a condition, if 就 follows.
    bool bare_condition = false;
    // Somebody has done something in the clause before.
    bool acted = false;
    // Whom that clause is about.
    Filler named;
    // It told what two did with one another and nothing else: 甲與乙斷交.
    bool paired = false;
    // And by it they parted: what follows is done by the first alone.
    bool parted = false;
  };

  const Clause& ClauseOf(const ParsedClause& parsed) const {
    return block_.structure->clauses[parsed.clause];
  }
  std::optional<Filler> Topic(const std::vector<Chunk>& chunks) const;
  static std::optional<Filler> HeadTopic(const ParsedClause& parsed);
  void Complete(const SentenceState& state, const ParsedClause& parsed,
                Frame* frame) const;
  void Leave(const ParsedClause& parsed, Filler named, SentenceState* state);
  bool OpensCondition(const std::vector<Chunk>& chunks) const;
  bool StartsWithPhrase(const ParsedClause& parsed) const;
  void NoteFronted(const ParsedClause& parsed, SentenceState* state) const;
  bool IsSpeech(const std::vector<Chunk>& chunks, const Frame& frame) const;
  void NoteSpeaker(const ParsedClause& parsed, SentenceState* state) const;
  void NoteAnswered(const ParsedClause& parsed);
  Filler Addressed(const ParsedClause& parsed) const;
  Filler Dangling(const ParsedClause& parsed) const;
  static bool IsOfPair(const ParsedClause& parsed);
  static bool IsActedOn(const ParsedClause& parsed, const Filler& noun);
  Filler Subject(const SentenceState& state, const Filler& topic,
                 const std::vector<Chunk>& chunks, const Frame& frame) const;
  void ShareWithinClause(const ParsedClause& parsed, Frame* frame) const;
  const Filler& TopicOf(const SentenceState& state,
                        const std::vector<Chunk>& chunks,
                        const Frame& frame) const;
  void Inherit(const SentenceState& state, const std::vector<Chunk>& chunks,
               Frame* frame) const;
  void NoteCompany(const ParsedClause& parsed, SentenceState* state) const;
  void ShareCompany(const SentenceState& state,
                    const std::vector<Chunk>& chunks, Frame* frame) const;
  void PointBack(const SentenceState& state, const std::vector<Chunk>& chunks,
                 Frame* frame) const;
  bool IsConsequence(const SentenceState& state,
                     const std::vector<Chunk>& chunks,
                     const Frame& frame) const;
  void GiveToSpeaker(const SentenceState& state, Frame* frame) const;
  bool IsBesideQuestion(const std::vector<Chunk>& chunks,
                        const Frame& frame) const;
  void ReadQuestion(const ParsedClause& parsed, Frame* frame) const;
  void React(const SentenceState& state, const ParsedClause& parsed,
             Frame* frame) const;
  void SettleFronted(ParsedClause* fronted, ParsedClause* said) const;
  void FillHub(Frame* frame) const;
  std::optional<uint32_t> ActorBefore(const SentenceState& state,
                                      const ParsedClause& parsed,
                                      const Frame& frame) const;
  std::optional<uint32_t> AgentSince(const Frame& frame, uint32_t from) const;
  void FillContext(const SentenceState& state, const ParsedClause& parsed,
                   Frame* frame) const;
  std::optional<uint32_t> LastParty(const Frame& frame, uint32_t from,
                                    uint32_t to) const;
  std::optional<uint32_t> FirstParty(const Frame& frame, uint32_t from,
                                     uint32_t to) const;
  bool IsPlaced(uint32_t actor, const Frame& frame) const;
  bool MayBeOther(uint32_t actor, const Frame& frame) const;
  std::optional<uint32_t> LeadingOther(const Frame& frame) const;
  void Together(uint32_t actor, const Frame& frame, Filler* filler) const;
  bool Governed(const std::vector<Chunk>& chunks, const Frame& frame) const;
  bool EndsClause(const ParsedClause& parsed, const Frame& frame) const;
  void TakeContent(const ParsedClause& content,
                   const std::vector<uint32_t>& agent, Frame* frame) const;
  bool AreOfOneSentence(const ParsedClause& a, const ParsedClause& b) const;
  bool IsOtherNews(const std::vector<ParsedClause>& parsed, size_t at) const;
  bool IsReaction(const ParsedClause& parsed, const Frame& frame) const;
  void FillContentOf(const std::vector<ParsedClause>& parsed, size_t at,
                     Frame* frame) const;

  const BlockAnalysis& block_;
  const ParserClasses& bits_;
  const PassageParties parties_;
  SentenceState sentence_;
  SentenceState bracket_;
  // The coordinations seen so far: 美韓, 英國、法國和德國.
  std::vector<std::vector<uint32_t>> together_;
  // Who acted last, in any sentence: what 此舉 and 對此 mean.
  Filler last_agent_;
  // Who acted last of another state than that.
  Filler other_agent_;
  // The last agent said something and did nothing.
  bool agent_spoke_ = false;
  // Whom the clause before was said at or about.
  Filler answered_;
  // The actors of that before each clause visited.
  std::vector<std::vector<uint32_t>> agents_before_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_CLAUSE_WALK_H_
