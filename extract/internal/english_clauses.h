// From the groups of an English sentence to its clauses, each with one
// predicate verb and in one plain order: who governs it, its subject, the verb
// with its operators, what follows.
//
//   Russia, which attacked Kyiv, agreed to free the prisoners.
//     Russia | attacked Kyiv         (Russia lent by the clause around it)
//     Russia | agreed
//     agreed, Russia | free the prisoners
//
// So the constructions of the grammar need not know how far away a subject
// stands. What a clause is lent acts on its predicate and makes no frame there.
#ifndef ACTANT_EXTRACT_INTERNAL_ENGLISH_CLAUSES_H_
#define ACTANT_EXTRACT_INTERNAL_ENGLISH_CLAUSES_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/internal/english_groups.h"

namespace actant {

struct EnglishClause {
  std::vector<Chunk> chunks;
  // What it stands on in the text.
  ByteSpan span;
};

// Parts one sentence; borrows all it is given.
class EnglishClauses {
 public:
  EnglishClauses(const ParserClasses& bits, const EnglishClasses& english,
                 const BlockAnalysis& block, std::vector<EnglishGroup> groups)
      : bits_(bits),
        english_(english),
        block_(block),
        groups_(std::move(groups)) {}

  // In the order of their verbs; clauses without a verb where an event noun
  // stands in them.
  std::vector<EnglishClause> Run();
  // Whom the sentences before were about, the last one last: he and she stand
  // for them where their own sentence names nobody else, it and they where they
  // open it. Before Run.
  void SetTopicsBefore(std::vector<Chunk> topics) {
    before_ = std::move(topics);
  }
  // Whom this sentence is about, in that order; of one that is about nobody,
  // those before. Once, after Run.
  std::vector<Chunk> TakeTopics() {
    return std::move(topics_.empty() ? before_ : topics_);
  }

 private:
  enum class Kind { kMain, kRelative, kComplement, kSubordinate, kParticipial };

  // A clause under construction; groups by index.
  struct Open {
    Kind kind = Kind::kMain;
    std::optional<size_t> around;  // the clause it stands in
    std::vector<Chunk> governors;
    std::vector<Chunk> subject;  // lent
    std::vector<size_t> before;
    std::optional<size_t> verb;
    std::vector<size_t> after;
    // Its verb is a participle of whom it describes: sanctions imposed by.
    bool reduced_passive = false;
    // Its subject is an event noun that it tells of.
    bool tells_event = false;
    // The clause joined to this one, whose object it shares: attacked and
    // looted the town.
    std::optional<size_t> joined;
    // Whom a relative clause with a subject of its own describes.
    std::vector<Chunk> described;
  };

  void Take(size_t group);
  void TakeVerb(size_t group);
  void TakeFinite(size_t group);
  void TakeInfinitive(size_t group);
  size_t AroundInfinitives(size_t clause) const;
  void TakeGerund(size_t group);
  void TakeParticiple(size_t group);
  void TakeRelative(size_t group);
  void TakeComma(size_t group);
  bool IsParticiple(size_t group) const;
  size_t Push(Kind kind, std::optional<size_t> around);
  Open& current() { return clauses_[current_]; }
  // The groups that make up the subject of a clause, as chunks.
  std::vector<Chunk> SubjectOf(const Open& clause) const;
  std::vector<Chunk> ObjectOf(const Open& clause) const;
  std::vector<Chunk> AskedBy(const Open& clause) const;
  std::vector<Chunk> DirectedBy(const Open& clause) const;
  std::vector<Chunk> GovernorsUnder(const Open& clause) const;
  // Moves the noun phrases at the end of the clause at hand to another one.
  std::vector<size_t> TakeTrailingNouns(Open* from) const;
  bool PreviousIs(size_t group, GroupKind kind) const;
  size_t JoinedTo(size_t group) const;
  void ResolvePronouns(size_t group);
  bool TellsWhom(const Chunk& phrase) const;
  bool IsBeforeVerb(size_t group) const;
  bool IsOtherThanSubject(const Chunk& pronoun) const;
  bool MayStandFor(const ClassMask& pronoun, const Chunk& topic) const;
  void NoteTopic();
  bool DescribesNamed(size_t group) const;
  bool VerbFollowsPhrases(size_t group) const;
  std::vector<Chunk> ContentOf(size_t clause) const;
  EnglishClause Finish(size_t clause) const;

  const ParserClasses& bits_;
  const EnglishClasses& english_;
  const BlockAnalysis& block_;
  std::vector<EnglishGroup> groups_;
  std::vector<Open> clauses_;
  size_t current_ = 0;
  // Whom the clauses so far are about, where that is somebody; the last, last.
  std::vector<Chunk> topics_;
  std::vector<Chunk> before_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ENGLISH_CLAUSES_H_
