// Typed attributes of exported nodes and edges, and how they are written.
#ifndef ACTANT_GRAPH_EXPORT_VALUE_H_
#define ACTANT_GRAPH_EXPORT_VALUE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace actant {

// kDay: a string, YYYY-MM-DD.
enum class ValueType { kString, kInteger, kReal, kBoolean, kDay };

// monostate: the element has no such attribute; nothing is written.
using Value = std::variant<std::monostate, std::string, int64_t, double, bool>;

// The type's name in XML Schema, as GraphML and GEXF write it.
std::string_view XmlTypeName(ValueType type);

struct Attribute {
  std::string_view name;
  ValueType type = ValueType::kString;
};

// The nearest double to the shortest decimal that reads back as `value`: 0.9
// for 0.9F, which as a double is 0.89999998.
double ShortestDouble(float value);

// A whole number of fewer than 16 digits without exponent or fraction, others
// as the shortest decimal that reads back the same. The same on every machine.
std::string NumberText(double value);

// "true" and "false" for booleans; empty for monostate.
std::string ValueText(const Value& value);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_VALUE_H_
