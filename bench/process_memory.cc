#include "bench/process_memory.h"

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace actant::workload {

Result<int64_t> PeakResidentBytes() {
  std::ifstream in("/proc/self/status");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return PeakResidentOf(text);
}

Result<int64_t> PeakResidentOf(std::string_view status_file) {
  constexpr std::string_view kName = "VmHWM:";
  const auto error = [] {
    return Error(InvalidArgument(
        "no 'VmHWM: N kB' in /proc/self/status: is /proc mounted?"));
  };
  size_t at = status_file.find(kName);
  if (at == std::string_view::npos) return error();
  at = status_file.find_first_not_of(" \t", at + kName.size());
  if (at == std::string_view::npos) return error();
  int64_t kilobytes = 0;
  const char* const end = status_file.data() + status_file.size();
  const auto [stop, failed] =
      std::from_chars(status_file.data() + at, end, kilobytes);
  if (failed != std::errc() ||
      !std::string_view(stop, static_cast<size_t>(end - stop))
           .starts_with(" kB")) {
    return error();
  }
  return kilobytes * 1024;
}

}  // namespace actant::workload
