#include "apps/coverage_report.h"

#include <gtest/gtest.h>

#include <sstream>

namespace actant {
namespace {

UnknownWord Word(const std::string& text, UnknownPlace place) {
  return {text, place, {}, "在" + text + "。"};
}

TEST(CoverageReportTest, CountsWordsAndDocumentsMostFrequentFirst) {
  CoverageReport report;
  report.Add("a", {Word("甲", UnknownPlace::kSubject),
                   Word("乙", UnknownPlace::kOffice),
                   Word("乙", UnknownPlace::kOffice)});
  report.Add("b", {Word("乙", UnknownPlace::kOffice),
                   Word("甲", UnknownPlace::kPredicate)});
  const Answer answer = report.ToAnswer(0);
  EXPECT_FALSE(answer.truncated);
  ASSERT_EQ(answer.rows.size(), 3U);
  const Json& first = answer.rows[0].fields;
  EXPECT_EQ(first["word"], "乙");
  EXPECT_EQ(first["place"], "office");
  EXPECT_EQ(first["count"], 3);
  EXPECT_EQ(first["documents"], 2);
  EXPECT_EQ(first["doc"], "a");
  EXPECT_EQ(first["example"], "在乙。");
  EXPECT_EQ(answer.rows[1].fields["place"], "subject");
  EXPECT_EQ(answer.rows[2].fields["place"], "predicate");
}

TEST(CoverageReportTest, TheLimitSaysThatThereIsMore) {
  CoverageReport report;
  report.Add("a", {Word("甲", UnknownPlace::kSubject),
                   Word("乙", UnknownPlace::kSubject)});
  EXPECT_TRUE(report.ToAnswer(1).truncated);
  EXPECT_FALSE(report.ToAnswer(2).truncated);
}

TEST(CoverageReportTest, PrintsAsQueriesDo) {
  CoverageReport report;
  std::ostringstream empty, csv, notes;
  WriteAnswer(report.ToAnswer(0), OutputFormat::kTable, empty, notes);
  EXPECT_EQ(empty.str(), "nothing unknown stands where it would matter\n");
  report.Add("a", {Word("甲", UnknownPlace::kCoverb)});
  WriteAnswer(report.ToAnswer(0), OutputFormat::kCsv, csv, notes);
  EXPECT_EQ(csv.str(),
            "word,place,count,documents,doc,example\r\n"
            "甲,coverb,1,1,a,在甲。\r\n");
}

}  // namespace
}  // namespace actant
