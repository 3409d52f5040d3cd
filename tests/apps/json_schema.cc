#include "tests/apps/json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

namespace actant {
namespace {

const std::set<std::string> kKnown = {"$schema",
                                      "title",
                                      "description",
                                      "type",
                                      "const",
                                      "enum",
                                      "pattern",
                                      "required",
                                      "items",
                                      "properties",
                                      "additionalProperties"};

bool IsOf(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool IsOfAny(const Json& value, const Json& types) {
  if (types.is_string()) return IsOf(value, types.get<std::string>());
  return std::any_of(types.begin(), types.end(), [&value](const Json& type) {
    return IsOf(value, type.get<std::string>());
  });
}

}  // namespace

std::vector<std::string> SchemaProblems(const Json& schema, const Json& value,
                                        const std::string& place) {
  std::vector<std::string> problems;
  const auto problem = [&](const std::string& what) {
    problems.push_back(place + ": " + what);
  };
  const auto add = [&](const Json& part, const Json& child,
                       const std::string& name) {
    for (std::string& found : SchemaProblems(part, child, place + "/" + name)) {
      problems.push_back(std::move(found));
    }
  };
  for (const auto& [keyword, ignored] : schema.items()) {
    if (!kKnown.contains(keyword)) problem("unknown keyword " + keyword);
  }
  if (schema.contains("type") && !IsOfAny(value, schema["type"])) {
    problem("is no " + schema["type"].dump());
    return problems;
  }
  if (schema.contains("const") && value != schema["const"]) {
    problem("is not " + schema["const"].dump());
  }
  if (schema.contains("enum") &&
      std::find(schema["enum"].begin(), schema["enum"].end(), value) ==
          schema["enum"].end()) {
    problem(value.dump() + " is none of " + schema["enum"].dump());
  }
  if (schema.contains("pattern") && value.is_string() &&
      !std::regex_search(value.get<std::string>(),
                         std::regex(schema["pattern"].get<std::string>()))) {
    problem(value.dump() + " does not match " + schema["pattern"].dump());
  }
  if (value.is_object()) {
    for (const Json& name : schema.value("required", Json::array())) {
      if (!value.contains(name)) problem("lacks " + name.dump());
    }
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, child] : value.items()) {
      if (properties.contains(name)) {
        add(properties[name], child, name);
      } else if (!schema.value("additionalProperties", true)) {
        problem("has " + name);
      }
    }
  }
  if (value.is_array() && schema.contains("items")) {
    for (size_t i = 0; i < value.size(); ++i) {
      add(schema["items"], value[i], std::to_string(i));
    }
  }
  return problems;
}

}  // namespace actant
