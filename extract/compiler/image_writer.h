// Lays out the sections of a knowledge image (extract/internal/image_layout.h).
#ifndef ACTANT_EXTRACT_COMPILER_IMAGE_WRITER_H_
#define ACTANT_EXTRACT_COMPILER_IMAGE_WRITER_H_

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "extract/internal/image_layout.h"
#include "proto/status.h"

namespace actant {

// The same calls in the same order give the same bytes.
class ImageWriter {
 public:
  // The slice of `text` in the pool; equal texts share one.
  image::Slice Text(std::string_view text);

  void Put(image::Section section, std::string bytes) {
    sections_[section] = std::move(bytes);
  }

  template <typename Row>
  void Put(image::Section section, const std::vector<Row>& rows) {
    // Rows have no padding: its bytes would differ from run to run.
    static_assert(std::has_unique_object_representations_v<Row>);
    Put(section, std::string(reinterpret_cast<const char*>(rows.data()),
                             rows.size() * sizeof(Row)));
  }

  // The image; the writer is empty afterwards. ResourceExhausted: the texts
  // take more than 2^32 bytes.
  Result<std::string> Finish();

 private:
  std::string pool_;
  std::map<std::string, image::Slice, std::less<>> slices_;
  std::array<std::string, image::kSectionCount> sections_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_IMAGE_WRITER_H_
