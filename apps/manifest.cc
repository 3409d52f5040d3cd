#include "apps/manifest.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "apps/input_file.h"
#include "extract/decode.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxLineBytes = size_t{1} << 20;

// Absolute, without "." and "..", with symbolic links of the folder resolved
// where it exists, so that two spellings of a path are one key.
std::string KeyOf(const std::string& path) {
  std::error_code error;
  fs::path absolute = fs::absolute(path, error);
  if (error) return path;
  const fs::path folder = fs::weakly_canonical(absolute.parent_path(), error);
  if (!error) absolute = folder / absolute.filename();
  return absolute.lexically_normal().string();
}

// Sets the field of that name; false for an unknown one.
bool SetText(std::string_view field, std::string value, ManifestEntry* entry) {
  if (field == "file") {
    entry->file = std::move(value);
  } else if (field == "id") {
    entry->id = std::move(value);
  } else if (field == "title") {
    entry->title = std::move(value);
  } else if (field == "publisher") {
    entry->publisher = std::move(value);
  } else if (field == "url") {
    entry->url = std::move(value);
  } else {
    return false;
  }
  return true;
}

Status SetField(std::string_view field, std::string value,
                ManifestEntry* entry) {
  if (field != "published") {
    if (SetText(field, std::move(value), entry)) return Status::Ok();
    return InvalidArgument("unknown column \"" + std::string(field) +
                           "\"; known are file, published, publisher, url, "
                           "id, title");
  }
  if (value.empty()) return Status::Ok();
  const Result<Day> day = ParseDay(value);
  if (!day.has_value()) return day.error();
  entry->published = *day;
  return Status::Ok();
}

std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> fields;
  size_t begin = 0;
  while (true) {
    const size_t tab = line.find('\t', begin);
    fields.push_back(line.substr(begin, tab - begin));
    if (tab == std::string::npos) return fields;
    begin = tab + 1;
  }
}

Result<ManifestEntry> FromTsvLine(const std::string& line,
                                  const std::vector<std::string>& columns) {
  ManifestEntry entry;
  std::vector<std::string> fields = SplitTabs(line);
  if (fields.size() > columns.size()) {
    return Error(InvalidArgument("more fields than the first line names"));
  }
  for (size_t i = 0; i < fields.size(); ++i) {
    ACTANT_RETURN_ERROR_IF(SetField(columns[i], std::move(fields[i]), &entry));
  }
  return entry;
}

Result<ManifestEntry> FromJsonLine(const std::string& line) {
  const auto json = nlohmann::json::parse(line, nullptr,
                                          /*allow_exceptions=*/false);
  if (!json.is_object()) {
    return Error(InvalidArgument("not a JSON object"));
  }
  ManifestEntry entry;
  for (const auto& [key, value] : json.items()) {
    if (value.is_null()) continue;
    if (!value.is_string()) {
      return Error(InvalidArgument("\"" + key + "\" is not a string"));
    }
    ACTANT_RETURN_ERROR_IF(SetField(key, value.get<std::string>(), &entry));
  }
  return entry;
}

Status CheckColumns(const std::vector<std::string>& columns) {
  bool has_file = false;
  for (const std::string& column : columns) {
    ManifestEntry ignored;
    ACTANT_RETURN_IF_ERROR(SetField(column, "", &ignored));
    has_file = has_file || column == "file";
  }
  if (has_file) return Status::Ok();
  return InvalidArgument(
      "no column \"file\"; the first line names the columns, separated by "
      "tabs: file, published, publisher, url");
}

}  // namespace

Result<Manifest> Manifest::Read(const std::string& path) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<InputFile> input,
                          InputFile::Open(path));
  const std::string folder = fs::path(path).parent_path().string();
  Manifest manifest;
  std::vector<std::string> columns;
  std::string line;
  for (size_t number = 1;; ++number) {
    ACTANT_ASSIGN_OR_RETURN(const InputFile::LineEnd end,
                            input->ReadLine(kMaxLineBytes, &line));
    if (end == InputFile::LineEnd::kEndOfInput) return manifest;
    const std::string at = path + ":" + std::to_string(number);
    if (end == InputFile::LineEnd::kTooLong || !IsValidUtf8(line)) {
      return Error(InvalidArgument(at + ": not a line of UTF-8 text"));
    }
    if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
    if (line.empty() || line.front() == '#') continue;
    Result<ManifestEntry> entry = ManifestEntry{};
    if (line.front() == '{') {
      entry = FromJsonLine(line);
    } else if (columns.empty()) {
      columns = SplitTabs(line);
      ACTANT_RETURN_ERROR_IF(CheckColumns(columns).Annotate(at));
      continue;
    } else {
      entry = FromTsvLine(line, columns);
    }
    if (!entry.has_value()) return Error(entry.error().Annotate(at));
    ACTANT_RETURN_ERROR_IF(
        manifest.Add(folder, std::move(*entry)).Annotate(at));
  }
}

Status Manifest::Add(const std::string& folder, ManifestEntry entry) {
  if (entry.file.empty()) return InvalidArgument("no file named");
  std::string key = KeyOf((fs::path(folder) / entry.file).string());
  const std::string file = entry.file;
  if (!entries_.emplace(std::move(key), std::move(entry)).second) {
    return InvalidArgument(file + " is listed twice");
  }
  return Status::Ok();
}

const ManifestEntry* Manifest::Find(const std::string& path) const {
  const auto found = entries_.find(KeyOf(path));
  return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> Manifest::Files() const {
  std::vector<std::string> files;
  files.reserve(entries_.size());
  for (const auto& [path, entry] : entries_) files.push_back(path);
  return files;
}

}  // namespace actant
