#include "extract/rule_matcher.h"

#include <algorithm>
#include <bit>
#include <ostream>
#include <set>
#include <utility>

#include "extract/internal/trigger_compounds.h"

namespace actant {
namespace {

constexpr std::string_view kConfidenceFile = "confidence.tsv";

// A clause of speech that is shorter (15 characters) says little without what
// is said, which is added up to a length of 80 characters in all.
constexpr uint32_t kShortSpeechBytes = 45;
constexpr uint32_t kMaxSpeechBytes = 240;

void AddUnique(const std::vector<uint32_t>& from, std::vector<uint32_t>* to) {
  for (const uint32_t index : from) {
    if (std::find(to->begin(), to->end(), index) == to->end()) {
      to->push_back(index);
    }
  }
}

// The predicates of a clause: frames of one chunk together.
std::vector<std::vector<const Frame*>> ByPredicate(
    const std::vector<Frame>& frames) {
  std::vector<std::vector<const Frame*>> groups;
  for (const Frame& frame : frames) {
    if (groups.empty() || groups.back()[0]->chunk != frame.chunk) {
      groups.emplace_back();
    }
    groups.back().push_back(&frame);
  }
  return groups;
}

uint32_t BitsOf(const std::vector<Slot>& slots) {
  static_assert(kSlotCount <= 32);
  uint32_t bits = 0;
  for (const Slot slot : slots) bits |= uint32_t{1} << slot;
  return bits;
}

uint32_t FilledSlots(const Frame& frame) {
  uint32_t bits = 0;
  for (size_t slot = 0; slot < frame.slots.size(); ++slot) {
    bits |= uint32_t{!frame.slots[slot].empty()} << slot;
  }
  return bits;
}

bool Beats(const Rule& a, const Rule& b) {
  return std::find(a.over.begin(), a.over.end(), b.id) != a.over.end();
}

// In the complement of a verb like 要求, where the rule does not look past it.
bool IsOnlyAskedFor(const Rule& rule, const Frame& frame) {
  return frame.operators.Without(rule.ignored).irrealis;
}

std::vector<uint32_t> Gather(const RoleSource& role, const Frame& frame,
                             std::vector<uint32_t>* inherited) {
  std::vector<uint32_t> actors;
  for (const Slot slot : role.slots) {
    const Filler& filler = frame.slots[slot];
    if (filler.actors.empty()) continue;
    AddUnique(filler.actors, &actors);
    if (filler.inherited) AddUnique(filler.actors, inherited);
    if (role.join == RoleSource::Join::kFirst) break;
  }
  return actors;
}

bool IsAhead(const Frame& frame, const FrameContext& context) {
  return frame.date && context.published &&
         frame.date->first > *context.published;
}

// A day to come that an earlier clause names is no day of what has happened;
// one that is over is none of what is to come.
bool FitsStatus(const Frame& frame, v1::EventStatus status,
                const FrameContext& context) {
  if (!frame.date || !context.published) return true;
  const bool to_come =
      status == v1::EVENT_STATUS_PLANNED || status == v1::EVENT_STATUS_POSSIBLE;
  if (to_come) return IsAhead(frame, context);
  // What goes on, or did not happen, is of no day of the passage.
  return !IsAhead(frame, context) &&
         (!frame.date_of_passage || status == v1::EVENT_STATUS_OCCURRED);
}

// Whether a rule asks what is said.
bool ReadsContent(const Rule& rule) {
  const auto holds = [](const std::vector<Slot>& slots) {
    return std::find(slots.begin(), slots.end(), kComp) != slots.end();
  };
  return holds(rule.source.slots) || holds(rule.target.slots) ||
         std::any_of(rule.needs.begin(), rule.needs.end(),
                     [&](const RuleNeed& need) {
                       return !need.negated && holds(need.slots);
                     });
}

// The clause, and with a short one of speech what is said (王毅強調，…).
ByteSpan EvidenceOf(const Rule& rule, const Frame& frame) {
  ByteSpan evidence = frame.clause;
  const Filler& said = frame.slots[kComp];
  if (ReadsContent(rule) && said.inherited && said.span.begin >= evidence.end &&
      evidence.end - evidence.begin < kShortSpeechBytes &&
      said.span.end - evidence.begin <= kMaxSpeechBytes) {
    evidence.end = said.span.end;
  }
  return evidence;
}

// 相互: the sides stand for one another.
bool IsReciprocal(const Frame& frame, const CodedEvent& event) {
  return frame.reciprocal && !event.mutual && event.targets.size() == 1 &&
         event.sources.size() == 1;
}

// The first mention of each actor; a later one names nobody new.
void KeepDistinct(const std::vector<ActorMention>& mentions,
                  std::vector<uint32_t>* actors) {
  std::set<std::string_view> seen;
  std::erase_if(*actors, [&](uint32_t index) {
    return !seen.insert(mentions[index].actor).second;
  });
}

// A place acts for nobody, and one that lies in no state is no target.
void DropPlaces(const std::vector<ActorMention>& mentions, CodedEvent* event) {
  std::erase_if(event->sources, [&](uint32_t index) {
    return mentions[index].kind == v1::ACTOR_KIND_PLACE;
  });
  std::erase_if(event->targets, [&](uint32_t index) {
    return mentions[index].state.empty() &&
           mentions[index].kind == v1::ACTOR_KIND_PLACE;
  });
}

bool Names(const std::vector<ActorMention>& mentions,
           const std::vector<uint32_t>& actors, uint32_t other) {
  return std::any_of(actors.begin(), actors.end(), [&](uint32_t index) {
    return mentions[index].actor == mentions[other].actor;
  });
}

// 英國、法國和德國與伊朗: several states meet others, and not one another.
bool HasSides(const std::vector<ActorMention>& mentions, const Frame& frame) {
  const Filler& several = frame.slots[kSubj];
  const Filler& others = frame.slots[kWith];
  if (several.inherited || others.inherited || others.actors.empty() ||
      others.span == several.span) {
    return false;
  }
  std::set<std::string_view> states;
  for (const uint32_t index : several.actors) {
    states.insert(mentions[index].state);
  }
  return states.size() > 1 &&
         std::none_of(others.actors.begin(), others.actors.end(),
                      [&](uint32_t index) {
                        return states.contains(mentions[index].state);
                      });
}

// Nobody stands on both sides. Where the target is one of the subjects
// (日本與菲律賓合作: subj both, with 菲律賓) it leaves the source instead.
void PartSides(const std::vector<ActorMention>& mentions, CodedEvent* event) {
  const bool all_shared = std::all_of(
      event->targets.begin(), event->targets.end(),
      [&](uint32_t target) { return Names(mentions, event->sources, target); });
  auto* shrinking = all_shared && event->sources.size() > event->targets.size()
                        ? &event->sources
                        : &event->targets;
  const auto& standing =
      shrinking == &event->sources ? event->targets : event->sources;
  std::erase_if(*shrinking, [&](uint32_t index) {
    return Names(mentions, standing, index);
  });
  // 川普縮減美韓軍演: beside another state, the source's own is no target.
  const auto own = [&](uint32_t target) {
    return std::any_of(
        event->sources.begin(), event->sources.end(), [&](uint32_t source) {
          return mentions[source].state == mentions[target].state &&
                 mentions[target].role.empty();
        });
  };
  if (!std::all_of(event->targets.begin(), event->targets.end(), own)) {
    std::erase_if(event->targets, own);
  }
}

// The role of those to whom it is done. Slovakia and Hungary voted against:
// what several do together is done to nobody among them, unless the rule looks
// there first. 義大利與中國簽約 may say with whom.
RoleSource TargetRole(const Rule& rule, const Frame& frame) {
  RoleSource target = rule.target;
  const bool mere_company =
      rule.id.starts_with("en.") && rule.shape != RoleShape::kMutual &&
      !target.slots.empty() && target.slots.front() != kWith &&
      frame.slots[kWith].span == frame.slots[kSubj].span;
  if (mere_company) std::erase(target.slots, kWith);
  return target;
}

// Who does it to whom by the rule's roles; false if nobody does.
bool ReadParties(const Rule& rule, const std::vector<ActorMention>& mentions,
                 const Frame& frame, CodedEvent* event) {
  event->sources = Gather(rule.source, frame, &event->inherited);
  RoleSource target = TargetRole(rule, frame);
  event->targets = Gather(target, frame, &event->inherited);
  event->mutual = rule.shape == RoleShape::kMutual;
  if (event->mutual && HasSides(mentions, frame)) {
    event->mutual = false;
    event->sources = frame.slots[kSubj].actors;
    event->targets = frame.slots[kWith].actors;
  }
  DropPlaces(mentions, event);
  if (event->mutual) {
    AddUnique(event->targets, &event->sources);
    event->targets.clear();
    KeepDistinct(mentions, &event->sources);
    return event->sources.size() > 1;
  }
  KeepDistinct(mentions, &event->sources);
  KeepDistinct(mentions, &event->targets);
  if (frame.reciprocal && event->sources == event->targets &&
      event->sources.size() == 2) {
    event->sources.pop_back();
    event->targets.erase(event->targets.begin());
  }
  const std::vector<uint32_t> sources = event->sources;
  PartSides(mentions, event);
  // closed its airspace to planes of China: a slot that names only who acts is
  // no target where the rule knows another.
  while (event->targets.empty() && target.slots.size() > 1 &&
         target.join == RoleSource::Join::kFirst) {
    target.slots.erase(target.slots.begin());
    event->sources = sources;
    event->targets = Gather(target, frame, &event->inherited);
    DropPlaces(mentions, event);
    KeepDistinct(mentions, &event->targets);
    PartSides(mentions, event);
  }
  return !event->sources.empty();
}

}  // namespace

Result<std::unique_ptr<RuleMatcher>> RuleMatcher::Create(
    const Knowledge* knowledge, ClassTable* classes, ExampleReading examples,
    const std::vector<std::string>& adverbs) {
  std::unique_ptr<RuleMatcher> matcher(new RuleMatcher(knowledge));
  ACTANT_RETURN_ERROR_IF(matcher->Load(classes, examples));
  matcher->ShareRules(adverbs);
  return matcher;
}

Status RuleMatcher::Load(ClassTable* classes, ExampleReading examples) {
  std::string problems;
  for (const KnowledgeFile& file : knowledge_->files()) {
    if (file.path == kConfidenceFile) {
      std::vector<Confidence::Problem> wrong;
      confidence_ = Confidence::Parse(file.text, &wrong);
      for (const Confidence::Problem& problem : wrong) {
        problems += std::string(file.path) + ":" +
                    std::to_string(problem.line) + ": " + problem.message +
                    "\n";
      }
    }
    if (file.path.find("/rules/") == std::string_view::npos) continue;
    auto parsed = ParseRules(file.text, file.path, examples);
    if (!parsed) {
      problems += parsed.error().message() + "\n";
      continue;
    }
    std::move(parsed->begin(), parsed->end(), std::back_inserter(rules_));
  }
  by_trigger_.resize(knowledge_->trigger_count());
  std::set<std::string_view> ids;
  for (const Rule& rule : rules_) {
    const auto problem = [&](const std::string& message) {
      problems += rule.file + ":" + std::to_string(rule.line) + ": rule " +
                  rule.id + ": " + message + "\n";
    };
    if (!ids.insert(rule.id).second) problem("the id is taken");
    CompiledRule compiled{&rule,
                          knowledge_->FindType(rule.type),
                          {},
                          confidence_.Of(rule.id, rule.type)};
    if (compiled.type == nullptr) {
      problem("no event type '" + rule.type + "' in the ontology");
    }
    for (const RuleNeed& need : rule.needs) {
      ClassMask mask;
      if (!need.classes.empty()) {
        auto parsed = classes->Alternatives(need.classes);
        if (parsed) {
          mask = *parsed;
        } else {
          problem(parsed.error().message());
        }
      }
      compiled.needs.push_back({&need, need.kind, need.negated,
                                need.classes.empty(), BitsOf(need.slots),
                                mask});
    }
    for (const RuleTrigger& trigger : rule.triggers) {
      const auto index = knowledge_->FindTrigger(trigger.lemma, trigger.part);
      if (!index) {
        problem("trigger '" + trigger.lemma + "' is not in the image");
        continue;
      }
      by_trigger_[*index].push_back(static_cast<uint32_t>(compiled_.size()));
    }
    compiled_.push_back(std::move(compiled));
  }
  for (const Rule& rule : rules_) {
    for (const std::string& id : rule.over) {
      if (ids.contains(id)) continue;
      problems += rule.file + ":" + std::to_string(rule.line) + ": rule " +
                  rule.id + ": over names no rule '" + id + "'\n";
    }
  }
  if (problems.empty()) return Status::Ok();
  problems.pop_back();
  return DataLoss(std::move(problems));
}

void RuleMatcher::ShareRules(const std::vector<std::string>& adverbs) {
  for (const auto [whole, head] :
       FindTriggerCompounds(knowledge_->triggers(), adverbs)) {
    std::vector<uint32_t>& rules = by_trigger_[whole];
    rules.insert(rules.end(), by_trigger_[head].begin(),
                 by_trigger_[head].end());
    std::ranges::sort(rules);
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  }
}

bool RuleMatcher::Holds(const CompiledNeed& need, const Frame& frame,
                        uint32_t filled, const FrameContext& context) const {
  const std::vector<ActorMention>& mentions = *context.block->actors;
  switch (need.kind) {
    case RuleNeed::Kind::kUnder:
      return frame.governor_classes.Intersects(need.classes);
    case RuleNeed::Kind::kClause:
      return frame.clause_classes.Intersects(need.classes);
    case RuleNeed::Kind::kStatesDiffer: {
      for (const uint32_t a : frame.slots[need.need->slots[0]].actors) {
        for (const uint32_t b : frame.slots[need.need->slots[1]].actors) {
          if (mentions[a].state == mentions[b].state) return false;
        }
      }
      return true;
    }
    case RuleNeed::Kind::kSlot:
      break;
  }
  uint32_t slots = need.slots & filled;
  if (need.any_filler) return slots != 0;
  for (; slots != 0; slots &= slots - 1) {
    const auto slot = static_cast<size_t>(std::countr_zero(slots));
    if (frame.slots[slot].classes.Intersects(need.classes)) return true;
  }
  return false;
}

const CompiledNeed* RuleMatcher::FirstFailure(
    const CompiledRule& rule, const Frame& frame, uint32_t filled,
    const FrameContext& context) const {
  for (const CompiledNeed& need : rule.needs) {
    if (Holds(need, frame, filled, context) == need.negated) return &need;
  }
  return nullptr;
}

// The rules that fit one predicate, best first, with the frame each fits.
std::vector<const CompiledRule*> RuleMatcher::Fitting(
    const std::vector<const Frame*>& frames, const FrameContext& context,
    std::vector<const Frame*>* matched) const {
  std::vector<std::pair<const CompiledRule*, const Frame*>> fitting;
  for (const Frame* frame : frames) {
    const uint32_t filled = FilledSlots(*frame);
    for (const uint32_t index : by_trigger_[frame->trigger]) {
      const CompiledRule& rule = compiled_[index];
      if (FirstFailure(rule, *frame, filled, context) == nullptr) {
        fitting.emplace_back(&rule, frame);
      }
    }
  }
  std::stable_sort(fitting.begin(), fitting.end(),
                   [](const auto& a, const auto& b) {
                     return a.first->needs.size() > b.first->needs.size();
                   });
  // First comes the winner: the most specific that no other one is `over`. A
  // rule that says `also` fires beside it and keeps nobody from winning.
  const auto wins = [&](const auto& candidate) {
    return !candidate.first->rule->also &&
           std::none_of(fitting.begin(), fitting.end(), [&](const auto& other) {
             return Beats(*other.first->rule, *candidate.first->rule);
           });
  };
  const auto winner = std::find_if(fitting.begin(), fitting.end(), wins);
  if (winner != fitting.end()) {
    std::rotate(fitting.begin(), winner, winner + 1);
  }
  std::vector<const CompiledRule*> rules;
  for (const auto& [rule, frame] : fitting) {
    rules.push_back(rule);
    matched->push_back(frame);
  }
  return rules;
}

std::vector<CodedEvent> RuleMatcher::Apply(const FrameContext& context) const {
  std::vector<CodedEvent> events;
  for (const auto& frames : ByPredicate(context.clause->frames)) {
    std::vector<const Frame*> matched;
    const auto rules = Fitting(frames, context, &matched);
    for (size_t i = 0; i < rules.size(); ++i) {
      if (i > 0 && !rules[i]->rule->also) continue;
      if (IsOnlyAskedFor(*rules[i]->rule, *matched[i])) continue;
      auto event = Code(*rules[i], *matched[i], context);
      if (!event) continue;
      const bool each = rules[i]->rule->shape == RoleShape::kEach ||
                        IsReciprocal(*matched[i], *event);
      if (each) {
        CodedEvent back = *event;
        std::swap(back.sources, back.targets);
        events.push_back(std::move(back));
      }
      events.insert(events.end() - (each ? 1 : 0), *event);
      for (const DaySpan& day : matched[i]->other_dates) {
        event->date = day;
        events.push_back(*event);
      }
    }
  }
  return events;
}

std::optional<CodedEvent> RuleMatcher::Code(const CompiledRule& rule,
                                            const Frame& frame,
                                            const FrameContext& context) const {
  const std::vector<ActorMention>& mentions = *context.block->actors;
  CodedEvent event;
  event.rule = rule.rule;
  event.type = rule.type;
  if (!ReadParties(*rule.rule, mentions, frame, &event)) return std::nullopt;
  if (event.targets.empty() && !event.mutual && !rule.type->may_lack_target()) {
    return std::nullopt;
  }
  event.status = StatusOf(*rule.rule, frame, context);
  event.date = frame.date;
  if (frame.date_inherited && !FitsStatus(frame, event.status, context)) {
    event.date.reset();
  }
  if (rule.rule->takes_amount) event.amount = frame.amount;
  event.clause = EvidenceOf(*rule.rule, frame);
  event.reported = frame.operators.reported;
  event.presupposed =
      frame.presupposed && event.status == v1::EVENT_STATUS_OCCURRED;
  const Confidence::Factors& factors = confidence_.factors();
  event.confidence = rule.confidence;
  if (!event.inherited.empty()) event.confidence *= factors.inherited;
  for (const auto* side : {&event.sources, &event.targets}) {
    for (const uint32_t index : *side) {
      if (mentions[index].reference) event.confidence *= factors.reference;
    }
  }
  if (event.reported) event.confidence *= factors.reported;
  return event;
}

// The one place where operators become a status.
v1::EventStatus RuleMatcher::StatusOf(const Rule& rule, const Frame& frame,
                                      const FrameContext& context) const {
  const std::vector<Chunk>& chunks = context.clause->chunks;
  for (const StatusClause& clause : rule.statuses) {
    if (clause.under.empty()) return clause.status;
    for (const uint32_t governor : frame.governors) {
      if (!frame.operators.negated && !frame.operators.possible &&
          std::find(clause.under.begin(), clause.under.end(),
                    chunks[governor].lemma) != clause.under.end()) {
        return clause.status;
      }
    }
  }
  const Operators operators = frame.operators.Without(rule.ignored);
  if (operators.negated) return v1::EVENT_STATUS_NEGATED;
  if (operators.possible) return v1::EVENT_STATUS_POSSIBLE;
  if (operators.planned) return v1::EVENT_STATUS_PLANNED;
  if (IsAhead(frame, context) && !frame.date_inherited) {
    return v1::EVENT_STATUS_PLANNED;
  }
  if (operators.ongoing) return v1::EVENT_STATUS_ONGOING;
  return v1::EVENT_STATUS_OCCURRED;
}

std::vector<std::pair<const Rule*, const Rule*>> RuleMatcher::Conflicts(
    const FrameContext& context) const {
  std::vector<std::pair<const Rule*, const Rule*>> conflicts;
  for (const auto& frames : ByPredicate(context.clause->frames)) {
    std::vector<const Frame*> matched;
    const auto rules = Fitting(frames, context, &matched);
    for (size_t i = 1; i < rules.size(); ++i) {
      const Rule& best = *rules[0]->rule;
      const Rule& other = *rules[i]->rule;
      if (matched[i] == matched[0] && best.type != other.type &&
          rules[0]->needs.size() == rules[i]->needs.size() &&
          !Beats(best, other) && !best.also && !other.also) {
        conflicts.emplace_back(&best, &other);
      }
    }
  }
  return conflicts;
}

std::vector<RuleTry> RuleMatcher::Tries(const Frame& frame,
                                        const FrameContext& context) const {
  std::vector<RuleTry> tries;
  for (const uint32_t index : by_trigger_[frame.trigger]) {
    const CompiledRule& rule = compiled_[index];
    const CompiledNeed* failed =
        FirstFailure(rule, frame, FilledSlots(frame), context);
    tries.push_back({rule.rule, failed == nullptr ? nullptr : failed->need,
                     failed == nullptr && IsOnlyAskedFor(*rule.rule, frame)});
  }
  return tries;
}

void RuleMatcher::Explain(const FrameContext& context,
                          std::ostream& out) const {
  for (const Frame& frame : context.clause->frames) {
    const Trigger& trigger = knowledge_->trigger(frame.trigger);
    for (const RuleTry& tried : Tries(frame, context)) {
      out << "    rule " << tried.rule->id << " on " << trigger.lemma << ":"
          << trigger.part << ": ";
      if (tried.failed != nullptr) {
        out << "needs " << tried.failed->text << "\n";
      } else if (tried.asked_for) {
        out << "fits, but is only asked for\n";
      } else {
        out << "fits\n";
      }
    }
  }
}

}  // namespace actant
