#include "bench/store_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace actant::workload {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLoading = "being loaded\n";

template <typename Visit>
void ForEachFile(const fs::path& folder, const Visit& visit) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (entry->is_regular_file(error)) visit(*entry);
  }
}

// "a/b/" names the folder "a/b", beside which the mark is put.
fs::path WithoutLastSlash(const fs::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

Status Write(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::trunc);
  out << text << std::flush;
  return out ? Status::Ok()
             : PermissionDenied(file.string() +
                                ": cannot be written; name "
                                "another folder of stores");
}

}  // namespace

StoreFolder::StoreFolder(const fs::path& parent, const std::string& name,
                         const fs::path& data)
    : path_(parent / (name + ".store")),
      mark_(parent / (name + ".loaded")),
      data_(data) {}

StoreFolder::StoreFolder(const fs::path& path, const fs::path& data)
    : path_(WithoutLastSlash(path)),
      mark_(path_.string() + ".loaded"),
      data_(data) {}

bool StoreFolder::IsLoaded() const {
  std::ifstream in(mark_);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::error_code error;
  return text == fs::weakly_canonical(data_, error).string() + "\n" &&
         fs::is_directory(path_, error);
}

Status StoreFolder::Clear() {
  std::error_code error;
  if (fs::exists(path_, error) && !fs::exists(mark_, error)) {
    return FailedPrecondition(path_.string() +
                              ": was not written by this benchmark; name "
                              "another folder of stores, or remove it");
  }
  fs::create_directories(path_.parent_path(), error);
  ACTANT_RETURN_IF_ERROR(Write(mark_, kLoading));
  fs::remove_all(path_, error);
  if (!error) fs::create_directory(path_, error);
  if (!error) return Status::Ok();
  return PermissionDenied(path_.string() + ": " + error.message());
}

Status StoreFolder::MarkLoaded() {
  std::error_code error;
  return Write(mark_, fs::weakly_canonical(data_, error).string() + "\n");
}

int64_t StoreFolder::DiskBytes() const {
  int64_t bytes = 0;
  ForEachFile(path_, [&](const fs::directory_entry& file) {
    bytes += static_cast<int64_t>(file.file_size());
  });
  return bytes;
}

void StoreFolder::EvictFromCache() const {
  ForEachFile(path_, [](const fs::directory_entry& file) {
    const int descriptor = open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    // Only clean pages are dropped.
    fsync(descriptor);
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    close(descriptor);
  });
}

}  // namespace actant::workload
