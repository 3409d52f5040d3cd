#include "bench/run_setting.h"

#include <sys/utsname.h>

#include <chrono>
#include <fstream>
#include <string_view>
#include <thread>

#include "proto/event_time.h"

namespace actant::workload {
namespace {

std::string ProcessorName() {
  constexpr std::string_view kName = "model name";
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    const size_t colon = line.find(": ");
    if (line.starts_with(kName) && colon != std::string::npos) {
      return line.substr(colon + 2);
    }
  }
  utsname system{};
  return uname(&system) == 0 ? system.machine : "";
}

}  // namespace

RunSetting CurrentSetting() {
  const auto today =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return {FormatDay(static_cast<Day>(today.time_since_epoch().count())),
          ProcessorName(), std::thread::hardware_concurrency()};
}

}  // namespace actant::workload
