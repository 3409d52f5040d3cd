#include "graph/draw_palette.h"

namespace actant {

Quarter QuarterOf(v1::PloverClass plover) {
  switch (plover) {
    case v1::PLOVER_CLASS_AGREE:
    case v1::PLOVER_CLASS_CONSULT:
    case v1::PLOVER_CLASS_SUPPORT:
    case v1::PLOVER_CLASS_CONCEDE:
      return Quarter::kVerbalCooperation;
    case v1::PLOVER_CLASS_COOPERATE:
    case v1::PLOVER_CLASS_AID:
    case v1::PLOVER_CLASS_RETREAT:
      return Quarter::kMaterialCooperation;
    case v1::PLOVER_CLASS_REQUEST:
    case v1::PLOVER_CLASS_ACCUSE:
    case v1::PLOVER_CLASS_REJECT:
    case v1::PLOVER_CLASS_THREATEN:
      return Quarter::kVerbalConflict;
    case v1::PLOVER_CLASS_PROTEST:
    case v1::PLOVER_CLASS_SANCTION:
    case v1::PLOVER_CLASS_MOBILIZE:
    case v1::PLOVER_CLASS_COERCE:
    case v1::PLOVER_CLASS_ASSAULT:
      return Quarter::kMaterialConflict;
    default:
      return Quarter::kOther;
  }
}

std::string_view ColorOf(Quarter quarter) {
  switch (quarter) {
    case Quarter::kVerbalCooperation:
      return "#2b7bba";
    case Quarter::kMaterialCooperation:
      return "#08519c";
    case Quarter::kVerbalConflict:
      return "#c75000";
    case Quarter::kMaterialConflict:
      return "#99000d";
    case Quarter::kOther:
      break;
  }
  return "#666666";
}

std::string_view QuarterName(Quarter quarter, NodeNames names) {
  const bool chinese = names == NodeNames::kChinese;
  switch (quarter) {
    case Quarter::kVerbalCooperation:
      return chinese ? "言語合作" : "verbal cooperation";
    case Quarter::kMaterialCooperation:
      return chinese ? "實質合作" : "material cooperation";
    case Quarter::kVerbalConflict:
      return chinese ? "言語衝突" : "verbal conflict";
    case Quarter::kMaterialConflict:
      return chinese ? "實質衝突" : "material conflict";
    case Quarter::kOther:
      break;
  }
  return chinese ? "其他" : "other";
}

}  // namespace actant
