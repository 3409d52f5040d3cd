// Colours that tell conflict from cooperation.
#ifndef ACTANT_GRAPH_DRAW_PALETTE_H_
#define ACTANT_GRAPH_DRAW_PALETTE_H_

#include <array>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "graph/export.h"

namespace actant {

// The quarters into which PLOVER (2021) sorts its classes, and one for types
// without a class.
enum class Quarter {
  kVerbalCooperation,    // AGREE CONSULT SUPPORT CONCEDE
  kMaterialCooperation,  // COOPERATE AID RETREAT
  kVerbalConflict,       // REQUEST ACCUSE REJECT THREATEN
  kMaterialConflict,     // PROTEST SANCTION MOBILIZE COERCE ASSAULT
  kOther,
};

inline constexpr std::array kQuarters = {
    Quarter::kVerbalCooperation, Quarter::kMaterialCooperation,
    Quarter::kVerbalConflict, Quarter::kMaterialConflict, Quarter::kOther};

Quarter QuarterOf(v1::PloverClass plover);

// "#rrggbb", the darker the more material. Blue and red-orange stay apart for
// colour-blind readers, and all have a contrast of 4:1 or more on white, so
// that they also serve as text.
std::string_view ColorOf(Quarter quarter);

// For the legend.
std::string_view QuarterName(Quarter quarter, NodeNames names);

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_PALETTE_H_
