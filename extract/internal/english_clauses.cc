#include "extract/internal/english_clauses.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace actant {

std::vector<EnglishClause> EnglishClauses::Run() {
  clauses_.emplace_back();
  for (size_t i = 0; i < groups_.size(); ++i) Take(i);
  std::vector<EnglishClause> finished;
  for (size_t i = 0; i < clauses_.size(); ++i) {
    EnglishClause done = Finish(i);
    if (!done.chunks.empty()) finished.push_back(std::move(done));
  }
  return finished;
}

// to troops, with France; but of France, in Paris, from Paris
bool EnglishClauses::TellsWhom(const Chunk& phrase) const {
  return !phrase.classes.Has(english_.of) && phrase.slot != kAt &&
         phrase.slot != kFrom;
}

void EnglishClauses::Take(size_t group) {
  ResolvePronouns(group);
  switch (groups_[group].kind) {
    case GroupKind::kVerbGroup:
      TakeVerb(group);
      NoteTopic();
      return;
    case GroupKind::kRelative:
      TakeRelative(group);
      return;
    case GroupKind::kThat:
      // the troops that attacked; said that, a warning that
      if (group > 0 && groups_[group - 1].kind == GroupKind::kNounPhrase &&
          !(current().verb &&
            groups_[*current().verb].head().classes.Has(english_.speech))) {
        TakeRelative(group);
      } else {
        std::vector<Chunk> governors = GovernorsUnder(current());
        const size_t clause = Push(Kind::kComplement, current_);
        clauses_[clause].governors = std::move(governors);
        current_ = clause;
      }
      return;
    case GroupKind::kSubordinator: {
      const size_t clause = Push(Kind::kSubordinate, current_);
      clauses_[clause].before.push_back(group);
      current_ = clause;
      return;
    }
    case GroupKind::kComma:
      TakeComma(group);
      return;
    default:
      (current().verb ? current().after : current().before).push_back(group);
      return;
  }
}

size_t EnglishClauses::Push(Kind kind, std::optional<size_t> around) {
  Open clause;
  clause.kind = kind;
  clause.around = around;
  clauses_.push_back(std::move(clause));
  return clauses_.size() - 1;
}

bool EnglishClauses::PreviousIs(size_t group, GroupKind kind) const {
  size_t i = group;
  while (i > 0 && groups_[i - 1].kind == GroupKind::kOther) --i;
  return i > 0 && groups_[i - 1].kind == kind;
}

std::vector<Chunk> EnglishClauses::SubjectOf(const Open& clause) const {
  std::vector<Chunk> subject;
  for (const size_t group : clause.before) {
    if (groups_[group].kind == GroupKind::kNounPhrase) {
      subject = {Lent(groups_[group].head())};
    }
  }
  if (!subject.empty()) return subject;
  if (!clause.subject.empty() || !clause.around) return clause.subject;
  // after attacking: the subject of the clause around it.
  return clause.kind == Kind::kSubordinate ? SubjectOf(clauses_[*clause.around])
                                           : clause.subject;
}

std::vector<Chunk> EnglishClauses::ObjectOf(const Open& clause) const {
  for (const size_t group : clause.after) {
    if (groups_[group].kind == GroupKind::kNounPhrase) {
      return {Lent(groups_[group].head())};
    }
  }
  return {};
}

// What governs the clauses under this one: its own governors, and its verb
// with what that stands under.
std::vector<Chunk> EnglishClauses::GovernorsUnder(const Open& clause) const {
  std::vector<Chunk> governors = clause.governors;
  if (clause.verb) {
    for (const Chunk& chunk : groups_[*clause.verb].chunks) {
      if (!chunk.classes.Has(bits_.passive)) governors.push_back(Lent(chunk));
    }
  }
  // a plan to attack, a threat that
  for (const size_t group : clause.verb ? clause.after : clause.before) {
    if (groups_[group].kind == GroupKind::kEvent) {
      Chunk chunk = Lent(groups_[group].head());
      chunk.noun = -1;
      // a request to release: has not happened.
      if (chunk.classes.Has(english_.demanding)) {
        chunk.classes.Set(bits_.irrealis);
        chunk.classes.Set(english_.operator_);
      }
      governors.push_back(std::move(chunk));
    }
  }
  return governors;
}

bool EnglishClauses::IsParticiple(size_t group) const {
  const EnglishGroup& verb = groups_[group];
  if (verb.form == VerbForm::kParticiple) return true;
  if (verb.form != VerbForm::kPastOrParticiple) return false;
  // the city attacked by rebels; troops backed by tanks attacked
  const bool agent = group + 1 < groups_.size() &&
                     groups_[group + 1].kind == GroupKind::kPhrase &&
                     groups_[group + 1].head().classes.Has(english_.by);
  const bool after_noun =
      group > 0 && (groups_[group - 1].IsNoun() ||
                    groups_[group - 1].kind == GroupKind::kPhrase);
  return (agent && after_noun) || (after_noun && VerbFollowsPhrases(group));
}

// Sanctions imposed on Iran in May were lifted: the verb behind is the one of
// the clause.
bool EnglishClauses::VerbFollowsPhrases(size_t group) const {
  for (size_t i = group + 1; i < groups_.size(); ++i) {
    if (groups_[i].kind == GroupKind::kVerbGroup) {
      return groups_[i].form == VerbForm::kFinite ||
             groups_[i].form == VerbForm::kPastOrParticiple;
    }
    if (groups_[i].kind != GroupKind::kPhrase &&
        groups_[i].kind != GroupKind::kOther) {
      return false;
    }
  }
  return false;
}

// two Ukrainians suspected of planning: said of somebody who is named.
bool EnglishClauses::DescribesNamed(size_t group) const {
  return group > 0 && group + 1 < groups_.size() &&
         groups_[group - 1].head().classes.Has(bits_.actor) &&
         groups_[group + 1].head().classes.Has(english_.of);
}

void EnglishClauses::TakeVerb(size_t group) {
  const EnglishGroup& verb = groups_[group];
  // help (to) support
  const bool bare =
      verb.base_form && current().verb && *current().verb < group &&
      groups_[*current().verb].head().classes.Has(english_.bare) &&
      !PreviousIs(group, GroupKind::kConjunction);
  if (bare || verb.form == VerbForm::kInfinitive) return TakeInfinitive(group);
  if (verb.form == VerbForm::kGerund) return TakeGerund(group);
  if (IsParticiple(group)) return TakeParticiple(group);
  // A past form behind an object, with no noun of its own: troops sent. Behind
  // a comma the noun is its subject.
  if (verb.form == VerbForm::kPastOrParticiple && current().verb &&
      current().kind != Kind::kRelative && group > 1 &&
      groups_[group - 1].IsNoun() &&
      groups_[group - 2].kind != GroupKind::kComma &&
      groups_[group - 2].kind != GroupKind::kConjunction &&
      (!verb.head().classes.Has(english_.speech) || DescribesNamed(group)) &&
      !groups_[*current().verb].head().classes.Has(english_.speech)) {
    return TakeParticiple(group);
  }
  TakeFinite(group);
}

std::vector<size_t> EnglishClauses::TakeTrailingNouns(Open* from) const {
  std::vector<size_t> nouns;
  std::vector<size_t>& after = from->after;
  // The subject with the phrases that describe it.
  size_t begin = after.size();
  for (size_t i = after.size(); i-- > 0;) {
    const GroupKind kind = groups_[after[i]].kind;
    if (kind == GroupKind::kNounPhrase || kind == GroupKind::kEvent) {
      begin = i;
      // U.S. sanctions: the owner too.
      while (begin > 0 && groups_[after[begin - 1]].IsNoun()) --begin;
      break;
    }
    if (kind != GroupKind::kPhrase && kind != GroupKind::kOther) break;
  }
  nouns.assign(after.begin() + static_cast<ptrdiff_t>(begin), after.end());
  after.resize(begin);
  return nouns;
}

void EnglishClauses::TakeFinite(size_t group) {
  const bool joined = PreviousIs(group, GroupKind::kConjunction);
  if (current().verb && !joined) {
    // The rebels who attacked Kyiv fled: back to the clause that still lacks
    // its verb.
    size_t open = current_;
    while (clauses_[open].verb && clauses_[open].around) {
      open = *clauses_[open].around;
    }
    if (!clauses_[open].verb) current_ = open;
  }
  if (!current().verb) {
    current().verb = group;
    return;
  }
  if (joined) current_ = JoinedTo(group);
  const size_t governing = current_;
  // and said: no noun stands between.
  std::vector<size_t> nouns;
  if (!joined) nouns = TakeTrailingNouns(&clauses_[governing]);
  bool after_comma = false;
  bool after_conjunction = joined;
  if (!nouns.empty() && nouns.front() > 0) {
    after_comma = groups_[nouns.front() - 1].kind == GroupKind::kComma;
    after_conjunction |=
        groups_[nouns.front() - 1].kind == GroupKind::kConjunction;
  }
  // the sailors it had held: tells of the noun, and nobody says so.
  const bool contact =
      !nouns.empty() && nouns.front() > 0 &&
      groups_[nouns.front()].head().classes.Has(english_.pronoun) &&
      groups_[nouns.front() - 1].IsNoun() &&
      !groups_[*clauses_[governing].verb].head().classes.Has(english_.speech);
  const bool complement =
      !nouns.empty() && !after_comma && !after_conjunction && !contact;
  const size_t clause = Push(complement ? Kind::kComplement
                             : contact  ? Kind::kRelative
                                        : Kind::kMain,
                             governing);
  Open& made = clauses_[clause];
  const Open& old = clauses_[governing];
  made.verb = group;
  made.before = nouns;
  if (complement) {
    made.governors = GovernorsUnder(old);
  } else if (nouns.empty()) {
    // attacked and looted: the same subject under the same governors.
    made.subject = SubjectOf(old);
    made.governors = old.governors;
    made.around = old.around;
    made.kind = old.kind;
    clauses_[governing].joined = clause;
  }
  current_ = clause;
}

// The clause whose verb one behind a conjunction stands beside: promised to
// attack and pledged; promised to attack and destroy.
size_t EnglishClauses::JoinedTo(size_t group) const {
  size_t clause = current_;
  while (clauses_[clause].verb && clauses_[clause].around &&
         !groups_[group].base_form &&
         (groups_[*clauses_[clause].verb].form == VerbForm::kInfinitive ||
          groups_[*clauses_[clause].verb].form == VerbForm::kGerund)) {
    clause = *clauses_[clause].around;
  }
  return clause;
}

// Whom a request, an appeal, an ultimatum is made to.
std::vector<Chunk> EnglishClauses::AskedBy(const Open& clause) const {
  bool asks = false;
  std::vector<Chunk> asked;
  for (const size_t group : clause.verb ? clause.after : clause.before) {
    const Chunk& head = groups_[group].head();
    asks |= groups_[group].kind == GroupKind::kEvent &&
            head.classes.Has(english_.demanding);
    if (asks && groups_[group].kind == GroupKind::kPhrase &&
        !head.actors.empty()) {
      asked = {NounOf(head)};
    }
  }
  return asked;
}

// Whom a verb like urge, force or accuse directs: its object, or the subject of
// its passive; else somebody in a phrase (called on Iran to). Empty: nobody.
std::vector<Chunk> EnglishClauses::DirectedBy(const Open& clause) const {
  if (!clause.verb ||
      !groups_[*clause.verb].head().classes.Has(english_.control)) {
    return {};
  }
  if (groups_[*clause.verb].passive) return SubjectOf(clause);
  std::vector<Chunk> directed = ObjectOf(clause);
  for (const size_t after : clause.after) {
    if (!directed.empty()) break;
    if (groups_[after].kind == GroupKind::kPhrase &&
        !groups_[after].head().actors.empty()) {
      directed = {NounOf(groups_[after].head())};
    }
  }
  return directed;
}

void EnglishClauses::TakeInfinitive(size_t group) {
  const size_t governing = current_;
  const size_t clause = Push(Kind::kComplement, governing);
  Open& made = clauses_[clause];
  const Open& from = clauses_[governing];
  made.verb = group;
  made.governors = GovernorsUnder(from);
  std::vector<Chunk> directed = DirectedBy(from);
  if (directed.empty()) directed = AskedBy(from);
  made.subject = directed.empty() ? SubjectOf(from) : std::move(directed);
  current_ = clause;
}

// ordered it to leave, accusing it of: what a gerund behind a comma says is
// said by whoever asks, not by whom he asks.
size_t EnglishClauses::AroundInfinitives(size_t clause) const {
  while (clauses_[clause].kind == Kind::kComplement && clauses_[clause].verb &&
         groups_[*clauses_[clause].verb].form == VerbForm::kInfinitive &&
         clauses_[clause].around) {
    clause = *clauses_[clause].around;
  }
  return clause;
}

void EnglishClauses::TakeGerund(size_t group) {
  const bool described = group > 0 && groups_[group - 1].IsNoun();
  const bool after_comma = PreviousIs(group, GroupKind::kComma);
  const size_t governing = after_comma ? AroundInfinitives(current_) : current_;
  const size_t clause =
      Push(described || after_comma ? Kind::kParticipial : Kind::kComplement,
           governing);
  Open& made = clauses_[clause];
  const Open& from = clauses_[governing];
  made.verb = group;
  const bool paper =
      described && groups_[group - 1].head().classes.Has(english_.paper);
  if (paper) {
    // issued a statement condemning: who issued it does.
    made.subject = SubjectOf(from);
  } else if (described && !after_comma) {
    // troops attacking Kyiv
    made.subject = {Lent(groups_[group - 1].head())};
  } else {
    std::vector<Chunk> directed;
    if (!after_comma) {
      made.governors = GovernorsUnder(from);
      directed = DirectedBy(from);
    }
    made.subject = directed.empty() ? SubjectOf(from) : std::move(directed);
  }
  current_ = clause;
}

// sanctions imposed by the EU: whom or what it describes is what it is done to.
void EnglishClauses::TakeParticiple(size_t group) {
  const size_t governing = current_;
  const size_t clause = Push(Kind::kParticipial, governing);
  Open& made = clauses_[clause];
  made.verb = group;
  made.reduced_passive = true;
  for (size_t i = group; i-- > 0;) {
    if (groups_[i].IsNoun()) {
      made.subject = {Lent(groups_[i].head())};
      // sanctions imposed by the EU: the event is told here.
      const bool told = groups_[i].kind == GroupKind::kEvent &&
                        groups_[group].head().classes.Has(bits_.light);
      made.subject.front().lent = !told;
      if (told) {
        groups_[i].head().noun = -1;
        made.tells_event = true;
      } else {
        made.subject.front().noun = -1;
      }
      break;
    }
    if (groups_[i].kind != GroupKind::kPhrase) break;
    // alleged crimes committed by; but sanctions on Iran imposed by
    const bool event = i > 0 && groups_[i - 1].kind == GroupKind::kEvent &&
                       groups_[group].head().classes.Has(bits_.light);
    if (!event) {
      made.subject = {NounOf(groups_[i].head())};
      break;
    }
  }
  current_ = clause;
}

// who, which, that behind a noun
void EnglishClauses::TakeRelative(size_t group) {
  const size_t clause = Push(Kind::kRelative, current_);
  Open& made = clauses_[clause];
  for (size_t i = group; i-- > 0;) {
    if (groups_[i].kind == GroupKind::kNounPhrase) {
      made.described = {Lent(groups_[i].head())};
      break;
    }
    // aid to troops, who; but the president of France, police in Paris, who
    const Chunk& head = groups_[i].head();
    if (groups_[i].kind == GroupKind::kPhrase && TellsWhom(head)) {
      made.described = {NounOf(head)};
      break;
    }
    if (groups_[i].kind == GroupKind::kVerbGroup) break;
  }
  const bool own_subject =
      group + 1 < groups_.size() && groups_[group + 1].IsNoun();
  if (!own_subject) made.subject = std::exchange(made.described, {});
  current_ = clause;
}

void EnglishClauses::TakeComma(size_t group) {
  // A clause that a comma closes: Russia, which attacked Kyiv, ...
  const bool closes = current().verb && current().around &&
                      (current().kind == Kind::kRelative ||
                       current().kind == Kind::kParticipial ||
                       current().kind == Kind::kSubordinate);
  if (closes) {
    current_ = *current().around;
  } else {
    (current().verb ? current().after : current().before).push_back(group);
  }
}

// What the clauses under this one tell, lent to it: the target of
// agreed to send aid to Romania stands there.
std::vector<Chunk> EnglishClauses::ContentOf(size_t clause) const {
  std::vector<Chunk> content;
  for (size_t i = clause + 1; i < clauses_.size(); ++i) {
    const Open& under = clauses_[i];
    if (under.around != clause || under.kind != Kind::kComplement ||
        under.governors.empty()) {
      continue;
    }
    const auto lend = [&](size_t group) {
      for (Chunk chunk : groups_[group].chunks) {
        chunk.lent = true;
        content.push_back(std::move(chunk));
      }
    };
    for (const size_t group : under.before) lend(group);
    if (under.verb) lend(*under.verb);
    for (const size_t group : under.after) lend(group);
    std::vector<Chunk> further = ContentOf(i);
    std::move(further.begin(), further.end(), std::back_inserter(content));
  }
  return content;
}

EnglishClause EnglishClauses::Finish(size_t index) const {
  const Open& clause = clauses_[index];
  EnglishClause done;
  bool event = false;
  for (const auto* part : {&clause.before, &clause.after}) {
    for (const size_t group : *part) {
      event |= groups_[group].kind == GroupKind::kEvent;
    }
  }
  event |= clause.tells_event;
  if (!clause.verb && !event) return done;
  done.chunks = clause.governors;
  const bool own_subject = std::any_of(
      clause.before.begin(), clause.before.end(), [&](size_t group) {
        return groups_[group].kind == GroupKind::kNounPhrase;
      });
  if (!own_subject) {
    done.chunks.insert(done.chunks.end(), clause.subject.begin(),
                       clause.subject.end());
  }
  done.span = {UINT32_MAX, 0};
  const auto add = [&](size_t group) {
    for (const Chunk& chunk : groups_[group].chunks) {
      done.span.begin = std::min(done.span.begin, chunk.span.begin);
      done.span.end = std::max(done.span.end, chunk.span.end);
      done.chunks.push_back(chunk);
    }
  };
  for (const size_t group : clause.before) add(group);
  if (clause.verb) {
    if (clause.reduced_passive) {
      Chunk mark;
      mark.span = {groups_[*clause.verb].head().span.begin,
                   groups_[*clause.verb].head().span.begin};
      mark.classes.Set(bits_.passive);
      done.chunks.push_back(std::move(mark));
    }
    add(*clause.verb);
  }
  done.chunks.insert(done.chunks.end(), clause.described.begin(),
                     clause.described.end());
  for (const size_t group : clause.after) add(group);
  if (clause.joined && std::ranges::none_of(clause.after, [&](size_t group) {
        return groups_[group].IsNoun() ||
               groups_[group].kind == GroupKind::kPhrase;
      })) {
    for (const size_t group : clauses_[*clause.joined].after) {
      done.chunks.push_back(Lent(groups_[group].head()));
    }
  }
  std::vector<Chunk> content = ContentOf(index);
  if (!content.empty()) {
    Chunk mark;
    mark.span = {content.front().span.begin, content.front().span.begin};
    mark.classes.Set(english_.complement);
    mark.lent = true;
    done.chunks.push_back(std::move(mark));
    done.span.end = std::max(done.span.end, content.back().span.end);
    std::move(content.begin(), content.end(), std::back_inserter(done.chunks));
  }
  return done;
}

}  // namespace actant
