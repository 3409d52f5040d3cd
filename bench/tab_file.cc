#include "bench/tab_file.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace actant::workload {
namespace {

// What a message shows of a field that may be of any length.
std::string Quoted(std::string_view field) {
  constexpr size_t kShown = 40;
  std::string quoted = "'" + std::string(field.substr(0, kShown));
  return quoted + (field.size() > kShown ? "...'" : "'");
}

template <typename Number>
bool ReadsWhole(std::string_view field, Number* number) {
  const char* const end = field.data() + field.size();
  const auto [stop, error] = std::from_chars(field.data(), end, *number);
  return error == std::errc() && stop == end;
}

// The two or four digits of a date; -1 where there are others.
int Digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Result<TabFile> TabFile::Open(const std::filesystem::path& path,
                              size_t fields) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return Error(NotFound(path.string() +
                          ": cannot be opened; is this the "
                          "folder that the generator of the data wrote?"));
  }
  return TabFile(std::move(in), path.string(), fields);
}

Result<bool> TabFile::Next() {
  if (!std::getline(in_, line_)) {
    if (in_.bad()) return Error(DataLoss(name_ + ": reading failed"));
    return false;
  }
  ++number_;
  if (!line_.empty() && line_.back() == '\r') line_.pop_back();
  const auto tabs = std::count(line_.begin(), line_.end(), '\t');
  if (static_cast<size_t>(tabs) + 1 != fields_.size()) {
    return Error(ErrorHere("has " + std::to_string(tabs + 1) +
                           " fields parted by tabs, not " +
                           std::to_string(fields_.size())));
  }
  std::string_view rest = line_;
  for (std::string_view& field : fields_) {
    field = rest.substr(0, rest.find('\t'));
    rest.remove_prefix(std::min(rest.size(), field.size() + 1));
  }
  return true;
}

Result<int64_t> TabFile::Integer(size_t index, std::string_view what,
                                 int64_t least, int64_t greatest) const {
  int64_t value = 0;
  if (!ReadsWhole(field(index), &value) || value < least || value > greatest) {
    std::string range = "at least " + std::to_string(least);
    if (greatest != INT64_MAX) {
      range = std::to_string(least) + ".." + std::to_string(greatest);
    }
    return Error(ErrorHere(std::string(what) + " is " + Quoted(field(index)) +
                           ", not a whole number of " + range));
  }
  return value;
}

Result<double> TabFile::Decimal(size_t index, std::string_view what) const {
  double value = 0;
  // "nan" and "inf" are numbers to from_chars, and no scores.
  if (field(index).find_first_not_of("+-.0123456789") !=
          std::string_view::npos ||
      !ReadsWhole(field(index), &value)) {
    return Error(ErrorHere(std::string(what) + " is " + Quoted(field(index)) +
                           ", not a decimal number"));
  }
  return value;
}

Result<Day> TabFile::DayAt(size_t index, std::string_view what) const {
  const std::string_view text = field(index);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const CivilDate date{Digits(text.substr(0, 4)), Digits(text.substr(5, 2)),
                         Digits(text.substr(8, 2))};
    if (IsValid(date)) return ToDay(date);
  }
  return Error(ErrorHere(std::string(what) + " is " + Quoted(text) +
                         ", not a day written YYYY-MM-DD"));
}

Status TabFile::ErrorHere(std::string_view message) const {
  return InvalidArgument(name_ + ":" + std::to_string(number_) + ": " +
                         std::string(message));
}

}  // namespace actant::workload
