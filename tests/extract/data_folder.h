// A folder of knowledge files that a test writes, gone with the test.
#ifndef ACTANT_TESTS_EXTRACT_DATA_FOLDER_H_
#define ACTANT_TESTS_EXTRACT_DATA_FOLDER_H_

#include <string>
#include <string_view>

namespace actant {

// An empty folder of its own under the system's temporary one; removed with
// all it holds when the object goes.
class DataFolder {
 public:
  DataFolder();
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  // Writes (over) a file; `path` is relative to the folder.
  void Write(std::string_view path, std::string_view text) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Header line of data/actors tables.
inline constexpr std::string_view kActorHeader =
    "code\tkind\tstate\trole\tnames.zh\tnames.en\tabbr.zh\tmetonyms.zh\t"
    "metonyms.en\tflags\tsource\tchecked\n";

// Three states, a body, a ministry, a person with terms, offices, words,
// classes, types, and a rule: valid, and small enough to know by heart.
void WriteSmallData(const DataFolder& folder);

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_DATA_FOLDER_H_
