// Where exports are put for readers that are not ours, and how these are run.
#ifndef ACTANT_TESTS_GRAPH_READBACK_FOLDER_H_
#define ACTANT_TESTS_GRAPH_READBACK_FOLDER_H_

#include <filesystem>
#include <string>
#include <vector>

namespace actant {

// A new folder, removed with all in it when the object goes.
class ReadbackFolder {
 public:
  ReadbackFolder();
  ~ReadbackFolder();
  ReadbackFolder(const ReadbackFolder&) = delete;
  ReadbackFolder& operator=(const ReadbackFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file inside; returns its path.
  std::string Write(const char* name, const std::string& text) const;

  // What `script` of readback/ prints when it is run with the arguments, and
  // "exit N" behind it where it fails.
  std::string Run(const char* script,
                  const std::vector<std::string>& arguments) const;

 private:
  std::filesystem::path path_;
};

}  // namespace actant

#endif  // ACTANT_TESTS_GRAPH_READBACK_FOLDER_H_
