// One pass over the tokens of a block that builds actor mentions: the working
// part of ActorResolver.
#ifndef ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_
#define ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/actor_resolver.h"
#include "extract/internal/actor_senses.h"
#include "extract/internal/word_bounds.h"

namespace actant {

// Bytes of a Han character in UTF-8.
inline constexpr size_t kHanBytes = 3;

inline bool IsStateLike(v1::ActorKind kind) {
  return kind == v1::ACTOR_KIND_STATE || kind == v1::ACTOR_KIND_INTL_BODY;
}

inline bool StartsWithHan(std::string_view text) {
  return !text.empty() && static_cast<uint8_t>(text[0]) >= 0xE4 &&
         static_cast<uint8_t>(text[0]) <= 0xE9;
}

class ActorScan {
 public:
  // All arguments are borrowed for the object's life.
  ActorScan(const Knowledge& knowledge, const ClassTable& classes,
            const ActorSenses& senses,
            const std::set<std::string_view>& leader_offices,
            const BlockText& block, DocumentActors* document);

  std::vector<ActorMention> Run();

 private:
  using States = std::set<std::string, std::less<>>;
  enum class Reach { kSentence, kBlock };
  // A date at the head of a clause.
  struct Setting {
    uint32_t begin = 0;
    DaySpan days;
  };
  static std::vector<Setting> SettingsOf(const BlockText& block);

  // --- senses of tokens ---
  const Sense* FindSense(size_t token, SenseKind kind) const;
  const Sense* ActorSense(size_t token) const;
  const Sense* BestActorSense(size_t token, SenseKind kind) const;
  // Whether an entry that the token begins with has such a sense: the 外交部 of
  // 外交部發言人.
  template <typename Fits>
  bool BeginsWithSense(size_t at, const Fits& fits) const {
    std::vector<Match> parts;
    knowledge_.FindAll(TextOf(at), &parts);
    return std::any_of(parts.begin(), parts.end(), [&](const Match& part) {
      const auto senses = knowledge_.senses(part.entry);
      return part.begin == 0 && std::any_of(senses.begin(), senses.end(), fits);
    });
  }
  int FitOf(const KnownActor& actor, size_t at) const;
  const Word* WordOf(size_t token, ActorWordClass word_class) const;
  std::string_view TextOf(size_t token) const;
  size_t size() const { return block_.tokens->size(); }
  const Token& token(size_t i) const { return (*block_.tokens)[i]; }
  bool Adjacent(size_t left, size_t right) const;
  bool HasState(std::string_view code) const;
  size_t TokenFrom(uint32_t byte) const;
  bool InDottedName(size_t at) const;
  bool NamesActor(size_t at) const;
  bool IsTheme(const ActorMention& mention) const;
  bool IsLocated(const ActorMention& mention) const;
  bool IsOfKin(const ActorMention& mention) const;
  bool IsNamedAfter(size_t at);
  bool FollowsPerson(size_t at) const;
  const Clause* ClauseAt(uint32_t byte) const;
  std::optional<uint32_t> StateOfInitial(size_t at,
                                         const KnownActor& actor) const;
  ActorMention MentionOf(size_t at, const Sense& sense) const;
  // The year or day that the clause is set in (1943年8月，…), or of the last
  // such clause of the sentence or block before it.
  std::optional<DaySpan> DaysTold(size_t at, Reach reach) const;
  std::optional<DaySpan> DaysOf(size_t at, Reach reach) const;

  // --- the phrases, each returns the index behind what it took ---
  bool NamesState(size_t at) const;
  size_t Next(size_t at);
  size_t StatePhrase(size_t at, ActorMention mention);
  size_t KnownActorPhrase(size_t at, const Sense& sense);
  const KnownAffiliation* TermAt(uint32_t person, size_t at) const;
  size_t OfficePhrase(size_t at);
  size_t InstitutionPhrase(size_t at);
  size_t CollectivePhrase(size_t at, const Word& word);
  size_t ReferencePhrase(size_t at, const Word& word);
  std::optional<size_t> LearntName(size_t at);
  bool StandsApart(ByteSpan span);
  void LearnSurname(size_t at, const ActorMention& mention);
  void LearnLatinSurname(std::string_view name, const ActorMention& mention);

  // --- what may follow a state or body ---
  bool Extend(size_t* next, ActorMention* mention);
  bool ExtendByAny(size_t* next, ActorMention* mention);
  size_t SkipToOwned(size_t at) const;
  const Sense* OwnerBehind(size_t* at) const;
  std::string_view OnlyStateOfSentence(size_t at) const;
  bool IsBehindPlace(size_t at) const;
  bool IsBehindUnknownName(size_t at) const;
  bool IsHyphenated(size_t at) const;
  size_t CrowdPhrase(size_t at);
  bool MayBeEvent(size_t at) const;
  std::string_view StateOfPlaceAhead(size_t at) const;
  bool PlacedRole(size_t at);
  bool EmitRole(size_t at, const Word& role, std::string_view code);
  bool ExtendByOffice(size_t* next, ActorMention* mention);
  bool ExtendByInstitution(size_t* next, ActorMention* mention);
  bool ExtendByOwn(size_t* next, ActorMention* mention);
  bool ExtendByNamesake(size_t* next, ActorMention* mention);
  bool IsInRelative(const ActorMention& mention) const;
  bool ExtendByRole(size_t* next, ActorMention* mention);
  size_t PostsEnd(size_t at) const;
  const Sense* PostAt(size_t at) const;
  std::optional<size_t> PostedPhrase(size_t at);
  bool ExtendByPost(size_t* next, ActorMention* mention);
  void ExtendByTitle(size_t* next, ActorMention* mention) const;
  uint32_t SentenceBegin(size_t at) const;
  uint32_t SentenceBeginAt(uint32_t byte) const;
  std::string_view StateOfClause(size_t at) const;
  std::string_view StateSaying(size_t at) const;
  bool HasOwnName(std::string_view state,
                  const GenericInstitution& generic) const;
  bool HasGeneralName(std::string_view state,
                      const GenericInstitution& generic) const;
  bool FollowsOwnName(size_t at, const GenericInstitution& generic) const;
  const GenericInstitution* InstitutionOf(size_t at,
                                          const Office& office) const;
  std::string StateOfOffice(size_t at, const Office& office) const;
  std::string_view SideSpeaking(size_t at,
                                const GenericInstitution& generic) const;
  std::string_view StateByPlace(size_t at,
                                const GenericInstitution& generic) const;
  bool IsOfHome(size_t at, const GenericInstitution& generic) const;
  std::string StateOfInstitution(size_t at,
                                 const GenericInstitution& generic) const;
  void TakeName(size_t* next, ActorMention* mention, const Office& office);
  std::optional<size_t> NewNameFrom(size_t at) const;
  size_t HolderBehindDate(size_t at, std::string_view state) const;
  ByteSpan SoundedNameFrom(size_t at) const;
  ByteSpan LatinNameFrom(size_t at) const;
  void Learn(ByteSpan name, std::string_view latin_name, const Office& office,
             ActorMention* mention);
  void HolderOf(const Office& office, ActorMention* mention) const;

  // --- abbreviations ---
  bool IsAbbreviation(size_t at);
  bool HasAbbreviation(size_t at) const;
  std::pair<size_t, size_t> RunAround(size_t at) const;
  struct SoundRun {
    size_t named = 0;
    bool sounds = true;
  };
  SoundRun SoundsOf(size_t first, size_t last) const;
  static bool IsStateWord(std::string_view text);
  bool IsShortName(size_t at, const Sense& sense) const;
  bool IsMereSound(size_t at) const;
  bool InClosedList(size_t at) const;
  bool ClosesList(size_t at) const;
  bool IsDoubled(size_t at) const;
  bool IsBeforeRole(size_t first, size_t last) const;
  bool IsListedBehind(size_t at) const;
  bool AbbreviationNeighbour(size_t at) const;
  bool IsWeakLead(size_t at) const;
  bool InUnknownName(size_t at) const;
  bool IsCounted(size_t at) const;
  bool IsUnknownText(size_t at) const;
  bool CutsWord(size_t at);
  bool IsBeforeInstitution(size_t at) const;
  bool IsBorneOut(size_t at, const Sense& sense) const;
  bool StandsBeforeSuffix(size_t at) const;
  bool StandsAfterPrefix(size_t at) const;
  bool OpensHeadline(size_t at) const;

  // --- records ---
  // Without classes: SetClasses comes when nothing more is added to it.
  ActorMention FromKnown(const KnownActor& actor, ByteSpan span) const;
  std::string_view NameOf(const KnownActor& actor) const;
  void AddToName(std::string_view text, ActorMention* mention) const;
  void SetClasses(ActorMention* mention) const;
  void Emit(ActorMention mention);
  const Gloss* GlossAfter(size_t token) const;
  std::optional<ActorMention> LastPerson() const;
  std::optional<ActorMention> LastActor(bool state_only) const;
  std::vector<ByteSpan> SentencesBack(size_t at) const;
  std::optional<ActorMention> PersonMeant(size_t at) const;
  std::vector<ActorMention> LastPersons(size_t at) const;
  bool InOneBreath(const ActorMention& left, const ActorMention& right) const;
  std::vector<ActorMention> PartiesIn(uint32_t begin, uint32_t end,
                                      size_t count, const States& barred) const;
  States ThirdParties(size_t at) const;
  States Accusers(size_t at) const;
  std::vector<ActorMention> PartiesBack(const States& barred, size_t at,
                                        size_t count) const;
  bool IsSaidBy(const ActorMention& speaker, const ActorMention& other) const;
  std::vector<ActorMention> PartiesMeant(size_t at, size_t count) const;
  std::vector<ActorMention> PartiesWithout(const States& barred, size_t at,
                                           size_t count) const;
  std::vector<ActorMention> LeadingParties(size_t count,
                                           const States& barred) const;
  const ActorMention* FirstFrom(uint32_t byte) const;
  bool IsOwner(size_t at) const;
  bool GoesOn(size_t begin, size_t end) const;
  bool IsSpokenOf(const ActorMention& mention) const;
  const ActorMention* FirstOfClause(size_t at) const;
  const ActorMention* DoerBefore(size_t at, const ActorMention* first) const;
  const ActorMention* AnsweredBy(size_t at, const ActorMention& first) const;
  const ActorMention* DoerAround(size_t at, const ActorMention& doer) const;
  const Clause* ClauseBefore(size_t at) const;
  const ActorMention* AskedToo(size_t at, const ActorMention& doer) const;
  const ActorMention* WhoseCase(size_t at, const ActorMention& doer) const;
  std::optional<ActorMention> LastOther(size_t at) const;
  std::optional<ActorMention> Speaker(size_t at, const Word& word) const;
  std::optional<ActorMention> SpeakerOfSentence(size_t at,
                                                const Word& word) const;
  bool SaysSo(const Clause& clause) const;
  static bool IsSpeakers(const Word& word);
  void NotePair(const ActorMention& mention);
  std::vector<const ActorMention*> PairAmong(
      std::vector<const ActorMention*> near) const;
  bool HasWordClass(size_t token, ActorWordClass word_class) const;

  const Knowledge& knowledge_;
  const ClassTable& classes_;
  const ActorSenses& senses_;
  const std::set<std::string_view>& leader_offices_;
  const BlockText& block_;
  DocumentActors* document_;
  std::vector<ActorMention> mentions_;
  WordBounds word_bounds_;
  // Found on the first question.
  mutable std::optional<std::vector<Setting>> settings_;
  // How many states have been named in one breath up to here.
  size_t breath_ = 0;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_ACTOR_SCAN_H_
