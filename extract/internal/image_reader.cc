#include "extract/internal/image_reader.h"

#include <xxhash.h>

#include <cstring>

namespace actant::image {
namespace {

constexpr size_t kTableBytes = kSectionCount * sizeof(SectionRange);

std::string ToHex(const uint8_t* bytes, size_t count) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (size_t i = 0; i < count; ++i) {
    hex += kDigits[bytes[i] >> 4];
    hex += kDigits[bytes[i] & 15];
  }
  return hex;
}

}  // namespace

Status DamagedImage(std::string_view what) {
  return DataLoss("the compiled knowledge is unusable: " + std::string(what) +
                  "; compile it anew with `actant data compile`");
}

Result<ImageReader> ImageReader::Open(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof(header) + kTableBytes) {
    return Error(DamagedImage("it is too short"));
  }
  if (reinterpret_cast<uintptr_t>(bytes.data()) % kAlignment != 0) {
    return Error(Internal("the image does not lie at a multiple of 8 bytes"));
  }
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (std::memcmp(header.magic, kMagic, sizeof(kMagic)) != 0) {
    return Error(DamagedImage("it is no image of Actant's data"));
  }
  if (header.version != kLayoutVersion ||
      header.section_count != kSectionCount) {
    return Error(DamagedImage(
        "its layout has version " + std::to_string(header.version) +
        ", this program reads " + std::to_string(kLayoutVersion)));
  }
  const std::string_view content = bytes.substr(sizeof(header));
  XXH128_canonical_t hash;
  XXH128_canonicalFromHash(&hash, XXH3_128bits(content.data(), content.size()));
  static_assert(sizeof(hash.digest) == sizeof(header.hash));
  if (std::memcmp(hash.digest, header.hash, sizeof(header.hash)) != 0) {
    return Error(DamagedImage("its bytes are not those that were compiled"));
  }

  ImageReader reader;
  reader.hash_ = ToHex(header.hash, sizeof(header.hash));
  std::array<SectionRange, kSectionCount> table;
  std::memcpy(table.data(), content.data(), kTableBytes);
  for (uint32_t i = 0; i < kSectionCount; ++i) {
    const SectionRange& range = table[i];
    if (range.offset % kAlignment != 0 || range.offset > bytes.size() ||
        range.size > bytes.size() - range.offset) {
      return Error(DamagedImage("a section lies outside it"));
    }
    reader.sections_[i] = bytes.substr(range.offset, range.size);
  }
  return reader;
}

}  // namespace actant::image
