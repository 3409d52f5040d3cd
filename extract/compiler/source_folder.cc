#include "extract/compiler/source_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "extract/internal/utf8.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

// Ends like a source and is none.
constexpr const char* kBuildFile = "CMakeLists.txt";

void CheckText(const SourceFile& file, Problems* problems) {
  if (file.text.starts_with("\xEF\xBB\xBF")) {
    problems->Error({file.path, 1},
                    "starts with a byte order mark; save it as plain UTF-8");
  }
  SourceLine at{file.path, 1};
  for (size_t i = 0; i < file.text.size();) {
    const int32_t c = NextCharacter(file.text, &i);
    if (c == kNoCharacter) {
      problems->Error(at, "is not UTF-8");
      return;
    }
    if (c == '\r') {
      problems->Error(at, "has a carriage return; end lines by LF alone");
      return;
    }
    if (c == '\n') ++at.line;
  }
}

bool IsSource(const fs::path& path) {
  return path.extension() == ".tsv" ||
         (path.extension() == ".txt" && path.filename() != kBuildFile);
}

bool IsHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

Result<std::vector<fs::path>> ListSources(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  fs::recursive_directory_iterator it(folder, error);
  for (; !error && it != fs::recursive_directory_iterator();
       it.increment(error)) {
    std::error_code ignored;
    if (IsHidden(it->path())) {
      if (it->is_directory(ignored)) it.disable_recursion_pending();
    } else if (it->is_regular_file(ignored) && IsSource(it->path())) {
      paths.push_back(it->path());
    }
  }
  if (error) {
    return Error(Unavailable(folder.string() +
                             ": cannot be listed: " + error.message()));
  }
  return paths;
}

}  // namespace

Result<std::vector<SourceFile>> ReadSourceFolder(const std::string& folder,
                                                 Problems* problems) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return Error(NotFound(folder + ": no such folder"));
  }
  ACTANT_ASSIGN_OR_RETURN(const std::vector<fs::path> paths,
                          ListSources(folder));
  std::vector<SourceFile> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    SourceFile file{path.lexically_relative(folder).generic_string(),
                    {std::istreambuf_iterator<char>(in), {}}};
    if (!in) return Error(Unavailable(path.string() + ": cannot be read"));
    files.push_back(std::move(file));
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  for (const SourceFile& file : files) CheckText(file, problems);
  return files;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  size_t begin = 0;
  for (;;) {
    const size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace actant
