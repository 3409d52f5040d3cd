#include "apps/event_format.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "apps/format_reader.h"
#include "apps/gdelt_columns.h"
#include "apps/input_file.h"
#include "apps/plover_reader.h"
#include "apps/record_splitter.h"

namespace actant {
namespace {

constexpr std::pair<std::string_view, EventFormat> kWords[] = {
    {"gdelt1", EventFormat::kGdelt1}, {"gdelt2", EventFormat::kGdelt2},
    {"icews", EventFormat::kIcews},   {"polecat", EventFormat::kPolecat},
    {"plover", EventFormat::kPlover},
};

// In the order of kNamedFields.
constexpr std::array<std::string_view, kNamedFields.size()> kIcewsColumns = {
    "Event ID",    "Event Date",     "Source Name", "Source Country",
    "Target Name", "Target Country", "CAMEO Code",  "",
    "Intensity",   "Story ID"};
constexpr std::array<std::string_view, kNamedFields.size()> kPolecatColumns = {
    "Event ID",      "Event Date",     "Actor Name",
    "Actor Country", "Recipient Name", "Recipient Country",
    "Event Type",    "Event Mode",     "Intensity",
    "Source"};

ColumnMapping Mapping(
    const std::array<std::string_view, kNamedFields.size()>& columns) {
  ColumnMapping mapping;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].empty()) mapping.emplace_back(kNamedFields[i], columns[i]);
  }
  return mapping;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
}

bool HasAll(const std::vector<std::string>& header,
            const ColumnMapping& mapping) {
  return std::all_of(mapping.begin(), mapping.end(), [&](const auto& pair) {
    return std::find(header.begin(), header.end(), pair.second) != header.end();
  });
}

std::optional<EventFormat> FormatOfLine(std::string_view line) {
  std::vector<std::string> fields;
  RecordSplitter::SplitHeader(TableFormat::kTsv, line, &fields);
  constexpr size_t kDateDigits = 8;
  const bool is_gdelt = fields.size() > 1 && IsDigits(fields[0]) &&
                        fields[1].size() == kDateDigits && IsDigits(fields[1]);
  for (const EventFormat format :
       {EventFormat::kGdelt1, EventFormat::kGdelt2}) {
    if (is_gdelt && IsGdeltWidth(format, fields.size())) return format;
  }
  for (const EventFormat format :
       {EventFormat::kIcews, EventFormat::kPolecat}) {
    if (HasAll(fields, ColumnsOf(format))) return format;
  }
  return std::nullopt;
}

}  // namespace

std::string_view EventFormatWord(EventFormat format) {
  const auto* const found =
      std::find_if(std::begin(kWords), std::end(kWords),
                   [&](const auto& word) { return word.second == format; });
  return found->first;
}

std::optional<EventFormat> ParseEventFormat(std::string_view word) {
  for (const auto& [known, format] : kWords) {
    if (known == word) return format;
  }
  return std::nullopt;
}

FieldNames RawFieldsOf(EventFormat format) {
  if (IsGdelt(format)) return kGdeltFields;
  if (format == EventFormat::kPlover) return kPloverFields;
  return kNamedFields;
}

FieldNames NeededFieldsOf(EventFormat format) {
  if (IsGdelt(format) || format == EventFormat::kPlover) return {};
  return FieldNames(kNamedFields).first(kNeededNamedFields);
}

ColumnMapping ColumnsOf(EventFormat format) {
  switch (format) {
    case EventFormat::kGdelt1:
    case EventFormat::kGdelt2:
      // Its reader counts columns; the binding asks for one.
      return {{std::string(kGdeltFields[0]), "1"}};
    case EventFormat::kIcews:
      return Mapping(kIcewsColumns);
    case EventFormat::kPolecat:
      return Mapping(kPolecatColumns);
    case EventFormat::kPlover:
      // Its reader looks for members itself.
      return {{std::string(kPloverFields[0]), std::string(kPloverFields[0])}};
  }
  return {};
}

HeaderMode HeaderOf(EventFormat format) {
  const bool has_header =
      format == EventFormat::kIcews || format == EventFormat::kPolecat;
  return has_header ? HeaderMode::kPresent : HeaderMode::kAbsent;
}

TableFormat TableFormatOf(EventFormat format) {
  return format == EventFormat::kPlover ? TableFormat::kJsonObjects
                                        : TableFormat::kTsv;
}

Result<std::optional<EventFormat>> DetectEventFormat(const std::string& path) {
  struct stat info{};
  if (path == "-" || stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) {
    return std::optional<EventFormat>();
  }
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<InputFile> file,
                          InputFile::Open(path, ZipMode::kUnpack));
  const std::string_view head = file->Head();
  if (IsPloverJson(head)) return std::optional(EventFormat::kPlover);
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() == head.size() && head.size() == InputFile::kHeadBytes) {
    return std::optional<EventFormat>();
  }
  return FormatOfLine(line);
}

}  // namespace actant
