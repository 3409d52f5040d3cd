#include "storage/internal/log_check.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace actant::internal {
namespace {

namespace fs = std::filesystem;

// A log is a row of blocks; records do not cross them.
constexpr size_t kBlockBytes = size_t{32} << 10;
// Checksum (4, little-endian), length (2), type (1).
constexpr size_t kHeaderBytes = 7;
// Types: whole, first, middle, last; 0 is space not written yet.
constexpr uint8_t kLastType = 4;

// CRC-32C, reflected.
constexpr uint32_t kPolynomial = 0x82F63B78;

constexpr std::array<uint32_t, 256> MakeTable() {
  std::array<uint32_t, 256> table{};
  for (uint32_t byte = 0; byte < 256; ++byte) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) {
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    }
    table[byte] = crc;
  }
  return table;
}

constexpr std::array<uint32_t, 256> kCrcTable = MakeTable();

uint8_t ByteAt(std::string_view bytes, size_t at) {
  return static_cast<uint8_t>(bytes[at]);
}

uint32_t Extend(uint32_t crc, uint8_t byte) {
  return (crc >> 8) ^ kCrcTable[(crc ^ byte) & 0xFF];
}

// The form in which a checksum is stored, so that a checksum of bytes that hold
// checksums is none of theirs (leveldb util/crc32c.h).
uint32_t Masked(uint32_t running) {
  const uint32_t crc = ~running;
  return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
}

struct Header {
  uint32_t checksum = 0;
  size_t length = 0;
  uint8_t type = 0;
};

// REQUIRES: a header's bytes from `at` on.
Header HeaderAt(std::string_view block, size_t at) {
  Header header;
  for (size_t i = 0; i < 4; ++i) {
    header.checksum |= uint32_t{ByteAt(block, at + i)} << (8 * i);
  }
  header.length = size_t{ByteAt(block, at + 4)} | size_t{ByteAt(block, at + 5)}
                                                      << 8;
  header.type = ByteAt(block, at + 6);
  return header;
}

// Whether the checksum of the record at `at` fits some length that the block
// has room for.
bool FitsSomeLength(std::string_view block, size_t at) {
  const Header header = HeaderAt(block, at);
  uint32_t crc = Extend(~uint32_t{0}, header.type);
  for (size_t i = at + kHeaderBytes;; ++i) {
    if (Masked(crc) == header.checksum) return true;
    if (i == block.size()) return false;
    crc = Extend(crc, ByteAt(block, i));
  }
}

// Whether the bytes at `at` are a record with its checksum.
bool IsRecord(std::string_view block, size_t at) {
  const Header header = HeaderAt(block, at);
  const size_t end = at + kHeaderBytes + header.length;
  if (header.type == 0 || header.type > kLastType || end > block.size()) {
    return false;
  }
  uint32_t crc = Extend(~uint32_t{0}, header.type);
  for (size_t i = at + kHeaderBytes; i < end; ++i) {
    crc = Extend(crc, ByteAt(block, i));
  }
  return Masked(crc) == header.checksum;
}

// Whether a record that begins at `at` and runs out of the block was cut off.
bool IsTorn(std::string_view block, size_t at) {
  if (FitsSomeLength(block, at)) return false;
  for (size_t next = at + 1; next + kHeaderBytes <= block.size(); ++next) {
    if (IsRecord(block, next)) return false;
  }
  return true;
}

bool IsZero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// Walks the blocks of one log.
class LogWalk {
 public:
  explicit LogWalk(const std::string& path)
      : path_(path), file_(path, std::ios::binary) {}

  Status Run() {
    std::string next = Read();
    for (uint64_t begin = 0; !next.empty(); begin += kBlockBytes) {
      const std::string block = std::move(next);
      next = Read();
      ACTANT_RETURN_IF_ERROR(Walk(block, begin, next.empty()));
    }
    return Status::Ok();
  }

 private:
  std::string Read() {
    std::string block(kBlockBytes, '\0');
    file_.read(block.data(), static_cast<std::streamsize>(block.size()));
    block.resize(static_cast<size_t>(file_.gcount()));
    return block;
  }

  Status Walk(std::string_view block, uint64_t begin, bool last) {
    size_t at = 0;
    while (at + kHeaderBytes <= block.size()) {
      const Header header = HeaderAt(block, at);
      if (header.type == 0 && header.length == 0) break;
      if (unwritten_) return Damaged(begin + at);
      const size_t end = at + kHeaderBytes + header.length;
      if (end > block.size()) {
        if (!last || !IsTorn(block, at)) return Damaged(begin + at);
        return Status::Ok();
      }
      if (!IsRecord(block, at)) return Damaged(begin + at);
      at = end;
    }
    const std::string_view rest = block.substr(at);
    if (rest.size() >= kHeaderBytes) unwritten_ = true;
    // Or a header that was cut off.
    return IsZero(rest) || (last && rest.size() < kHeaderBytes)
               ? Status::Ok()
               : Damaged(begin + at);
  }

  Status Damaged(uint64_t place) const {
    return DataLoss("the log " + path_ + " is damaged at byte " +
                    std::to_string(place) +
                    "; restore the store from a backup or build it again");
  }

  const std::string& path_;
  std::ifstream file_;
  // Zeros began: nothing may follow.
  bool unwritten_ = false;
};

}  // namespace

Status CheckLog(const std::string& path) { return LogWalk(path).Run(); }

Status CheckLogs(const std::string& folder) {
  std::string manifest;
  std::ifstream(folder + "/CURRENT") >> manifest;
  if (manifest.starts_with("MANIFEST-")) {
    ACTANT_RETURN_IF_ERROR(CheckLog(folder + "/" + manifest));
  }
  std::error_code error;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() != ".log") continue;
    ACTANT_RETURN_IF_ERROR(CheckLog(entry->path().string()));
  }
  return Status::Ok();
}

}  // namespace actant::internal
