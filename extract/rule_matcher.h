// Step 7, second half: coding rules over frames.
#ifndef ACTANT_EXTRACT_RULE_MATCHER_H_
#define ACTANT_EXTRACT_RULE_MATCHER_H_

#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/analysis.h"
#include "extract/class_table.h"
#include "extract/confidence.h"
#include "extract/frame_parser.h"
#include "extract/rule_language.h"
#include "proto/status.h"

namespace actant {

// An event as one rule reads it in one frame.
struct CodedEvent {
  const Rule* rule = nullptr;
  const v1::EventType* type = nullptr;
  // Indices of the block's mentions.
  std::vector<uint32_t> sources;
  std::vector<uint32_t> targets;  // empty in a mutual event
  bool mutual = false;
  v1::EventStatus status = v1::EVENT_STATUS_OCCURRED;
  std::optional<DaySpan> date;
  int32_t amount = -1;
  ByteSpan clause;
  // Parties taken from context rather than from the pattern.
  std::vector<uint32_t> inherited;
  // Told as another's claim.
  bool reported = false;
  // Said to have happened only because nothing else is said (Frame).
  bool presupposed = false;
  float confidence = 0;
};

// What a matcher needs to know about the block a frame is from.
struct FrameContext {
  const BlockAnalysis* block = nullptr;
  const ParsedClause* clause = nullptr;
  std::optional<Day> published;
};

// A rule's tests as masks.
struct CompiledNeed {
  const RuleNeed* need = nullptr;
  // What a test reads of `need`, beside the mask rather than at two pointers'
  // distance.
  RuleNeed::Kind kind = RuleNeed::Kind::kSlot;
  bool negated = false;
  bool any_filler = false;  // no classes asked for
  uint32_t slots = 0;       // of kSlot, one bit each
  ClassMask classes;
};
struct CompiledRule {
  const Rule* rule = nullptr;
  const v1::EventType* type = nullptr;
  std::vector<CompiledNeed> needs;
  // Before what context takes away.
  float confidence = 0;
};

// What came of a rule that a frame could trigger.
struct RuleTry {
  const Rule* rule = nullptr;
  // The first need that failed; nullptr where all held.
  const RuleNeed* failed = nullptr;
  // All held, but the frame stands in the complement of a verb like 要求.
  bool asked_for = false;
};

// All rules of a body of knowledge, indexed by trigger. Immutable and thread-
// safe; borrows the knowledge.
class RuleMatcher {
 public:
  // A trigger that is one of `adverbs` with another trigger behind it
  // (秘密會晤, 會晤) is tried by the rules of that one too. DataLoss when rules
  // do not parse, name unknown classes or types, or two have one id: the
  // message lists every problem.
  static Result<std::unique_ptr<RuleMatcher>> Create(
      const Knowledge* knowledge, ClassTable* classes,
      ExampleReading examples = ExampleReading::kFull,
      const std::vector<std::string>& adverbs = {});

  // The events a clause's frames tell. Per predicate the most specific rule
  // that fits (of those no other fitting one is `over`, the one with most
  // needs, then file order) and those that say `also`. Frames under irrealis
  // tell none.
  std::vector<CodedEvent> Apply(const FrameContext& context) const;

  // Every rule the frame could trigger, in file order.
  std::vector<RuleTry> Tries(const Frame& frame,
                             const FrameContext& context) const;

  // Says for every rule each frame could trigger whether it fits, or which
  // need failed first.
  void Explain(const FrameContext& context, std::ostream& out) const;

  const std::vector<Rule>& rules() const { return rules_; }

  // Rules that fit a frame beside the winner, with the same number of needs
  // and neither `over` nor `also`: what `rules check` warns of.
  std::vector<std::pair<const Rule*, const Rule*>> Conflicts(
      const FrameContext& context) const;

 private:
  explicit RuleMatcher(const Knowledge* knowledge) : knowledge_(knowledge) {}

  Status Load(ClassTable* classes, ExampleReading examples);
  void ShareRules(const std::vector<std::string>& adverbs);
  // `filled`: the slots of the frame that are, one bit each.
  const CompiledNeed* FirstFailure(const CompiledRule& rule, const Frame& frame,
                                   uint32_t filled,
                                   const FrameContext& context) const;
  bool Holds(const CompiledNeed& need, const Frame& frame, uint32_t filled,
             const FrameContext& context) const;
  std::vector<const CompiledRule*> Fitting(
      const std::vector<const Frame*>& frames, const FrameContext& context,
      std::vector<const Frame*>* matched) const;
  std::optional<CodedEvent> Code(const CompiledRule& rule, const Frame& frame,
                                 const FrameContext& context) const;
  v1::EventStatus StatusOf(const Rule& rule, const Frame& frame,
                           const FrameContext& context) const;

  const Knowledge* knowledge_;
  Confidence confidence_;
  std::vector<Rule> rules_;
  std::vector<CompiledRule> compiled_;
  // Trigger index -> rules, in file order.
  std::vector<std::vector<uint32_t>> by_trigger_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_RULE_MATCHER_H_
