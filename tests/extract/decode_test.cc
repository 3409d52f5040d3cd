#include "extract/decode.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>
#include <string_view>
#include <vector>

namespace actant {
namespace {

using std::string_view_literals::operator""sv;

constexpr char kTraditional[] =
    "美國財政部20日宣布，將對五家企業實施制裁。\n中國外交部表示「堅決反對」。"
    "\n";
constexpr char kSimplified[] =
    "美国财政部20日宣布，将对五家企业实施制裁。\n中国外交部表示“坚决反对”。\n";

// `utf8` in another encoding, by ICU, which the code under test uses too; the
// bytes of known characters are checked apart.
std::string Encoded(std::string_view utf8, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 8, '\0');
  const int32_t size =
      ucnv_convert(name, "UTF-8", out.data(), static_cast<int32_t>(out.size()),
                   utf8.data(), static_cast<int32_t>(utf8.size()), &status);
  EXPECT_TRUE(U_SUCCESS(status)) << name;
  out.resize(static_cast<size_t>(size));
  return out;
}

std::string EncodingOf(std::string_view bytes) {
  const Result<DecodedText> text = DecodeText(bytes);
  return text ? text->encoding : text.error().message();
}

std::string Refusal(std::string_view bytes) {
  const Result<DecodedText> text = DecodeText(bytes);
  if (text) return "read as " + text->encoding;
  EXPECT_EQ(text.error().code(), StatusCode::kInvalidArgument);
  return text.error().message();
}

bool Mentions(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}

TEST(DecodeTest, ReadsUtf8AndDropsItsMark) {
  EXPECT_EQ(DecodeText(kTraditional)->utf8, kTraditional);
  EXPECT_EQ(DecodeText("\xEF\xBB\xBF" + std::string(kTraditional))->utf8,
            kTraditional);
  EXPECT_EQ(EncodingOf("plain ASCII"), "UTF-8");
}

TEST(DecodeTest, MakesAllLineEndsLineFeeds) {
  EXPECT_EQ(DecodeText("a\r\nb\rc\n\r\n")->utf8, "a\nb\nc\n\n");
}

TEST(DecodeTest, ReadsOldEncodings) {
  for (const char* text : {kTraditional, "臺灣與日本的關係"}) {
    const Result<DecodedText> big5 = DecodeText(Encoded(text, "Big5-HKSCS"));
    ASSERT_TRUE(big5.has_value());
    EXPECT_EQ(big5->encoding, "Big5");
    EXPECT_EQ(big5->utf8, text);
  }
  for (const char* text : {kTraditional, kSimplified}) {
    const Result<DecodedText> gb = DecodeText(Encoded(text, "gb18030"));
    ASSERT_TRUE(gb.has_value());
    EXPECT_EQ(gb->encoding, "GB18030");
    EXPECT_EQ(gb->utf8, text);
  }
  // 中文 in Big5 and 中国 in GB, by their tables.
  EXPECT_EQ(DecodeText("\xA4\xA4\xA4\xE5\xA1\x43")->utf8, "中文。");
  EXPECT_EQ(DecodeText("\xD6\xD0\xB9\xFA\xA1\xA3")->utf8, "中国。");
}

TEST(DecodeTest, ReadsUtf16WithAndWithoutMark) {
  for (const char* text : {kTraditional, kSimplified, "Plain words.\n"}) {
    const std::string little = Encoded(text, "UTF-16LE");
    const std::string big = Encoded(text, "UTF-16BE");
    EXPECT_EQ(EncodingOf(little), "UTF-16LE");
    EXPECT_EQ(EncodingOf(big), "UTF-16BE");
    EXPECT_EQ(DecodeText(little)->utf8, text);
    EXPECT_EQ(DecodeText(big)->utf8, text);
    EXPECT_EQ(DecodeText("\xFF\xFE" + little)->utf8, text);
    EXPECT_EQ(DecodeText("\xFE\xFF" + big)->utf8, text);
  }
}

TEST(DecodeTest, NamesWhereUtf8IsBroken) {
  std::string text = kTraditional;
  text[29] = '\xFF';
  const std::string message = Refusal(text);
  EXPECT_TRUE(Mentions(message, "broken UTF-8 at byte 29")) << message;
  EXPECT_TRUE(Mentions(message, "save it")) << message;
  // Cut off inside the last character.
  const std::string cut = std::string(kTraditional).substr(0, 31);
  EXPECT_TRUE(Mentions(Refusal(cut), "broken UTF-8 at byte 29"));
  EXPECT_TRUE(Mentions(Refusal("\xEF\xBB\xBF" + text), "at byte 32"));
}

TEST(DecodeTest, RefusesOtherFormatsByName) {
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"%PDF-1.7\n", "PDF"},
      {"PK\x03\x04 archive", "ZIP"},
      {"\x1F\x8B\x08 data", "gzip"},
      {"<!DOCTYPE html><html>", "HTML"},
      {"  \n<HTML lang=zh>", "HTML"},
      {"\xEF\xBB\xBF<html>", "HTML"},
      {"<?xml version='1.0'?>", "XML"},
      {"\x89PNG\r\n", "PNG"},
      {"\xFF\xD8\xFF\xE0", "JPEG"},
      {std::string("\x7F"
                   "ELF\x02"),
       "ELF"},
      {"{\\rtf1", "RTF"}};
  for (const auto& [bytes, name] : formats) {
    const std::string message = Refusal(bytes);
    EXPECT_TRUE(Mentions(message, name)) << message;
    EXPECT_TRUE(Mentions(message, "convert")) << message;
  }
  std::string tar(512, ' ');
  tar.replace(257, 5, "ustar");
  EXPECT_TRUE(Mentions(Refusal(tar), "tar"));
}

TEST(DecodeTest, RefusesWhatIsNoText) {
  EXPECT_TRUE(Mentions(Refusal(""), "empty"));
  EXPECT_TRUE(Mentions(Refusal(" \r\n\t"), "empty"));
  EXPECT_TRUE(Mentions(Refusal("\xEF\xBB\xBF"), "empty"));
  std::string record;
  for (int i = 0; i < 200; ++i) {
    record += std::string("\x07\0\0\0name\0\0\x80\x3F"sv);
    record += static_cast<char>(i);
  }
  EXPECT_TRUE(Mentions(Refusal(record), "no text"));
  EXPECT_TRUE(Mentions(Refusal("\x01\x02\x03 words"), "control"));
  // Latin-1 is none of ours, and must not become Chinese.
  EXPECT_TRUE(Mentions(Refusal("caf\xE9 au lait, d\xE9j\xE0 vu"), "no text"));
  std::string noise;
  for (uint32_t i = 0, x = 12345; i < 4000; ++i) {
    x = x * 1664525 + 1013904223;
    noise += static_cast<char>(0x80 | (x >> 24));
  }
  EXPECT_TRUE(Mentions(Refusal(noise), "no text"));
}

TEST(DecodeTest, RefusesTooLongInput) {
  EXPECT_TRUE(
      Mentions(Refusal(std::string(kMaxDecodedBytes + 1, 'a')), "at most"));
}

TEST(DecodeTest, FindsTheFirstInvalidByte) {
  EXPECT_EQ(FindInvalidUtf8("中文"), std::nullopt);
  EXPECT_EQ(FindInvalidUtf8("ab\x80"), 2u);
  EXPECT_EQ(FindInvalidUtf8("\xC0\xAF"), 0u);          // overlong
  EXPECT_EQ(FindInvalidUtf8("a\xED\xA0\x80"), 1u);     // surrogate
  EXPECT_EQ(FindInvalidUtf8("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_TRUE(IsValidUtf8("\xF0\xA0\x80\x80"));
  EXPECT_FALSE(IsValidUtf8("\xE4\xB8"));
}

}  // namespace
}  // namespace actant
