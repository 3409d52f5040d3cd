#include "graph/quad_class.h"

namespace actant {

std::optional<QuadClass> QuadOf(v1::PloverClass plover) {
  switch (plover) {
    case v1::PLOVER_CLASS_AGREE:
    case v1::PLOVER_CLASS_CONSULT:
    case v1::PLOVER_CLASS_SUPPORT:
    case v1::PLOVER_CLASS_CONCEDE:
      return QuadClass::kVerbalCooperation;
    case v1::PLOVER_CLASS_COOPERATE:
    case v1::PLOVER_CLASS_AID:
    case v1::PLOVER_CLASS_RETREAT:
      return QuadClass::kMaterialCooperation;
    case v1::PLOVER_CLASS_REQUEST:
    case v1::PLOVER_CLASS_ACCUSE:
    case v1::PLOVER_CLASS_REJECT:
    case v1::PLOVER_CLASS_THREATEN:
      return QuadClass::kVerbalConflict;
    case v1::PLOVER_CLASS_PROTEST:
    case v1::PLOVER_CLASS_SANCTION:
    case v1::PLOVER_CLASS_MOBILIZE:
    case v1::PLOVER_CLASS_COERCE:
    case v1::PLOVER_CLASS_ASSAULT:
      return QuadClass::kMaterialConflict;
    default:
      return std::nullopt;
  }
}

}  // namespace actant
