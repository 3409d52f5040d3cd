#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/compiler/compile.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> Fields(const std::string& line) {
  std::vector<std::string> fields;
  size_t begin = 0;
  for (size_t tab = line.find('\t'); tab != std::string::npos;
       tab = line.find('\t', begin)) {
    fields.push_back(line.substr(begin, tab - begin));
    begin = tab + 1;
  }
  fields.push_back(line.substr(begin));
  return fields;
}

// The columns that make a row of a table one of its own (data/SCHEMA.md).
std::vector<std::string> KeyOf(const std::vector<std::string>& header) {
  const auto has = [&](std::string_view column) {
    return std::find(header.begin(), header.end(), column) != header.end();
  };
  if (has("confidence")) return {"kind", "name"};
  if (has("system")) return {"system", "code", "from"};
  if (has("person")) return {"person", "of", "office", "since"};
  if (has("demonym.en")) return {"code", "demonym.en"};
  if (has("suffix")) return {"suffix"};
  if (has("participle")) return {"lemma"};
  if (has("office")) return {"surface"};
  if (has("surface")) return {"surface", "class"};
  if (has("direction")) return {"name"};
  return {"code"};
}

std::vector<fs::path> Tables() {
  std::vector<fs::path> tables;
  for (const auto& file : fs::recursive_directory_iterator(ACTANT_DATA_DIR)) {
    if (file.path().extension() == ".tsv") tables.push_back(file.path());
  }
  return tables;
}

TEST(TablesTest, CompileWithoutErrors) {
  const auto compiled = CompileData(ACTANT_DATA_DIR);
  ASSERT_TRUE(compiled.has_value()) << compiled.error().message();
  EXPECT_FALSE(compiled->image.empty());
}

TEST(TablesTest, RowsAreUniqueByTheirKey) {
  ASSERT_GT(Tables().size(), 10U);
  for (const fs::path& path : Tables()) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    ASSERT_TRUE(std::getline(in, line)) << path;
    const std::vector<std::string> header = Fields(line);
    std::vector<size_t> columns;
    for (const std::string& name : KeyOf(header)) {
      const auto at = std::find(header.begin(), header.end(), name);
      ASSERT_NE(at, header.end()) << path << " lacks " << name;
      columns.push_back(static_cast<size_t>(at - header.begin()));
    }
    std::map<std::string, int> seen;
    for (int number = 2; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      const std::vector<std::string> fields = Fields(line);
      ASSERT_EQ(fields.size(), header.size()) << path << ":" << number;
      std::string key;
      for (const size_t column : columns) key += fields[column] + "\t";
      const auto [it, fresh] = seen.emplace(key, number);
      EXPECT_TRUE(fresh) << path.filename() << ":" << number << " repeats row "
                         << it->second << ": " << key;
    }
    EXPECT_FALSE(seen.empty()) << path;
  }
}

TEST(TablesTest, FactsAboutActorsHaveASource) {
  for (const fs::path& path : Tables()) {
    if (path.parent_path().filename() != "actors") continue;
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> header = Fields(line);
    const auto source = std::find(header.begin(), header.end(), "source");
    ASSERT_NE(source, header.end()) << path;
    const auto column = static_cast<size_t>(source - header.begin());
    for (int number = 2; std::getline(in, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      const std::vector<std::string> fields = Fields(line);
      ASSERT_GT(fields.size(), column) << path << ":" << number;
      EXPECT_FALSE(fields[column].empty()) << path.filename() << ":" << number;
    }
  }
}

}  // namespace
}  // namespace actant
