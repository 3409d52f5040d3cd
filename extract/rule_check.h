// Runs the examples that stand with the rules: `actant rules check`.
#ifndef ACTANT_EXTRACT_RULE_CHECK_H_
#define ACTANT_EXTRACT_RULE_CHECK_H_

#include <string>
#include <vector>

#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

struct RuleCheckReport {
  size_t rules = 0;
  size_t examples = 0;
  // "file:line: what is wrong", in file order; empty when all is well.
  std::vector<std::string> problems;
  // Worth a look: rules that fit alike without `over` or `also`, rules without
  // a `no` example, examples of other rules a rule fires on with another type.
  std::vector<std::string> warnings;
};

// Reads each `yes` sentence and asks that the expected events, and no others
// of the rule's type, were told (a warning where another rule of the type told
// them); and each `no` sentence, that the rule told none. A lint
// asks that `on` words are no names, dates or sentences. DataLoss when the
// rules do not load. Sentences are read without a date of publication.
Result<RuleCheckReport> CheckRules(const Knowledge& knowledge);

}  // namespace actant

#endif  // ACTANT_EXTRACT_RULE_CHECK_H_
