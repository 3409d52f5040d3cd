#include "extract/internal/actor_scan.h"

#include <algorithm>
#include <utility>

namespace actant {
namespace {

// Ranks of those whose journey is a visit.
bool TravelsForState(std::string_view rank) {
  return rank == "minister" || rank == "official" || rank == "commander" ||
         rank == "legislator";
}

}  // namespace

ActorScan::ActorScan(const Knowledge& knowledge, const ClassTable& classes,
                     const ActorSenses& senses,
                     const std::set<std::string_view>& leader_offices,
                     const BlockText& block, DocumentActors* document)
    : knowledge_(knowledge),
      classes_(classes),
      senses_(senses),
      leader_offices_(leader_offices),
      block_(block),
      document_(document),
      word_bounds_(block.text) {}

std::vector<ActorMention> ActorScan::Run() {
  for (size_t at = 0; at < size();) at = Next(at);
  return std::move(mentions_);
}

std::string_view ActorScan::TextOf(size_t i) const {
  const ByteSpan span = token(i).span;
  return block_.text.substr(span.begin, span.end - span.begin);
}

const Sense* ActorScan::FindSense(size_t i, SenseKind kind) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  if (!senses_.Has(token(i).entry, kind)) return nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind == kind) return &sense;
  }
  return nullptr;
}

// Of several actors of one name, the one whose context the document has
// named; else one that asks for none, best one that was there at the time that
// is told of and that the document has named; else none.
const Sense* ActorScan::BestActorSense(size_t i, SenseKind kind) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  if (!senses_.Has(token(i).entry, kind)) return nullptr;
  const bool by_name = kind != SenseKind::kAbbreviation;
  if (by_name && InDottedName(i)) return nullptr;
  const Sense* free = nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind != kind) continue;
    const std::string_view context = knowledge_.context(sense);
    if (!context.empty()) {
      if (HasState(context)) return &sense;
    } else if (free == nullptr ||
               FitOf(knowledge_.actor(sense.target), i) >
                   FitOf(knowledge_.actor(free->target), i)) {
      free = &sense;
    }
  }
  return free;
}

const Sense* ActorScan::ActorSense(size_t i) const {
  for (const SenseKind kind :
       {SenseKind::kActor, SenseKind::kMetonym, SenseKind::kDemonym}) {
    if (const Sense* sense = BestActorSense(i, kind)) return sense;
  }
  return nullptr;
}

const Word* ActorScan::WordOf(size_t i, ActorWordClass word_class) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  if (!senses_.Has(token(i).entry, word_class)) return nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind != SenseKind::kWord) continue;
    const Word& word = knowledge_.word(sense.target);
    if (knowledge_.IsA(word.word_class, word_class.name())) return &word;
  }
  return nullptr;
}

bool ActorScan::HasWordClass(size_t i, ActorWordClass word_class) const {
  return i < size() && token(i).entry != Token::kUnknown &&
         senses_.Has(token(i).entry, word_class);
}

bool ActorScan::Adjacent(size_t left, size_t right) const {
  if (right >= size()) return false;
  const uint32_t end = token(left).span.end;
  const uint32_t begin = token(right).span.begin;
  // Words of a Latin script stand a blank apart.
  return end == begin || (end + 1 == begin && block_.text[end] == ' ' &&
                          !StartsWithHan(TextOf(right)));
}

bool ActorScan::HasState(std::string_view code) const {
  return document_->state_mentions.contains(code);
}

const Gloss* ActorScan::GlossAfter(size_t i) const {
  const uint32_t end = token(i).span.end;
  for (const Gloss& gloss : block_.structure->glosses) {
    if (gloss.anchor == end) return &gloss;
  }
  return nullptr;
}

void ActorScan::SetClasses(ActorMention* mention) const {
  mention->classes = classes_.MaskOf(
      mention->posted ? "posted_envoy"
                      : ActorClass(mention->kind, mention->role));
  const auto add = [&](std::string_view name) {
    const int bit = classes_.FindBit(name);
    if (bit >= 0) mention->classes.Set(bit);
  };
  if (!mention->office.empty() && leader_offices_.contains(mention->office)) {
    add("leader");
  }
  if (mention->rank == "envoy") add("diplomat");
  if (TravelsForState(mention->rank)) add("delegation");
  if (mention->metonym) add("metonym");
}

// In the language of the article, if it has a name there.
std::string_view ActorScan::NameOf(const KnownActor& actor) const {
  const std::string_view own =
      document_->english ? actor.name_en : actor.name_zh;
  if (!own.empty()) return own;
  return document_->english ? actor.name_zh : actor.name_en;
}

void ActorScan::AddToName(std::string_view text, ActorMention* mention) const {
  if (document_->english) mention->name += ' ';
  mention->name += text;
}

ActorMention ActorScan::FromKnown(const KnownActor& actor,
                                  ByteSpan span) const {
  ActorMention mention;
  mention.span = span;
  mention.actor = actor.code;
  mention.name = NameOf(actor);
  mention.state = actor.state;
  mention.role = actor.role;
  mention.kind = actor.kind;
  mention.person = actor.kind == v1::ACTOR_KIND_PERSON;
  return mention;
}

// 國, in either script.
bool ActorScan::IsStateWord(std::string_view text) {
  return text == "\u570B" || text == "\u56FD";
}

// 烏方, 烏軍, 烏國, 烏(干達): where a text has named no state of this short
// form but another whose name begins with the character, it is that one.
std::optional<uint32_t> ActorScan::StateOfInitial(
    size_t at, const KnownActor& actor) const {
  const std::string_view text = TextOf(at);
  const std::string_view mark = text.substr(std::min(text.size(), kHanBytes));
  const bool is_short = mark.empty() || mark == "\u65B9" || IsStateWord(mark) ||
                        mark == "\u8ECD" || mark == "\u519B";
  // 中國 in either script is its full name; 伊方 is none of 伊朗.
  const bool is_full = actor.kind == v1::ACTOR_KIND_STATE &&
                       IsStateWord(mark) &&
                       text.size() == actor.name_zh.size() &&
                       actor.name_zh.starts_with(text.substr(0, kHanBytes));
  if (!is_short || !StartsWithHan(text) || is_full || HasState(actor.state) ||
      actor.state == document_->home_state) {
    return std::nullopt;
  }
  const auto named = document_->initials.find(text.substr(0, kHanBytes));
  return named == document_->initials.end()
             ? std::nullopt
             : knowledge_.FindActor(named->second);
}

ActorMention ActorScan::MentionOf(size_t at, const Sense& sense) const {
  const KnownActor& actor = knowledge_.actor(sense.target);
  const auto other = StateOfInitial(at, actor);
  if (!other) return FromKnown(actor, token(at).span);
  ActorMention mention = FromKnown(knowledge_.actor(*other), token(at).span);
  const size_t slash = actor.code.find('/');
  if (slash != std::string_view::npos) {
    mention.actor += actor.code.substr(slash);
    mention.kind = actor.kind;
  }
  return mention;
}

// 雷根號, 柏克級: a ship, not the man.
bool ActorScan::IsNamedAfter(size_t at) {
  return Adjacent(at, at + 1) && HasWordClass(at + 1, "named_after") &&
         word_bounds_.At(token(at + 1).span.end);
}

bool ActorScan::FollowsPerson(size_t at) const {
  return !mentions_.empty() && mentions_.back().person &&
         mentions_.back().span.end == token(at).span.begin;
}

// 川普的女兒, 金正恩胞妹: it is the kin that acts, and who they are kin of is
// no party.
bool ActorScan::IsOfKin(const ActorMention& mention) const {
  if (!mention.person && mention.office.empty()) return false;
  size_t next = TokenFrom(mention.span.end);
  if (next >= size() || token(next).span.begin != mention.span.end) {
    return false;
  }
  if (HasWordClass(next, "de") && Adjacent(next, next + 1)) ++next;
  // 金正恩的胞妹、勞動黨部長金與正: what comes then is another of their titles.
  const bool titled = next + 1 < size() && Adjacent(next, next + 1) &&
                      HasWordClass(next + 1, "list_mark");
  return HasWordClass(next, "kin") && !titled;
}

void ActorScan::Emit(ActorMention mention) {
  if (IsOfKin(mention)) return;
  SetClasses(&mention);
  if (mention.kind != v1::ACTOR_KIND_PLACE) {
    const bool party = !IsLocated(mention);
    if (!mention.office.empty() && mention.person) {
      document_->office_holder[mention.office] = mention;
    }
    document_->Remember(mention, party ? DocumentActors::Naming::kParty
                                       : DocumentActors::Naming::kPlace);
    NotePair(mention);
  }
  mentions_.push_back(std::move(mention));
}

bool ActorScan::IsTheme(const ActorMention& mention) const {
  const int theme = classes_.FindBit("theme");
  return theme >= 0 && mention.classes.Has(theme);
}

// 向海地空運, 海地移民: a state that is addressed or has people and offices,
// whatever else its name may mean.
bool ActorScan::IsBorneOut(size_t at, const Sense& sense) const {
  if (at > 0 && Adjacent(at - 1, at) && HasWordClass(at - 1, "coverb.aim")) {
    return true;
  }
  return knowledge_.actor(sense.target).kind == v1::ACTOR_KIND_STATE &&
         Adjacent(at, at + 1) &&
         (FindSense(at + 1, SenseKind::kOffice) != nullptr ||
          FindSense(at + 1, SenseKind::kInstitution) != nullptr ||
          HasWordClass(at + 1, "role") || HasWordClass(at + 1, "entourage"));
}

bool ActorScan::NamesState(size_t at) const {
  if (BestActorSense(at, SenseKind::kAbbreviation) != nullptr) return true;
  const Sense* sense = ActorSense(at);
  return sense != nullptr && knowledge_.actor(sense->target).kind ==
                                 v1::ACTOR_KIND_STATE;
}

size_t ActorScan::Next(size_t at) {
  if (const auto next = LearntName(at)) return *next;
  const uint32_t entry = token(at).entry;
  if (entry == Token::kUnknown || senses_.IsNothing(entry)) return at + 1;
  if (IsHyphenated(at)) return at + 3;
  if (const Sense* sense = ActorSense(at)) {
    const bool held_back = sense->ambiguous && !IsBorneOut(at, *sense) &&
                           !HasState(knowledge_.actor(sense->target).state);
    if (!held_back) return KnownActorPhrase(at, *sense);
  }
  // 親伊朗民兵: whose friends they are, not who they are.
  if (HasWordClass(at, "partisan") && Adjacent(at, at + 1) &&
      NamesState(at + 1)) {
    return at + 2;
  }
  // 駐韓美軍: where they stand, not who they are.
  if (HasWordClass(at, "posted") && Adjacent(at, at + 1) &&
      Adjacent(at + 1, at + 2) &&
      BestActorSense(at + 1, SenseKind::kAbbreviation) != nullptr &&
      ActorSense(at + 2) != nullptr) {
    return at + 2;
  }
  if (const auto next = PostedPhrase(at)) return *next;
  if (IsAbbreviation(at)) {
    const Sense* sense = BestActorSense(at, SenseKind::kAbbreviation);
    return StatePhrase(at, MentionOf(at, *sense));
  }
  if (const Word* word = WordOf(at, "reference")) {
    return ReferencePhrase(at, *word);
  }
  if (const Word* word = WordOf(at, "named")) {
    return CollectivePhrase(at, *word);
  }
  if (const Word* word = WordOf(at, "collective")) {
    return CollectivePhrase(at, *word);
  }
  if (const Word* theme = WordOf(at, "theme")) {
    if (const auto actor = knowledge_.FindActor(theme->value)) {
      ActorMention mention =
          FromKnown(knowledge_.actor(*actor), token(at).span);
      mention.classes = classes_.MaskOf("theme");
      mentions_.push_back(std::move(mention));
    }
    return at + 1;
  }
  if (document_->english && PlacedRole(at)) return at + 1;
  if (document_->english &&
      (HasWordClass(at, "crowd") ||
       (WordOf(at, "role") != nullptr && IsBehindPlace(at)) ||
       IsBehindUnknownName(at))) {
    return CrowdPhrase(at);
  }
  if (FindSense(at, SenseKind::kOffice) != nullptr) return OfficePhrase(at);
  if (FindSense(at, SenseKind::kInstitution) != nullptr) {
    return InstitutionPhrase(at);
  }
  return at + 1;
}

// 埃及、敘利亞等阿拉伯國家: of a body whose members have just been named, these
// are meant.
bool ActorScan::ClosesList(size_t at) const {
  if (at == 0 || mentions_.empty() || !Adjacent(at - 1, at)) return false;
  const Word* closing = WordOf(at - 1, "abbreviation_after");
  return closing != nullptr && closing->value == "run" &&
         mentions_.back().kind == v1::ACTOR_KIND_STATE &&
         mentions_.back().span.end == token(at - 1).span.begin;
}

size_t ActorScan::KnownActorPhrase(size_t at, const Sense& sense) {
  ActorMention mention = MentionOf(at, sense);
  if (mention.kind == v1::ACTOR_KIND_INTL_BODY && ClosesList(at)) return at + 1;
  if (mention.person && IsNamedAfter(at)) return at + 1;
  mention.metonym = sense.kind == SenseKind::kMetonym;
  // 川普利雅德宣布: behind a person it says where.
  if (mention.metonym && FollowsPerson(at)) return at + 1;
  if (IsStateLike(mention.kind)) return StatePhrase(at, std::move(mention));
  if (mention.person) {
    if (const KnownAffiliation* term = TermAt(sense.target, at)) {
      mention.office = term->office;
      // For whom they acted then (1943年蔣介石).
      const auto of = knowledge_.FindActor(term->of);
      if (of && DaysTold(at, Reach::kSentence)) {
        mention.state = knowledge_.actor(*of).state;
      }
    }
    LearnSurname(at, mention);
    // 川普政府, 高市內閣, 李在明當局
    size_t next = at + 1;
    if (Adjacent(at, next) && HasWordClass(next, "entourage")) {
      mention.span.end = token(next).span.end;
      ++next;
    }
    ExtendByTitle(&next, &mention);
    Emit(std::move(mention));
    return next;
  }
  size_t next = at + 1;
  // 塔利班武裝, 真主黨民兵; 解放軍艦隊
  const bool own = (mention.kind == v1::ACTOR_KIND_ARMED_GROUP &&
                    HasWordClass(next, "fighters")) ||
                   (mention.kind == v1::ACTOR_KIND_MILITARY &&
                    (HasWordClass(next, "entourage") ||
                     FindSense(next, SenseKind::kInstitution) != nullptr));
  if (own && Adjacent(at, next)) {
    mention.span.end = token(next).span.end;
    ++next;
  }
  ExtendByOffice(&next, &mention);
  Emit(std::move(mention));
  return next;
}

size_t ActorScan::StatePhrase(size_t at, ActorMention mention) {
  size_t next = at + 1;
  if (!mention.metonym && mention.kind == v1::ACTOR_KIND_STATE &&
      StartsWithHan(TextOf(at))) {
    document_->initials[std::string(TextOf(at).substr(0, kHanBytes))] =
        mention.state;
  }
  while (Extend(&next, &mention)) {
  }
  Emit(std::move(mention));
  return next;
}

bool ActorScan::Extend(size_t* next, ActorMention* mention) {
  if (mention->person || *next >= size()) return false;
  if (ExtendByAny(next, mention)) return true;
  size_t owned = SkipToOwned(*next);
  if (owned == *next || !ExtendByAny(&owned, mention)) return false;
  *next = owned;
  return true;
}

bool ActorScan::ExtendByAny(size_t* next, ActorMention* mention) {
  return ExtendByPost(next, mention) || ExtendByOffice(next, mention) ||
         ExtendByOwn(next, mention) || ExtendByNamesake(next, mention) ||
         ExtendByInstitution(next, mention) || ExtendByRole(next, mention);
}

}  // namespace actant
