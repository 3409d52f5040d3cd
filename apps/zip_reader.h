// The one file of a ZIP archive, unpacked as it is read.
#ifndef ACTANT_APPS_ZIP_READER_H_
#define ACTANT_APPS_ZIP_READER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "proto/status.h"

namespace actant {

// Reads from the front alone, so that pipes do too (libarchive). Folders in the
// archive are passed over. Use from one thread.
class ZipReader {
 public:
  // The next bytes of the archive, valid until the next call; empty at its end.
  using Source = std::function<Result<std::string_view>()>;

  explicit ZipReader(Source source);
  ~ZipReader();
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  // The next bytes of the file; 0 at its end. DataLoss: damaged, cut off or
  // encrypted; InvalidArgument: no file or more than one; errors of the source.
  Result<size_t> Read(std::span<char> out);

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
};

}  // namespace actant

#endif  // ACTANT_APPS_ZIP_READER_H_
