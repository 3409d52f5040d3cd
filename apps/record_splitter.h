// One record of a table to its fields.
#ifndef ACTANT_APPS_RECORD_SPLITTER_H_
#define ACTANT_APPS_RECORD_SPLITTER_H_

#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apps/table_columns.h"

namespace actant {

// Text that several rows borrow: grows, and is cleared as a whole. Views stay
// valid until Clear.
class TextArena {
 public:
  // Room for `size` bytes, to be written by the caller.
  char* Reserve(size_t size);
  std::string_view Copy(std::string_view text);
  // In the shortest text that gives it.
  template <typename Number>
  std::string_view Write(Number number) {
    constexpr size_t kLongest = 32;
    char* const begin = Reserve(kLongest);
    const auto written = std::to_chars(begin, begin + kLongest, number);
    return {begin, static_cast<size_t>(written.ptr - begin)};
  }
  void Clear();

 private:
  static constexpr size_t kBlockBytes = size_t{64} << 10;

  std::vector<std::unique_ptr<char[]>> blocks_;
  size_t left_ = 0;
  char* next_ = nullptr;
};

// Why a record has no fields.
enum class RecordFault : uint8_t {
  kNone,
  kTooLong,        // more bytes than a record may have
  kBadQuotes,      // a quote that is not closed, or text behind a closed one
  kTooFewColumns,  // fewer than the mapping names
  kBadJson,        // no JSON, or an object that does not end
  kNoObject,       // JSON, but no object; or a member that is none or a list
};

// By field; empty where the record has none.
using FieldValues = std::array<std::string_view, kMaxFields>;

// Bytes of the JSON object that the text begins with, by its braces alone; 0
// where it does not end. REQUIRES: text begins with '{'.
size_t JsonObjectSize(std::string_view text);

// Use from one thread.
class RecordSplitter {
 public:
  // Readable bytes that must follow a JSON record (simdjson reads in blocks).
  static constexpr size_t kPadding = 64;

  explicit RecordSplitter(TableFormat format);
  ~RecordSplitter();
  RecordSplitter(const RecordSplitter&) = delete;
  RecordSplitter& operator=(const RecordSplitter&) = delete;

  // `record` without its line end. Values are views of it or of the arena.
  // JSON: numbers as written shortest, true and false as words, null as empty.
  RecordFault Split(std::string_view record, const BoundColumns& columns,
                    TextArena* arena, FieldValues* values);

  // All columns of a header. False: bad quotes.
  static bool SplitHeader(TableFormat format, std::string_view record,
                          std::vector<std::string>* names);

 private:
  class JsonReader;
  const TableFormat format_;
  std::unique_ptr<JsonReader> json_;
};

// Reads the fields of a CSV record, one after the other.
class CsvFields {
 public:
  explicit CsvFields(std::string_view record) : rest_(record) {}

  // False: none left, or bad quotes.
  bool Next(TextArena* arena, std::string_view* value);
  bool broken() const { return broken_; }

 private:
  bool NextQuoted(TextArena* arena, std::string_view* value);

  std::string_view rest_;
  bool ended_ = false;
  bool broken_ = false;
};

}  // namespace actant

#endif  // ACTANT_APPS_RECORD_SPLITTER_H_
