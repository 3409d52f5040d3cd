// One pass over the tokens of a block that builds actor mentions: the working
// part of ActorResolver.
#ifndef ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_
#define ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actor_resolver.h"

namespace actant {

class ActorScan {
 public:
  // All arguments are borrowed for the object's life.
  ActorScan(const Knowledge& knowledge, const ClassTable& classes,
            const std::set<std::string_view>& leader_offices,
            const BlockText& block, DocumentActors* document);

  std::vector<ActorMention> Run();

 private:
  // --- senses of tokens ---
  const Sense* FindSense(size_t token, SenseKind kind) const;
  const Sense* ActorSense(size_t token) const;
  const Sense* BestActorSense(size_t token, SenseKind kind) const;
  const Word* WordOf(size_t token, std::string_view word_class) const;
  std::string_view TextOf(size_t token) const;
  size_t size() const { return block_.tokens->size(); }
  const Token& token(size_t i) const { return (*block_.tokens)[i]; }
  bool Adjacent(size_t left, size_t right) const;
  bool HasState(std::string_view code) const;

  // --- the phrases, each returns the index behind what it took ---
  size_t Next(size_t at);
  size_t StatePhrase(size_t at, ActorMention mention);
  size_t KnownActorPhrase(size_t at, const Sense& sense);
  std::string_view OfficeAt(uint32_t person) const;
  size_t OfficePhrase(size_t at);
  size_t InstitutionPhrase(size_t at);
  size_t CollectivePhrase(size_t at, const Word& word);
  size_t ReferencePhrase(size_t at, const Word& word);
  std::optional<size_t> LearntName(size_t at);

  // --- what may follow a state or body ---
  bool Extend(size_t* next, ActorMention* mention);
  bool ExtendByOffice(size_t* next, ActorMention* mention);
  bool ExtendByInstitution(size_t* next, ActorMention* mention);
  bool ExtendByOwn(size_t* next, ActorMention* mention);
  bool ExtendByRole(size_t* next, ActorMention* mention);
  bool ExtendByPost(size_t* next, ActorMention* mention);
  void ExtendByTitle(size_t* next, ActorMention* mention) const;
  uint32_t SentenceBegin(size_t at) const;
  std::string_view StateOfSentence(size_t at) const;
  void TakeName(size_t* next, ActorMention* mention, const Office& office);
  std::optional<size_t> NewNameFrom(size_t at) const;
  void Learn(ByteSpan name, const Gloss& gloss, const Office& office,
             ActorMention* mention);
  void HolderOf(const Office& office, ActorMention* mention) const;

  // --- abbreviations ---
  bool IsAbbreviation(size_t at);
  bool HasAbbreviation(size_t at) const;
  bool AbbreviationNeighbour(size_t at) const;
  bool IsWeakLead(size_t at) const;
  bool InUnknownName(size_t at) const;
  bool IsCounted(size_t at) const;
  bool CutsWord(size_t at);
  void FindWordBounds();
  bool StandsBeforeSuffix(size_t at) const;
  bool StandsAfterPrefix(size_t at) const;
  bool OpensHeadline(size_t at) const;

  // --- records ---
  // Without classes: SetClasses comes when nothing more is added to it.
  ActorMention FromKnown(const KnownActor& actor, ByteSpan span) const;
  void SetClasses(ActorMention* mention) const;
  void Emit(ActorMention mention);
  const Gloss* GlossAfter(size_t token) const;
  std::optional<ActorMention> LastPerson() const;
  std::optional<ActorMention> LastActor(bool state_only) const;
  std::vector<ActorMention> LastPersons() const;
  std::vector<ActorMention> LeadingParties(size_t count) const;
  std::optional<ActorMention> LastOther(size_t at) const;
  bool HasWordClass(size_t token, std::string_view word_class) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const std::set<std::string_view>& leader_offices_;
  const BlockText& block_;
  DocumentActors* document_;
  std::vector<ActorMention> mentions_;
  // Bytes at which ICU's dictionary sees a word begin or end; filled on the
  // first question.
  std::vector<bool> word_bounds_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_
