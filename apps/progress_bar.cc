#include "apps/progress_bar.h"

#include <algorithm>
#include <ostream>
#include <string>

namespace actant {
namespace {

constexpr size_t kBarColumns = 30;
constexpr std::chrono::milliseconds kInterval{100};
// Back to the first column and erase to the end of the line (ECMA-48 EL).
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

ProgressBar::ProgressBar(std::ostream* out, uint64_t total)
    : out_(out), total_(total) {}

ProgressBar::~ProgressBar() { Clear(); }

void ProgressBar::Update(uint64_t done, std::string_view label) {
  if (out_ == nullptr) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  *out_ << kClearLine;
  if (total_ > 0) {
    const double share =
        std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
    const auto filled =
        static_cast<size_t>(share * static_cast<double>(kBarColumns));
    *out_ << '[' << std::string(filled, '#')
          << std::string(kBarColumns - filled, '.') << "] "
          << static_cast<int>(share * 100) << "%  ";
  }
  *out_ << label << std::flush;
  drawn_ = true;
}

void ProgressBar::Clear() {
  if (out_ == nullptr || !drawn_) return;
  *out_ << kClearLine << std::flush;
  drawn_ = false;
}

}  // namespace actant
