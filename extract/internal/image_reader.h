// Checked access to the sections of a knowledge image.
#ifndef ACTANT_EXTRACT_INTERNAL_IMAGE_READER_H_
#define ACTANT_EXTRACT_INTERNAL_IMAGE_READER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "extract/internal/image_layout.h"
#include "proto/status.h"

namespace actant::image {

// A view of an image, which must outlive it and whatever it hands out.
// Accessors of slices and ranges note whether one was out of bounds rather
// than fail one by one: read everything, then ask ok(). A value type.
class ImageReader {
 public:
  // Checks magic, version, hash and the section table. `bytes` must be aligned
  // to 8. DataLoss says what is wrong and to compile the data anew.
  static Result<ImageReader> Open(std::string_view bytes);

  // 32 lower-case hex digits.
  const std::string& hash() const { return hash_; }

  std::string_view Bytes(Section section) const { return sections_[section]; }

  // The rows of a section; empty (and not ok()) if its size is not a multiple
  // of a row's.
  template <typename Row>
  std::span<const Row> Rows(Section section) {
    static_assert(std::is_trivially_copyable_v<Row>);
    static_assert(alignof(Row) <= kAlignment);
    const std::string_view bytes = sections_[section];
    if (bytes.size() % sizeof(Row) != 0) {
      ok_ = false;
      return {};
    }
    return {reinterpret_cast<const Row*>(bytes.data()),
            bytes.size() / sizeof(Row)};
  }

  std::string_view Text(Slice slice) {
    const std::string_view pool = sections_[kStrings];
    if (slice.offset > pool.size() || slice.size > pool.size() - slice.offset) {
      ok_ = false;
      return {};
    }
    return pool.substr(slice.offset, slice.size);
  }

  // Notes a condition that had to hold.
  void Require(bool condition) { ok_ = ok_ && condition; }
  void RequireRange(RowRange range, size_t rows) {
    Require(range.begin <= range.end && range.end <= rows);
  }

  // False once anything read was out of bounds.
  bool ok() const { return ok_; }

 private:
  std::array<std::string_view, kSectionCount> sections_;
  std::string hash_;
  bool ok_ = true;
};

// DataLoss with the remedy.
Status DamagedImage(std::string_view what);

}  // namespace actant::image

#endif  // ACTANT_EXTRACT_INTERNAL_IMAGE_READER_H_
