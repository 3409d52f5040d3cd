#include "storage/packed_tables.h"

#include <cmath>

namespace actant {
namespace {

constexpr int64_t kFromPublicationBit = 1 << 3;
constexpr int64_t kMutualBit = 1 << 4;
constexpr int kPrecisionShift = 5;

// Fills what edges of both kinds of tables share.
void FillEdge(int64_t day, int64_t span, int64_t kind, int64_t goldstein,
              int64_t confidence, Edge* edge) {
  if (day < kUndated) {
    edge->first_day = static_cast<Day>(day);
    edge->last_day = static_cast<Day>(day + span);
  }
  const EdgeKind unpacked = EdgeKind::Unpack(kind);
  edge->status = unpacked.status;
  edge->from_publication = unpacked.from_publication;
  edge->mutual = unpacked.mutual;
  edge->precision = unpacked.precision;
  edge->goldstein_tenths = static_cast<int>(goldstein);
  edge->confidence = UnpackConfidence(confidence);
  edge->mentions = 1;
}

}  // namespace

int64_t EdgeKind::Pack() const {
  return static_cast<int64_t>(status) |
         (from_publication ? kFromPublicationBit : 0) |
         (mutual ? kMutualBit : 0) |
         static_cast<int64_t>(precision) << kPrecisionShift;
}

EdgeKind EdgeKind::Unpack(int64_t packed) {
  return {StatusOfKind(packed), (packed & kFromPublicationBit) != 0,
          (packed & kMutualBit) != 0,
          static_cast<v1::DatePrecision>(packed >> kPrecisionShift & 7)};
}

int64_t PackConfidence(float confidence) {
  return std::lround(double{confidence} * 255);
}

Edge EdgeAt(const EdgeTable& table, size_t row, ActorNumber actor,
            TypeNumber type) {
  Edge edge;
  edge.actor = actor;
  edge.type = type;
  edge.event = EventNumber(static_cast<uint32_t>(table[kEdgeEvent].At(row)));
  const int64_t other = table[kEdgeOther].At(row);
  if (other != 0) edge.other = ActorNumber(static_cast<uint32_t>(other - 1));
  FillEdge(table[kEdgeDay].At(row), table[kEdgeSpan].At(row),
           table[kEdgeKind].At(row), table[kEdgeGoldstein].At(row),
           table[kEdgeConfidence].At(row), &edge);
  return edge;
}

DyadEdge DyadAt(const DyadTable& table, size_t row, ActorNumber low,
                ActorNumber high) {
  DyadEdge dyad;
  dyad.edge.actor = low;
  dyad.edge.other = high;
  dyad.edge.type = TypeNumber(static_cast<uint32_t>(table[kDyadType].At(row)));
  dyad.edge.event =
      EventNumber(static_cast<uint32_t>(table[kDyadEvent].At(row)));
  FillEdge(table[kDyadDay].At(row), table[kDyadSpan].At(row),
           table[kDyadKind].At(row), table[kDyadGoldstein].At(row),
           table[kDyadConfidence].At(row), &dyad.edge);
  const int64_t direction = table[kDyadDirection].At(row);
  dyad.low_to_high = (direction & 1) != 0;
  dyad.high_to_low = (direction & 2) != 0;
  return dyad;
}

}  // namespace actant
