#include "readback_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace actant {
namespace {

std::string Quoted(const std::string& argument) { return "'" + argument + "'"; }

}  // namespace

ReadbackFolder::ReadbackFolder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "actant_readback_XXXXXX")
          .string();
  EXPECT_NE(mkdtemp(name.data()), nullptr);
  path_ = name;
}

ReadbackFolder::~ReadbackFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string ReadbackFolder::Write(const char* name,
                                  const std::string& text) const {
  const std::filesystem::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

std::string ReadbackFolder::Run(
    const char* script, const std::vector<std::string>& arguments) const {
  const std::filesystem::path output = path_ / "differences";
  std::string command =
      Quoted(ACTANT_READBACK_PYTHON) + " " +
      Quoted(std::filesystem::path(ACTANT_READBACK_DIR) / script);
  for (const std::string& argument : arguments) {
    command += " " + Quoted(argument);
  }
  command += " >" + Quoted(output) + " 2>&1";
  const int exit_code = std::system(command.c_str());
  std::ifstream in(output);
  std::string printed(std::istreambuf_iterator<char>(in), {});
  if (exit_code != 0) printed += "exit " + std::to_string(exit_code);
  return printed;
}

}  // namespace actant
