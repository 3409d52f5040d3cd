// The four quadrants of event data: verbal or material, cooperation or
// conflict.
#ifndef ACTANT_GRAPH_QUAD_CLASS_H_
#define ACTANT_GRAPH_QUAD_CLASS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "actant/v1/records.pb.h"

namespace actant {

// Quadrants are in this order in tables. After Duval and Thompson (1980), with
// the assignment of the PLOVER codebook (2021), which lists its sixteen classes
// by quadrant: AGREE to CONCEDE, COOPERATE to RETREAT, REQUEST to THREATEN,
// PROTEST to ASSAULT.
enum class QuadClass : size_t {
  kVerbalCooperation,
  kMaterialCooperation,
  kVerbalConflict,
  kMaterialConflict,
};

inline constexpr std::array<std::string_view, 4> kQuadNames = {
    "vcoop", "mcoop", "vconf", "mconf"};

// Absent for PLOVER_CLASS_UNSPECIFIED and numbers that are no class.
std::optional<QuadClass> QuadOf(v1::PloverClass plover);

}  // namespace actant

#endif  // ACTANT_GRAPH_QUAD_CLASS_H_
