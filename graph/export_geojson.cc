#include "graph/export_geojson.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "graph/export_attributes.h"
#include "graph/export_stream.h"
#include "graph/internal/number_json.h"
#include "proto/party_codes.h"

namespace actant {
namespace {

// Keys keep the order in which they are set.
using Json = nlohmann::ordered_json;

constexpr double kHalfTurn = 180;
constexpr double kTurn = 360;
// About a decimetre; RFC 7946, section 11.2, advises no more than that.
constexpr double kSteps = 1e6;

Json PositionJson(double longitude, double latitude) {
  return Json::array({NumberJson(longitude), NumberJson(latitude)});
}

Json PositionJson(const Coordinate& at) {
  return PositionJson(at.longitude, at.latitude);
}

// Adds the line in one part, or in the two that the antimeridian makes.
void AddLine(const Coordinate& from, const Coordinate& to, Json* lines) {
  if (std::abs(to.longitude - from.longitude) <= kHalfTurn) {
    lines->push_back(Json::array({PositionJson(from), PositionJson(to)}));
    return;
  }
  const double side = from.longitude > 0 ? kHalfTurn : -kHalfTurn;
  const double before = std::abs(side - from.longitude);
  const double whole = kTurn - std::abs(to.longitude - from.longitude);
  const double part = before / whole;
  const double crossing =
      std::round((from.latitude + part * (to.latitude - from.latitude)) *
                 kSteps) /
      kSteps;
  // A part of no length is no line.
  if (before > 0) {
    lines->push_back(
        Json::array({PositionJson(from), PositionJson(side, crossing)}));
  }
  if (before < whole) {
    lines->push_back(
        Json::array({PositionJson(-side, crossing), PositionJson(to)}));
  }
}

Json Geometry(const char* one, const char* many, Json parts) {
  Json geometry;
  const bool is_one = parts.size() == 1;
  geometry["type"] = is_one ? one : many;
  geometry["coordinates"] = is_one ? Json(parts[0]) : std::move(parts);
  return geometry;
}

struct Ends {
  std::set<std::string> sources;
  std::set<std::string> targets;
};

// The states of both sides that have a place.
Ends EndsOf(const v1::Event& event, const Places& places) {
  Ends ends;
  for (const v1::EventParty& party : event.parties()) {
    const std::string& code =
        places.contains(party.state()) ? party.state() : party.actor();
    if (!places.contains(code)) continue;
    (IsOn(event, party, v1::SIDE_TARGET) ? ends.targets : ends.sources)
        .insert(code);
  }
  return ends;
}

// Each pair once, in byte order; those of a mutual event in one direction.
std::set<std::pair<std::string, std::string>> LinesOf(const v1::Event& event,
                                                      const Ends& ends) {
  std::set<std::pair<std::string, std::string>> pairs;
  for (const std::string& source : ends.sources) {
    for (const std::string& target :
         event.mutual() ? ends.sources : ends.targets) {
      if (event.mutual() ? source < target : source != target) {
        pairs.emplace(source, target);
      }
    }
  }
  return pairs;
}

Json GeometryOf(const v1::Event& event, const Places& places) {
  const auto place = places.find(event.place());
  if (place != places.end()) {
    return Geometry("Point", "MultiPoint",
                    Json::array({PositionJson(place->second)}));
  }
  const Ends ends = EndsOf(event, places);
  Json parts = Json::array();
  for (const auto& [source, target] : LinesOf(event, ends)) {
    AddLine(places.find(source)->second, places.find(target)->second, &parts);
  }
  if (!parts.empty()) {
    return Geometry("LineString", "MultiLineString", std::move(parts));
  }
  std::set<std::string> points = ends.sources;
  points.insert(ends.targets.begin(), ends.targets.end());
  for (const std::string& code : points) {
    parts.push_back(PositionJson(places.find(code)->second));
  }
  if (parts.empty()) return nullptr;
  return Geometry("Point", "MultiPoint", std::move(parts));
}

Json ValueJson(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* whole = std::get_if<int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return NumberJson(*real);
  if (const auto* yes = std::get_if<bool>(&value)) return *yes;
  return nullptr;
}

// "USA|RUS.BUS"; null for nobody.
Json SideJson(const v1::Event& event, v1::Side side) {
  std::string joined;
  for (const std::string& code : SideCodes(event, side)) {
    joined += (joined.empty() ? "" : "|") + code;
  }
  return joined.empty() ? Json(nullptr) : Json(joined);
}

Json TextOrNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json PropertiesOf(const ListedEvent& event,
                  const std::vector<Attribute>& attributes) {
  Json json;
  const std::vector<Value> values =
      EventValues(event.id, event.event, event.type);
  for (size_t i = 0; i < attributes.size(); ++i) {
    const std::string name(attributes[i].name);
    json[name == "event" ? "id" : name] = ValueJson(values[i]);
  }
  json["source"] = SideJson(event.event, v1::SIDE_SOURCE);
  json["target"] = SideJson(event.event, v1::SIDE_TARGET);
  json["source_name"] = TextOrNull(event.source);
  json["target_name"] = TextOrNull(event.target);
  json["type_name"] = event.type_label;
  json["title"] = event.heading;
  if (event.mentions.empty()) return json;
  std::string evidence;
  // The first line is of status and date, which stand above.
  const std::vector<std::string> lines = EventLines(event);
  for (size_t i = 1; i < lines.size(); ++i) {
    evidence += (i > 1 ? "\n" : "") + lines[i];
  }
  json["evidence"] = evidence;
  return json;
}

// As text; DataLoss where `what` holds none that is UTF-8.
Status WriteJson(const Json& json, std::string_view what, std::ostream& out) {
  try {
    out << json.dump(-1, ' ', /*ensure_ascii=*/false,
                     Json::error_handler_t::strict);
  } catch (const Json::exception& e) {
    return DataLoss(std::string(what) +
                    " holds a text that is not UTF-8: " + e.what());
  }
  return StreamStatus(out);
}

}  // namespace

Status GeojsonWriter::Begin(std::string_view description) {
  out_ << R"({"type":"FeatureCollection","description":)";
  ACTANT_RETURN_IF_ERROR(WriteJson(description, "the filter", out_));
  out_ << ",\"features\":[\n";
  return StreamStatus(out_);
}

Status GeojsonWriter::WriteEvent(const ListedEvent& event, ExportCatalog*) {
  Json feature;
  feature["type"] = "Feature";
  feature["id"] = event.id.ToHex();
  feature["geometry"] =
      places_ == nullptr ? Json(nullptr) : GeometryOf(event.event, *places_);
  if (feature["geometry"].is_null()) ++without_geometry_;
  feature["properties"] = PropertiesOf(event, attributes_);
  if (has_features_) out_ << ",\n";
  has_features_ = true;
  return WriteJson(feature, "event " + event.id.ToHex(), out_);
}

Status GeojsonWriter::End() {
  out_ << "\n]}\n";
  return FlushStream(out_);
}

}  // namespace actant
