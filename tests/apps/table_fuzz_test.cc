// Seeded bytes for the checks that the fuzzer runs.
#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "apps/table_pieces.h"
#include "tests/apps/fuzz/table_checks.h"

namespace actant {
namespace {

// What tables are made of, and what breaks them.
constexpr std::string_view kBits[] = {
    "1",
    "USA",
    "\t",
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\r",
    "{",
    "}",
    ":",
    "[",
    "x",
    "-2",
    "1e400",
    "nan",
    "\xff",
    "美國",
    " ",
    "2024-03-01",
    "0000",
    "\x01",
    "\xef\xbb\xbf",
    "a\tb\n",
    "a,b\n",
    "\"a\",\"b\nc\"\n",
    "id,source,type\n",
    "id\tsource\ttype\n",
    "{\"source\":\"a\",\"type\":\"b\"}\n",
    "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Country\tStory ID\n",
    "7\t2020-01-02\tCitizen (Russia)\tRussian Federation\t42\t1.9\tChina\t"
    "China\t55\n",
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tActor Name\t"
    "Actor Country\tRecipient Name\tRecipient Country\tSource\n",
    "N1\t2023-01-02\tCONSULT\tvisit\t1\tNone\tRUS\tChina\tCHN\turl\n",
    "1\t20240102\t\t\t\tUSA\t\tUSA",
    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t042\t\t\t1\t1.9",
    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\turl\n",
    "{\"source\":-0.5,\"type\":true,\"date\":null}\n",
    "{\"id\":\"1\",\n\"event\":\"AID\",\"source\":\"USA\"}",
    "{\"id\":\"2\",\"event\":\"AGREE\",\"source\":[{\"code\":\"USA\"},"
    "{\"code\":\"CHN\",\"sector\":\"GOV\"},{\"code\":\"FRA\"}]}",
    "{\"id\":\"3\",\"event\":\"AID\",\"mode\":1,\"source\":[7]}"};

TEST(TableFuzzTest, AnyBytesAreRowsOrRejected) {
  std::mt19937 random(20260101);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    const size_t count = random() % 80;
    for (size_t i = 0; i < count; ++i) {
      bytes += kBits[random() % std::size(kBits)];
      if (random() % 20 == 0) bytes += static_cast<char>(random() % 256);
    }
    ASSERT_EQ(CheckEventTable(bytes), "") << bytes;
  }
}

// Around the length that a record may have, and the length of a piece.
TEST(TableFuzzTest, LongLinesAreRowsOrRejected) {
  for (const size_t size : {kMaxRecordBytes - 1, kMaxRecordBytes,
                            kMaxRecordBytes + 1, 2 * kMaxRecordBytes + 7}) {
    for (const std::string_view start :
         {"a\tb\t", "\"a", "\"a\",b,\"\n", "{", "{\n{}\""}) {
      std::string bytes = "a,b\n" + std::string(start);
      bytes.resize(bytes.size() + size - start.size(), 'x');
      ASSERT_EQ(CheckEventTable(bytes), "") << start << size;
      ASSERT_EQ(CheckEventTable(bytes + "\n1\t2\t3\n\"4\",5\n"), "")
          << start << size;
    }
  }
}

}  // namespace
}  // namespace actant
