#include "apps/server/page_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "apps/server/gzip.h"
#include "apps/server/problem.h"
#include "apps/sha256.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMostBytes = size_t{64} << 20;

struct FileType {
  std::string_view ending;
  std::string_view type;
  bool shrinks;
};

constexpr std::array<FileType, 12> kTypes = {{
    {".html", "text/html; charset=utf-8", true},
    {".js", "text/javascript; charset=utf-8", true},
    {".css", "text/css; charset=utf-8", true},
    {".json", "application/json", true},
    {".svg", "image/svg+xml", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".png", "image/png", false},
    {".ico", "image/x-icon", false},
    {".woff2", "font/woff2", false},
    {".webmanifest", "application/manifest+json", true},
    {".map", "application/json", true},
    {"", "application/octet-stream", false},
}};

const FileType& TypeOf(std::string_view path) {
  return *std::find_if(
      kTypes.begin(), kTypes.end(),
      [path](const FileType& type) { return path.ends_with(type.ending); });
}

Result<std::string> ReadWhole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)),
                    std::istreambuf_iterator<char>());
  if (!in.eof() && in.fail()) {
    return Error(Unavailable(path.string() + " cannot be read"));
  }
  return bytes;
}

}  // namespace

Result<PageFiles> PageFiles::Read(const std::string& folder) {
  PageFiles page;
  std::error_code error;
  size_t bytes = 0;
  for (fs::recursive_directory_iterator at(folder, error), end;
       !error && at != end; at.increment(error)) {
    if (!at->is_regular_file(error) || at->is_symlink(error)) continue;
    ACTANT_ASSIGN_OR_RETURN(std::string text, ReadWhole(at->path()));
    bytes += text.size();
    if (bytes > kMostBytes) {
      return Error(ResourceExhausted(folder +
                                     " holds more than 64 MiB; it is not the "
                                     "explorer's page"));
    }
    const std::string path =
        fs::relative(at->path(), folder, error).generic_string();
    const FileType& type = TypeOf(path);
    File file;
    file.type = type.type;
    if (type.shrinks) file.gzip = Gzip(text, GzipEffort::kBest);
    Sha256 hash;
    hash.Add(text);
    file.etag = "\"" + hash.Hex() + "\"";
    file.immutable = path.starts_with("assets/");
    file.bytes = std::move(text);
    page.files_.emplace(path, std::move(file));
  }
  if (error || !page.files_.contains("index.html")) {
    return Error(NotFound("no page in " + folder +
                          (error ? ": " + error.message() : "")));
  }
  return page;
}

HttpResponse PageFiles::Answer(const std::vector<std::string>& path,
                               const HttpRequest& request) const {
  std::string name;
  for (const std::string& segment : path) {
    if (!name.empty()) name += '/';
    name += segment;
  }
  const auto found = files_.find(name.empty() ? "index.html" : name);
  if (found == files_.end()) {
    return ProblemResponse(
        {404,
         "not_found",
         empty() ? "the explorer's page is not installed; the API is at "
                   "/api/v1"
                 : "no such file",
         {}},
        request.target);
  }
  const File& file = found->second;
  HttpResponse response;
  response.headers = {
      {"ETag", file.etag},
      {"Vary", "Accept-Encoding"},
      {"Cache-Control",
       file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.Header("if-none-match") == file.etag) {
    response.status = 304;
    return response;
  }
  response.content_type = file.type;
  if (!file.gzip.empty() && AcceptsGzip(request.Header("accept-encoding"))) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = file.gzip;
  } else {
    response.body = file.bytes;
  }
  return response;
}

}  // namespace actant
