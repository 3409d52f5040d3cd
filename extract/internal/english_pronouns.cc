// Whom the pronouns of an English sentence stand for.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/internal/english_clauses.h"

namespace actant {

// it is no person, he no state, and they are not one state.
bool EnglishClauses::MayStandFor(const ClassMask& pronoun,
                                 const Chunk& topic) const {
  if (pronoun.Has(english_.anaphor_speaker) || topic.actors.size() > 1) {
    return pronoun.Has(english_.anaphor_speaker) ||
           pronoun.Has(english_.anaphor_several);
  }
  const ActorMention& mention = (*block_.actors)[topic.actors.front()];
  const bool role_group = mention.kind == v1::ACTOR_KIND_ROLE_GROUP;
  const bool person = mention.person || !mention.office.empty();
  const bool whole_state = mention.kind == v1::ACTOR_KIND_STATE && !person;
  return (pronoun.Has(english_.anaphor_thing) && !person && !role_group) ||
         (pronoun.Has(english_.anaphor_person) && !whole_state) ||
         (pronoun.Has(english_.anaphor_several) && !mention.person &&
          !whole_state);
}

// it in accusing it: somebody else than who accuses. its and itself may be the
// same.
bool EnglishClauses::IsOtherThanSubject(const Chunk& pronoun) const {
  std::string_view text = block_.text.substr(
      pronoun.span.begin, pronoun.span.end - pronoun.span.begin);
  if (pronoun.classes.Has(bits_.phrase)) {
    text.remove_prefix(std::min(text.find(' '), text.size() - 1) + 1);
  }
  return text.find(' ') == text.npos && text.find("sel") == text.npos;
}

// said it will: it is no object.
bool EnglishClauses::IsBeforeVerb(size_t group) const {
  size_t next = group + 1;
  while (next < groups_.size() && groups_[next].kind == GroupKind::kOther) {
    ++next;
  }
  return next < groups_.size() && groups_[next].kind == GroupKind::kVerbGroup &&
         groups_[next].form != VerbForm::kInfinitive &&
         groups_[next].form != VerbForm::kGerund;
}

// it, they, its: the last that the clauses before are about and that it may
// stand for, in this sentence or those before it; else the last that was named.
void EnglishClauses::ResolvePronouns(size_t group) {
  for (Chunk& chunk : groups_[group].chunks) {
    ClassMask& classes =
        chunk.classes.Has(bits_.phrase) ? chunk.object_classes : chunk.classes;
    if (!classes.Has(english_.pronoun) || !chunk.actors.empty()) continue;
    std::vector<uint32_t> subject;
    if (current().verb && !IsBeforeVerb(group) && IsOtherThanSubject(chunk)) {
      for (const Chunk& acting : SubjectOf(current())) subject = acting.actors;
    }
    const auto fits = [&](const Chunk& other) {
      return !other.actors.empty() && other.actors != subject &&
             MayStandFor(classes, other);
    };
    const auto stand_for = [&](const Chunk& whom) {
      chunk.actors = whom.actors;
      classes |= whom.classes;
    };
    const auto of_last = [&](const std::vector<Chunk>& topics) {
      const auto topic = std::find_if(topics.rbegin(), topics.rend(), fits);
      if (topic == topics.rend()) return false;
      stand_for(*topic);
      return true;
    };
    if (of_last(topics_)) continue;
    // It said, they left: what opens a sentence goes on about its topic.
    const bool opens = group == 0 && !chunk.classes.Has(bits_.phrase);
    const bool reaches_back =
        classes.Has(english_.anaphor_person) ||
        (opens && (classes.Has(english_.anaphor_thing) ||
                   classes.Has(english_.anaphor_several)));
    if (reaches_back && of_last(before_)) continue;
    if (subject.empty()) continue;
    for (size_t i = group; i-- > 0;) {
      const bool phrase = groups_[i].kind == GroupKind::kPhrase;
      if (!fits(groups_[i].head()) ||
          (phrase && !TellsWhom(groups_[i].head()))) {
        continue;
      }
      stand_for(phrase ? NounOf(groups_[i].head()) : groups_[i].head());
      break;
    }
  }
}

// The outermost clause around the one at hand whose subject is known.
void EnglishClauses::NoteTopic() {
  std::optional<Chunk> topic;
  for (std::optional<size_t> at = current_; at; at = clauses_[*at].around) {
    if (!clauses_[*at].verb) continue;
    const std::vector<Chunk> subject = SubjectOf(clauses_[*at]);
    if (!subject.empty() && !subject.front().actors.empty()) {
      topic = subject.front();
    }
  }
  if (!topic) return;
  const auto same = [&](const Chunk& other) {
    return other.actors == topic->actors;
  };
  std::erase_if(topics_, same);
  topics_.push_back(*std::move(topic));
}

}  // namespace actant
