// The bytes of one input, decompressed as they are read.
#ifndef ACTANT_APPS_INPUT_FILE_H_
#define ACTANT_APPS_INPUT_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "proto/status.h"

namespace actant {

// What is done with a ZIP archive.
enum class ZipMode {
  kAsItIs,  // its bytes are read (documents are such archives, too)
  kUnpack,  // the one file in it is; see zip_reader.h
};

// A file, a pipe or standard input, read once from the front. Gzip and
// Zstandard are recognised by their first bytes, whatever the name says, and
// undone while reading (several members or frames in a row included). Use from
// one thread; owns the file descriptor (not standard input's).
class InputFile {
 public:
  // Bytes that Head() shows at most.
  static constexpr size_t kHeadBytes = 4096;

  // `path` "-" is standard input. NotFound, PermissionDenied; Unavailable when
  // reading fails; InvalidArgument for a folder, and for an archive without a
  // file or with several; DataLoss for compressed data that does not hold.
  static Result<std::unique_ptr<InputFile>> Open(
      const std::string& path, ZipMode zip = ZipMode::kAsItIs);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // The first bytes (decompressed), before anything is read; valid for the
  // object's life.
  std::string_view Head() const;

  // The rest of the input. ResourceExhausted when it is longer than `limit`
  // bytes (checked while decompressing: nothing larger is ever held);
  // Unavailable, DataLoss as above.
  Result<std::string> ReadAll(size_t limit);

  enum class LineEnd { kLine, kEndOfInput, kTooLong };
  // The next line without its end (LF or CR LF) into `line`. kTooLong: it has
  // more than `limit` bytes; it is skipped to its end and `line` is empty.
  Result<LineEnd> ReadLine(size_t limit, std::string* line);

  // The next bytes, as many as `out` takes at most; 0 at the end of the input.
  Result<size_t> Read(std::span<char> out);

  // Bytes taken from the file so far, before decompression: for progress.
  uint64_t bytes_taken() const;

 private:
  class Impl;
  explicit InputFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_APPS_INPUT_FILE_H_
