// What is wrong with the data, gathered so that all of it is told at once.
#ifndef ACTANT_EXTRACT_COMPILER_PROBLEMS_H_
#define ACTANT_EXTRACT_COMPILER_PROBLEMS_H_

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

// A line of a source file. `file` is relative to the data folder.
struct SourceLine {
  std::string file;
  int line = 0;  // from 1

  friend auto operator<=>(const SourceLine&, const SourceLine&) = default;
  std::string ToString() const { return file + ":" + std::to_string(line); }
};

// Errors and warnings. Lists are by file and line, each "file:line: message".
class Problems {
 public:
  void Error(const SourceLine& at, std::string_view message) {
    errors_.emplace(at, message);
  }
  void Warn(const SourceLine& at, std::string_view message) {
    warnings_.emplace(at, message);
  }

  std::vector<std::string> Errors() const { return Lines(errors_); }
  std::vector<std::string> Warnings() const { return Lines(warnings_); }

 private:
  using Found = std::multimap<SourceLine, std::string>;

  static std::vector<std::string> Lines(const Found& found) {
    std::vector<std::string> lines;
    for (const auto& [at, message] : found) {
      lines.push_back(at.ToString() + ": " + message);
    }
    return lines;
  }

  Found errors_;
  Found warnings_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_PROBLEMS_H_
