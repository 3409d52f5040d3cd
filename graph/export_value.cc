#include "graph/export_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace actant {
namespace {

// Below 2^53 every whole double is that number exactly.
constexpr double kLargestPlainNumber = 1e15;

template <typename Number>
std::string ShortestText(Number value) {
  std::array<char, 32> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), end);
}

}  // namespace

std::string_view XmlTypeName(ValueType type) {
  switch (type) {
    case ValueType::kInteger:
      return "long";
    case ValueType::kReal:
      return "double";
    case ValueType::kBoolean:
      return "boolean";
    case ValueType::kString:
    case ValueType::kDay:
      break;
  }
  return "string";
}

double ShortestDouble(float value) {
  const std::string text = ShortestText(value);
  double nearest = value;
  std::from_chars(text.data(), text.data() + text.size(), nearest);
  return nearest;
}

std::string NumberText(double value) {
  if (std::trunc(value) == value && std::abs(value) < kLargestPlainNumber) {
    return ShortestText(static_cast<int64_t>(value));
  }
  return ShortestText(value);
}

std::string ValueText(const Value& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::string>) {
          return held;
        } else if constexpr (std::is_same_v<Held, bool>) {
          return held ? "true" : "false";
        } else if constexpr (std::is_same_v<Held, double>) {
          return NumberText(held);
        } else if constexpr (std::is_same_v<Held, int64_t>) {
          return ShortestText(held);
        } else {
          return "";
        }
      },
      value);
}

}  // namespace actant
