// The text files of the data folder.
#ifndef ACTANT_EXTRACT_COMPILER_SOURCE_FOLDER_H_
#define ACTANT_EXTRACT_COMPILER_SOURCE_FOLDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/compiler/problems.h"
#include "proto/status.h"

namespace actant {

struct SourceFile {
  std::string path;  // relative to the folder: zh/lexicon/words.tsv
  std::string text;
};

// Every *.tsv and *.txt under `folder`, by path; hidden files and folders are
// passed over. Bytes that are not UTF-8, a byte order mark and carriage
// returns are errors in `problems`. NotFound: no such folder; Unavailable: a
// file cannot be read.
Result<std::vector<SourceFile>> ReadSourceFolder(const std::string& folder,
                                                 Problems* problems);

// The parts of `text` between separators; "" gives no parts.
std::vector<std::string_view> Split(std::string_view text, char separator);

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_SOURCE_FOLDER_H_
