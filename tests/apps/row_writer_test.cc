#include "apps/row_writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace actant {
namespace {

std::string Written(RowFormat format) {
  std::ostringstream out;
  RowWriter writer(format, {"text", "whole", "real", "yes"}, &out);
  writer.Text("a\tb,\"c\"\nd");
  writer.Whole(int64_t{-3});
  writer.Decimal(-2.5);
  writer.Boolean(true);
  EXPECT_TRUE(writer.EndRow().ok());
  writer.TextOrMissing("");
  writer.WholeOrMissing(std::nullopt);
  writer.Missing();
  writer.Boolean(false);
  EXPECT_TRUE(writer.EndRow().ok());
  EXPECT_TRUE(writer.End().ok());
  EXPECT_EQ(writer.rows(), 2U);
  return out.str();
}

TEST(RowWriterTest, WritesEachFormat) {
  EXPECT_EQ(Written(RowFormat::kCsv),
            "text,whole,real,yes\r\n"
            "\"a\tb,\"\"c\"\"\nd\",-3,-2.5,true\r\n,,,false\r\n");
  EXPECT_EQ(Written(RowFormat::kTsv),
            "text\twhole\treal\tyes\n"
            "a b,\"c\" d\t-3\t-2.5\ttrue\n\t\t\tfalse\n");
  EXPECT_EQ(Written(RowFormat::kJsonl),
            "{\"text\":\"a\\tb,\\\"c\\\"\\nd\",\"whole\":-3,\"real\":-2.5,"
            "\"yes\":true}\n"
            "{\"text\":null,\"whole\":null,\"real\":null,\"yes\":false}\n");
}

std::string DecimalText(double value) {
  std::ostringstream out;
  RowWriter writer(RowFormat::kTsv, {"n"}, &out);
  writer.Decimal(value);
  EXPECT_TRUE(writer.EndRow().ok());
  EXPECT_TRUE(writer.End().ok());
  const std::string text = out.str();
  return text.substr(2, text.size() - 3);
}

TEST(RowWriterTest, NumbersHaveNoExponentAndNoTrailingZeros) {
  EXPECT_EQ(DecimalText(0), "0");
  EXPECT_EQ(DecimalText(-0.0000001), "0");
  EXPECT_EQ(DecimalText(-10), "-10");
  EXPECT_EQ(DecimalText(2.0 / 3), "0.666667");
  EXPECT_EQ(DecimalText(0.1), "0.1");
  EXPECT_EQ(DecimalText(1e15), "1000000000000000");
  EXPECT_EQ(DecimalText(1e-9), "0");
}

TEST(RowWriterTest, ATableWithoutRowsHasItsHeader) {
  std::ostringstream out;
  EXPECT_TRUE(RowWriter(RowFormat::kCsv, {"a", "b"}, &out).End().ok());
  EXPECT_EQ(out.str(), "a,b\r\n");
  std::ostringstream lines;
  EXPECT_TRUE(RowWriter(RowFormat::kJsonl, {"a", "b"}, &lines).End().ok());
  EXPECT_EQ(lines.str(), "");
}

TEST(RowWriterTest, SaysThatTheStreamFailed) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  RowWriter writer(RowFormat::kCsv, {"a"}, &out);
  writer.Whole(int64_t{1});
  EXPECT_TRUE(writer.EndRow().ok());
  EXPECT_EQ(writer.End().code(), StatusCode::kUnavailable);
}

TEST(RowWriterTest, KnowsItsFormats) {
  EXPECT_EQ(ParseRowFormat("tsv"), RowFormat::kTsv);
  EXPECT_FALSE(ParseRowFormat("table").has_value());
}

}  // namespace
}  // namespace actant
