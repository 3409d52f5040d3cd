#include "apps/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <span>
#include <utility>

#include "apps/zip_reader.h"

namespace actant {
namespace {

constexpr size_t kBlockBytes = size_t{64} << 10;
constexpr std::string_view kGzipMagic = "\x1f\x8b";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kZipMagic = "PK\x03\x04";

Status FromErrno(int error, const std::string& what) {
  std::string message = what + ": " + std::strerror(error);
  if (error == ENOENT || error == ENOTDIR) return NotFound(std::move(message));
  if (error == EACCES || error == EPERM) {
    return PermissionDenied(std::move(message));
  }
  if (error == EISDIR) return InvalidArgument(std::move(message));
  return Unavailable(std::move(message));
}

// One step of decompression: how much of the input was used and how much
// output was made.
struct Step {
  size_t taken = 0;
  size_t made = 0;
};

// Undoes one compression. `Between()` is true where the input may end.
class Decompressor {
 public:
  virtual ~Decompressor() = default;
  virtual Result<Step> Run(std::string_view in, std::span<char> out) = 0;
  virtual bool Between() const = 0;
};

class Gunzip final : public Decompressor {
 public:
  Gunzip() {
    constexpr int kGzipHeader = 16;
    ready_ = inflateInit2(&stream_, kGzipHeader + MAX_WBITS) == Z_OK;
  }
  ~Gunzip() override { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Result<Step> Run(std::string_view in, std::span<char> out) override {
    if (!ready_) return Error(ResourceExhausted("no memory for gzip"));
    // Without input there may still be output to come, but not between members.
    if (in.empty() && between_) return Step{};
    // zlib declares its input non-const, and only reads it.
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // NOLINT
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
      return Error(DataLoss("damaged gzip data"));
    }
    const Step step{in.size() - stream_.avail_in,
                    out.size() - stream_.avail_out};
    if (code == Z_STREAM_END) {
      inflateReset(&stream_);
      between_ = true;
    } else if (step.taken + step.made > 0) {
      between_ = false;
    }
    return step;
  }
  bool Between() const override { return between_; }

 private:
  z_stream stream_{};
  bool ready_ = false;
  bool between_ = true;
};

class Unzstd final : public Decompressor {
 public:
  Unzstd() : stream_(ZSTD_createDStream()) {}
  ~Unzstd() override { ZSTD_freeDStream(stream_); }
  Unzstd(const Unzstd&) = delete;
  Unzstd& operator=(const Unzstd&) = delete;

  Result<Step> Run(std::string_view in, std::span<char> out) override {
    if (stream_ == nullptr) {
      return Error(ResourceExhausted("no memory for zstd"));
    }
    if (in.empty() && between_) return Step{};
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    const size_t code = ZSTD_decompressStream(stream_, &output, &input);
    if (ZSTD_isError(code) != 0U) {
      return Error(DataLoss(std::string("damaged zstd data: ") +
                            ZSTD_getErrorName(code)));
    }
    between_ = code == 0;
    return Step{input.pos, output.pos};
  }
  bool Between() const override { return between_; }

 private:
  ZSTD_DStream* stream_;
  bool between_ = true;
};

}  // namespace

class InputFile::Impl {
 public:
  Impl(std::string name, int fd, ZipMode zip)
      : name_(std::move(name)), fd_(fd), zip_mode_(zip) {}
  ~Impl() {
    if (fd_ > STDIN_FILENO) close(fd_);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // Reads as far as Head() shows.
  Status Start() {
    ACTANT_RETURN_IF_ERROR(FillRaw());
    const std::string_view raw = Raw();
    if (raw.starts_with(kGzipMagic)) {
      decompressor_ = std::make_unique<Gunzip>();
    } else if (raw.starts_with(kZstdMagic)) {
      decompressor_ = std::make_unique<Unzstd>();
    } else if (raw.starts_with(kZipMagic) && zip_mode_ == ZipMode::kUnpack) {
      zip_ = std::make_unique<ZipReader>([this] { return TakeRaw(); });
    }
    while (buffer_.size() < kHeadBytes && !ended_) {
      ACTANT_RETURN_IF_ERROR(Fill());
    }
    head_ = buffer_.substr(0, kHeadBytes);
    return Status::Ok();
  }

  std::string_view head() const { return head_; }
  uint64_t bytes_taken() const { return bytes_taken_; }

  Result<std::string> ReadAll(size_t limit) {
    while (!ended_) {
      if (Pending().size() > limit) break;
      ACTANT_RETURN_ERROR_IF(Fill());
    }
    if (Pending().size() > limit) {
      return Error(ResourceExhausted(
          name_ + ": longer than " + std::to_string(limit >> 20) +
          " MiB; split it, or give the articles one a line as .jsonl"));
    }
    std::string all(Pending());
    consumed_ = buffer_.size();
    return all;
  }

  Result<LineEnd> ReadLine(size_t limit, std::string* line) {
    line->clear();
    bool too_long = false;
    size_t searched = 0;
    while (true) {
      const std::string_view pending = Pending();
      const size_t end = pending.find('\n', searched);
      if (end != std::string_view::npos || (ended_ && !pending.empty())) {
        const size_t size = std::min(end, pending.size());
        too_long = too_long || size > limit;
        if (!too_long) line->assign(pending.substr(0, size));
        if (line->ends_with('\r')) line->pop_back();
        consumed_ += size + (end == std::string_view::npos ? 0 : 1);
        return too_long ? LineEnd::kTooLong : LineEnd::kLine;
      }
      if (ended_) return too_long ? LineEnd::kTooLong : LineEnd::kEndOfInput;
      searched = pending.size();
      if (pending.size() > limit) {
        too_long = true;
        consumed_ = buffer_.size();
        searched = 0;
      }
      ACTANT_RETURN_ERROR_IF(Fill());
    }
  }

  Result<size_t> Read(std::span<char> out) {
    while (Pending().empty() && !ended_) {
      // Straight to the caller where nothing is to be undone.
      if (decompressor_ == nullptr && zip_ == nullptr && Raw().empty()) {
        return ReadRaw(out);
      }
      ACTANT_RETURN_ERROR_IF(Fill());
    }
    const size_t count = Pending().copy(out.data(), out.size());
    consumed_ += count;
    return count;
  }

 private:
  std::string_view Raw() const {
    return std::string_view(raw_).substr(raw_used_);
  }
  std::string_view Pending() const {
    return std::string_view(buffer_).substr(consumed_);
  }

  // One read(2) when nothing raw is left.
  Status FillRaw() {
    if (!Raw().empty() || raw_ended_) return Status::Ok();
    raw_.resize(kBlockBytes);
    raw_used_ = 0;
    const Result<size_t> count = ReadRaw(raw_);
    raw_.resize(count.value_or(0));
    if (!count.has_value()) return count.error();
    raw_ended_ = *count == 0;
    return Status::Ok();
  }

  // One read(2).
  Result<size_t> ReadRaw(std::span<char> out) {
    ssize_t count = 0;
    do {
      count = read(fd_, out.data(), out.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0) return Error(FromErrno(errno, name_));
    bytes_taken_ += static_cast<uint64_t>(count);
    return static_cast<size_t>(count);
  }

  // All that is raw; valid until the next call.
  Result<std::string_view> TakeRaw() {
    ACTANT_RETURN_ERROR_IF(FillRaw());
    const std::string_view raw = Raw();
    raw_used_ = raw_.size();
    return raw;
  }

  Status FillFromZip() {
    std::array<char, kBlockBytes> out{};
    const Result<size_t> count = zip_->Read(out);
    if (!count.has_value()) return count.error().Annotate(name_);
    buffer_.append(out.data(), *count);
    ended_ = *count == 0;
    return Status::Ok();
  }

  // Appends at least one byte to buffer_, or sets ended_.
  Status Fill() {
    if (consumed_ > 0 && consumed_ * 2 >= buffer_.size()) {
      buffer_.erase(0, consumed_);
      consumed_ = 0;
    }
    if (zip_ != nullptr) return FillFromZip();
    ACTANT_RETURN_IF_ERROR(FillRaw());
    if (decompressor_ == nullptr) {
      ended_ = raw_ended_;
      buffer_.append(Raw());
      raw_used_ = raw_.size();
      return Status::Ok();
    }
    std::array<char, kBlockBytes> out{};
    const Result<Step> step = decompressor_->Run(Raw(), out);
    if (!step.has_value()) return step.error().Annotate(name_);
    raw_used_ += step->taken;
    buffer_.append(out.data(), step->made);
    if (raw_ended_ && step->made == 0) {
      if (!decompressor_->Between()) {
        return DataLoss(name_ + ": compressed data ends in the middle");
      }
      ended_ = true;
    }
    return Status::Ok();
  }

  std::string name_;
  int fd_;
  const ZipMode zip_mode_;
  std::unique_ptr<Decompressor> decompressor_;
  std::unique_ptr<ZipReader> zip_;
  std::string raw_;
  size_t raw_used_ = 0;
  bool raw_ended_ = false;
  std::string buffer_;
  size_t consumed_ = 0;
  bool ended_ = false;
  std::string head_;
  uint64_t bytes_taken_ = 0;
};

Result<std::unique_ptr<InputFile>> InputFile::Open(const std::string& path,
                                                   ZipMode zip) {
  int fd = STDIN_FILENO;
  if (path != "-") {
    fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return Error(FromErrno(errno, path));
    struct stat info{};
    if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
      close(fd);
      return Error(InvalidArgument(path + ": is a folder"));
    }
  }
  auto impl =
      std::make_unique<Impl>(path == "-" ? "standard input" : path, fd, zip);
  ACTANT_RETURN_ERROR_IF(impl->Start());
  return std::unique_ptr<InputFile>(new InputFile(std::move(impl)));
}

InputFile::InputFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
InputFile::~InputFile() = default;

std::string_view InputFile::Head() const { return impl_->head(); }
Result<std::string> InputFile::ReadAll(size_t limit) {
  return impl_->ReadAll(limit);
}
Result<InputFile::LineEnd> InputFile::ReadLine(size_t limit,
                                               std::string* line) {
  return impl_->ReadLine(limit, line);
}
Result<size_t> InputFile::Read(std::span<char> out) { return impl_->Read(out); }
uint64_t InputFile::bytes_taken() const { return impl_->bytes_taken(); }

}  // namespace actant
