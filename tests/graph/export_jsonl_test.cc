#include "graph/export_jsonl.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "export_story.h"
#include "scratch_store.h"

namespace actant {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

ExportOptions EveryStatus() {
  ExportOptions options;
  options.format = ExportFormat::kJsonl;
  options.filter.statuses = {v1::EVENT_STATUS_OCCURRED,
                             v1::EVENT_STATUS_ONGOING, v1::EVENT_STATUS_PLANNED,
                             v1::EVENT_STATUS_POSSIBLE,
                             v1::EVENT_STATUS_NEGATED};
  return options;
}

class ExportJsonlTest : public ::testing::Test {
 protected:
  void SetUp() override { WriteStory(StoryOrder::kForward, store_.get()); }

  // The line of the only event of a type.
  std::string LineOf(const std::string& type,
                     const ExportOptions& options) const {
    for (const std::string& line : Lines(ExportText(*store_, options))) {
      if (line.find("\"type\":\"" + type + "\"") != std::string::npos) {
        return line;
      }
    }
    ADD_FAILURE() << "no " << type;
    return "{}";
  }

  ScratchStore store_;
};

TEST_F(ExportJsonlTest, WritesAnEventWholeInFixedOrder) {
  const std::string line = LineOf("arms_transfer", EveryStatus());
  const auto begin = line.find("\"type\"");
  ASSERT_NE(begin, std::string::npos);
  // After the id, which is a hash.
  EXPECT_EQ(
      line.substr(begin),
      "\"type\":\"arms_transfer\",\"plover\":\"AID\",\"mode\":null,"
      "\"cameo\":\"072\",\"source\":[\"USA\"],\"target\":[\"TWN\"],"
      "\"mutual\":false,\"status\":\"occurred\",\"date\":null,"
      "\"first_day\":\"2025-12-18\",\"last_day\":\"2025-12-18\","
      "\"date_from_publication\":true,"
      "\"amount\":{\"value\":11000000000,\"currency\":\"USD\"},"
      "\"place\":null,\"parties\":["
      "{\"side\":\"source\",\"actor\":\"USA\",\"name_en\":\"United States\","
      "\"name_zh\":\"美國\",\"kind\":\"state\",\"state\":\"USA\","
      "\"role\":null},"
      "{\"side\":\"target\",\"actor\":\"TWN\",\"name_en\":null,"
      "\"name_zh\":\"台灣\",\"kind\":\"state\",\"state\":\"TWN\","
      "\"role\":null}],"
      "\"history\":[{\"status\":\"occurred\",\"held_from\":\"2025-12-18\","
      "\"learnt\":\"2025-12-18\",\"mentions\":1}],"
      "\"mentions\":1,\"publishers\":1,\"confidence\":0.8,"
      "\"goldstein\":8.3,\"evidence\":[{\"article\":\"a8\","
      "\"publisher\":\"甲報\",\"published\":\"2025-12-18\","
      "\"clause\":\"美國批准對台110億美元軍售\",\"begin\":3,\"end\":39,"
      "\"status\":\"occurred\",\"date\":null,"
      "\"rule\":\"zh.test.arms_transfer\",\"confidence\":0.8}]}");
}

TEST_F(ExportJsonlTest, SortsEventsById) {
  std::vector<std::string> ids;
  for (const std::string& line : Lines(ExportText(*store_, EveryStatus()))) {
    ids.push_back(Json::parse(line)["id"]);
  }
  EXPECT_EQ(ids.size(), 8U);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
}

TEST_F(ExportJsonlTest, CountsOccurredEventsByDefault) {
  EXPECT_EQ(Lines(ExportText(*store_, {})).size(), 7U);
}

TEST_F(ExportJsonlTest, KeepsEventsBetweenPartiesOfOneState) {
  const Json json = Json::parse(LineOf("criticize", {}));
  EXPECT_EQ(json["mode"], "disapprove");
  EXPECT_EQ(json["parties"].size(), 2U);
}

TEST_F(ExportJsonlTest, LeavesUnknownDaysNull) {
  const Json json = Json::parse(LineOf("missile_test", {}));
  for (const char* key : {"date", "first_day", "last_day"}) {
    EXPECT_TRUE(json[key].is_null()) << key;
  }
  EXPECT_EQ(json["target"], Json::array());
}

TEST_F(ExportJsonlTest, ListsEvidenceByArticle) {
  for (const std::string& line : Lines(ExportText(*store_, {}))) {
    const Json json = Json::parse(line);
    if (json["date"] != "2024-03-10") continue;
    ASSERT_EQ(json["evidence"].size(), 2U);
    EXPECT_EQ(json["evidence"][0]["article"], "a1");
    EXPECT_EQ(json["evidence"][1]["article"], "a2");
    EXPECT_EQ(json["evidence"][0]["clause"], "美國10日宣布「制裁」俄羅斯");
    EXPECT_EQ(json["publishers"], 2);
    return;
  }
  ADD_FAILURE() << "no event of 2024-03-10";
}

TEST_F(ExportJsonlTest, EscapesTextAndKeepsItsBytes) {
  const std::string text = ExportText(*store_, {});
  EXPECT_NE(text.find("\\\"A&B\\\" <石油>,\\u0001 Ltd\\\\"), std::string::npos);
}

TEST_F(ExportJsonlTest, LeavesEvidenceOutWhenAskedTo) {
  ExportOptions options;
  options.with_evidence = false;
  EXPECT_EQ(ExportText(*store_, options).find("evidence"), std::string::npos);
}

TEST_F(ExportJsonlTest, BytesDoNotDependOnTheOrderOfReading) {
  ScratchStore backward;
  WriteStory(StoryOrder::kBackward, backward.get());
  EXPECT_EQ(ExportText(*store_, EveryStatus()),
            ExportText(*backward, EveryStatus()));
}

TEST(ExportJsonlRandomTest, BytesDoNotDependOnTheOrderOfReading) {
  std::mt19937 random(20240310);
  for (int round = 0; round < 5; ++round) {
    std::vector<ArticleReading> readings;
    for (int i = 0; i < 20; ++i) {
      readings.push_back(RandomReading("a" + std::to_string(i), 5, &random));
    }
    ScratchStore forward;
    ArticleWriter writer(forward.get());
    for (const ArticleReading& reading : readings) {
      ASSERT_TRUE(writer.Write(reading).has_value());
    }
    std::shuffle(readings.begin(), readings.end(), random);
    ScratchStore shuffled;
    ArticleWriter other(shuffled.get());
    for (const ArticleReading& reading : readings) {
      ASSERT_TRUE(other.Write(reading).has_value());
    }
    const std::string text = ExportText(*forward, EveryStatus());
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text, ExportText(*shuffled, EveryStatus()));
  }
}

}  // namespace
}  // namespace actant
