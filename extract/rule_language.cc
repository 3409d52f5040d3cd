#include "extract/rule_language.h"

#include <algorithm>
#include <charconv>

#include "proto/record_words.h"

namespace actant {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

// All rules are read at every start: no call of the library for a character.
std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t at = 0;;) {
    while (at < text.size() && IsBlank(text[at])) ++at;
    if (at == text.size()) return words;
    const size_t begin = at;
    while (at < text.size() && !IsBlank(text[at])) ++at;
    words.push_back(text.substr(begin, at - begin));
  }
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// Parses one rule file line by line, collecting problems.
class RuleParser {
 public:
  RuleParser(std::string_view file, ExampleReading examples)
      : file_(file), examples_(examples) {}

  Result<std::vector<Rule>> Parse(std::string_view text);

 private:
  void Line(std::string_view line);
  void BeginRule(std::string_view rest);
  void Field(std::string_view keyword, std::string_view rest);
  void On(std::string_view rest);
  void Need(std::string_view rest);
  void StateNeed(const std::vector<std::string_view>& words, size_t at);
  size_t SlotNeed(const std::vector<std::string_view>& words, size_t at);
  void Roles(std::string_view rest);
  void Role(std::string_view name, std::string_view slots);
  void StatusLine(std::string_view rest);
  void Ignore(const std::vector<std::string_view>& words);
  void Yes(std::string_view rest);
  ExpectedEvent Expected(std::string_view text);
  std::optional<Slot> SlotNamed(std::string_view name);
  void FinishRule();
  void Problem(std::string message) { Problem(line_, std::move(message)); }
  void Problem(int line, std::string message) {
    problems_ += std::string(file_) + ":" + std::to_string(line) + ": " +
                 std::move(message) + "\n";
  }

  std::string_view file_;
  ExampleReading examples_;
  int line_ = 0;
  bool has_yes_ = false;  // the rule at hand
  std::vector<Rule> rules_;
  std::string problems_;
};

Result<std::vector<Rule>> RuleParser::Parse(std::string_view text) {
  for (const std::string_view line : Split(text, '\n')) {
    ++line_;
    Line(line);
  }
  FinishRule();
  if (!problems_.empty()) {
    problems_.pop_back();
    return Error(InvalidArgument(std::move(problems_)));
  }
  return std::move(rules_);
}

void RuleParser::Line(std::string_view line) {
  const std::string_view content = Trim(line);
  if (content.empty() || content.front() == '#') return;
  const auto space = static_cast<size_t>(
      std::find_if(content.begin(), content.end(), IsBlank) - content.begin());
  const std::string_view keyword = content.substr(0, space);
  const std::string_view rest = Trim(content.substr(space));
  if (keyword == "rule") {
    FinishRule();
    BeginRule(rest);
  } else if (rules_.empty()) {
    Problem("'" + std::string(keyword) + "' stands before the first 'rule'");
  } else {
    Field(keyword, rest);
  }
}

void RuleParser::BeginRule(std::string_view rest) {
  Rule rule;
  const size_t arrow = rest.find("->");
  if (arrow != std::string_view::npos) {
    rule.id = Trim(rest.substr(0, arrow));
    rule.type = Trim(rest.substr(arrow + 2));
  }
  if (rule.id.empty() || rule.type.empty()) {
    Problem("write 'rule ID -> EVENT_TYPE'");
  }
  rule.file = file_;
  rule.line = line_;
  rules_.push_back(std::move(rule));
  has_yes_ = false;
}

void RuleParser::FinishRule() {
  if (rules_.empty()) return;
  const Rule& rule = rules_.back();
  if (rule.triggers.empty()) {
    Problem(rule.line, "rule " + rule.id + " has no 'on' words");
  }
  if (rule.source.slots.empty()) {
    Problem(rule.line, "rule " + rule.id + " has no 'roles source='");
  }
  if (!has_yes_) {
    Problem(rule.line, "rule " + rule.id + " has no 'yes' example");
  }
}

void RuleParser::Field(std::string_view keyword, std::string_view rest) {
  Rule& rule = rules_.back();
  if (keyword == "on") {
    On(rest);
  } else if (keyword == "need") {
    Need(rest);
  } else if (keyword == "roles") {
    Roles(rest);
  } else if (keyword == "status") {
    StatusLine(rest);
  } else if (keyword == "over") {
    for (const std::string_view id : SplitWords(rest)) {
      rule.over.emplace_back(id);
    }
  } else if (keyword == "also") {
    rule.also = true;
  } else if (keyword == "yes") {
    has_yes_ |= rest.find("=>") != std::string_view::npos;
    if (examples_ == ExampleReading::kFull) Yes(rest);
  } else if (keyword == "no") {
    if (examples_ == ExampleReading::kFull) {
      rule.examples.push_back({std::string(rest), {}, line_});
    }
  } else {
    Problem("unknown keyword '" + std::string(keyword) +
            "'; known: on need roles status over also yes no");
  }
}

void RuleParser::On(std::string_view rest) {
  std::vector<std::string_view> pending;
  for (const std::string_view word : SplitWords(rest)) {
    const size_t colon = word.rfind(':');
    for (const std::string_view part : Split(word.substr(0, colon), '|')) {
      if (!part.empty()) pending.push_back(part);
    }
    if (colon == std::string_view::npos) continue;
    const std::string_view mark = word.substr(colon + 1);
    if (mark != "v" && mark != "n" && mark != "vn") {
      Problem("':" + std::string(mark) + "' is no mark; write :v, :n or :vn");
      return;
    }
    for (const std::string_view lemma : pending) {
      for (const char part : mark) {
        rules_.back().triggers.push_back({std::string(lemma), part});
      }
    }
    pending.clear();
  }
  if (!pending.empty()) {
    Problem("'" + std::string(pending.front()) +
            "' lacks its mark (:v, :n or :vn)");
  }
}

std::optional<Slot> RuleParser::SlotNamed(std::string_view name) {
  const std::optional<Slot> slot = ParseSlot(name);
  if (!slot) Problem("'" + std::string(name) + "' is no slot");
  return slot;
}

void RuleParser::Need(std::string_view rest) {
  const std::vector<std::string_view> words = SplitWords(rest);
  for (size_t i = 0; i < words.size();) {
    if (i + 2 < words.size() && words[i + 1] == "!=") {
      StateNeed(words, i);
      i += 3;
    } else {
      i = SlotNeed(words, i);
    }
  }
}

void RuleParser::StateNeed(const std::vector<std::string_view>& words,
                           size_t at) {
  RuleNeed need;
  need.kind = RuleNeed::Kind::kStatesDiffer;
  for (const size_t i : {at, at + 2}) {
    std::string_view word = words[i];
    if (!word.ends_with(".state")) {
      Problem("write SLOT.state != SLOT.state");
      return;
    }
    word.remove_suffix(6);
    if (const auto slot = SlotNamed(word)) need.slots.push_back(*slot);
  }
  if (need.slots.size() != 2) return;
  need.text = std::string(words[at]) + " != " + std::string(words[at + 2]);
  rules_.back().needs.push_back(std::move(need));
}

// Parses one slot, under or clause need that begins at words[at]; returns the
// index behind it.
size_t RuleParser::SlotNeed(const std::vector<std::string_view>& words,
                            size_t at) {
  RuleNeed need;
  if (words[at] == "no") {
    need.negated = true;
    need.text = "no ";
    if (++at == words.size()) {
      Problem("'no' lacks its slot");
      return at;
    }
  }
  std::string_view head = words[at++];
  const bool has_classes = head.ends_with(':');
  if (has_classes) head.remove_suffix(1);
  need.text += head;
  if (has_classes) {
    if (at == words.size()) {
      Problem("'" + std::string(head) + ":' lacks its classes");
      return at;
    }
    need.classes = words[at++];
    need.text += ": " + need.classes;
  } else if (!need.negated) {
    Problem("write '" + std::string(head) + ": CLASS'");
    return at;
  }
  if (head == "under") {
    need.kind = RuleNeed::Kind::kUnder;
  } else if (head == "clause") {
    need.kind = RuleNeed::Kind::kClause;
  } else {
    for (const std::string_view name : Split(head, '|')) {
      if (const auto slot = SlotNamed(name)) need.slots.push_back(*slot);
    }
    if (need.slots.empty()) return at;
  }
  rules_.back().needs.push_back(std::move(need));
  return at;
}

void RuleParser::Roles(std::string_view rest) {
  Rule& rule = rules_.back();
  for (const std::string_view word : SplitWords(rest)) {
    const size_t equals = word.find('=');
    if (word == "mutual") {
      rule.shape = RoleShape::kMutual;
    } else if (word == "each") {
      rule.shape = RoleShape::kEach;
    } else if (equals != std::string_view::npos) {
      Role(word.substr(0, equals), word.substr(equals + 1));
    } else {
      Problem("'" + std::string(word) +
              "' is no role; write source=SLOT target=SLOT amount=amount "
              "mutual each");
    }
  }
}

void RuleParser::Role(std::string_view name, std::string_view slots) {
  Rule& rule = rules_.back();
  if (name == "amount") {
    rule.takes_amount = true;
    return;
  }
  if (name != "source" && name != "target") {
    Problem("'" + std::string(name) + "' is no role");
    return;
  }
  RoleSource from;
  const bool all = slots.find('+') != std::string_view::npos;
  from.join = all ? RoleSource::Join::kAll : RoleSource::Join::kFirst;
  for (const std::string_view slot_name : Split(slots, all ? '+' : '|')) {
    if (const auto slot = SlotNamed(slot_name)) from.slots.push_back(*slot);
  }
  (name == "source" ? rule.source : rule.target) = std::move(from);
}

void RuleParser::Ignore(const std::vector<std::string_view>& words) {
  Operators& ignored = rules_.back().ignored;
  for (size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "negated") {
      ignored.negated = true;
    } else if (words[i] == "possible") {
      ignored.possible = true;
    } else if (words[i] == "planned") {
      ignored.planned = true;
    } else if (words[i] == "ongoing") {
      ignored.ongoing = true;
    } else if (words[i] == "irrealis") {
      ignored.irrealis = true;
    } else {
      Problem("'" + std::string(words[i]) + "' is no operator");
    }
  }
}

void RuleParser::StatusLine(std::string_view rest) {
  if (const auto ignore = SplitWords(rest);
      !ignore.empty() && ignore[0] == "ignore") {
    return Ignore(ignore);
  }
  const size_t equals = rest.find('=');
  const auto status = equals == std::string_view::npos
                          ? std::nullopt
                          : ParseStatusWord(Trim(rest.substr(equals + 1)));
  if (!status) {
    Problem(
        "write 'status [under WORD|WORD] = occurred|ongoing|planned|"
        "possible|negated' or 'status ignore OPERATOR'");
    return;
  }
  StatusClause clause;
  clause.status = *status;
  const auto words = SplitWords(rest.substr(0, equals));
  if (words.size() == 2 && words[0] == "under") {
    for (const std::string_view lemma : Split(words[1], '|')) {
      clause.under.emplace_back(lemma);
    }
  } else if (!words.empty()) {
    Problem("write 'status under WORD|WORD = STATUS'");
    return;
  }
  rules_.back().statuses.push_back(std::move(clause));
}

void RuleParser::Yes(std::string_view rest) {
  const size_t arrow = rest.find("=>");
  if (arrow == std::string_view::npos) {
    Problem("write 'yes SENTENCE => PARTIES [STATUS] [AMOUNT CURRENCY]'");
    return;
  }
  RuleExample example;
  example.sentence = Trim(rest.substr(0, arrow));
  example.line = line_;
  for (const std::string_view part : Split(rest.substr(arrow + 2), ';')) {
    example.expected.push_back(Expected(Trim(part)));
  }
  rules_.back().examples.push_back(std::move(example));
}

ExpectedEvent RuleParser::Expected(std::string_view text) {
  ExpectedEvent event;
  bool directed = false;
  for (const std::string_view word : SplitWords(text)) {
    double value = 0;
    const auto [end, error] =
        std::from_chars(word.data(), word.data() + word.size(), value);
    if (word == ">") {
      directed = true;
    } else if (word == "+") {
      continue;
    } else if (const auto status = ParseStatusWord(word)) {
      event.status = *status;
    } else if (error == std::errc() && end == word.data() + word.size()) {
      event.amount = value;
    } else if (event.amount && event.currency.empty()) {
      event.currency = word;
    } else {
      for (const std::string_view code : Split(word, '+')) {
        if (code.empty()) continue;
        (directed ? event.target : event.source).emplace_back(code);
      }
    }
  }
  event.mutual = !directed;
  if (event.source.empty()) Problem("'" + std::string(text) + "' has no party");
  return event;
}

}  // namespace

Result<std::vector<Rule>> ParseRules(std::string_view text,
                                     std::string_view file,
                                     ExampleReading examples) {
  return RuleParser(file, examples).Parse(text);
}

std::string StatusName(v1::EventStatus status) {
  return StatusWord(status == v1::EVENT_STATUS_UNSPECIFIED
                        ? v1::EVENT_STATUS_OCCURRED
                        : status);
}

}  // namespace actant
