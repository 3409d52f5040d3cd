#include "apps/server/request_target.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "apps/server/parameters.h"
#include "request_checks.h"

namespace actant {
namespace {

using Values = std::vector<std::string>;

TEST(RequestTargetTest, TakesAnAddressApart) {
  const auto target = ParseRequestTarget(
      "/api/v1/actors?q=%E7%BE%8E%E5%9C%8B&limit=5&type=a&type=b+c&flag");
  ASSERT_TRUE(target.has_value()) << target.error().ToString();
  EXPECT_EQ(target->path, Values({"api", "v1", "actors"}));
  EXPECT_EQ(target->parameters.at("q"), Values({"美國"}));
  EXPECT_EQ(target->parameters.at("type"), Values({"a", "b c"}));
  EXPECT_EQ(target->parameters.at("flag"), Values({""}));
}

TEST(RequestTargetTest, KeepsEscapedSlashesInTheirSegment) {
  const auto target =
      ParseRequestTarget("/api/v1/articles/https%3A%2F%2Fa.example%2F1+2");
  ASSERT_TRUE(target.has_value());
  EXPECT_EQ(target->path.back(), "https://a.example/1+2");
  EXPECT_TRUE(ParseRequestTarget("/")->path.empty());
  EXPECT_EQ(ParseRequestTarget("/a/")->path, Values({"a"}));
}

TEST(RequestTargetTest, RefusesWhatLeadsElsewhere) {
  for (const char* target :
       {"", "api", "*", "http://a.example/", "/%", "/%4", "/%zz", "/a%00b",
        "/../etc/passwd", "/a/%2e%2e/b", "/a/.%2E/", "/./a", "/%ff",
        "/?q=%c3%28", "/?q=%00"}) {
    const auto parsed = ParseRequestTarget(target);
    ASSERT_FALSE(parsed.has_value()) << target;
    EXPECT_EQ(parsed.error().code(), StatusCode::kInvalidArgument) << target;
  }
}

TEST(RequestTargetTest, HoldsForAddressesAtRandom) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {
      "/",        "?",      "&",
      "=",        ",",      "+",
      "%",        "%2F",    "%e7",
      "%BE%8E",   "..",     ".",
      "api",      "limit",  "type",
      "level",    "from",   "2025",
      "99999999", "status", "all",
      "true",     "0.5",    "nan",
      "\xff",     "-1",     "min_confidence",
      "%00",      "美國",   " ",
      "#",        "period", "year"};
  size_t parsed = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string target = "/";
    for (size_t n = random() % 12; n > 0; --n) {
      target += pieces[random() % pieces.size()];
    }
    ASSERT_EQ(CheckRequestTarget(target), "") << target;
    parsed += ParseRequestTarget(target).has_value() ? 1 : 0;
  }
  EXPECT_GT(parsed, 2000U);
}

Parameters Of(const std::string& query) {
  return Parameters(ParseRequestTarget("/?" + query)->parameters);
}

TEST(ParametersTest, ReadsEachKind) {
  Parameters parameters =
      Of("q=x&limit=7&evidence=false&by=class&type=a,b&type=,c");
  EXPECT_EQ(parameters.Text("q"), "x");
  EXPECT_EQ(parameters.Whole("limit", 5, {1, 10}), 7U);
  EXPECT_EQ(parameters.Whole("other", 5, {1, 10}), 5U);
  EXPECT_FALSE(parameters.Flag("evidence", true));
  EXPECT_EQ(parameters.Word("by", {"quad", "class"}), "class");
  EXPECT_EQ(parameters.List("type"), Values({"a", "b", "c"}));
  EXPECT_TRUE(parameters.Finish().ok());
}

TEST(ParametersTest, NamesTheFirstFault) {
  const auto fault = [](const std::string& query, const auto& read) {
    Parameters parameters = Of(query);
    read(&parameters);
    return parameters.Finish().message();
  };
  const auto limit = [](Parameters* p) { p->Whole("limit", 5, {1, 10}); };
  for (const char* wrong :
       {"0", "11", "-1", "1.5", "7x", "99999999999999999999"}) {
    EXPECT_EQ(fault("limit=" + std::string(wrong), limit),
              "limit must be a whole number from 1 to 10, not \"" +
                  std::string(wrong) + "\"");
  }
  EXPECT_EQ(fault("limit=1&limit=2", limit), "limit is given twice");
  EXPECT_EQ(fault("", [](Parameters* p) { p->Needed("a"); }), "a is missing");
  EXPECT_EQ(fault("by=x",
                  [](Parameters* p) {
                    p->Word("by", {"m", "n"});
                  }),
            "by must be m or n, not \"x\"");
  EXPECT_EQ(fault("f=1", [](Parameters* p) { p->Flag("f", true); }),
            "f must be true or false, not \"1\"");
  EXPECT_EQ(fault("min_confidence=2", [](Parameters* p) { p->Filter(); }),
            "min_confidence must be a number from 0 to 1, not \"2\"");
  EXPECT_EQ(fault("level=x", [](Parameters* p) { p->Filter(); }),
            "level must be state or actor, not \"x\"");
  EXPECT_EQ(fault("limt=5", limit),
            "unknown parameter \"limt\"; known are limit");
}

}  // namespace
}  // namespace actant
