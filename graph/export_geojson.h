// GeoJSON (RFC 7946): events on a map, for QGIS, GDAL, Leaflet, kepler.gl.
#ifndef ACTANT_GRAPH_EXPORT_GEOJSON_H_
#define ACTANT_GRAPH_EXPORT_GEOJSON_H_

#include <cstdint>
#include <ostream>
#include <string_view>
#include <vector>

#include "graph/export.h"
#include "graph/export_attributes.h"
#include "graph/export_event_list.h"

namespace actant {

// A FeatureCollection, a feature an event, undated ones too. Its geometry: the
// point of the event's place, where that is one of `places`; else a line for
// each pair of its parties' states (a MultiLineString of several; once for both
// directions of a mutual pair), else the point of the one state that has one
// (a MultiPoint of several), else null. A line goes the shorter way round the
// earth and is cut where it crosses 180 degrees (section 3.1.9); lines are
// straight in degrees, as the RFC has them, no great circles. Properties are
// flat: text, numbers, booleans and null. Borrows the stream and the places,
// which may be nullptr: then all geometries are null. DataLoss for a text that
// is not UTF-8.
class GeojsonWriter : public EventListWriter {
 public:
  GeojsonWriter(std::ostream* out, const Places* places)
      : out_(*out), places_(places) {}

  Status Begin(std::string_view description) override;
  bool needs_days() const override { return false; }
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

  // Features written whose geometry is null.
  uint64_t without_geometry() const { return without_geometry_; }

 private:
  std::ostream& out_;
  const Places* const places_;
  // What properties are called, but for the sides and the texts.
  const std::vector<Attribute> attributes_ = EventAttributes();
  bool has_features_ = false;
  uint64_t without_geometry_ = 0;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_GEOJSON_H_
