#include "fuzz/language_checks.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <vector>

#include "data_folder.h"
#include "extract/class_table.h"
#include "extract/grammar.h"
#include "extract/rule_language.h"
#include "small_world.h"

namespace actant {
namespace {

constexpr std::string_view kFile = "f";

int LinesOf(std::string_view text) {
  return 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

// Every line of a message names the file, a line of it, and a problem. (A
// word of the input cannot bring a line break into the message.)
std::string CheckMessage(const Status& status, int lines) {
  if (status.code() != StatusCode::kInvalidArgument) return "another code";
  std::string_view message = status.message();
  if (message.empty()) return "an error without a message";
  while (true) {
    const size_t end = message.find('\n');
    std::string_view line = message.substr(0, end);
    if (!line.starts_with("f:")) return "a problem without its file";
    line.remove_prefix(2);
    int number = 0;
    const auto [rest, error] =
        std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc() || number < 1 || number > lines) {
      return "a problem without its line";
    }
    line.remove_prefix(static_cast<size_t>(rest - line.data()));
    if (!line.starts_with(": ") || line.size() < 4) return "no problem named";
    if (end == std::string_view::npos) return "";
    message.remove_prefix(end + 1);
  }
}

bool SlotsAreReal(const std::vector<Slot>& slots) {
  return std::all_of(slots.begin(), slots.end(),
                     [](Slot slot) { return slot >= 0 && slot < kSlotCount; });
}

std::string CheckRule(const Rule& rule, std::string_view text, int lines) {
  if (rule.id.empty() || rule.type.empty()) return "a rule without a head";
  if (rule.line < 1 || rule.line > lines) return "a rule outside its file";
  if (rule.triggers.empty()) return "a rule without triggers";
  for (const RuleTrigger& trigger : rule.triggers) {
    if (trigger.lemma.empty() || (trigger.part != 'v' && trigger.part != 'n')) {
      return "a trigger that is none";
    }
  }
  if (rule.source.slots.empty()) return "a rule without a source";
  if (!SlotsAreReal(rule.source.slots) || !SlotsAreReal(rule.target.slots)) {
    return "a role of no slot";
  }
  for (const RuleNeed& need : rule.needs) {
    if (!SlotsAreReal(need.slots)) return "a need of no slot";
    const bool two = need.kind == RuleNeed::Kind::kStatesDiffer;
    if (two && need.slots.size() != 2) return "states of other than two";
    if (need.kind == RuleNeed::Kind::kSlot && need.slots.empty()) {
      return "a need without a slot";
    }
  }
  bool has_yes = false;
  for (const RuleExample& example : rule.examples) {
    has_yes |= !example.expected.empty();
    if (example.line <= rule.line || example.line > lines) {
      return "an example outside its rule";
    }
    if (text.find(example.sentence) == std::string_view::npos) {
      return "an example that was not written";
    }
    for (const ExpectedEvent& event : example.expected) {
      if (event.source.empty()) return "an expected event of nobody";
    }
  }
  return has_yes ? "" : "a rule without a yes";
}

std::string CheckSide(const std::vector<PatternElement>& side) {
  for (const PatternElement& element : side) {
    if (element.slot && (*element.slot < 0 || *element.slot >= kSlotCount)) {
      return "an element of no slot";
    }
    if (element.repeated && !element.optional) return "repeated, yet needed";
  }
  return "";
}

}  // namespace

std::string CheckRuleText(std::string_view text) {
  const int lines = LinesOf(text);
  const auto rules = ParseRules(text, kFile);
  if (!rules) return CheckMessage(rules.error(), lines);
  for (const Rule& rule : *rules) {
    if (auto problem = CheckRule(rule, text, lines); !problem.empty()) {
      return problem;
    }
  }
  return "";
}

std::string CheckGrammarText(std::string_view text) {
  static const std::unique_ptr<Knowledge> knowledge = [] {
    const DataFolder folder;
    WriteSmallWorld(folder);
    return CompileWorld(folder);
  }();
  ClassTable classes(knowledge.get());
  Grammar grammar;
  const Status status = ParseGrammar(text, kFile, &classes, &grammar);
  if (!status.ok()) return CheckMessage(status, LinesOf(text));
  for (const Construction& construction : grammar.constructions) {
    if (construction.id.empty()) return "a construction without an id";
    if (!SlotsAreReal(construction.closes)) return "closes no slot";
    for (const auto* side : {&construction.left, &construction.right}) {
      if (auto problem = CheckSide(*side); !problem.empty()) return problem;
    }
  }
  for (const auto& [key, values] : grammar.settings) {
    if (values.empty()) return "a setting without a value";
  }
  return "";
}

}  // namespace actant
