// Numbers as JSON that is the same in all exports.
#ifndef ACTANT_GRAPH_INTERNAL_NUMBER_JSON_H_
#define ACTANT_GRAPH_INTERNAL_NUMBER_JSON_H_

#include <cmath>
#include <nlohmann/json.hpp>

namespace actant {

// Whole numbers without ".0", as NumberText writes them in other formats.
inline nlohmann::ordered_json NumberJson(double value) {
  const bool is_whole = std::trunc(value) == value && std::abs(value) < 1e15;
  return is_whole ? nlohmann::ordered_json(static_cast<int64_t>(value))
                  : nlohmann::ordered_json(value);
}

}  // namespace actant

#endif  // ACTANT_GRAPH_INTERNAL_NUMBER_JSON_H_
