// Strong ids. Public ids are functions of content (the same on every machine
// and in every store); numbers are local to one store and never leave it.
#ifndef ACTANT_PROTO_IDS_H_
#define ACTANT_PROTO_IDS_H_

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace actant {

// 128 bits of XXH3 over canonical bytes, in its canonical (big-endian) byte
// order, so that byte order is the order of comparison. `Tag` keeps the ids of
// different things apart. A value type.
template <typename Tag>
class ContentId {
 public:
  static constexpr size_t kBytes = 16;

  constexpr ContentId() = default;
  explicit constexpr ContentId(const std::array<uint8_t, kBytes>& bytes)
      : bytes_(bytes) {}

  // The id of `canonical_bytes`.
  static ContentId Of(std::string_view canonical_bytes);

  // From exactly 16 raw bytes; nullopt for any other length.
  static std::optional<ContentId> FromBytes(std::string_view bytes);

  // From exactly 32 hex digits (either case); nullopt otherwise.
  static std::optional<ContentId> FromHex(std::string_view hex);

  const std::array<uint8_t, kBytes>& bytes() const { return bytes_; }

  // The 16 raw bytes, as protocol buffers and keys hold them.
  std::string ToBytes() const {
    return std::string(bytes_.begin(), bytes_.end());
  }

  // 32 lower-case hex digits.
  std::string ToHex() const;

  friend constexpr auto operator<=>(const ContentId&,
                                    const ContentId&) = default;

 private:
  std::array<uint8_t, kBytes> bytes_{};
};

// An article's source: the hash of Article.id.
using ArticleId = ContentId<struct ArticleIdTag>;
// One version of an article's words (Article.version).
using VersionId = ContentId<struct VersionIdTag>;
using MentionId = ContentId<struct MentionIdTag>;
using EventId = ContentId<struct EventIdTag>;

// A dense number given by one store, in order of arrival. 0 is a valid number.
template <typename Tag>
class LocalNumber {
 public:
  constexpr LocalNumber() = default;
  explicit constexpr LocalNumber(uint32_t value) : value_(value) {}
  constexpr uint32_t value() const { return value_; }
  friend constexpr auto operator<=>(const LocalNumber&,
                                    const LocalNumber&) = default;

 private:
  uint32_t value_ = 0;
};

using ActorNumber = LocalNumber<struct ActorNumberTag>;
using EventNumber = LocalNumber<struct EventNumberTag>;
// At most 65,535: two bytes in keys.
using TypeNumber = LocalNumber<struct TypeNumberTag>;

// Appends fields to a byte string from which a ContentId is made. Every field
// is preceded by its length (LEB128), numbers are 8 bytes big-endian, so that
// no two lists of fields give the same bytes.
class CanonicalBytes {
 public:
  CanonicalBytes& Add(std::string_view field);
  CanonicalBytes& Add(int64_t number);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace actant

template <typename Tag>
struct std::hash<actant::ContentId<Tag>> {
  size_t operator()(const actant::ContentId<Tag>& id) const noexcept {
    size_t value = 0;
    for (size_t i = 0; i < sizeof(value); ++i) {
      value = value << 8 | id.bytes()[i];
    }
    return value;
  }
};

template <typename Tag>
struct std::hash<actant::LocalNumber<Tag>> {
  size_t operator()(const actant::LocalNumber<Tag>& n) const noexcept {
    return std::hash<uint32_t>()(n.value());
  }
};

#endif  // ACTANT_PROTO_IDS_H_
