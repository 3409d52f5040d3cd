#include "apps/answer.h"

#include <gtest/gtest.h>

#include <sstream>

namespace actant {
namespace {

Answer SampleAnswer() {
  Answer answer;
  answer.query = "events";
  answer.arguments["actor"] = "CHN";
  answer.filter["level"] = "state";
  answer.filter_text = "level=state";
  answer.headings = {"source", "type"};
  answer.csv_fields = {"source", "type", "date", "note"};
  answer.when_empty = "none";
  AnswerRow row;
  row.fields["source"] = {"CHN", "USA.BUS"};
  row.fields["type"] = "sanction";
  row.fields["date"] = nullptr;
  row.fields["note"] = "a \"b\", c\nd";
  row.cells = {"CHN USA.BUS", "sanction"};
  answer.rows.push_back(row);
  return answer;
}

std::string Print(const Answer& answer, OutputFormat format) {
  std::ostringstream out;
  std::ostringstream notes;
  WriteAnswer(answer, format, out, notes);
  return out.str() + "|" + notes.str();
}

TEST(AnswerTest, PrintsTheFilterAboveATable) {
  EXPECT_EQ(Print(SampleAnswer(), OutputFormat::kTable),
            "filter: level=state\n"
            "source       type\n"
            "CHN USA.BUS  sanction\n|");
}

TEST(AnswerTest, SaysWhenATableIsEmpty) {
  Answer answer = SampleAnswer();
  answer.rows.clear();
  EXPECT_EQ(Print(answer, OutputFormat::kTable),
            "filter: level=state\nnone\n|");
}

TEST(AnswerTest, WritesCsvAsRfc4180) {
  EXPECT_EQ(Print(SampleAnswer(), OutputFormat::kCsv),
            "source,type,date,note\r\n"
            "CHN|USA.BUS,sanction,,\"a \"\"b\"\", c\nd\"\r\n"
            "|filter: level=state\n");
}

TEST(AnswerTest, WritesOneResultALine) {
  EXPECT_EQ(Print(SampleAnswer(), OutputFormat::kJsonl),
            "{\"source\":[\"CHN\",\"USA.BUS\"],\"type\":\"sanction\","
            "\"date\":null,\"note\":\"a \\\"b\\\", c\\nd\"}\n"
            "|filter: level=state\n");
}

TEST(AnswerTest, CarriesQueryFilterAndResultsInJson) {
  std::ostringstream out;
  std::ostringstream notes;
  WriteAnswer(SampleAnswer(), OutputFormat::kJson, out, notes);
  const Json json = Json::parse(out.str());
  EXPECT_EQ(json["query"], "events");
  EXPECT_EQ(json["arguments"]["actor"], "CHN");
  EXPECT_EQ(json["filter"]["level"], "state");
  EXPECT_EQ(json["truncated"], false);
  EXPECT_EQ(json["results"].size(), 1U);
}

TEST(AnswerTest, SaysTheSummaryInEveryFormat) {
  Answer answer = SampleAnswer();
  answer.summary["communities"] = 2;
  answer.summary["modularity"] = 0.25;
  const std::string head =
      "filter: level=state\nsummary: communities=2 modularity=0.25\n";
  EXPECT_TRUE(Print(answer, OutputFormat::kTable).starts_with(head));
  EXPECT_TRUE(Print(answer, OutputFormat::kCsv).ends_with("|" + head));
  EXPECT_TRUE(Print(answer, OutputFormat::kJsonl).ends_with("|" + head));
  std::ostringstream out;
  WriteAnswer(answer, OutputFormat::kJson, out, out);
  EXPECT_EQ(Json::parse(out.str())["summary"], answer.summary);
}

TEST(AnswerTest, PrintsWholeNumbersWithoutFractionOrExponent) {
  EXPECT_EQ(Dump(Number(11000000000.0)), "11000000000");
  EXPECT_EQ(Dump(Number(-6.5, 1)), "-6.5");
  EXPECT_EQ(Dump(Number(static_cast<double>(0.85F), 4)), "0.85");
  EXPECT_EQ(Dump(Number(-5.0, 1)), "-5");
}

TEST(AnswerTest, MendsTextThatIsNoUtf8) {
  EXPECT_EQ(Dump(Json("a\xff")), "\"a\xef\xbf\xbd\"");
}

}  // namespace
}  // namespace actant
