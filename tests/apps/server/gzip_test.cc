#include "apps/server/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace actant {
namespace {

std::string Unzip(const std::string& bytes) {
  z_stream stream = {};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string text;
  std::string input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  int state = Z_OK;
  while (state == Z_OK) {
    char buffer[777];
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof(buffer);
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(buffer, sizeof(buffer) - stream.avail_out);
  }
  EXPECT_EQ(state, Z_STREAM_END);
  EXPECT_EQ(stream.avail_in, 0U);
  inflateEnd(&stream);
  return text;
}

TEST(GzipTest, KeepsWhatItCompresses) {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += std::to_string(i * i) + "美國\n";
  for (const std::string& each : {std::string(), std::string("x"), text}) {
    EXPECT_EQ(Unzip(Gzip(each, GzipEffort::kQuick)), each);
    EXPECT_EQ(Unzip(Gzip(each, GzipEffort::kBest)), each);
  }
  EXPECT_LT(Gzip(text, GzipEffort::kQuick).size(), text.size() / 2);
}

TEST(GzipTest, CompressesPieceByPiece) {
  std::string bytes;
  GzipPieces pieces(
      [&bytes](std::string_view piece) {
        bytes.append(piece);
        return true;
      },
      GzipEffort::kQuick);
  std::string whole;
  for (int i = 0; i < 5000; ++i) {
    const std::string piece(static_cast<size_t>(i % 97), 'a');
    whole += piece;
    ASSERT_TRUE(pieces.Write(piece));
  }
  ASSERT_TRUE(pieces.End());
  EXPECT_EQ(Unzip(bytes), whole);
  GzipPieces refused([](std::string_view) { return false; },
                     GzipEffort::kQuick);
  refused.Write("x");
  EXPECT_FALSE(refused.End());
}

TEST(GzipTest, ReadsWhatClientsAccept) {
  EXPECT_TRUE(AcceptsGzip("gzip"));
  EXPECT_TRUE(AcceptsGzip("br, gzip;q=0.5"));
  EXPECT_TRUE(AcceptsGzip("deflate ,\tx-gzip"));
  EXPECT_TRUE(AcceptsGzip("*"));
  EXPECT_FALSE(AcceptsGzip(""));
  EXPECT_FALSE(AcceptsGzip("br, deflate"));
  EXPECT_FALSE(AcceptsGzip("gzip;q=0"));
  EXPECT_FALSE(AcceptsGzip("gzip; q=0.000, *"));
  EXPECT_FALSE(AcceptsGzip("*;q=0"));
  EXPECT_FALSE(AcceptsGzip("gzipped"));
}

}  // namespace
}  // namespace actant
