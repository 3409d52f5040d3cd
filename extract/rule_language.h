// The language of coding rules (data/<lang>/rules/*.txt), one syntax for all
// languages:
//
//   rule zh.export_control.list -> export_control
//     on      列入 納入 :v
//     need    subj: gov   obj: gov|firm   into: list.export_control
//     roles   source=subj  target=obj
//     status  under 宣布|批准 = occurred
//     over    zh.sanction.list
//     yes     中國將20家日本實體列入出口管制名單。 => CHN > JPN.BUS occurred
//     no      日本將稀土列入戰略物資清單。
//
// `on`     trigger words; `a|b` or several words; `:v` verb, `:n` event noun,
//          `:vn` either. The mark holds for the words before it.
// `need`   tests on the frame, all of which must hold:
//            SLOT[|SLOT..]: CLASS[|CLASS..]  one of the slots, in that order,
//                                            holds such a filler
//            no SLOT | no SLOT: CLASS        no slot so filled
//            A.state != B.state              the slots share no state
//            under: CLASS                    a governing word is of the class
//            no under: CLASS
//            clause: CLASS                   a word of the class stands in the
//                                            clause; `no clause: CLASS`
// `roles`  source=, target=, amount= with slots: `a|b` the first that is
//          filled with actors, `a+b` all of them; `mutual` all parties act
//          together; `each` every party does it to every other (two directed
//          events); `exclude=SLOT..` is not needed: parties named twice count
//          once.
// `status` `= STATUS` always, `under WORD|WORD = STATUS` when a governing word
//          has that lemma; `ignore OPERATOR..` reads the frame as if it stood
//          under none of these: negated possible planned ongoing irrealis
//          (解除 negates 制裁, and that is what easing is).
// `over`   wins against these rules where both fit; `also` fires beside them.
// `yes`    SENTENCE => PARTIES [STATUS] [AMOUNT CURRENCY]; parties: `A > B`,
//          `A+B > C`, `A >` (no target), `A + B` (mutual). `; ` separates
//          several expected events.
// `no`     the rule must not fire on it.
// `#` begins a comment line.
#ifndef ACTANT_EXTRACT_RULE_LANGUAGE_H_
#define ACTANT_EXTRACT_RULE_LANGUAGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/analysis.h"
#include "proto/status.h"

namespace actant {

struct RuleTrigger {
  std::string lemma;
  char part = 'v';
};

// One test of a `need` line. Class names are kept as text here: the rule
// matcher turns them into masks.
struct RuleNeed {
  enum class Kind { kSlot, kStatesDiffer, kUnder, kClause } kind = Kind::kSlot;
  bool negated = false;
  std::vector<Slot> slots;  // kSlot: alternatives; kStatesDiffer: the two
  std::string classes;      // "gov|igo"; empty = any filler
  std::string text;         // as written, for explain
};

// Slots a role is filled from.
struct RoleSource {
  enum class Join { kFirst, kAll } join = Join::kFirst;
  std::vector<Slot> slots;
};

struct StatusClause {
  std::vector<std::string> under;  // lemmas; empty = always
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
};

struct ExpectedEvent {
  std::vector<std::string> source;
  std::vector<std::string> target;
  bool mutual = false;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;  // unspecified: any
  std::optional<double> amount;
  std::string currency;
};

struct RuleExample {
  std::string sentence;
  std::vector<ExpectedEvent> expected;  // empty: a `no` example
  int line = 0;
};

enum class RoleShape { kDirected, kMutual, kEach };

struct Rule {
  std::string id;
  std::string type;
  std::string file;
  int line = 0;
  std::vector<RuleTrigger> triggers;
  std::vector<RuleNeed> needs;
  RoleSource source;
  RoleSource target;
  bool takes_amount = false;
  RoleShape shape = RoleShape::kDirected;
  std::vector<StatusClause> statuses;
  // Operators of the frame that say nothing about this event.
  Operators ignored;
  std::vector<std::string> over;
  bool also = false;
  std::vector<RuleExample> examples;
};

// What is read of the `yes` and `no` lines. They are most of a file, and only a
// check of the rules runs them.
enum class ExampleReading {
  kFull,
  kSkipped,  // Rule::examples stays empty; a `yes` line must be there
};

// Parses one file. InvalidArgument lists every problem, one line each, as
// "file:line: what is wrong". Thread-safe.
Result<std::vector<Rule>> ParseRules(
    std::string_view text, std::string_view file,
    ExampleReading examples = ExampleReading::kFull);

// StatusWord (proto/record_words.h), but "occurred" for a status that is not
// given: what a reading without operators means.
std::string StatusName(v1::EventStatus status);

}  // namespace actant

#endif  // ACTANT_EXTRACT_RULE_LANGUAGE_H_
