// Whom 他, 該國, 其, 雙方 and 三國 stand for.
#include <algorithm>
#include <utility>

#include "extract/internal/actor_scan.h"

namespace actant {
namespace {

// How far back 雙方 looks for its parties, in mentions.
constexpr size_t kPairReach = 12;

}  // namespace

std::optional<ActorMention> ActorScan::LastPerson() const {
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    if (it->person || !it->office.empty()) return *it;
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

// 兩人: the last two people of different states, the earlier one first.
std::vector<ActorMention> ActorScan::LastPersons() const {
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

// 兩國, 雙方, 三國: of the states named within reach, those the document names
// most; of equals the ones named last. Nobody where there are fewer.
std::vector<ActorMention> ActorScan::LeadingParties(size_t count) const {
  const auto& history = document_->history;
  const auto& counts = document_->own_mentions;
  std::vector<const ActorMention*> near;
  for (size_t i = history.size();
       i-- > 0 && history.size() - i <= kPairReach;) {
    const ActorMention& mention = history[i];
    const bool listed = std::any_of(
        near.begin(), near.end(),
        [&](const auto* other) { return other->state == mention.state; });
    if (counts.contains(mention.state) && !listed) near.push_back(&mention);
  }
  if (near.size() < count) return {};
  std::stable_sort(near.begin(), near.end(), [&](const auto* x, const auto* y) {
    return counts.find(x->state)->second > counts.find(y->state)->second;
  });
  std::vector<ActorMention> parties;
  for (size_t i = count; i-- > 0;) parties.push_back(*near[i]);
  return parties;
}

// 其, 對方: the last one who is not whom the sentence begins with.
std::optional<ActorMention> ActorScan::LastOther(size_t at) const {
  const uint32_t begin = SentenceBegin(at);
  const ActorMention* first = nullptr;
  for (const ActorMention& mention : mentions_) {
    if (mention.span.begin < begin) continue;
    first = &mention;
    break;
  }
  for (auto it = document_->history.rbegin(); it != document_->history.rend();
       ++it) {
    if (first == nullptr || it->state != first->state) return *it;
  }
  return std::nullopt;
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
      mentions_.push_back(std::move(mention));
    }
    if (plus == std::string_view::npos) break;
    codes.remove_prefix(plus + 1);
  }
  return span.end == token(at).span.end ? next : next + 1;
}

size_t ActorScan::ReferencePhrase(size_t at, const Word& word) {
  std::vector<ActorMention> found;
  if (word.value == "pair") {
    found = LeadingParties(2);
  } else if (word.value == "triple") {
    found = LeadingParties(3);
  } else if (word.value == "persons") {
    found = LastPersons();
    if (found.empty()) found = LeadingParties(2);
  } else if (word.value == "other") {
    if (const auto other = LastOther(at)) found.push_back(*other);
  } else if (word.value == "home") {
    if (const auto home = knowledge_.FindActor(document_->home_state)) {
      found.push_back(FromKnown(knowledge_.actor(*home), {}));
    }
  } else if (const auto last = word.value == "person"
                                   ? LastPerson()
                                   : LastActor(word.value == "state")) {
    found.push_back(*last);
  }
  size_t next = at + 1;
  for (ActorMention& mention : found) {
    mention.span = token(at).span;
    mention.reference = true;
    if (found.size() == 1 && word.value == "home") Extend(&next, &mention);
    SetClasses(&mention);
    if (mention.kind != v1::ACTOR_KIND_PLACE) mentions_.push_back(mention);
  }
  return next;
}

}  // namespace actant
