#include "export_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <utility>

namespace actant {
namespace {

ActorWrite MakeActor(const std::string& code, v1::ActorKind kind,
                     const std::string& state, const std::string& english,
                     const std::string& chinese) {
  ActorWrite write;
  write.actor.set_code(code);
  write.actor.set_kind(kind);
  write.actor.set_state(state);
  const auto add = [&write](const std::string& text, const char* language,
                            bool preferred) {
    if (text.empty()) return;
    v1::ActorName& name = *write.actor.add_names();
    name.set_text(text);
    name.set_language(language);
    name.set_preferred(preferred);
  };
  // What is not preferred stands first, so that taking the first is a defect.
  add(chinese.empty() ? "" : chinese + "簡", "zh-Hans", true);
  add(chinese.empty() ? "" : chinese + "方", "zh-Hant", false);
  add(chinese, "zh-Hant", true);
  add(english, "en", true);
  return write;
}

std::vector<ActorWrite> StoryActors() {
  return {
      MakeActor("USA", v1::ACTOR_KIND_STATE, "USA", "United States", "美國"),
      MakeActor("CHN", v1::ACTOR_KIND_STATE, "CHN", "China", "中國"),
      MakeActor("RUS", v1::ACTOR_KIND_STATE, "RUS", "Russia", "俄羅斯"),
      MakeActor("JPN", v1::ACTOR_KIND_STATE, "JPN", "Japan", "日本"),
      MakeActor("TWN", v1::ACTOR_KIND_STATE, "TWN", "", "台灣"),
      MakeActor("USA/treasury", v1::ACTOR_KIND_MINISTRY, "USA", "US Treasury",
                "美國財政部"),
      MakeActor("USA/commerce", v1::ACTOR_KIND_MINISTRY, "USA",
                "US Department of Commerce", "美國商務部"),
      MakeActor(kAwkwardCode, v1::ACTOR_KIND_FIRM, "RUS", "", kAwkwardName),
  };
}

v1::EventType MakeType(const std::string& name, v1::PloverClass plover,
                       const std::string& cameo, int goldstein_tenths,
                       const std::string& english, const std::string& chinese) {
  v1::EventType type;
  type.set_name(name);
  type.set_plover(plover);
  type.set_cameo(cameo);
  type.set_goldstein_tenths(goldstein_tenths);
  type.set_name_en(english);
  type.set_name_zh(chinese);
  return type;
}

std::vector<v1::EventType> StoryTypes() {
  std::vector<v1::EventType> types = {
      MakeType("sanction", v1::PLOVER_CLASS_SANCTION, "163", -80, "Sanction",
               "制裁"),
      MakeType("export_control", v1::PLOVER_CLASS_SANCTION, "163", -55,
               "Export control", "出口管制"),
      MakeType("meet", v1::PLOVER_CLASS_CONSULT, "040", 10, "Meeting", "會談"),
      MakeType("missile_test", v1::PLOVER_CLASS_MOBILIZE, "150", -72,
               "Missile test", "飛彈試射"),
      MakeType("arms_transfer", v1::PLOVER_CLASS_AID, "072", 83, "Arms sale",
               "軍售軍援"),
      MakeType("criticize", v1::PLOVER_CLASS_ACCUSE, "111", -20, "Criticism",
               "譴責"),
  };
  types[2].set_mutual(true);
  types[3].set_may_lack_target(true);
  types[5].set_mode("disapprove");
  return types;
}

struct PartyRow {
  std::string actor;
  std::string state;
  std::string role;
};

v1::Mention MakeReport(const std::string& type,
                       std::initializer_list<PartyRow> sources,
                       std::initializer_list<PartyRow> targets,
                       const std::string& evidence) {
  v1::Mention mention;
  mention.set_type(type);
  mention.set_mutual(type == "meet");
  mention.set_status(v1::EVENT_STATUS_OCCURRED);
  mention.set_rule("zh.test." + type);
  mention.set_confidence(0.8F);
  mention.set_evidence(evidence);
  mention.mutable_clause()->set_begin(3);
  mention.mutable_clause()->set_end(3 + static_cast<uint32_t>(evidence.size()));
  const auto add = [&mention](v1::Side side, const PartyRow& row) {
    v1::Party& party = *mention.add_parties();
    party.set_side(side);
    party.set_actor(row.actor);
    party.set_state(row.state);
    party.set_role(row.role);
  };
  for (const PartyRow& row : sources) add(v1::SIDE_SOURCE, row);
  for (const PartyRow& row : targets) add(v1::SIDE_TARGET, row);
  return mention;
}

v1::Mention Dated(v1::Mention mention, v1::DatePrecision precision,
                  const CivilDate& first, const CivilDate& last) {
  SetDay(precision, ToDay(first), ToDay(last), &mention);
  return mention;
}

ArticleReading MakeArticle(const std::string& id, const std::string& publisher,
                           std::optional<Day> published, v1::Mention mention) {
  ArticleReading reading;
  reading.article.set_id(id);
  reading.article.set_version(VersionId::Of(id).ToHex());
  reading.article.set_publisher(publisher);
  reading.article.set_rule_set("rules");
  reading.text = id;
  if (published) {
    reading.article.set_published(*published);
    mention.set_published(*published);
  }
  mention.set_publisher(publisher);
  reading.mentions.push_back(std::move(mention));
  reading.actors = StoryActors();
  reading.types = StoryTypes();
  return reading;
}

const PartyRow kUsa = {"USA", "USA", ""};
const PartyRow kChn = {"CHN", "CHN", ""};
const PartyRow kRus = {"RUS", "RUS", ""};
const PartyRow kJpn = {"JPN", "JPN", ""};
const PartyRow kTwn = {"TWN", "TWN", ""};
const PartyRow kTreasury = {"USA/treasury", "USA", ""};
const PartyRow kCommerce = {"USA/commerce", "USA", ""};
const PartyRow kFirm = {kAwkwardCode, "RUS", "BUS"};

}  // namespace

std::vector<ArticleReading> Story() {
  const v1::Mention march = Dated(
      MakeReport("sanction", {kUsa}, {kRus}, "美國10日宣布「制裁」俄羅斯"),
      v1::DATE_PRECISION_DAY, {2024, 3, 10}, {2024, 3, 10});
  v1::Mention planned =
      Dated(MakeReport("export_control", {kChn}, {kJpn}, "中國擬管制對日出口"),
            v1::DATE_PRECISION_YEAR, {2024, 1, 1}, {2024, 12, 31});
  planned.set_status(v1::EVENT_STATUS_PLANNED);
  v1::Mention sale =
      MakeReport("arms_transfer", {kUsa}, {kTwn}, "美國批准對台110億美元軍售");
  sale.mutable_amount()->set_value(11e9);
  sale.mutable_amount()->set_currency("USD");
  return {
      MakeArticle("a1", "甲報", ToDay({2024, 3, 11}), march),
      MakeArticle("a2", "乙報", ToDay({2024, 3, 12}), march),
      MakeArticle(
          "a3", "甲報", ToDay({2024, 6, 20}),
          Dated(MakeReport("sanction", {kUsa}, {kRus}, "美國5月再制裁俄羅斯"),
                v1::DATE_PRECISION_MONTH, {2024, 5, 1}, {2024, 5, 31})),
      MakeArticle("a4", "甲報", ToDay({2024, 6, 2}),
                  Dated(MakeReport("sanction", {kTreasury}, {kFirm},
                                   "美國財政部制裁\"A&B\""),
                        v1::DATE_PRECISION_DAY, {2024, 6, 1}, {2024, 6, 1})),
      MakeArticle("a5", "乙報", ToDay({2023, 12, 30}), planned),
      MakeArticle(
          "a6", "", ToDay({2024, 4, 3}),
          Dated(MakeReport("meet", {kUsa, kChn, kJpn}, {}, "美中日三方會談"),
                v1::DATE_PRECISION_RANGE, {2024, 3, 31}, {2024, 4, 2})),
      MakeArticle("a7", "", std::nullopt,
                  MakeReport("missile_test", {kRus}, {}, "俄羅斯試射飛彈")),
      MakeArticle("a8", "甲報", ToDay({2025, 12, 18}), sale),
      MakeArticle("a9", "甲報", ToDay({2024, 7, 2}),
                  Dated(MakeReport("criticize", {kTreasury}, {kCommerce},
                                   "財政部批評商務部"),
                        v1::DATE_PRECISION_DAY, {2024, 7, 1}, {2024, 7, 1})),
  };
}

void WriteStory(StoryOrder order, EventStore* store) {
  std::vector<ArticleReading> readings = Story();
  if (order == StoryOrder::kBackward) {
    std::reverse(readings.begin(), readings.end());
  }
  ArticleWriter writer(store);
  for (const ArticleReading& reading : readings) {
    const auto summary = writer.Write(reading);
    ASSERT_TRUE(summary.has_value()) << summary.error().ToString();
  }
}

std::string ExportText(const EventStore& store, const ExportOptions& options) {
  std::ostringstream out;
  const Status status = Export(store, options, out);
  EXPECT_TRUE(status.ok()) << status.ToString();
  return status.ok() ? out.str() : "";
}

CsvTexts ExportCsvTexts(const EventStore& store, const ExportOptions& options) {
  std::ostringstream nodes;
  std::ostringstream edges;
  const Status status = ExportCsv(store, options, nodes, edges);
  EXPECT_TRUE(status.ok()) << status.ToString();
  if (!status.ok()) return {};
  return {nodes.str(), edges.str()};
}

v1::Event EventOfType(const EventStore& store, const std::string& type) {
  v1::Event found;
  const Status scanned =
      store.ScanEvents([&](EventNumber, const v1::Event& event) {
        if (event.type() == type) found = event;
        return Scan::kContinue;
      });
  EXPECT_TRUE(scanned.ok()) << scanned.ToString();
  EXPECT_EQ(found.type(), type);
  return found;
}

}  // namespace actant
