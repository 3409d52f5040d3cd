#include "apps/server/parameters.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace actant {
namespace {

// The whole of `text` as a number.
template <typename Value>
std::optional<Value> Parse(const std::string& text) {
  Value value = 0;
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || at != end) return std::nullopt;
  return value;
}

std::string Listed(const std::vector<std::string>& words) {
  std::string text;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

void Parameters::Fault(std::string message) {
  if (fault_.empty()) fault_ = std::move(message);
}

std::string Parameters::Text(const std::string& name) {
  known_.insert(name);
  const auto found = values_.find(name);
  if (found == values_.end()) return "";
  if (found->second.size() > 1) Fault(name + " is given twice");
  return found->second.front();
}

std::string Parameters::Needed(const std::string& name) {
  std::string text = Text(name);
  if (text.empty()) Fault(name + " is missing");
  return text;
}

std::vector<std::string> Parameters::All(const std::string& name) {
  known_.insert(name);
  const auto found = values_.find(name);
  if (found == values_.end()) return {};
  std::vector<std::string> values = found->second;
  std::erase(values, "");
  return values;
}

std::vector<std::string> Parameters::List(const std::string& name) {
  std::vector<std::string> words;
  for (const std::string& value : All(name)) {
    for (std::string& word : AtCommas(value)) words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> Parameters::AtCommas(const std::string& value) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin <= value.size();) {
    const size_t end = std::min(value.find(',', begin), value.size());
    if (end > begin) words.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

uint64_t Parameters::Whole(const std::string& name, uint64_t otherwise,
                           const Bounds& bounds) {
  const std::string text = Text(name);
  if (text.empty()) return otherwise;
  const std::optional<uint64_t> value = Parse<uint64_t>(text);
  if (value && *value >= bounds.least && *value <= bounds.most) return *value;
  Fault(name + " must be a whole number from " + std::to_string(bounds.least) +
        " to " + std::to_string(bounds.most) + ", not \"" + text + "\"");
  return otherwise;
}

bool Parameters::Flag(const std::string& name, bool otherwise) {
  const std::string text = Text(name);
  if (text.empty()) return otherwise;
  if (text != "true" && text != "false") {
    Fault(name + " must be true or false, not \"" + text + "\"");
  }
  return text == "true";
}

std::string Parameters::Word(const std::string& name,
                             const std::vector<std::string>& words) {
  std::string text = Text(name);
  if (text.empty()) return words.front();
  if (std::find(words.begin(), words.end(), text) == words.end()) {
    Fault(name + " must be " + Listed(words) + ", not \"" + text + "\"");
    return words.front();
  }
  return text;
}

FilterArguments Parameters::Filter() {
  FilterArguments filter;
  filter.types = List("type");
  filter.statuses = List("status");
  filter.from = Text("from");
  filter.to = Text("to");
  const std::string level = Text("level");
  // Empty stays so: then the actors decide.
  if (!level.empty()) filter.level = Word("level", {"state", "actor"});
  const std::string confidence = Text("min_confidence");
  if (!confidence.empty()) {
    const std::optional<float> share = Parse<float>(confidence);
    if (share && *share >= 0 && *share <= 1) {
      filter.min_confidence = *share;
    } else {
      Fault("min_confidence must be a number from 0 to 1, not \"" + confidence +
            "\"");
    }
  }
  return filter;
}

Status Parameters::Finish() const {
  if (!fault_.empty()) return InvalidArgument(fault_);
  for (const auto& [name, values] : values_) {
    if (known_.contains(name)) continue;
    return InvalidArgument(
        "unknown parameter \"" + name + "\"; known are " +
        Listed(std::vector<std::string>(known_.begin(), known_.end())));
  }
  return Status::Ok();
}

}  // namespace actant
