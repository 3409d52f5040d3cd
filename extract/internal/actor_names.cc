// People by name: learnt ones, short forms, their terms of office.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// A name given together with its Latin form: two to sixteen characters, more
// is a phrase.
constexpr size_t kMaxNameBytes = 16 * kHanBytes;

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
    const bool is_short = name.size() <= 2 * kHanBytes;
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

// 高市(早苗): a name of four characters goes on by its first two, unless they
// are a word of their own.
void ActorScan::LearnSurname(size_t at, const ActorMention& mention) {
  const std::string_view name = TextOf(at);
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

}  // namespace actant
