#include "extract/grammar.h"

#include <algorithm>
#include <charconv>

namespace actant {
namespace {

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::vector<std::string> Words(std::string_view line) {
  std::vector<std::string> words;
  for (size_t at = 0;;) {
    while (at < line.size() && IsBlank(line[at])) ++at;
    if (at == line.size()) return words;
    const size_t begin = at;
    while (at < line.size() && !IsBlank(line[at])) ++at;
    words.emplace_back(line.substr(begin, at - begin));
  }
}

class GrammarParser {
 public:
  GrammarParser(std::string_view file, ClassTable* classes, Grammar* grammar)
      : file_(file), classes_(classes), grammar_(grammar) {}

  Status Parse(std::string_view text);

 private:
  using Iterator = std::vector<std::string>::const_iterator;

  void Line(const std::vector<std::string>& words);
  void Gap(const std::vector<std::string>& words);
  void BeginConstruction(const std::vector<std::string>& words);
  void Pattern(const std::vector<std::string>& words);
  std::vector<PatternElement> Side(const std::vector<std::string>& words);
  std::optional<PatternElement> Element(std::string_view word);
  void Problem(const std::string& message) {
    problems_ += std::string(file_) + ":" + std::to_string(line_) + ": " +
                 message + "\n";
  }

  std::string_view file_;
  ClassTable* classes_;
  Grammar* grammar_;
  int line_ = 0;
  std::string problems_;
};

Status GrammarParser::Parse(std::string_view text) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    ++line_;
    const std::vector<std::string> words = Words(text.substr(0, end));
    if (!words.empty() && words[0][0] != '#') Line(words);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  if (problems_.empty()) return Status::Ok();
  problems_.pop_back();
  return InvalidArgument(problems_);
}

void GrammarParser::Line(const std::vector<std::string>& words) {
  if (words[0] == "gap") {
    Gap(words);
  } else if (words[0] == "construction") {
    BeginConstruction(words);
  } else if (words[0] == "pattern") {
    Pattern(words);
  } else if (words[0] == "setting" && words.size() > 2) {
    grammar_->settings[words[1]].assign(words.begin() + 2, words.end());
  } else {
    Problem("unknown line '" + words[0] +
            "'; known: gap construction pattern setting");
  }
}

void GrammarParser::Gap(const std::vector<std::string>& words) {
  if (words.size() < 3) return Problem("write 'gap NAME CLASS...'");
  GrammarGap gap;
  for (size_t i = 2; i < words.size(); ++i) {
    if (words[i] == "limit" && i + 1 < words.size()) {
      const std::string& number = words[++i];
      std::from_chars(number.data(), number.data() + number.size(), gap.limit);
      if (gap.limit == 0) Problem("limit takes a number of bytes above 0");
    } else if (words[i][0] == '@') {
      const auto other = grammar_->gaps.find(words[i].substr(1));
      if (other == grammar_->gaps.end()) {
        Problem("no gap '" + words[i].substr(1) + "' stands before");
        continue;
      }
      gap.classes |= other->second.classes;
      if (gap.limit == 0) gap.limit = other->second.limit;
    } else if (auto mask = classes_->Alternatives(words[i])) {
      gap.classes |= *mask;
    } else {
      Problem(mask.error().message());
    }
  }
  grammar_->gaps[words[1]] = gap;
}

void GrammarParser::BeginConstruction(const std::vector<std::string>& words) {
  Construction construction;
  if (words.size() < 3) {
    return Problem("write 'construction ID verb|nominal|any'");
  }
  construction.id = words[1];
  if (words[2] == "nominal") {
    construction.anchor = Anchor::kNominal;
  } else if (words[2] == "any") {
    construction.anchor = Anchor::kAny;
  } else if (words[2] != "verb") {
    Problem("'" + words[2] + "' is no anchor; write verb, nominal or any");
  }
  if (words.size() > 3 && words[3] != "closes") {
    Problem("expected 'closes', not '" + words[3] + "'");
  }
  for (size_t i = 4; i < words.size(); ++i) {
    if (const auto slot = ParseSlot(words[i])) {
      construction.closes.push_back(*slot);
    } else {
      Problem("'" + words[i] + "' is no slot");
    }
  }
  grammar_->constructions.push_back(std::move(construction));
}

// `words` run from the predicate outward.
std::vector<PatternElement> GrammarParser::Side(
    const std::vector<std::string>& words) {
  std::vector<PatternElement> elements;
  std::optional<GrammarGap> gap;
  for (const std::string& word : words) {
    if (word[0] == '~') {
      const auto it = grammar_->gaps.find(word.substr(1));
      if (it == grammar_->gaps.end()) {
        Problem("no gap '" + word.substr(1) + "'");
      } else {
        gap = it->second;
      }
      continue;
    }
    if (auto element = Element(word)) {
      element->gap = gap;
      gap.reset();
      elements.push_back(std::move(*element));
    }
  }
  return elements;
}

std::optional<PatternElement> GrammarParser::Element(std::string_view word) {
  PatternElement element;
  if (word.ends_with('?')) {
    element.optional = true;
    word.remove_suffix(1);
  } else if (word.ends_with('*')) {
    element.optional = true;
    element.repeated = true;
    word.remove_suffix(1);
  }
  if (const size_t colon = word.find(':'); colon != std::string_view::npos) {
    element.slot = ParseSlot(word.substr(0, colon));
    if (!element.slot) {
      Problem("'" + std::string(word.substr(0, colon)) + "' is no slot");
      return std::nullopt;
    }
    word.remove_prefix(colon + 1);
  }
  if (const size_t bang = word.find('!'); bang != std::string_view::npos) {
    Result<ClassMask> excluded = classes_->Alternatives(word.substr(bang + 1));
    if (!excluded) {
      Problem(excluded.error().message());
      return std::nullopt;
    }
    element.excluded = *excluded;
    word = word.substr(0, bang);
  }
  Result<ClassMask> mask = classes_->Alternatives(word);
  if (!mask) {
    Problem(mask.error().message());
    return std::nullopt;
  }
  element.classes = *mask;
  return element;
}

void GrammarParser::Pattern(const std::vector<std::string>& words) {
  if (grammar_->constructions.empty()) {
    return Problem("'pattern' stands before the first 'construction'");
  }
  const auto anchor =
      std::find_if(words.begin() + 1, words.end(),
                   [](const std::string& word) { return word[0] == '@'; });
  if (anchor == words.end()) return Problem("the pattern lacks '@'");
  Construction& construction = grammar_->constructions.back();
  if (!construction.left.empty() || !construction.right.empty()) {
    return Problem("one pattern to a construction");
  }
  if (anchor->size() > 1) {
    auto predicate = classes_->Alternatives(anchor->substr(1));
    if (!predicate) return Problem(predicate.error().message());
    construction.predicate = *predicate;
  }
  construction.left = Side({std::make_reverse_iterator(anchor),
                            std::make_reverse_iterator(words.begin() + 1)});
  construction.right = Side({anchor + 1, words.end()});
}

}  // namespace

Status ParseGrammar(std::string_view text, std::string_view file,
                    ClassTable* classes, Grammar* grammar) {
  return GrammarParser(file, classes, grammar).Parse(text);
}

}  // namespace actant
