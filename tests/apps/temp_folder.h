// A folder for one test, removed with it.
#ifndef ACTANT_TESTS_APPS_TEMP_FOLDER_H_
#define ACTANT_TESTS_APPS_TEMP_FOLDER_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace actant {

class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // The path of a file or folder inside.
  std::string operator/(std::string_view name) const;
  // Writes a file inside, making its folders; returns its path.
  std::string Write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

// The bytes of a file; a failed test where it cannot be read.
std::string ReadFile(const std::string& path);

// As gzip and zstd write them.
std::string Gzip(std::string_view bytes);
std::string Zstd(std::string_view bytes);

// A ZIP archive of these files (name, bytes), written as a stream.
std::string Zip(const std::vector<std::pair<std::string, std::string>>& files);

// A PDF of one page with one line of ASCII text.
std::string OnePagePdf(std::string_view line);

}  // namespace actant

#endif  // ACTANT_TESTS_APPS_TEMP_FOLDER_H_
