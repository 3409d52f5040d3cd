// Files of lines whose fields are parted by one tab, read one line at a time.
#ifndef ACTANT_BENCH_TAB_FILE_H_
#define ACTANT_BENCH_TAB_FILE_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "proto/event_time.h"
#include "proto/status.h"

namespace actant::workload {

// Errors of every function begin with "FILE:LINE: ". Use from one thread.
class TabFile {
 public:
  // Every line has to have `fields` fields. NotFound when the file cannot be
  // opened.
  static Result<TabFile> Open(const std::filesystem::path& path, size_t fields);

  // Goes to the next line; false at the end of the file. InvalidArgument for
  // another number of fields, DataLoss when reading fails.
  Result<bool> Next();

  // Field of the current line, from 0. Valid until Next(). REQUIRES: Next()
  // returned true; index < fields.
  std::string_view field(size_t index) const { return fields_[index]; }

  // The field as a whole number of [least, greatest], as a decimal number, as
  // a day written YYYY-MM-DD; `what` names it in the error.
  Result<int64_t> Integer(size_t index, std::string_view what,
                          int64_t least = 0,
                          int64_t greatest = INT64_MAX) const;
  Result<double> Decimal(size_t index, std::string_view what) const;
  Result<Day> DayAt(size_t index, std::string_view what) const;

  // An InvalidArgument at the current line.
  Status ErrorHere(std::string_view message) const;

 private:
  TabFile(std::ifstream in, std::string name, size_t fields)
      : in_(std::move(in)), name_(std::move(name)), fields_(fields) {}

  std::ifstream in_;
  std::string name_;
  std::string line_;
  std::vector<std::string_view> fields_;
  size_t number_ = 0;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_TAB_FILE_H_
