#include "proto/ids.h"

#include <xxhash.h>

#include <algorithm>

namespace actant {
namespace {

constexpr char kHexDigits[] = "0123456789abcdef";

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

template <typename Tag>
ContentId<Tag> ContentId<Tag>::Of(std::string_view canonical_bytes) {
  const XXH128_hash_t hash =
      XXH3_128bits(canonical_bytes.data(), canonical_bytes.size());
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  std::array<uint8_t, kBytes> bytes;
  std::copy(std::begin(canonical.digest), std::end(canonical.digest),
            bytes.begin());
  return ContentId(bytes);
}

template <typename Tag>
std::optional<ContentId<Tag>> ContentId<Tag>::FromBytes(
    std::string_view bytes) {
  if (bytes.size() != kBytes) return std::nullopt;
  std::array<uint8_t, kBytes> out;
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return ContentId(out);
}

template <typename Tag>
std::optional<ContentId<Tag>> ContentId<Tag>::FromHex(std::string_view hex) {
  if (hex.size() != 2 * kBytes) return std::nullopt;
  std::array<uint8_t, kBytes> out;
  for (size_t i = 0; i < kBytes; ++i) {
    const int high = HexValue(hex[2 * i]);
    const int low = HexValue(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return ContentId(out);
}

template <typename Tag>
std::string ContentId<Tag>::ToHex() const {
  std::string hex;
  hex.reserve(2 * kBytes);
  for (const uint8_t byte : bytes_) {
    hex += kHexDigits[byte >> 4];
    hex += kHexDigits[byte & 15];
  }
  return hex;
}

template class ContentId<ArticleIdTag>;
template class ContentId<VersionIdTag>;
template class ContentId<MentionIdTag>;
template class ContentId<EventIdTag>;

CanonicalBytes& CanonicalBytes::Add(std::string_view field) {
  size_t length = field.size();
  while (length >= 0x80) {
    bytes_ += static_cast<char>(length | 0x80);
    length >>= 7;
  }
  bytes_ += static_cast<char>(length);
  bytes_ += field;
  return *this;
}

CanonicalBytes& CanonicalBytes::Add(int64_t number) {
  const auto bits = static_cast<uint64_t>(number);
  std::string field;
  for (int shift = 56; shift >= 0; shift -= 8) {
    field += static_cast<char>(bits >> shift);
  }
  return Add(field);
}

}  // namespace actant
