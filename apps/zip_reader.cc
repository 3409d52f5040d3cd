#include "apps/zip_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <string>
#include <utility>

namespace actant {

struct ZipReader::Archive {
  explicit Archive(Source bytes)
      : source(std::move(bytes)), handle(archive_read_new()) {}
  ~Archive() { archive_read_free(handle); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  static la_ssize_t Feed(struct archive* handle, void* self,
                         const void** bytes) {
    auto* const archive = static_cast<Archive*>(self);
    const Result<std::string_view> more = archive->source();
    if (!more.has_value()) {
      archive->failure = more.error();
      archive_set_error(handle, EIO, "the input failed");
      return ARCHIVE_FATAL;
    }
    *bytes = more->data();
    return static_cast<la_ssize_t>(more->size());
  }

  Status Failure() const {
    if (!failure.ok()) return failure;
    const char* const text = archive_error_string(handle);
    return DataLoss(std::string("damaged ZIP archive: ") +
                    (text == nullptr ? "unknown" : text));
  }

  // To the next entry that is a file; false: there is none.
  Result<bool> NextFile() {
    while (true) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(handle, &entry);
      if (code == ARCHIVE_EOF) return false;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN) return Error(Failure());
      if (archive_entry_filetype(entry) != AE_IFDIR) return true;
    }
  }

  Status Start() {
    started = true;
    if (handle == nullptr) return ResourceExhausted("no memory for ZIP");
    archive_read_support_format_zip_streamable(handle);
    if (archive_read_open(handle, this, nullptr, &Feed, nullptr) !=
        ARCHIVE_OK) {
      return Failure();
    }
    const Result<bool> file = NextFile();
    if (!file.has_value()) return file.error();
    return *file ? Status::Ok()
                 : InvalidArgument("the ZIP archive holds no file");
  }

  Source source;
  struct archive* handle;
  Status failure;
  bool started = false;
  bool ended = false;
};

ZipReader::ZipReader(Source source)
    : archive_(std::make_unique<Archive>(std::move(source))) {}

ZipReader::~ZipReader() = default;

Result<size_t> ZipReader::Read(std::span<char> out) {
  if (!archive_->started) ACTANT_RETURN_ERROR_IF(archive_->Start());
  if (archive_->ended || out.empty()) return 0;
  const la_ssize_t count =
      archive_read_data(archive_->handle, out.data(), out.size());
  if (count < 0) return Error(archive_->Failure());
  if (count > 0) return static_cast<size_t>(count);
  archive_->ended = true;
  ACTANT_ASSIGN_OR_RETURN(const bool another, archive_->NextFile());
  if (another) {
    return Error(
        InvalidArgument("the ZIP archive holds several files; unpack it and "
                        "name those that are wanted"));
  }
  return 0;
}

}  // namespace actant
