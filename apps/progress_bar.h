// A line on the terminal that shows how far a long command is.
#ifndef ACTANT_APPS_PROGRESS_BAR_H_
#define ACTANT_APPS_PROGRESS_BAR_H_

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace actant {

// Draws at most ten times a second; nothing at all when `out` is nullptr.
// Use from one thread; borrows the stream for its life.
class ProgressBar {
 public:
  // `total` in any unit (bytes, articles); 0 = unknown.
  ProgressBar(std::ostream* out, uint64_t total);
  // Clears the line.
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  // `label` follows the bar: "123 articles".
  void Update(uint64_t done, std::string_view label);
  // Clears the line so that something else can be printed there.
  void Clear();

 private:
  std::ostream* out_;
  uint64_t total_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace actant

#endif  // ACTANT_APPS_PROGRESS_BAR_H_
