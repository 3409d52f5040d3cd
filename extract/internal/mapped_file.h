// A file mapped into memory, read-only.
#ifndef ACTANT_EXTRACT_INTERNAL_MAPPED_FILE_H_
#define ACTANT_EXTRACT_INTERNAL_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// Owns the mapping; moves, does not copy. The file must not be shortened
// while it is mapped: replace it by renaming another over it.
class MappedFile {
 public:
  // NotFound, PermissionDenied; InvalidArgument: not a regular file;
  // Unavailable: the system refused, with its reason. An empty file gives an
  // empty view.
  static Result<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const {
    return {static_cast<const char*>(data_), size_};
  }

 private:
  MappedFile(void* data, size_t size) : data_(data), size_(size) {}

  void* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_MAPPED_FILE_H_
