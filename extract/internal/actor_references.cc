// Whom 他, 該國, 其, 雙方 and 三國 stand for.
#include <algorithm>
#include <utility>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// How far back 其 looks for somebody spoken of, in mentions.
constexpr size_t kSpokenReach = 8;
// How far back 雙方 looks for its parties, in mentions.
constexpr size_t kPairReach = 12;
// The same, and 他, in sentences of the block.
constexpr size_t kSentenceReach = 3;

bool IsSomebody(const ActorMention& mention) {
  return mention.person || !mention.office.empty();
}

bool HasNone(const std::vector<const ActorMention*>& mentions,
             const std::string& state) {
  return std::none_of(
      mentions.begin(), mentions.end(),
      [&](const auto* mention) { return mention->state == state; });
}

}  // namespace

std::optional<ActorMention> ActorScan::LastPerson() const {
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    if (IsSomebody(*it)) return *it;
  }
  return std::nullopt;
}

std::optional<ActorMention> ActorScan::LastActor(bool state_only) const {
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    if (!state_only || it->kind == v1::ACTOR_KIND_STATE) return *it;
  }
  return std::nullopt;
}

// What the sentence has said before the token, and the sentences before it in
// reach, the nearest first.
std::vector<ByteSpan> ActorScan::SentencesBack(size_t at) const {
  std::vector<ByteSpan> back;
  ByteSpan sentence{SentenceBegin(at), token(at).span.begin};
  back.push_back(sentence);
  while (back.size() < kSentenceReach && sentence.begin > 0) {
    sentence = {SentenceBeginAt(sentence.begin - 1), sentence.begin};
    back.push_back(sentence);
  }
  return back;
}

// 他 as the first word of a clause: the first person of what the sentence has
// said so far, else of the sentences before. Elsewhere: the last one who is not
// the first of the clause. In quotations, or with nobody in the block: the
// person named last.
std::optional<ActorMention> ActorScan::PersonMeant(size_t at) const {
  const uint32_t here = token(at).span.begin;
  const Clause* clause = ClauseAt(here);
  if (clause == nullptr || clause->quotation != kNoIndex) return LastPerson();
  if (here == clause->begin) {
    for (const ByteSpan& sentence : SentencesBack(at)) {
      for (const ActorMention& mention : mentions_) {
        if (mention.span.begin >= sentence.begin &&
            mention.span.begin < sentence.end && IsSomebody(mention)) {
          return mention;
        }
      }
    }
    return LastPerson();
  }
  const uint32_t begin = SentenceBegin(at);
  const ActorMention* subject = nullptr;
  const ActorMention* other = nullptr;
  for (const ActorMention& mention : mentions_) {
    if (!IsSomebody(mention)) continue;
    if (subject == nullptr && mention.span.begin >= clause->begin) {
      subject = &mention;
    }
  }
  for (const ActorMention& mention : mentions_) {
    if (IsSomebody(mention) && mention.span.begin >= begin &&
        subject != nullptr && mention.actor != subject->actor) {
      other = &mention;
    }
  }
  return other != nullptr ? std::optional(*other) : LastPerson();
}

// 兩人: the two people of the sentence, or of one of those before it; else the
// last two of different states, the earlier one first.
std::vector<ActorMention> ActorScan::LastPersons(size_t at) const {
  for (const ByteSpan& sentence : SentencesBack(at)) {
    std::vector<ActorMention> people;
    for (const ActorMention& mention : mentions_) {
      if (mention.span.begin < sentence.begin ||
          mention.span.begin >= sentence.end || !IsSomebody(mention)) {
        continue;
      }
      const bool known = std::any_of(
          people.begin(), people.end(),
          [&](const auto& other) { return other.actor == mention.actor; });
      if (!known) people.push_back(mention);
    }
    if (people.size() == 2) return people;
    if (people.size() > 2) break;
  }
  const auto& history = document_->history;
  const ActorMention* later = nullptr;
  for (auto it = history.rbegin(); it != history.rend(); ++it) {
    if (!it->person || it->state.empty()) continue;
    if (later == nullptr) {
      later = &*it;
    } else if (it->state != later->state) {
      return {*it, *later};
    }
  }
  return {};
}

// 和, 、 or nothing at all between two mentions: named in one breath.
bool ActorScan::InOneBreath(const ActorMention& left,
                            const ActorMention& right) const {
  if (left.span == right.span) return true;
  if (right.span.begin < left.span.end) return false;
  for (size_t i = TokenFrom(left.span.end);
       i < size() && token(i).span.begin < right.span.begin; ++i) {
    if (!HasWordClass(i, "list_mark") && !HasWordClass(i, "conjunction")) {
      return false;
    }
  }
  return true;
}

// The parties that bytes [begin, end) tell of: those named last in one breath,
// if they are `count`; else all, if they are as many.
std::vector<ActorMention> ActorScan::PartiesIn(uint32_t begin, uint32_t end,
                                               size_t count,
                                               const States& barred) const {
  std::vector<const ActorMention*> named;
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin < begin || mention.span.begin >= end) continue;
    const bool party = !mention.state.empty() &&
                       mention.kind != v1::ACTOR_KIND_PLACE &&
                       DocumentActors::TakesSide(mention);
    if (party && !barred.contains(mention.state) && !IsTheme(mention) &&
        !IsLocated(mention)) {
      named.push_back(&mention);
    }
  }
  std::vector<ActorMention> parties;
  const auto take = [&](const std::vector<const ActorMention*>& of) {
    for (const ActorMention* party : of) parties.push_back(*party);
    return parties;
  };
  std::vector<const ActorMention*> breath;
  for (size_t i = named.size(); i-- > 0;) {
    if (!breath.empty() && !InOneBreath(*named[i], *named[i + 1])) {
      if (breath.size() == count) break;
      breath.clear();
    }
    if (HasNone(breath, named[i]->state))
      breath.insert(breath.begin(), named[i]);
  }
  if (breath.size() == count) return take(breath);
  std::vector<const ActorMention*> all;
  for (const ActorMention* mention : named) {
    if (HasNone(all, mention->state)) all.push_back(mention);
  }
  // 移交紅十字國際委員會: a body that helps is none of the two sides.
  if (all.size() > count) {
    std::erase_if(all, [](const ActorMention* mention) {
      return mention->kind == v1::ACTOR_KIND_INTL_BODY;
    });
  }
  if (all.size() != count || IsSaidBy(*all[0], *all[1])) return parties;
  return take(all);
}

// 卡達表示，哈瑪斯…: the first only tells of the other.
bool ActorScan::IsSaidBy(const ActorMention& speaker,
                         const ActorMention& other) const {
  const Clause* said = ClauseAt(speaker.span.begin);
  const Clause* told = ClauseAt(other.span.begin);
  if (said == nullptr || told == nullptr || said == told ||
      told->begin != other.span.begin) {
    return false;
  }
  const size_t behind = TokenFrom(said->end);
  return behind > 0 && HasWordClass(behind - 1, "op.reported");
}

// 卡達為雙方斡旋, 美國要求雙方停火, 美國對兩國實施制裁: whoever the clause has
// named so far is a third party. Not so in 美國對兩國關係.
ActorScan::States ActorScan::ThirdParties(size_t at) const {
  States third;
  const Clause* clause = ClauseAt(token(at).span.begin);
  if (at == 0 || clause == nullptr || !Adjacent(at - 1, at)) return third;
  const bool acted_on =
      HasWordClass(at - 1, "coverb.aim") && Adjacent(at, at + 1) &&
      (HasWordClass(at + 1, "light") || HasWordClass(at + 1, "adverb") ||
       FindSense(at + 1, SenseKind::kTrigger) != nullptr);
  if (!acted_on && !HasWordClass(at - 1, "coverb.for") &&
      !HasWordClass(at - 1, "op.irrealis")) {
    return third;
  }
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin >= clause->begin) third.insert(mention.state);
  }
  return third;
}

// 內塔尼亞胡斥責三國: who speaks against them is none of them.
ActorScan::States ActorScan::Accusers(size_t at) const {
  const Clause* clause = ClauseAt(token(at).span.begin);
  if (at == 0 || clause == nullptr || !Adjacent(at - 1, at) ||
      !HasWordClass(at - 1, "opposing")) {
    return {};
  }
  const ActorMention* first = FirstFrom(clause->begin);
  return first == nullptr ? States() : States{first->state};
}

// 雙方: whom this sentence or one before it names; else those the document
// speaks of most.
std::vector<ActorMention> ActorScan::PartiesMeant(size_t at,
                                                  size_t count) const {
  if (const States accusers = Accusers(at); !accusers.empty()) {
    std::vector<ActorMention> accused = PartiesBack(accusers, at, count);
    if (!accused.empty()) return accused;
  }
  const States third = ThirdParties(at);
  std::vector<ActorMention> parties = PartiesWithout(third, at, count);
  if (!parties.empty() || third.empty()) return parties;
  return PartiesWithout({}, at, count);
}

// As PartiesIn, in the sentence of the token or one before it.
std::vector<ActorMention> ActorScan::PartiesBack(const States& barred,
                                                 size_t at,
                                                 size_t count) const {
  for (const ByteSpan& sentence : SentencesBack(at)) {
    std::vector<ActorMention> parties =
        PartiesIn(sentence.begin, sentence.end, count, barred);
    if (!parties.empty()) return parties;
  }
  return {};
}

std::vector<ActorMention> ActorScan::PartiesWithout(const States& barred,
                                                    size_t at,
                                                    size_t count) const {
  std::vector<ActorMention> parties = PartiesBack(barred, at, count);
  if (!parties.empty()) return parties;
  // More than three are nobody's guess.
  if (count > 3) return {};
  return LeadingParties(count, barred);
}

// 兩國, 雙方, 三國: of the states named within reach, those the document names
// most; of equals the ones named last. Nobody where there are fewer.
std::vector<ActorMention> ActorScan::LeadingParties(
    size_t count, const States& barred) const {
  const auto& history = document_->history;
  const auto& counts = document_->own_mentions;
  std::vector<const ActorMention*> near;
  for (size_t i = history.size();
       i-- > 0 && history.size() - i <= kPairReach;) {
    const ActorMention& mention = history[i];
    if (DocumentActors::TakesSide(mention) && counts.contains(mention.state) &&
        HasNone(near, mention.state) && !barred.contains(mention.state)) {
      near.push_back(&mention);
    }
  }
  if (near.size() < count) return {};
  std::stable_sort(near.begin(), near.end(), [&](const auto* x, const auto* y) {
    return counts.find(x->state)->second > counts.find(y->state)->second;
  });
  const auto times = [&](size_t i) {
    return counts.find(near[i]->state)->second;
  };
  if (count == 2 && near.size() > 2 && times(1) == times(2)) {
    near = PairAmong(std::move(near));
  }
  std::vector<ActorMention> parties;
  for (size_t i = count; i-- > 0;) parties.push_back(*near[i]);
  return parties;
}

// Of several states that are named as often as one another, the two that were
// named in one breath come first.
std::vector<const ActorMention*> ActorScan::PairAmong(
    std::vector<const ActorMention*> near) const {
  const auto& pair = document_->pair;
  if (!pair || HasNone(near, pair->first) || HasNone(near, pair->second)) {
    return near;
  }
  std::stable_partition(near.begin(), near.end(), [&](const auto* mention) {
    return mention->state == pair->first || mention->state == pair->second;
  });
  return near;
}

// 俄羅斯與烏克蘭: keeps the two in mind, until a third one joins them.
void ActorScan::NotePair(const ActorMention& mention) {
  const ActorMention* last = mentions_.empty() ? nullptr : &mentions_.back();
  const bool joined = last != nullptr && !last->state.empty() &&
                      !mention.state.empty() && mention.role.empty() &&
                      mention.state != last->state && !IsLocated(mention) &&
                      InOneBreath(*last, mention);
  breath_ = joined ? breath_ + 1 : 1;
  if (breath_ == 2) document_->pair.emplace(last->state, mention.state);
  if (breath_ > 2) document_->pair.reset();
}

// The first mention at a byte or behind it that is a party.
const ActorMention* ActorScan::FirstFrom(uint32_t byte) const {
  const auto first = std::find_if(
      mentions_.begin(), mentions_.end(), [&](const ActorMention& mention) {
        return mention.span.begin >= byte && !IsTheme(mention);
      });
  return first == mentions_.end() ? nullptr : &*first;
}

// 伊朗及其盟友, 伊朗和其盟友: 其 is the one just named.
bool ActorScan::IsOwner(size_t at) const {
  if (at == 0 || !Adjacent(at - 1, at) ||
      !HasWordClass(at - 1, "conjunction.inner") || mentions_.empty()) {
    return false;
  }
  return mentions_.back().span.end == token(at - 1).span.begin;
}

// 國聯譴責義大利並對其實施制裁: whoever began the clause does more in it.
bool ActorScan::GoesOn(size_t begin, size_t end) const {
  for (size_t i = begin; i < end; ++i) {
    if (HasWordClass(i, "and_verb")) return true;
  }
  return false;
}

// 中國譴責美國擊落, 北京讓華府在對台軍售前: somebody of whom the clause tells
// what he does.
bool ActorScan::IsSpokenOf(const ActorMention& mention) const {
  const size_t named = TokenFrom(mention.span.begin);
  return named > 0 && Adjacent(named - 1, named) &&
         (HasWordClass(named - 1, "judging") ||
          HasWordClass(named - 1, "pivot"));
}

// Whom the clause before the token begins with; else whom its sentence does.
const ActorMention* ActorScan::FirstOfClause(size_t at) const {
  const Clause* clause = ClauseAt(token(at).span.begin);
  const ActorMention* first = FirstFrom(clause == nullptr ? 0 : clause->begin);
  return clause == nullptr || first == nullptr ? FirstFrom(SentenceBegin(at))
                                               : first;
}

// The clause's own doer before the token: `first`, whom it begins with; 美國 in
// 中國譴責美國擊落其飛艇, where the first only speaks of him. In a clause
// behind it (指責X支持恐怖組織，宣布與其斷交) he who speaks goes on.
const ActorMention* ActorScan::DoerBefore(size_t at,
                                          const ActorMention* first) const {
  if (first == nullptr) return nullptr;
  const Clause* clause = ClauseAt(token(at).span.begin);
  const uint32_t begin = clause == nullptr ? 0 : clause->begin;
  const ActorMention* last = &mentions_.back();
  for (size_t i = 0;
       i < kSpokenReach && last > first && last->span.begin >= begin;
       ++i, --last) {
    if (IsSpokenOf(*last)) {
      return GoesOn(TokenFrom(last->span.end), at) ? first : last;
    }
  }
  return first;
}

// 怒斥其言論: whoever began the sentence before has spoken.
const ActorMention* ActorScan::AnsweredBy(size_t at,
                                          const ActorMention& first) const {
  const uint32_t begin = SentenceBegin(at);
  if (begin == 0 || !Adjacent(at - 1, at) ||
      !HasWordClass(at - 1, "opposing") || first.span.begin < begin) {
    return nullptr;
  }
  const ActorMention* before = FirstFrom(SentenceBeginAt(begin - 1));
  return before != nullptr && before->span.begin < begin &&
                 before->state != first.state
             ? before
             : nullptr;
}

// The clause before the token's, in its sentence; else nullptr.
const Clause* ActorScan::ClauseBefore(size_t at) const {
  const auto& clauses = block_.structure->clauses;
  const Clause* here = ClauseAt(token(at).span.begin);
  if (here == nullptr || here == clauses.data()) return nullptr;
  const Clause* before = here - 1;
  return before->sentence == here->sentence ? before : nullptr;
}

// 伊拉克吞併科威特，聯合國要求其撤軍: one asks something of whoever did what
// the clause before tells.
const ActorMention* ActorScan::AskedToo(size_t at,
                                        const ActorMention& doer) const {
  if (!Adjacent(at - 1, at) || !HasWordClass(at - 1, "op.irrealis")) {
    return nullptr;
  }
  const Clause* here = ClauseAt(token(at).span.begin);
  const Clause* before = ClauseBefore(at);
  if (before == nullptr || doer.span.begin < here->begin) return nullptr;
  const ActorMention* acted = FirstFrom(before->begin);
  const bool opens = acted != nullptr && acted->span.begin == before->begin;
  return opens && acted->state != doer.state ? acted : nullptr;
}

// 若俄羅斯戰機闖入北約領空，波蘭將把其擊落: whoever the condition before is
// about is acted on.
const ActorMention* ActorScan::WhoseCase(size_t at,
                                         const ActorMention& doer) const {
  if (!Adjacent(at - 1, at) ||
      (!HasWordClass(at - 1, "ba") && !HasWordClass(at - 1, "coverb.aim"))) {
    return nullptr;
  }
  const Clause* before = ClauseBefore(at);
  if (before == nullptr) return nullptr;
  const ActorMention* who = FirstFrom(before->begin);
  return HasWordClass(TokenFrom(before->begin), "condition") &&
                 who != nullptr && who->span.begin < before->end &&
                 who->state != doer.state
             ? who
             : nullptr;
}

// 伊朗發射飛彈，報復美國轟炸其核設施: where the clause begins with what is done
// about the doer, it is whoever its sentence begins with.
const ActorMention* ActorScan::DoerAround(size_t at,
                                          const ActorMention& doer) const {
  const Clause* clause = ClauseAt(token(at).span.begin);
  const size_t named = TokenFrom(doer.span.begin);
  if (clause == nullptr || doer.span.begin <= clause->begin || named == 0 ||
      token(named - 1).span.begin != clause->begin ||
      !Adjacent(named - 1, named) || !HasWordClass(named - 1, "responding")) {
    return nullptr;
  }
  const ActorMention* main = FirstFrom(SentenceBegin(at));
  return main != nullptr && main->state != doer.state ? main : nullptr;
}

// 其, 對方: the last one who is not whom its clause begins with or, where the
// clause has named nobody yet, its sentence.
std::optional<ActorMention> ActorScan::LastOther(size_t at) const {
  const ActorMention* first = FirstOfClause(at);
  const ActorMention* doer = DoerBefore(at, first);
  if (doer != nullptr) {
    if (const ActorMention* spoke = AnsweredBy(at, *doer)) {
      return *spoke;
    }
    if (const ActorMention* asked = AskedToo(at, *doer)) return *asked;
    if (const ActorMention* other = WhoseCase(at, *doer)) return *other;
    if (doer != first && first->state != doer->state) return *first;
    if (const ActorMention* main = DoerAround(at, *doer)) return *main;
  }
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    if (doer == nullptr || it->state != doer->state) return *it;
  }
  return std::nullopt;
}

// 我們 in a quotation: who begins the sentence that it is said in; else the
// person named last. Outside quotations who speaks in a clause before. Nobody
// who does not act for a state (專家說「我們…」).
std::optional<ActorMention> ActorScan::Speaker(size_t at,
                                               const Word& word) const {
  const uint32_t begin = token(at).span.begin;
  const Quotation* said = nullptr;
  for (const Quotation& quotation : block_.structure->quotations) {
    if (quotation.begin > begin) break;
    if (begin < quotation.end) said = &quotation;
  }
  if (said == nullptr || said->kind == QuotationKind::kTerm) {
    return SpeakerOfSentence(at, word);
  }
  if (word.value == "we") return LastPerson();
  const uint32_t from = SentenceBeginAt(said->begin);
  std::optional<ActorMention> speaker = LastPerson();
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin >= said->begin) break;
    if (mention.span.begin < from) continue;
    speaker = mention;
    break;
  }
  if (!speaker || !speaker->role.empty()) return std::nullopt;
  return speaker;
}

// 王毅強調，我們…: who begins a clause of the sentence that says he speaks.
// 我方 is that of the writer, unless a colon tells that another is quoted.
std::optional<ActorMention> ActorScan::SpeakerOfSentence(
    size_t at, const Word& word) const {
  const Clause* here = ClauseAt(token(at).span.begin);
  if (here == nullptr) return std::nullopt;
  for (const Clause& clause : block_.structure->clauses) {
    if (clause.begin >= here->begin) break;
    if (clause.sentence != here->sentence) continue;
    const std::string_view behind = block_.text.substr(clause.end);
    const bool colon = behind.starts_with("：") || behind.starts_with(":");
    if (!colon && (word.value == "ours" || !SaysSo(clause))) continue;
    for (const ActorMention& mention : mentions_) {
      if (mention.span.begin >= clause.begin &&
          mention.span.begin < clause.end && mention.role.empty()) {
        return mention;
      }
    }
  }
  return std::nullopt;
}

// 王毅強調，…
bool ActorScan::SaysSo(const Clause& clause) const {
  const size_t next = TokenFrom(clause.end);
  return next > 0 && HasWordClass(next - 1, "op.reported");
}

// 中亞5國: one mention for each state; 四方 only where the body it is short
// for has been named.
size_t ActorScan::CollectivePhrase(size_t at, const Word& word) {
  std::string_view codes = word.value;
  size_t next = at + 1;
  if (const size_t mark = codes.find('@'); mark != std::string_view::npos) {
    const std::string_view body = codes.substr(mark + 1);
    const bool named = std::any_of(
        document_->history.begin(), document_->history.end(),
        [&](const ActorMention& mention) { return mention.actor == body; });
    if (!named) return next;
    codes = codes.substr(0, mark);
  }
  codes = codes.substr(0, codes.find(':'));
  // 印巴, 兩韓: two who are named as much as by their names.
  const bool pair = std::count(codes.begin(), codes.end(), '+') == 1;
  ByteSpan span = token(at).span;
  if (Adjacent(at, next) && (HasWordClass(next, "entourage") ||
                             FindSense(next, SenseKind::kOffice) != nullptr)) {
    span.end = token(next).span.end;
  }
  const Sense* office = span.end == token(at).span.end
                            ? nullptr
                            : FindSense(next, SenseKind::kOffice);
  while (!codes.empty()) {
    const size_t plus = codes.find('+');
    if (const auto actor = knowledge_.FindActor(codes.substr(0, plus))) {
      ActorMention mention = FromKnown(knowledge_.actor(*actor), span);
      if (office != nullptr) {
        mention.office = knowledge_.office(office->target).id;
      }
      SetClasses(&mention);
      if (pair) {
        document_->Remember(mention, DocumentActors::Naming::kParty);
      }
      mentions_.push_back(std::move(mention));
    }
    if (plus == std::string_view::npos) break;
    codes.remove_prefix(plus + 1);
  }
  return span.end == token(at).span.end ? next : next + 1;
}

// 我們, 我方
bool ActorScan::IsSpeakers(const Word& word) {
  return word.value == "speaker" || word.value == "we" || word.value == "ours";
}

size_t ActorScan::ReferencePhrase(size_t at, const Word& word) {
  std::vector<ActorMention> found;
  if (word.value == "pair") {
    found = PartiesMeant(at, 2);
  } else if (word.value == "triple") {
    found = PartiesMeant(at, 3);
  } else if (word.value == "four") {
    found = PartiesMeant(at, 4);
  } else if (word.value == "five") {
    found = PartiesMeant(at, 5);
  } else if (word.value == "persons") {
    found = LastPersons(at);
    if (found.empty()) found = PartiesMeant(at, 2);
  } else if (word.value == "other") {
    if (IsOwner(at)) return at + 1;
    if (const auto other = LastOther(at)) found.push_back(*other);
  } else if (const auto speaker =
                 IsSpeakers(word) ? Speaker(at, word) : std::nullopt) {
    found.push_back(*speaker);
  } else if (word.value == "speaker") {
    return at + 1;
  } else if (word.value == "home" || word.value == "ours") {
    if (const auto home = knowledge_.FindActor(document_->home_state)) {
      found.push_back(FromKnown(knowledge_.actor(*home), {}));
    }
  } else if (const auto last = word.value == "person" || word.value == "we"
                                   ? PersonMeant(at)
                                   : LastActor(word.value == "state")) {
    found.push_back(*last);
  }
  size_t next = at + 1;
  // 中、沙、伊三方, 中俄兩國: they have just been named.
  if (found.size() > 1 && found.back().span.end == token(at).span.begin) {
    const uint32_t begin = token(at).span.begin;
    for (ActorMention& mention : mentions_) {
      if (mention.span.end == begin) mention.span.end = token(at).span.end;
    }
    return next;
  }
  for (ActorMention& mention : found) {
    mention.span = token(at).span;
    mention.reference = true;
    if (found.size() == 1 && word.value == "home") Extend(&next, &mention);
    SetClasses(&mention);
    if (mention.kind == v1::ACTOR_KIND_PLACE || IsOfKin(mention)) continue;
    mentions_.push_back(mention);
  }
  return next;
}

}  // namespace actant
