#include "apps/row_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>
#include <utility>

namespace actant {
namespace {

// Bytes that go to the stream at once.
constexpr size_t kChunk = size_t{1} << 16;

bool NeedsNoEscape(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  });
}

}  // namespace

std::string FlatText(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return Dump(value);
  std::string joined;
  for (const Json& item : value) {
    if (!joined.empty()) joined += "|";
    joined += FlatText(item);
  }
  return joined;
}

std::optional<RowFormat> ParseRowFormat(std::string_view name) {
  if (name == "csv") return RowFormat::kCsv;
  if (name == "tsv") return RowFormat::kTsv;
  if (name == "jsonl") return RowFormat::kJsonl;
  return std::nullopt;
}

RowWriter::RowWriter(RowFormat format, std::vector<std::string> columns,
                     std::ostream* out)
    : format_(format), columns_(std::move(columns)), out_(out) {}

void RowWriter::WriteHeader() {
  has_header_ = true;
  if (format_ == RowFormat::kJsonl) return;
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) line_.push_back(format_ == RowFormat::kCsv ? ',' : '\t');
    line_.append(columns_[i]);
  }
  line_.append(format_ == RowFormat::kCsv ? "\r\n" : "\n");
}

void RowWriter::BeginField() {
  if (!has_header_) WriteHeader();
  const bool first = field_ == 0;
  if (format_ == RowFormat::kJsonl) {
    line_.append(first ? "{\"" : ",\"").append(columns_[field_]).append("\":");
  } else if (!first) {
    line_.push_back(format_ == RowFormat::kCsv ? ',' : '\t');
  }
  ++field_;
}

void RowWriter::Text(std::string_view text) {
  BeginField();
  switch (format_) {
    case RowFormat::kCsv:
      line_.append(CsvField(text));
      return;
    case RowFormat::kTsv:
      for (const char c : text) {
        line_.push_back(c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
      }
      return;
    case RowFormat::kJsonl:
      if (NeedsNoEscape(text)) {
        line_.append("\"").append(text).append("\"");
      } else {
        line_.append(Dump(Json(text)));
      }
      return;
  }
}

void RowWriter::Whole(int64_t value) {
  BeginField();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof(digits), value).ptr;
  line_.append(digits, end);
}

void RowWriter::Decimal(double value) {
  BeginField();
  constexpr int kDecimals = 6;
  char digits[400];
  char* end = std::to_chars(digits, digits + sizeof(digits), value,
                            std::chars_format::fixed, kDecimals)
                  .ptr;
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string_view text(digits, static_cast<size_t>(end - digits));
  line_.append(text == "-0" ? "0" : text);
}

void RowWriter::Boolean(bool value) {
  BeginField();
  line_.append(value ? "true" : "false");
}

void RowWriter::Missing() {
  BeginField();
  if (format_ == RowFormat::kJsonl) line_.append("null");
}

void RowWriter::WholeOrMissing(const std::optional<int>& value) {
  if (value) {
    Whole(int64_t{*value});
  } else {
    Missing();
  }
}

void RowWriter::TextOrMissing(std::string_view text) {
  if (text.empty()) {
    Missing();
  } else {
    Text(text);
  }
}

Status RowWriter::EndRow() {
  field_ = 0;
  ++rows_;
  line_.append(format_ == RowFormat::kCsv   ? "\r\n"
               : format_ == RowFormat::kTsv ? "\n"
                                            : "}\n");
  return line_.size() < kChunk ? Status::Ok() : Flush();
}

Status RowWriter::End() {
  if (!has_header_) WriteHeader();
  ACTANT_RETURN_IF_ERROR(Flush());
  out_->flush();
  return Flush();
}

Status RowWriter::Flush() {
  out_->write(line_.data(), static_cast<std::streamsize>(line_.size()));
  line_.clear();
  return *out_ ? Status::Ok()
               : Unavailable(
                     "the table could not be written (is the disk full, or "
                     "the reader gone?)");
}

}  // namespace actant
