#include "extract/internal/actor_scan.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace actant {
namespace {

constexpr size_t kHanBytes = 3;
// A name given together with its Latin form: two to sixteen characters, more
// is a phrase.
constexpr size_t kMaxNameBytes = 16 * kHanBytes;
// Unknown characters between a state and the noun that makes it firms or
// people: 伊朗(石油)業, 美國(晶片)製造商.
constexpr size_t kMaxModifierBytes = 6 * kHanBytes;

bool IsStateLike(v1::ActorKind kind) {
  return kind == v1::ACTOR_KIND_STATE || kind == v1::ACTOR_KIND_INTL_BODY;
}

bool StartsWithHan(std::string_view text) {
  return !text.empty() && static_cast<uint8_t>(text[0]) >= 0xE4 &&
         static_cast<uint8_t>(text[0]) <= 0xE9;
}

// Only Han characters and the dot of transliterated names.
bool IsNameText(std::string_view text) {
  for (size_t at = 0; at < text.size(); at += kHanBytes) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\u00B7")) {
      at -= 1;  // two bytes
    } else if (!StartsWithHan(rest) && !rest.starts_with("\uFF0E") &&
               !rest.starts_with("\u30FB") && !rest.starts_with("\u2027")) {
      return false;
    }
  }
  return true;
}

}  // namespace

ActorScan::ActorScan(const Knowledge& knowledge, const ClassTable& classes,
                     const std::set<std::string_view>& leader_offices,
                     const BlockText& block, DocumentActors* document)
    : knowledge_(knowledge),
      classes_(classes),
      leader_offices_(leader_offices),
      block_(block),
      document_(document) {}

std::vector<ActorMention> ActorScan::Run() {
  for (size_t at = 0; at < size();) at = Next(at);
  return std::move(mentions_);
}

// --- senses ---

std::string_view ActorScan::TextOf(size_t i) const {
  const ByteSpan span = token(i).span;
  return block_.text.substr(span.begin, span.end - span.begin);
}

const Sense* ActorScan::FindSense(size_t i, SenseKind kind) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind == kind) return &sense;
  }
  return nullptr;
}

// Of several actors of one name, the one whose context the document has
// named; else one that asks for none; else none.
const Sense* ActorScan::BestActorSense(size_t i, SenseKind kind) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  const Sense* free = nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind != kind) continue;
    if (!sense.context.empty()) {
      if (HasState(sense.context)) return &sense;
    } else if (free == nullptr ||
               (HasState(knowledge_.actor(sense.target).state) &&
                !HasState(knowledge_.actor(free->target).state))) {
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

const Word* ActorScan::WordOf(size_t i, std::string_view word_class) const {
  if (i >= size() || token(i).entry == Token::kUnknown) return nullptr;
  for (const Sense& sense : knowledge_.senses(token(i).entry)) {
    if (sense.kind != SenseKind::kWord) continue;
    const Word& word = knowledge_.word(sense.target);
    if (knowledge_.IsA(word.word_class, word_class)) return &word;
  }
  return nullptr;
}

bool ActorScan::HasWordClass(size_t i, std::string_view word_class) const {
  return WordOf(i, word_class) != nullptr;
}

bool ActorScan::Adjacent(size_t left, size_t right) const {
  return right < size() && token(left).span.end == token(right).span.begin;
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

// --- records ---

void ActorScan::SetClasses(ActorMention* mention) const {
  mention->classes = classes_.MaskOf(ActorClass(mention->kind, mention->role));
  const int leader = classes_.FindBit("leader");
  if (leader >= 0 && leader_offices_.contains(mention->office)) {
    mention->classes.Set(leader);
  }
  const int diplomat = classes_.FindBit("diplomat");
  if (diplomat >= 0 && mention->rank == "envoy") {
    mention->classes.Set(diplomat);
  }
  const int metonym = classes_.FindBit("metonym");
  if (metonym >= 0 && mention->metonym) mention->classes.Set(metonym);
}

ActorMention ActorScan::FromKnown(const KnownActor& actor,
                                  ByteSpan span) const {
  ActorMention mention;
  mention.span = span;
  mention.actor = actor.code;
  mention.name = actor.name_zh.empty() ? actor.name_en : actor.name_zh;
  mention.state = actor.state;
  mention.role = actor.role;
  mention.kind = actor.kind;
  mention.person = actor.kind == v1::ACTOR_KIND_PERSON;
  return mention;
}

void ActorScan::Emit(ActorMention mention) {
  SetClasses(&mention);
  if (mention.kind != v1::ACTOR_KIND_PLACE) {
    if (!mention.office.empty() && mention.person) {
      document_->office_holder[mention.office] = mention;
    }
    document_->Remember(mention);
  }
  mentions_.push_back(std::move(mention));
}

// --- the walk ---

size_t ActorScan::Next(size_t at) {
  if (const auto next = LearntName(at)) return *next;
  if (const Sense* sense = ActorSense(at)) {
    const bool held_back =
        sense->ambiguous && !HasState(knowledge_.actor(sense->target).state);
    if (!held_back) return KnownActorPhrase(at, *sense);
  }
  // 駐韓美軍: where they stand, not who they are.
  if (HasWordClass(at, "posted") && Adjacent(at, at + 1) &&
      Adjacent(at + 1, at + 2) &&
      BestActorSense(at + 1, SenseKind::kAbbreviation) != nullptr &&
      ActorSense(at + 2) != nullptr) {
    return at + 2;
  }
  if (IsAbbreviation(at)) {
    const Sense* sense = BestActorSense(at, SenseKind::kAbbreviation);
    return StatePhrase(
        at, FromKnown(knowledge_.actor(sense->target), token(at).span));
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
  if (FindSense(at, SenseKind::kOffice) != nullptr) return OfficePhrase(at);
  if (FindSense(at, SenseKind::kInstitution) != nullptr) {
    return InstitutionPhrase(at);
  }
  return at + 1;
}

// A learnt name that begins in the token at `at`. Its characters may be entries
// of their own (盧比|歐), but it cuts none of more than one.
std::optional<size_t> ActorScan::LearntName(size_t at) {
  const ByteSpan span = token(at).span;
  for (const auto& [name, learnt] : document_->learnt) {
    const std::string_view reach =
        block_.text.substr(span.begin, span.end - span.begin + name.size() - 1);
    const size_t found = reach.find(name);
    if (found == std::string_view::npos) continue;
    ActorMention mention = learnt;
    mention.span.begin = span.begin + static_cast<uint32_t>(found);
    mention.span.end = mention.span.begin + static_cast<uint32_t>(name.size());
    size_t last = at;
    while (token(last).span.end < mention.span.end) ++last;
    const bool cuts_first = found > 0 && token(at).entry != Token::kUnknown;
    const bool cuts_last = token(last).span.end > mention.span.end &&
                           token(last).entry != Token::kUnknown;
    if (cuts_first || cuts_last) continue;
    size_t next = last + 1;
    ExtendByTitle(&next, &mention);
    Emit(std::move(mention));
    return next;
  }
  return std::nullopt;
}

// The office a person held on the day of publication; without that day the
// one held last. Terms are sorted by their first day.
std::string_view ActorScan::OfficeAt(uint32_t person) const {
  std::string_view office;
  for (const KnownAffiliation& term : knowledge_.affiliations(person)) {
    if (document_->published) {
      const bool begun = !term.since || *term.since <= *document_->published;
      const bool ended = term.until && *term.until < *document_->published;
      if (!begun || ended) continue;
    }
    office = term.office;
  }
  return office;
}

size_t ActorScan::KnownActorPhrase(size_t at, const Sense& sense) {
  const KnownActor& actor = knowledge_.actor(sense.target);
  ActorMention mention = FromKnown(actor, token(at).span);
  mention.metonym = sense.kind == SenseKind::kMetonym;
  if (IsStateLike(actor.kind)) return StatePhrase(at, std::move(mention));
  if (mention.person) {
    mention.office = OfficeAt(sense.target);
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
  ExtendByOffice(&next, &mention);
  Emit(std::move(mention));
  return next;
}

size_t ActorScan::StatePhrase(size_t at, ActorMention mention) {
  size_t next = at + 1;
  while (Extend(&next, &mention)) {
  }
  Emit(std::move(mention));
  return next;
}

bool ActorScan::Extend(size_t* next, ActorMention* mention) {
  if (mention->person || *next >= size()) return false;
  return ExtendByPost(next, mention) || ExtendByOffice(next, mention) ||
         ExtendByOwn(next, mention) ||
         ExtendByInstitution(next, mention) || ExtendByRole(next, mention);
}

// 美國駐日本大使, 台灣駐立陶宛代表處: where it is posted changes nothing about
// whom it acts for.
bool ActorScan::ExtendByPost(size_t* next, ActorMention* mention) {
  size_t at = *next;
  if (!IsStateLike(mention->kind) || !Adjacent(at - 1, at) ||
      !HasWordClass(at, "posted")) {
    return false;
  }
  const size_t post = ++at;
  while (Adjacent(at - 1, at) &&
         (BestActorSense(at, SenseKind::kActor) != nullptr ||
          BestActorSense(at, SenseKind::kMetonym) != nullptr ||
          BestActorSense(at, SenseKind::kAbbreviation) != nullptr)) {
    ++at;
  }
  const bool follows = at > post && Adjacent(at - 1, at) &&
                       (FindSense(at, SenseKind::kOffice) != nullptr ||
                        FindSense(at, SenseKind::kInstitution) != nullptr ||
                        HasWordClass(at, "entourage"));
  if (!follows) return false;
  mention->span.end = token(at - 1).span.end;
  *next = at;
  return true;
}

// 周恩來總理: the title behind the name is the same person's.
void ActorScan::ExtendByTitle(size_t* next, ActorMention* mention) const {
  if (*next >= size() || !Adjacent(*next - 1, *next)) return;
  const Sense* title = FindSense(*next, SenseKind::kOffice);
  if (title == nullptr) return;
  // 川普總統盧比歐 is two people; 川普總統 is one.
  if (Adjacent(*next, *next + 1) &&
      BestActorSense(*next + 1, SenseKind::kActor) != nullptr) {
    return;
  }
  if (mention->office.empty()) {
    mention->office = knowledge_.office(title->target).id;
  }
  mention->span.end = token(*next).span.end;
  ++*next;
}

// 美國 + 國務卿 (+ 盧比歐 (Marco Rubio)).
bool ActorScan::ExtendByOffice(size_t* next, ActorMention* mention) {
  if (!Adjacent(*next - 1, *next)) return false;
  const Sense* sense = FindSense(*next, SenseKind::kOffice);
  if (sense == nullptr) return false;
  const Office& office = knowledge_.office(sense->target);
  mention->office = office.id;
  mention->rank = office.rank;
  mention->span.end = token(*next).span.end;
  if (!office.institution.empty() && IsStateLike(mention->kind)) {
    document_->institution_state[std::string(office.institution)] =
        mention->state;
  }
  ++*next;
  // 總統兼武裝部隊總司令, 副總理兼國防部長
  while (*next < size() && Adjacent(*next - 1, *next) &&
         FindSense(*next, SenseKind::kOffice) != nullptr) {
    mention->span.end = token(*next).span.end;
    ++*next;
  }
  TakeName(next, mention, office);
  return true;
}

void ActorScan::TakeName(size_t* next, ActorMention* mention,
                         const Office& office) {
  const std::string office_id(office.id);
  if (*next < size() && Adjacent(*next - 1, *next)) {
    const Sense* known = BestActorSense(*next, SenseKind::kActor);
    if (known != nullptr &&
        knowledge_.actor(known->target).kind == v1::ACTOR_KIND_PERSON) {
      const ByteSpan span{mention->span.begin, token(*next).span.end};
      *mention = FromKnown(knowledge_.actor(known->target), span);
      mention->office = office_id;
      mention->rank = office.rank;
      ++*next;
      return;
    }
    if (const auto last = NewNameFrom(*next)) {
      Learn({token(*next).span.begin, token(*last).span.end},
            *GlossAfter(*last), office, mention);
      *next = *last + 1;
      return;
    }
  }
  HolderOf(office, mention);
  static constexpr std::pair<std::string_view, std::string_view> kRoles[] = {
      {"opposition", "OPP"},
      {"business", "BUS"},
      {"scholar", "ACA"},
      {"journalist", "MED"}};
  for (const auto& [rank, role] : kRoles) {
    if (office.rank == rank) mention->role = role;
  }
}

// The last token of a name nobody lists that begins at `at` and is given in
// Latin letters right behind it. Abbreviations may be among its characters
// (盧比歐, 伊斯邁), other words may not.
std::optional<size_t> ActorScan::NewNameFrom(size_t at) const {
  for (size_t last = at; last < size(); ++last) {
    const bool belongs = token(last).entry == Token::kUnknown ||
                         FindSense(last, SenseKind::kAbbreviation) != nullptr;
    const ByteSpan name{token(at).span.begin, token(last).span.end};
    if (!belongs || name.end - name.begin > kMaxNameBytes ||
        !IsNameText(block_.text.substr(name.begin, name.end - name.begin))) {
      return std::nullopt;
    }
    const Gloss* gloss = GlossAfter(last);
    if (gloss != nullptr && gloss->kind == GlossKind::kName) return last;
  }
  return std::nullopt;
}

// The person the document has just introduced with a Latin name.
void ActorScan::Learn(ByteSpan name, const Gloss& gloss, const Office& office,
                      ActorMention* mention) {
  const std::string chinese(
      block_.text.substr(name.begin, name.end - name.begin));
  const std::string latin(
      block_.text.substr(gloss.begin, gloss.end - gloss.begin));
  v1::Actor actor;
  // The record is a function of the code, so that two documents that teach
  // one name teach the same.
  actor.set_code("learnt/" + mention->state +
                 (mention->role.empty() ? "" : "." + mention->role) + "/" +
                 chinese + "/" + latin);
  actor.set_kind(v1::ACTOR_KIND_PERSON);
  actor.set_state(mention->state);
  actor.set_role(mention->role);
  actor.set_provisional(true);
  for (const auto& [text, language] :
       {std::pair(chinese, "zh-Hant"), std::pair(latin, "en")}) {
    v1::ActorName* added = actor.add_names();
    added->set_text(text);
    added->set_language(language);
    added->set_preferred(true);
  }
  mention->actor = actor.code();
  mention->name = chinese;
  mention->kind = v1::ACTOR_KIND_PERSON;
  mention->person = true;
  mention->office = office.id;
  mention->span.end = name.end;
  document_->learnt.emplace(chinese, *mention);
  document_->learnt_actors.emplace(actor.code(), std::move(actor));
}

// An office without a name: its holder at the article's date, if one is known
// for sure; else the institution or the state itself.
void ActorScan::HolderOf(const Office& office, ActorMention* mention) const {
  if (const auto it = document_->office_holder.find(office.id);
      it != document_->office_holder.end() &&
      it->second.state == mention->state) {
    const ByteSpan span = mention->span;
    *mention = it->second;
    mention->span = span;
    return;
  }
  if (!office.institution.empty() && IsStateLike(mention->kind)) {
    const std::string code =
        mention->state + "/" + std::string(office.institution);
    if (const auto known = knowledge_.FindActor(code)) {
      mention->actor = code;
      mention->kind = knowledge_.actor(*known).kind;
      mention->name = knowledge_.actor(*known).name_zh;
    }
  }
}

// 中國 + 外交部, 日本 + 防衛省: the state's institution of that suffix.
bool ActorScan::ExtendByInstitution(size_t* next, ActorMention* mention) {
  if (!IsStateLike(mention->kind) || !Adjacent(*next - 1, *next)) return false;
  const Sense* sense = FindSense(*next, SenseKind::kInstitution);
  if (sense == nullptr) return false;
  const GenericInstitution& generic = knowledge_.institution(sense->target);
  mention->span.end = token(*next).span.end;
  document_->institution_state[std::string(generic.suffix)] = mention->state;
  if (!generic.role.empty()) {
    mention->role = generic.role;
    mention->actor = mention->state + "." + mention->role;
    mention->kind = v1::ACTOR_KIND_ROLE_GROUP;
  } else {
    mention->actor = mention->state + "/" + std::string(generic.suffix);
    mention->name += TextOf(*next);
    mention->kind = generic.kind;
  }
  ++*next;
  return true;
}

// 中國 + 電池企業 + 寧德時代; 美國 + 五角大廈; 俄羅斯 + 普丁: an actor of
// that very state.
bool ActorScan::ExtendByOwn(size_t* next, ActorMention* mention) {
  if (!Adjacent(*next - 1, *next)) return false;
  const Sense* sense = BestActorSense(*next, SenseKind::kActor);
  if (sense == nullptr) return false;
  const KnownActor& own = knowledge_.actor(sense->target);
  if (own.state != mention->state || own.kind == v1::ACTOR_KIND_STATE ||
      own.kind == v1::ACTOR_KIND_PLACE) {
    return false;
  }
  *mention = FromKnown(own, {mention->span.begin, token(*next).span.end});
  ++*next;
  return true;
}

// 日本 + 企業, 伊朗 + 石油 + 業, 美國 + 的 + 公司: everybody of one role. A
// word of class `entourage` (政府, 官員, 代表團) leaves the state as it is.
bool ActorScan::ExtendByRole(size_t* next, ActorMention* mention) {
  if (!IsStateLike(mention->kind)) return false;
  size_t at = *next;
  if (Adjacent(at - 1, at) && HasWordClass(at, "entourage")) {
    mention->span.end = token(at).span.end;
    *next = at + 1;
    return true;
  }
  size_t skipped = 0;
  bool crossed_de = false;
  for (; at < size() && Adjacent(at - 1, at); ++at) {
    if (const Word* role = WordOf(at, "role")) {
      mention->role = role->value;
      mention->actor = mention->state + "." + mention->role;
      mention->name += role->lemma;
      mention->kind = v1::ACTOR_KIND_ROLE_GROUP;
      mention->span.end = token(at).span.end;
      *next = at + 1;
      return true;
    }
    if (!crossed_de && HasWordClass(at, "de")) {
      crossed_de = true;
      continue;
    }
    const bool modifier =
        (token(at).entry == Token::kUnknown && !token(at).mark) ||
        HasWordClass(at, "modifier") || HasWordClass(at, "number");
    skipped += TextOf(at).size();
    if (!modifier || skipped > kMaxModifierBytes) return false;
  }
  return false;
}

// An office without a state before it: 國務卿盧比歐, 總統, 發言人.
size_t ActorScan::OfficePhrase(size_t at) {
  const Office& office =
      knowledge_.office(FindSense(at, SenseKind::kOffice)->target);
  size_t next = at + 1;
  ActorMention mention;
  mention.span = token(at).span;
  mention.office = office.id;
  mention.rank = office.rank;
  const Sense* known =
      Adjacent(at, next) ? BestActorSense(next, SenseKind::kActor) : nullptr;
  if (known != nullptr &&
      knowledge_.actor(known->target).kind == v1::ACTOR_KIND_PERSON) {
    TakeName(&next, &mention, office);
    Emit(std::move(mention));
    return next;
  }
  if (const auto holder = document_->office_holder.find(office.id);
      holder != document_->office_holder.end() && office.rank != "official") {
    const ByteSpan span = mention.span;
    mention = holder->second;
    mention.span = span;
    mention.reference = true;
    Emit(std::move(mention));
    return next;
  }
  const auto state =
      document_->institution_state.find(std::string(office.institution));
  // 外交官, 官員 alone are anybody's.
  if (!office.institution.empty() && !HasWordClass(at, "entourage") &&
      state != document_->institution_state.end()) {
    if (const auto actor = knowledge_.FindActor(state->second)) {
      mention = FromKnown(knowledge_.actor(*actor), mention.span);
      mention.office = office.id;
      mention.rank = office.rank;
      TakeName(&next, &mention, office);
      Emit(std::move(mention));
    }
  }
  return next;
}

// Where the sentence of a token begins.
uint32_t ActorScan::SentenceBegin(size_t at) const {
  const auto& sentences = block_.structure->sentences;
  const auto next = std::upper_bound(
      sentences.begin(), sentences.end(), token(at).span.begin,
      [](uint32_t here, const Sentence& s) { return here < s.begin; });
  return next == sentences.begin() ? 0 : std::prev(next)->begin;
}

// 川普下令國防部, 俄羅斯宣布…太平洋艦隊: the state that acts in the sentence.
std::string_view ActorScan::StateOfSentence(size_t at) const {
  const uint32_t begin = SentenceBegin(at);
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin >= begin && mention.person &&
        mention.role.empty()) {
      return mention.state;
    }
  }
  return {};
}

// A bare 外交部: of the state last seen with it, else of the one it always
// means, else of the article's own.
size_t ActorScan::InstitutionPhrase(size_t at) {
  const GenericInstitution& generic =
      knowledge_.institution(FindSense(at, SenseKind::kInstitution)->target);
  if (!generic.role.empty()) return at + 1;
  std::string state(generic.default_state);
  if (const auto seen =
          document_->institution_state.find(std::string(generic.suffix));
      seen != document_->institution_state.end()) {
    state = seen->second;
  } else if (const std::string_view own = StateOfSentence(at);
             state.empty() && !own.empty()) {
    state = own;
  } else if (state.empty() && generic.kind == v1::ACTOR_KIND_MINISTRY) {
    state = document_->home_state;
  }
  const auto actor = knowledge_.FindActor(state);
  if (!actor) return at + 1;
  ActorMention mention = FromKnown(knowledge_.actor(*actor), token(at).span);
  mention.actor = state + "/" + std::string(generic.suffix);
  mention.name += TextOf(at);
  mention.kind = generic.kind;
  size_t next = at + 1;
  ExtendByOffice(&next, &mention);
  Emit(std::move(mention));
  return next;
}

}  // namespace actant
