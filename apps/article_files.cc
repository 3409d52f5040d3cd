// The listing half of article_reader.h.
#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "apps/article_reader.h"
#include "apps/file_kind.h"
#include "apps/input_file.h"

namespace actant {
namespace {

// Identifies a file however it is reached.
using FileIdentity = std::pair<dev_t, ino_t>;

class Lister {
 public:
  explicit Lister(ArticleFiles* list) : list_(list) {}

  void AddNamed(const std::string& path, std::optional<size_t> manifest) {
    if (path == "-") {
      list_->files.push_back({path, 0, std::nullopt});
      return;
    }
    struct stat info{};
    if (stat(path.c_str(), &info) != 0) {
      Skip(path, std::strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
      AddFolder(path, info, manifest);
    } else if (S_ISREG(info.st_mode)) {
      AddFile(path, info, manifest);
    } else if (S_ISFIFO(info.st_mode) || S_ISCHR(info.st_mode)) {
      list_->files.push_back({path, 0, manifest});
    } else {
      Skip(path, "not a file or folder");
    }
  }

 private:
  void Skip(const std::string& path, const std::string& reason) {
    list_->skipped.push_back({path, 0, reason});
  }

  void AddFile(const std::string& path, const struct stat& info,
               std::optional<size_t> manifest) {
    if (!seen_.insert({info.st_dev, info.st_ino}).second) return;
    list_->files.push_back(
        {path, static_cast<uint64_t>(info.st_size), manifest});
  }

  // A folder's names, sorted; nullopt (and a note) where it cannot be read.
  std::optional<std::vector<std::string>> NamesIn(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> dir(opendir(folder.c_str()),
                                                  &closedir);
    if (dir == nullptr) {
      Skip(folder,
           std::string("the folder cannot be read: ") + std::strerror(errno));
      return std::nullopt;
    }
    std::vector<std::string> names;
    while (const dirent* item = readdir(dir.get())) {
      if (item->d_name[0] != '.') names.emplace_back(item->d_name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  void AddFolder(const std::string& folder, const struct stat& info,
                 std::optional<size_t> manifest) {
    // A folder reached again, through a symbolic link or twice by name.
    if (!seen_.insert({info.st_dev, info.st_ino}).second) return;
    const std::optional<std::vector<std::string>> names = NamesIn(folder);
    if (!names.has_value()) return;
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    if (std::binary_search(names->begin(), names->end(), Manifest::kFileName)) {
      manifest =
          UseManifest(prefix + std::string(Manifest::kFileName), manifest);
    }
    for (const std::string& name : *names) {
      if (name != Manifest::kFileName) AddInFolder(prefix + name, manifest);
    }
  }

  std::optional<size_t> UseManifest(const std::string& path,
                                    std::optional<size_t> outer) {
    Result<Manifest> manifest = Manifest::Read(path);
    if (!manifest.has_value()) {
      list_->skipped.push_back(
          {path, 0, "the manifest is not used: " + manifest.error().message()});
      return outer;
    }
    list_->manifests.push_back(std::move(*manifest));
    return list_->manifests.size() - 1;
  }

  void AddInFolder(const std::string& path, std::optional<size_t> manifest) {
    struct stat info{};
    if (stat(path.c_str(), &info) != 0) {
      Skip(path, errno == ELOOP || errno == ENOENT
                     ? "a symbolic link that leads nowhere"
                     : std::strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
      AddFolder(path, info, manifest);
    } else if (!S_ISREG(info.st_mode)) {
      Skip(path, "not a regular file; name it to read from it");
    } else if (IsOther(path)) {
      list_->left_out.push_back(path);
    } else {
      AddFile(path, info, manifest);
    }
  }

  // Text that is no article by its name (README.md, LICENSE); what cannot be
  // read and binaries are reported when they are read.
  static bool IsOther(const std::string& path) {
    if (IsArticleName(path)) return false;
    const Result<std::unique_ptr<InputFile>> input = InputFile::Open(path);
    if (!input.has_value()) return false;
    const FileKind kind = DetectKind(path, (*input)->Head()).kind;
    return kind != FileKind::kBinary && kind != FileKind::kPdf &&
           kind != FileKind::kHtml;
  }

  ArticleFiles* list_;
  std::set<FileIdentity> seen_;
};

}  // namespace

Result<ArticleFiles> ListArticleFiles(const FileListOptions& options) {
  ArticleFiles list;
  std::optional<size_t> manifest;
  std::vector<std::string> paths = options.paths;
  if (!options.manifest.empty()) {
    ACTANT_ASSIGN_OR_RETURN(Manifest given, Manifest::Read(options.manifest));
    if (paths.empty()) paths = given.Files();
    list.manifests.push_back(std::move(given));
    manifest = 0;
  }
  Lister lister(&list);
  for (const std::string& path : paths) lister.AddNamed(path, manifest);
  return list;
}

}  // namespace actant
