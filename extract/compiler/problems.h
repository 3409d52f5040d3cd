// What is wrong with the data, gathered so that all of it is told at once.
#ifndef ACTANT_EXTRACT_COMPILER_PROBLEMS_H_
#define ACTANT_EXTRACT_COMPILER_PROBLEMS_H_

#include <string>
#include <string_view>
#include <vector>

namespace actant {

// A line of a source file. `file` is relative to the data folder.
struct SourceLine {
  std::string file;
  int line = 0;  // from 1

  std::string ToString() const { return file + ":" + std::to_string(line); }
};

// Errors and warnings in the order they were found, each "file:line: message".
class Problems {
 public:
  void Error(const SourceLine& at, std::string_view message) {
    errors_.push_back(at.ToString() + ": " + std::string(message));
  }
  void Warn(const SourceLine& at, std::string_view message) {
    warnings_.push_back(at.ToString() + ": " + std::string(message));
  }

  const std::vector<std::string>& errors() const { return errors_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  std::vector<std::string> errors_;
  std::vector<std::string> warnings_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_PROBLEMS_H_
