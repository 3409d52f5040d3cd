// A folder of its own for a test, gone when the test ends.
#ifndef ACTANT_TESTS_STORAGE_TEMP_FOLDER_H_
#define ACTANT_TESTS_STORAGE_TEMP_FOLDER_H_

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace actant::testing {

class TempFolder {
 public:
  TempFolder() {
    std::string name =
        std::filesystem::temp_directory_path() / "actant-storage-XXXXXX";
    path_ = mkdtemp(name.data()) == nullptr ? std::string() : name;
  }
  ~TempFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const {
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_TEMP_FOLDER_H_
