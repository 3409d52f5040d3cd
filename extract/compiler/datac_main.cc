// actant-datac [--warnings] DATA_DIR OUTPUT: compiles the knowledge files to
// one image.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>

#include "extract/compiler/compile.h"
#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {
namespace {

// Writes beside `path`, then renames, so that no reader sees half an image.
Status WriteAtomically(const std::string& path, const std::string& bytes) {
  const std::string temporary = path + ".new";
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      std::remove(temporary.c_str());
      return Unavailable(temporary + ": cannot be written");
    }
  }
  std::error_code error;
  std::filesystem::rename(temporary, path, error);
  if (!error) return Status::Ok();
  std::remove(temporary.c_str());
  return Unavailable(path + ": " + error.message());
}

Status Run(const std::string& folder, const std::string& output,
           bool list_warnings) {
  auto compiled = CompileData(folder);
  if (!compiled.has_value()) return compiled.error();
  // Nothing is written that cannot be opened.
  auto knowledge = Knowledge::FromBytes(compiled->image);
  if (!knowledge.has_value()) return knowledge.error();
  ACTANT_RETURN_IF_ERROR(WriteAtomically(output, compiled->image));
  if (list_warnings) {
    for (const std::string& warning : compiled->warnings) {
      std::cerr << warning << "\n";
    }
  }
  std::cout << (*knowledge)->hash() << "  " << compiled->image.size()
            << " bytes, " << (*knowledge)->entry_count() << " entries, "
            << (*knowledge)->actor_count() << " actors, "
            << compiled->warnings.size() << " warnings\n";
  return Status::Ok();
}

}  // namespace
}  // namespace actant

int main(int argc, char** argv) {
  const bool list_warnings =
      argc > 1 && std::string_view(argv[1]) == "--warnings";
  const int first = list_warnings ? 2 : 1;
  if (argc != first + 2) {
    std::cerr << "usage: actant-datac [--warnings] DATA_DIR OUTPUT\n";
    return 2;
  }
  const actant::Status status =
      actant::Run(argv[first], argv[first + 1], list_warnings);
  if (status.ok()) return 0;
  std::cerr << status.message() << "\n";
  return 1;
}
