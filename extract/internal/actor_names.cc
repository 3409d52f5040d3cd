// People by name: learnt ones, short forms, their terms of office.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extract/internal/actor_scan.h"
#include "extract/internal/name_dots.h"

namespace actant {
namespace {

bool IsLatinName(std::string_view name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

// A name given together with its Latin form: two to sixteen characters, more
// is a phrase.
constexpr size_t kMaxNameBytes = 16 * kHanBytes;
// A name without it: what is longer may be several words.
constexpr size_t kMinSounds = 2;
constexpr size_t kMaxSounds = 7;
// Words of a name in Latin letters, and letters of a surname that stands alone.
constexpr size_t kMaxNameWords = 4;
constexpr size_t kMinSurname = 3;

// The bytes of a dot of transliterated names at the front, at the end of a
// text; 0 where none is there.
size_t DotBefore(std::string_view text) {
  for (const std::string_view dot : kNameDots) {
    if (text.ends_with(dot)) return dot.size();
  }
  return 0;
}

size_t DotAfter(std::string_view text) {
  for (const std::string_view dot : kNameDots) {
    if (text.starts_with(dot)) return dot.size();
  }
  return 0;
}

// Only Han characters and the dot of transliterated names.
bool IsNameText(std::string_view text) {
  for (size_t at = 0; at < text.size(); at += kHanBytes) {
    const std::string_view rest = text.substr(at);
    const size_t dot = DotAfter(rest);
    if (dot == 0 && !StartsWithHan(rest)) return false;
    if (dot > 0) at -= kHanBytes - dot;
  }
  return true;
}

}  // namespace

bool ActorScan::NamesActor(size_t at) const {
  return FindSense(at, SenseKind::kActor) != nullptr ||
         FindSense(at, SenseKind::kMetonym) != nullptr;
}

// 達琳．葛蘭姆．諾多恩 is nobody's 葛蘭姆: a dot joins it to characters that
// name nobody themselves (美國・中國 is a list).
bool ActorScan::InDottedName(size_t at) const {
  const ByteSpan span = token(at).span;
  const std::string_view before = block_.text.substr(0, span.begin);
  const std::string_view after = block_.text.substr(span.end);
  if (const size_t dot = DotBefore(before); dot > 0) {
    const size_t end = before.size() - dot;
    const bool joined = end >= kHanBytes &&
                        StartsWithHan(before.substr(end - kHanBytes)) &&
                        !NamesActor(TokenFrom(static_cast<uint32_t>(end) - 1));
    if (joined) return true;
  }
  const size_t dot = DotAfter(after);
  return dot > 0 && StartsWithHan(after.substr(dot)) &&
         !NamesActor(TokenFrom(span.end + static_cast<uint32_t>(dot)));
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
    const bool is_short = name.size() <= 2 * kHanBytes || IsLatinName(name);
    if (cuts_first || cuts_last || (is_short && !StandsApart(mention.span))) {
      continue;
    }
    size_t next = last + 1;
    ExtendByTitle(&next, &mention);
    Emit(std::move(mention));
    return next;
  }
  return std::nullopt;
}

// Whether no word of ICU's dictionary goes over the ends of a span (新高|市值
// holds no 高市).
bool ActorScan::StandsApart(ByteSpan span) {
  return word_bounds_.At(span.begin) && word_bounds_.At(span.end);
}

// (Hassan Sheikh) Mohamud: a name in Latin letters goes on by its last word,
// unless that is something else as well.
void ActorScan::LearnLatinSurname(std::string_view name,
                                  const ActorMention& mention) {
  constexpr size_t kShortest = 4;
  const size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos) return;
  const std::string_view surname = name.substr(blank + 1);
  if (surname.size() < kShortest || !IsLatinName(surname) ||
      document_->learnt.contains(surname)) {
    return;
  }
  std::vector<Match> parts;
  knowledge_.FindAll(surname, &parts);
  const bool listed = std::ranges::any_of(parts, [&](const Match& part) {
    return part.end - part.begin == surname.size();
  });
  if (!listed) document_->learnt.emplace(surname, mention);
}

// 高市(早苗): a name of four characters goes on by its first two, unless they
// are a word of their own.
void ActorScan::LearnSurname(size_t at, const ActorMention& mention) {
  const std::string_view name = TextOf(at);
  if (IsLatinName(name)) return LearnLatinSurname(name, mention);
  if (name.size() != 4 * kHanBytes || !IsNameText(name)) return;
  const std::string surname(name.substr(0, 2 * kHanBytes));
  std::vector<Match> parts;
  knowledge_.FindAll(surname, &parts);
  const bool listed =
      std::any_of(parts.begin(), parts.end(), [&](const Match& part) {
        return part.end - part.begin == surname.size();
      });
  if (!listed) document_->learnt.emplace(surname, mention);
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

// 荷蘭首相|20日|呂特: behind a date, where somebody stands who has held an
// office of that state; else `at`.
size_t ActorScan::HolderBehindDate(size_t at, std::string_view state) const {
  constexpr std::string_view kUnits[] = {"\u5E74", "\u6708", "\u65E5"};
  const uint32_t begin = token(at).span.begin;
  uint32_t end = begin;
  for (uint32_t i = begin; i < block_.text.size();) {
    if (block_.text[i] >= '0' && block_.text[i] <= '9') {
      ++i;
      continue;
    }
    const std::string_view rest = block_.text.substr(i);
    const bool unit =
        i > end && std::any_of(std::begin(kUnits), std::end(kUnits),
                               [&](auto u) { return rest.starts_with(u); });
    if (!unit) break;
    i += kHanBytes;
    end = i;
  }
  const size_t holder = TokenFrom(end);
  if (end == begin || holder >= size() || token(holder).span.begin != end) {
    return at;
  }
  const Sense* known = BestActorSense(holder, SenseKind::kActor);
  if (known == nullptr) return at;
  const auto terms = knowledge_.affiliations(known->target);
  const bool held = std::any_of(
      terms.begin(), terms.end(), [&](const KnownAffiliation& term) {
        const auto of = knowledge_.FindActor(term.of);
        return of && knowledge_.actor(*of).state == state;
      });
  return held ? holder : at;
}

// 蓋亞那總統|阿里: a name nobody lists, of characters that foreign names are
// written with, up to a word or a mark; empty where there is none. It may end
// inside a token (阿里20日).
ByteSpan ActorScan::SoundedNameFrom(size_t at) const {
  const uint32_t begin = token(at).span.begin;
  uint32_t end = begin;
  size_t characters = 0;
  for (size_t i = at; i < size() && token(i).span.begin == end; ++i) {
    const bool open = token(i).entry == Token::kUnknown || HasAbbreviation(i);
    if (!open || token(i).mark) break;
    while (end < token(i).span.end) {
      const std::string_view rest = block_.text.substr(end);
      const size_t dot = DotAfter(rest);
      if (dot == 0 && !StartsWithHan(rest)) break;
      if (dot == 0 && document_->name_sounds.find(rest.substr(0, kHanBytes)) ==
                          std::string_view::npos) {
        return {};
      }
      characters += dot == 0 ? 1 : 0;
      end += static_cast<uint32_t>(dot == 0 ? kHanBytes : dot);
    }
    if (end < token(i).span.end) break;
  }
  const bool is_name = characters >= kMinSounds && characters <= kMaxSounds &&
                       DotBefore(block_.text.substr(begin, end - begin)) == 0;
  return is_name ? ByteSpan{begin, end} : ByteSpan{};
}

// Elias Hrawi: words with capitals, behind an office, that name nobody known.
ByteSpan ActorScan::LatinNameFrom(size_t at) const {
  if (!document_->english) return {};
  size_t end = at;
  for (; end < size() && end < at + kMaxNameWords; ++end) {
    const bool adjacent = end == at || Adjacent(end - 1, end);
    const char first = TextOf(end).front();
    if (!adjacent || first < 'A' || first > 'Z' || ActorSense(end) != nullptr ||
        FindSense(end, SenseKind::kOffice) != nullptr) {
      break;
    }
  }
  if (end < at + 2) return {};
  return {token(at).span.begin, token(end - 1).span.end};
}

// The person the document has just introduced, with a Latin name or without.
void ActorScan::Learn(ByteSpan name, std::string_view latin_name,
                      const Office& office, ActorMention* mention) {
  const std::string chinese(
      block_.text.substr(name.begin, name.end - name.begin));
  const std::string latin(latin_name);
  v1::Actor actor;
  // The record is a function of the code, so that two documents that teach
  // one name teach the same.
  actor.set_code("learnt/" + mention->state +
                 (mention->role.empty() ? "" : "." + mention->role) + "/" +
                 chinese + (latin.empty() ? "" : "/") + latin);
  actor.set_kind(v1::ACTOR_KIND_PERSON);
  actor.set_state(mention->state);
  actor.set_role(mention->role);
  actor.set_provisional(true);
  const char* const language_of_name = document_->english ? "en" : "zh-Hant";
  for (const auto& [text, language] :
       {std::pair(chinese, language_of_name), std::pair(latin, "en")}) {
    if (text.empty()) continue;
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
  // Hrawi, once Elias Hrawi has been named.
  if (const size_t blank = chinese.rfind(' ');
      document_->english && blank != std::string::npos &&
      chinese.size() - blank > kMinSurname) {
    document_->learnt.emplace(chinese.substr(blank + 1), *mention);
  }
  document_->learnt_actors.emplace(actor.code(), std::move(actor));
}

}  // namespace actant
