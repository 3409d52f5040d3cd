#include "extract/compiler/ontology.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/compiler/table_file.h"

namespace actant {
namespace {

constexpr int kMaxGoldsteinTenths = 100;

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// "-7.4" as -74.
std::optional<int> ParseTenths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const size_t dot = text.find('.');
  std::string digits(text.substr(0, dot));
  if (dot == std::string_view::npos) {
    digits += '0';
  } else if (text.size() == dot + 2) {
    digits += text[dot + 1];
  } else {
    return std::nullopt;
  }
  int tenths = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, tenths);
  if (error != std::errc() || stop != end || digits.size() < 2 ||
      tenths > kMaxGoldsteinTenths || digits.front() == '-') {
    return std::nullopt;
  }
  return negative ? -tenths : tenths;
}

std::optional<v1::PloverClass> ParsePlover(std::string_view name) {
  std::string upper = "PLOVER_CLASS_";
  for (const char c : name) {
    upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  v1::PloverClass plover = v1::PLOVER_CLASS_UNSPECIFIED;
  if (!v1::PloverClass_Parse(upper, &plover) ||
      plover == v1::PLOVER_CLASS_UNSPECIFIED) {
    return std::nullopt;
  }
  return plover;
}

// One of two words: true for the first.
bool ReadChoice(const TableFile::Row& row, std::string_view column,
                std::string_view yes, std::string_view no, Problems* problems) {
  const std::string_view value = row.Field(column);
  if (value != yes && value != no) {
    problems->Error(row.at(), std::string(column) + " is " + Quoted(value) +
                                  ", not " + std::string(yes) + " or " +
                                  std::string(no));
  }
  return value == yes;
}

v1::EventType ReadType(const TableFile::Row& row, Problems* problems) {
  v1::EventType type;
  type.set_name(std::string(row.Field("name")));
  type.set_parent(std::string(row.Field("parent")));
  if (type.name().empty()) problems->Error(row.at(), "has no name");
  const std::string_view plover = row.Field("plover");
  if (const auto parsed = ParsePlover(plover)) {
    type.set_plover(*parsed);
  } else {
    problems->Error(row.at(), "unknown PLOVER class " + Quoted(plover));
  }
  const std::string_view goldstein = row.Field("goldstein");
  if (const auto tenths = ParseTenths(goldstein)) {
    type.set_goldstein_tenths(*tenths);
  } else {
    problems->Error(
        row.at(), Quoted(goldstein) + " is no Goldstein score: -10.0 to 10.0");
  }
  type.set_mode(std::string(row.Field("mode")));
  type.set_cameo(std::string(row.Field("cameo")));
  type.set_mutual(ReadChoice(row, "direction", "mutual", "directed", problems));
  type.set_may_lack_target(
      ReadChoice(row, "target", "optional", "required", problems));
  type.set_name_en(std::string(row.Field("name.en")));
  type.set_name_zh(std::string(row.Field("name.zh")));
  return type;
}

// Every parent is a type, and no chain of parents runs in a circle.
void CheckParents(const std::vector<v1::EventType>& types,
                  const std::map<std::string, SourceLine>& lines,
                  Problems* problems) {
  std::map<std::string_view, std::string_view> parents;
  for (const v1::EventType& type : types) parents[type.name()] = type.parent();
  for (const v1::EventType& type : types) {
    std::string_view at = type.parent();
    if (!at.empty() && !parents.contains(at)) {
      problems->Error(lines.at(type.name()), "unknown parent " + Quoted(at));
    }
    for (size_t steps = 0; !at.empty() && parents.contains(at); ++steps) {
      if (steps > types.size()) {
        problems->Error(lines.at(type.name()),
                        type.name() + " stands above itself");
        break;
      }
      at = parents[at];
    }
  }
}

}  // namespace

std::vector<v1::EventType> ReadEventTypes(const SourceFile& file,
                                          Problems* problems) {
  const TableFile table(file, problems);
  std::vector<v1::EventType> types;
  if (!table.CheckColumns(
          {"name", "parent", "plover", "mode", "cameo", "goldstein",
           "direction", "target", "name.en", "name.zh"},
          {"source"}, problems)) {
    return types;
  }
  std::map<std::string, SourceLine> lines;
  for (const TableFile::Row& row : table.rows()) {
    v1::EventType type = ReadType(row, problems);
    const auto [it, added] = lines.emplace(type.name(), row.at());
    if (!added) {
      problems->Error(row.at(), Quoted(type.name()) + " is listed already at " +
                                    it->second.ToString());
      continue;
    }
    types.push_back(std::move(type));
  }
  CheckParents(types, lines, problems);
  return types;
}

}  // namespace actant
