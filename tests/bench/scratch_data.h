// Folders for the tests of the graph workload.
#ifndef ACTANT_TESTS_BENCH_SCRATCH_DATA_H_
#define ACTANT_TESTS_BENCH_SCRATCH_DATA_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace actant::workload {

// A folder that goes with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Returns the path of the file written.
  std::filesystem::path Write(std::string_view name,
                              std::string_view text) const;

 private:
  std::filesystem::path path_;
};

// Writes a data folder of the workload: few actors with many events between
// them, and draws of every query, all from `seed`.
void WriteSmallData(const ScratchFolder& folder, uint32_t seed);

}  // namespace actant::workload

#endif  // ACTANT_TESTS_BENCH_SCRATCH_DATA_H_
