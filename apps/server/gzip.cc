#include "apps/server/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

namespace actant {
namespace {

constexpr int kQuickLevel = 2;
// zlib's largest window, and its sign for the gzip format.
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
    text.remove_suffix(1);
  }
  return text;
}

// "q=0", "q=0.00": not at all.
bool IsRefused(std::string_view parameters) {
  const std::string_view weight = Trimmed(parameters);
  return weight.starts_with("q=0") &&
         weight.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

bool AcceptsGzip(std::string_view accept_encoding) {
  bool any = false;
  while (!accept_encoding.empty()) {
    const size_t end =
        std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view coding = Trimmed(item.substr(0, semicolon));
    const bool refused =
        IsRefused(item.substr(std::min(semicolon + 1, item.size())));
    if (coding == "gzip" || coding == "x-gzip") return !refused;
    if (coding == "*") any = !refused;
  }
  return any;
}

class GzipPieces::Impl {
 public:
  Impl(PieceSink sink, int level) : sink_(std::move(sink)) {
    // Fails only without memory.
    if (deflateInit2(&stream_, level, Z_DEFLATED, kGzipWindow, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Impl() { deflateEnd(&stream_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  bool Write(std::string_view piece, int flush) {
    // zlib counts in 32 bits, and does not write to what it reads.
    do {
      const size_t size = std::min(piece.size(), kMostBytes);
      stream_.next_in =
          reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
      stream_.avail_in = static_cast<uInt>(size);
      piece.remove_prefix(size);
      if (!Drain(piece.empty() ? flush : Z_NO_FLUSH)) return false;
    } while (!piece.empty());
    return true;
  }

 private:
  static constexpr size_t kMostBytes = size_t{1} << 30;

  bool Drain(int flush) {
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = static_cast<uInt>(buffer_.size());
      deflate(&stream_, flush);
      const size_t made = buffer_.size() - stream_.avail_out;
      if (made > 0 && !sink_({buffer_.data(), made})) return false;
    } while (stream_.avail_out == 0);
    return true;
  }

  const PieceSink sink_;
  z_stream stream_ = {};
  std::array<char, 32768> buffer_;
};

GzipPieces::GzipPieces(PieceSink sink, GzipEffort effort)
    : impl_(std::make_unique<Impl>(std::move(sink), effort == GzipEffort::kBest
                                                        ? Z_BEST_COMPRESSION
                                                        : kQuickLevel)) {}
GzipPieces::~GzipPieces() = default;

bool GzipPieces::Write(std::string_view piece) {
  return impl_->Write(piece, Z_NO_FLUSH);
}
bool GzipPieces::End() { return impl_->Write("", Z_FINISH); }

std::string Gzip(std::string_view text, GzipEffort effort) {
  std::string compressed;
  GzipPieces pieces(
      [&compressed](std::string_view piece) {
        compressed.append(piece);
        return true;
      },
      effort);
  pieces.Write(text);
  pieces.End();
  return compressed;
}

}  // namespace actant
