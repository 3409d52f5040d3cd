#include "extract/rule_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "extract/event_merge.h"
#include "extract/internal/document_reading.h"

namespace actant {
namespace {

// A trigger longer than this is a phrase: eight characters, or four words.
constexpr size_t kMaxTriggerBytes = 24;

std::string CodeOf(const v1::Party& party) {
  return party.role().empty() ? party.state()
                              : party.state() + "." + party.role();
}

std::set<std::string> CodesOn(const v1::Mention& mention, v1::Side side) {
  std::set<std::string> codes;
  for (const v1::Party& party : mention.parties()) {
    if (party.side() == side) codes.insert(CodeOf(party));
  }
  return codes;
}

bool Meets(const v1::Mention& mention, const ExpectedEvent& expected) {
  const std::set<std::string> source(expected.source.begin(),
                                     expected.source.end());
  const std::set<std::string> target(expected.target.begin(),
                                     expected.target.end());
  return mention.mutual() == expected.mutual &&
         CodesOn(mention, v1::SIDE_SOURCE) == source &&
         CodesOn(mention, v1::SIDE_TARGET) == target &&
         (expected.status == v1::EVENT_STATUS_UNSPECIFIED ||
          expected.status == mention.status()) &&
         (!expected.amount ||
          (mention.has_amount() &&
           mention.amount().value() == *expected.amount &&
           mention.amount().currency() == expected.currency));
}

std::string Describe(const v1::Mention& mention) {
  std::string text = mention.type() + " ";
  const char* separator = "";
  for (const v1::Side side : {v1::SIDE_SOURCE, v1::SIDE_TARGET}) {
    for (const std::string& code : CodesOn(mention, side)) {
      text += separator + code;
      separator = mention.mutual() || side == v1::SIDE_TARGET ? " + " : " ";
    }
    if (side == v1::SIDE_SOURCE && !mention.mutual()) separator = " > ";
  }
  text += " " + StatusName(mention.status());
  if (mention.has_amount()) {
    text += " " +
            std::to_string(static_cast<long long>(mention.amount().value())) +
            " " + mention.amount().currency();
  }
  return text;
}

class RuleChecker {
 public:
  RuleChecker(const Knowledge& knowledge, const ReadingKit& kit)
      : knowledge_(knowledge), kit_(kit) {}

  RuleCheckReport Run() {
    for (const Rule& rule : kit_.matcher->rules()) {
      ++report_.rules;
      Lint(rule);
      for (const RuleExample& example : rule.examples) {
        ++report_.examples;
        Check(rule, example);
      }
    }
    for (const std::string& pair : conflicts_) {
      report_.warnings.push_back(pair);
    }
    return std::move(report_);
  }

 private:
  void Problem(const Rule& rule, int line, const std::string& message) {
    report_.problems.push_back(rule.file + ":" + std::to_string(line) +
                               ": rule " + rule.id + ": " + message);
  }

  void Lint(const Rule& rule) {
    for (const RuleTrigger& trigger : rule.triggers) {
      if (trigger.lemma.size() > kMaxTriggerBytes) {
        Problem(rule, rule.line,
                "'" + trigger.lemma + "' is a sentence, not a word");
      }
      std::vector<Match> matches;
      knowledge_.FindAll(trigger.lemma, &matches);
      for (const Match& match : matches) {
        // English names begin with capitals: to shell is no firm.
        const char first = trigger.lemma[match.begin];
        if (first >= 'a' && first <= 'z') continue;
        for (const Sense& sense : knowledge_.senses(match.entry)) {
          if (sense.kind == SenseKind::kActor && match.end - match.begin > 3) {
            Problem(rule, rule.line,
                    "'" + trigger.lemma +
                        "' names an actor; rules hold for "
                        "any actor");
          }
        }
      }
    }
    const bool has_no =
        std::any_of(rule.examples.begin(), rule.examples.end(),
                    [](const RuleExample& e) { return e.expected.empty(); });
    if (!has_no) {
      report_.warnings.push_back(rule.file + ":" + std::to_string(rule.line) +
                                 ": rule " + rule.id + " has no 'no' example");
    }
  }

  // What all rules told in the sentence.
  std::vector<v1::Mention> Read(const std::string& sentence) {
    ArticleInput input;
    input.id = "example";
    input.text = sentence;
    DocumentReading reading(knowledge_, kit_, input, sentence);
    reading.Read();
    for (const auto& [winner, other] : reading.Conflicts()) {
      conflicts_.insert(winner->file + ":" + std::to_string(winner->line) +
                        ": rules " + winner->id + " and " + other->id +
                        " fit alike; one should say 'over' or 'also'");
    }
    v1::Article article;
    article.set_id(input.id);
    std::vector<v1::Mention> mentions = reading.Mentions(article);
    return mentions;
  }

  void Check(const Rule& rule, const RuleExample& example) {
    std::vector<v1::Mention> told = Read(example.sentence);
    // A `no` is about this rule alone; a `yes` may be told by another rule of
    // the type that is more specific there.
    std::erase_if(told, [&](const v1::Mention& mention) {
      return example.expected.empty() ? mention.rule() != rule.id
                                      : mention.type() != rule.type;
    });
    told = MergeWithinDocument(std::move(told));
    const bool own = std::any_of(
        told.begin(), told.end(),
        [&](const v1::Mention& mention) { return mention.rule() == rule.id; });
    if (!example.expected.empty() && !told.empty() && !own) {
      report_.warnings.push_back(rule.file + ":" +
                                 std::to_string(example.line) + ": rule " +
                                 rule.id + ": told by " + told[0].rule());
    }
    std::vector<bool> used(told.size(), false);
    for (const ExpectedEvent& expected : example.expected) {
      bool met = false;
      for (size_t i = 0; i < told.size() && !met; ++i) {
        if (!used[i] && Meets(told[i], expected)) {
          used[i] = true;
          met = true;
        }
      }
      if (!met) {
        std::string heard = told.empty() ? "nothing" : "";
        for (const v1::Mention& mention : told)
          heard += Describe(mention) + "; ";
        Problem(rule, example.line, "'" + example.sentence + "' gave " + heard);
        return;
      }
    }
    for (size_t i = 0; i < told.size(); ++i) {
      if (!used[i]) {
        Problem(rule, example.line,
                "'" + example.sentence + "' also gave " + Describe(told[i]));
      }
    }
  }

  const Knowledge& knowledge_;
  const ReadingKit& kit_;
  RuleCheckReport report_;
  std::set<std::string> conflicts_;
};

}  // namespace

Result<RuleCheckReport> CheckRules(const Knowledge& knowledge) {
  ACTANT_ASSIGN_OR_RETURN(
      const auto kit, ReadingKit::Create(&knowledge, ExampleReading::kFull));
  return RuleChecker(knowledge, *kit).Run();
}

}  // namespace actant
