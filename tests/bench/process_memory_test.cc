#include "bench/process_memory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

#include "bench/child_process.h"

namespace actant::workload {
namespace {

TEST(PeakResidentTest, ReadsTheLineOfTheHighWaterMark) {
  EXPECT_EQ(*PeakResidentOf("VmPeak:\t  99 kB\nVmHWM:\t   12 kB\nVmRSS: 1 kB"),
            12 * 1024);
  for (const char* text :
       {"", "VmRSS:\t12 kB\n", "VmHWM:", "VmHWM:\t kB", "VmHWM:\t12 MB"}) {
    EXPECT_FALSE(PeakResidentOf(text).has_value()) << text;
  }
}

// What one phase needed must not show in the next.
TEST(RunInChildTest, MeasuresMemoryOfItsOwn) {
  const auto peak_after = [](size_t bytes) {
    const auto peak = RunInChild([&]() -> Result<std::string> {
      const std::vector<char> touched(bytes, 'x');
      return std::to_string(*PeakResidentBytes() + touched.back() - 'x');
    });
    return std::stoll(*peak);
  };
  const int64_t much = peak_after(64 << 20);
  const int64_t little = peak_after(1);
  EXPECT_GT(much, 64 << 20);
  EXPECT_LT(little, much - (32 << 20));
}

TEST(RunInChildTest, HandsResultsAndErrorsOver) {
  const std::string large(1 << 20, 'y');
  EXPECT_EQ(*RunInChild([&]() -> Result<std::string> { return large; }), large);
  EXPECT_EQ(*RunInChild([]() -> Result<std::string> { return ""; }), "");
  EXPECT_EQ(RunInChild([]() -> Result<std::string> {
              return Error(DataLoss("torn"));
            }).error(),
            DataLoss("torn"));
}

TEST(RunInChildTest, TellsThatTheChildDied) {
  const auto killed = RunInChild([]() -> Result<std::string> {
    raise(SIGKILL);
    return "";
  });
  ASSERT_FALSE(killed.has_value());
  EXPECT_NE(killed.error().message().find("Killed"), std::string::npos);
  EXPECT_FALSE(
      RunInChild([]() -> Result<std::string> { _exit(3); }).has_value());
}

}  // namespace
}  // namespace actant::workload
