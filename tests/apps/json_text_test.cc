#include "apps/json_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace actant {
namespace {

std::string Text(std::string_view text) {
  std::string out;
  AppendJson(text, &out);
  return out;
}

// What a text is put together from: what is escaped, what is not, and what is
// no UTF-8 (a continuation alone, cut off, overlong, a surrogate, too large).
const std::vector<std::string> kPieces = {"a",
                                          "USA.GOV",
                                          "中國",
                                          "\"",
                                          "\\",
                                          "/",
                                          "\n",
                                          "\t",
                                          "\x01",
                                          "\x1f",
                                          "\x7f",
                                          "</script>",
                                          "é",
                                          "\u2028",
                                          "😀",
                                          "\x80",
                                          "\xe4\xb8",
                                          "\xc0\xaf",
                                          "\xff",
                                          "\xed\xa0\x80",
                                          "\xf4\x90\x80\x80",
                                          std::string(1, '\0')};

TEST(JsonTextTest, WritesAnyTextAsDumpDoes) {
  std::mt19937 random(7);
  for (int i = 0; i < 5'000; ++i) {
    std::string text;
    for (size_t pieces = random() % 6; pieces > 0; --pieces) {
      text += kPieces[random() % kPieces.size()];
    }
    EXPECT_EQ(Text(text), Dump(Json(text)));
  }
  EXPECT_EQ(Text("a\xff"), "\"a\uFFFD\"");
}

TEST(JsonTextTest, WritesAnyValueAsDumpDoes) {
  const auto written = [](const Json& json) {
    std::string out;
    AppendJson(json, &out);
    return out;
  };
  for (const Json& json :
       {Json(nullptr), Json(true), Json(0), Json(-17),
        Json(std::numeric_limits<int64_t>::min()),
        Json(std::numeric_limits<uint64_t>::max()), Json(0.85), Json(-3.4),
        Json(1e300), Json("中 \"國\""), Json::array({1, "b"}), Json::object(),
        Json({{"a", {{"b", nullptr}}}})}) {
    EXPECT_EQ(written(json), Dump(json));
  }
}

TEST(JsonTextTest, WritesNumbersAsDumpDoes) {
  const auto written = [](double value, int decimals) {
    std::string out;
    AppendNumber(value, decimals, &out);
    return out;
  };
  // Every confidence and every Goldstein score there can be.
  for (int i = 0; i <= 10'000; ++i) {
    const double confidence = static_cast<float>(i) / 10'000;
    EXPECT_EQ(written(confidence, 4), Dump(Number(confidence, 4)));
  }
  for (int tenths = -100; tenths <= 100; ++tenths) {
    EXPECT_EQ(written(tenths / 10.0, 1), Dump(Number(tenths / 10.0, 1)));
  }
  for (int hundredths = -1000; hundredths <= 1000; ++hundredths) {
    const double mean = hundredths / 100.0;
    EXPECT_EQ(written(mean, 2), Dump(Number(mean, 2)));
  }
  // Of others Dump does not always give the shortest text: the same number.
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> exponent(-9, 18);
  for (int i = 0; i < 20'000; ++i) {
    const double value =
        std::pow(10, exponent(random)) * (random() % 2 == 0 ? 1 : -1);
    const int decimals = static_cast<int>(random() % 7);
    const std::string text = written(value, decimals);
    const std::string dumped = Dump(Number(value, decimals));
    EXPECT_EQ(Json::parse(text).get<double>(),
              Json::parse(dumped).get<double>())
        << value << ' ' << decimals;
    EXPECT_LE(text.size(), dumped.size());
  }
  EXPECT_EQ(written(-0.0, 4), "0");
  EXPECT_EQ(written(std::numeric_limits<double>::infinity(), 4), "null");
  EXPECT_EQ(written(std::numeric_limits<double>::quiet_NaN(), 4), "null");
}

// The same fields, into a tree or into text.
template <typename Fields>
void AddAll(Fields* fields) {
  fields->Add("text", std::string("\"中\""));
  fields->Add("word", "w");
  fields->Add("yes", true);
  fields->Add("below", int32_t{-5});
  fields->Add("large", uint64_t{18'446'744'073'709'551'615U});
  fields->Add("null", Json(nullptr));
  fields->AddIfAny("nobody", std::nullopt);
  fields->AddIfAny("somebody", "\"x\"");
  fields->AddNumber("score", -3.45, 1);
  fields->Add("na\"me\n", Json(2.5));
  fields->AddValues("codes", std::vector<std::string>{"USA", "中", "\\"});
  fields->AddValues("nothing", std::vector<std::string>());
  fields->AddValues("trees", std::vector<Json>{Json(1), Json::object()});
  fields->AddObjects("parties", std::vector<int>{3, 4},
                     [](int number, auto* party) {
                       party->Add("number", number);
                       party->Add("role", "GOV");
                     });
  fields->AddObjects("none", std::vector<int>(), [](int, auto*) {});
}

TEST(JsonTextTest, WritesFieldsAsTheirTree) {
  JsonFields tree(12);
  AddAll(&tree);
  std::string text;
  JsonFieldsText fields(&text);
  AddAll(&fields);
  fields.Close();
  EXPECT_EQ(text, Dump(std::move(tree).Take()));
  EXPECT_EQ(text.substr(0, 39), R"({"text":"\"中\"","word":"w","yes":true)");
}

TEST(JsonTextTest, WritesAnObjectWithoutFields) {
  std::string text = "before ";
  JsonFieldsText fields(&text);
  fields.Close();
  EXPECT_EQ(text, "before {}");
}

TEST(JsonTextTest, ParsesAgainWithValuesWrittenInPlace) {
  std::string text;
  JsonFieldsText outer(&text);
  outer.Add("first", 1);
  JsonListText list(',');
  AppendJson(uint64_t{7}, list.Begin());
  AppendJson("x", list.Begin());
  outer.Begin("list")->append("[" + list.text() + "]");
  JsonFieldsText inner(outer.Begin("inner"));
  inner.Add("a", "b");
  inner.Close();
  outer.Close();
  EXPECT_EQ(list.size(), 2U);
  EXPECT_EQ(text, R"({"first":1,"list":[7,"x"],"inner":{"a":"b"}})");
}

}  // namespace
}  // namespace actant
