// Where events lie on a map; that readers take the files is seen by
// export_tools_test.cc.
#include "graph/export_geojson.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "export_story.h"
#include "graph/export.h"
#include "scratch_store.h"

namespace actant {
namespace {

using nlohmann::json;

const Places& World() {
  static const Places places = {{"USA", {40, -100}},
                                {"RUS", {60, 100}},
                                {"CHN", {35, 105}},
                                {"JPN", {36, 138}},
                                {"TWN", {24, 121}}};
  return places;
}

class ExportGeojsonTest : public ::testing::Test {
 protected:
  ExportGeojsonTest() { WriteStory(StoryOrder::kForward, store_.get()); }

  json Exported(const Places* places, ExportOptions options = {}) {
    options.format = ExportFormat::kGeojson;
    options.places = places;
    options.filter.statuses = {v1::EVENT_STATUS_OCCURRED,
                               v1::EVENT_STATUS_PLANNED};
    std::ostringstream out;
    EXPECT_TRUE(Export(*store_, options, out, &counts_).ok());
    return json::parse(out.str());
  }

  // The one feature of a type.
  json FeatureOf(const json& document, const std::string& type) {
    for (const json& feature : document["features"]) {
      if (feature["properties"]["type"] == type) return feature;
    }
    ADD_FAILURE() << "no " << type;
    return json();
  }

  json GeometryOf(const std::string& type, const Places* places = &World()) {
    return FeatureOf(Exported(places), type)["geometry"];
  }

  ScratchStore store_;
  ExportCounts counts_;
  const Places nothing_;
};

TEST_F(ExportGeojsonTest, DrawsALineFromSourceToTarget) {
  EXPECT_EQ(GeometryOf("export_control"), json::parse(R"({"type":"LineString",
                            "coordinates":[[105,35],[138,36]]})"));
}

TEST_F(ExportGeojsonTest, CutsALineAtTheAntimeridian) {
  // 80 degrees west to it, and 59 on: 40 - 80/139 * 16 north.
  EXPECT_EQ(GeometryOf("arms_transfer"),
            json::parse(R"({"type":"MultiLineString","coordinates":[
                            [[-100,40],[-180,30.791367]],
                            [[180,30.791367],[121,24]]]})"));
}

TEST_F(ExportGeojsonTest, DrawsOneLineForEachTwoWhoMeet) {
  // China and Japan; each of them and the United States, cut.
  const json geometry = GeometryOf("meet");
  EXPECT_EQ(geometry["type"], "MultiLineString");
  ASSERT_EQ(geometry["coordinates"].size(), 5U);
  EXPECT_EQ(geometry["coordinates"][0], json::parse("[[105,35],[138,36]]"));
}

TEST_F(ExportGeojsonTest, DrawsAPointWhereOnlyOneStateIs) {
  EXPECT_EQ(GeometryOf("missile_test"),
            json::parse(R"({"type":"Point","coordinates":[100,60]})"));
  EXPECT_EQ(GeometryOf("criticize"),
            json::parse(R"({"type":"Point","coordinates":[-100,40]})"))
      << "within a state";
  const Places some = {{"JPN", {36, 138}}};
  EXPECT_EQ(GeometryOf("export_control", &some),
            json::parse(R"({"type":"Point","coordinates":[138,36]})"))
      << "of two, one has a place";
}

TEST_F(ExportGeojsonTest, EndsALineThatBeginsOnTheAntimeridianOnItsSide) {
  const Places edge = {{"CHN", {0, 180}}, {"JPN", {10, -170}}};
  EXPECT_EQ(GeometryOf("export_control", &edge),
            json::parse(R"({"type":"LineString",
                            "coordinates":[[-180,0],[-170,10]]})"));
}

TEST_F(ExportGeojsonTest, CountsWhatIsNowhere) {
  const json known = Exported(&World());
  EXPECT_EQ(counts_.without_geometry, 0U);
  EXPECT_EQ(known["features"].size(), counts_.events);
  for (const Places* nowhere :
       {static_cast<const Places*>(nullptr), &nothing_}) {
    const json document = Exported(nowhere);
    EXPECT_EQ(document["features"].size(), counts_.events);
    EXPECT_EQ(counts_.without_geometry, counts_.events);
    for (const json& feature : document["features"]) {
      EXPECT_TRUE(feature["geometry"].is_null());
    }
  }
}

TEST_F(ExportGeojsonTest, TellsTheEventInFlatProperties) {
  const json document = Exported(&World());
  EXPECT_EQ(document["type"], "FeatureCollection");
  const json feature = FeatureOf(document, "arms_transfer");
  const json& properties = feature["properties"];
  EXPECT_EQ(properties["id"], feature["id"]);
  EXPECT_EQ(properties["source"], "USA");
  EXPECT_EQ(properties["target"], "TWN");
  EXPECT_EQ(properties["amount"], 11'000'000'000);
  for (const auto& [name, value] : properties.items()) {
    EXPECT_TRUE(value.is_primitive()) << name;
  }
  EXPECT_TRUE(properties.contains("evidence"));
  ExportOptions bare;
  bare.with_evidence = false;
  EXPECT_FALSE(
      FeatureOf(Exported(&World(), bare), "arms_transfer")["properties"]
          .contains("evidence"));
}

TEST(GeojsonWriterTest, TakesThePlaceOfTheEventFirst) {
  v1::Event event;
  event.set_type("meet");
  event.set_place("JPN");
  v1::EventParty* party = event.add_parties();
  party->set_actor("USA");
  party->set_state("USA");
  const EventId id;
  const v1::EventType type;
  std::ostringstream out;
  GeojsonWriter writer(&out, &World());
  ASSERT_TRUE(writer.Begin("all").ok());
  ASSERT_TRUE(
      writer.WriteEvent({id, event, type, {}, "", "", "", "", {}}, nullptr)
          .ok());
  ASSERT_TRUE(writer.End().ok());
  EXPECT_EQ(json::parse(out.str())["features"][0]["geometry"],
            json::parse(R"({"type":"Point","coordinates":[138,36]})"));
}

}  // namespace
}  // namespace actant
