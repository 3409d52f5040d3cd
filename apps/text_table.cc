#include "apps/text_table.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <ostream>
#include <utility>

namespace actant {
namespace {

constexpr std::string_view kGap = "  ";

bool IsNumber(std::string_view cell) {
  return !cell.empty() &&
         cell.find_first_not_of("0123456789.-+%") == std::string_view::npos &&
         cell.find_first_of("0123456789") != std::string_view::npos;
}

std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

size_t WidthOf(UChar32 character) {
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

size_t DisplayWidth(std::string_view text) {
  const icu::UnicodeString characters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  size_t width = 0;
  for (int32_t i = 0; i < characters.length();
       i = characters.moveIndex32(i, 1)) {
    width += WidthOf(characters.char32At(i));
  }
  return width;
}

TextTable::TextTable(std::vector<std::string> headings)
    : headings_(std::move(headings)) {}

void TextTable::AddRow(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = OneLine(std::move(cell));
  rows_.push_back({std::move(cells), {}});
}

void TextTable::AddNote(std::string note) {
  rows_.back().notes.push_back(OneLine(std::move(note)));
}

void TextTable::Write(std::ostream& out) const {
  std::vector<size_t> widths;
  widths.reserve(headings_.size());
  std::vector<bool> flush_right(headings_.size(), !rows_.empty());
  for (const std::string& heading : headings_) {
    widths.push_back(DisplayWidth(heading));
  }
  for (const Row& row : rows_) {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      widths[i] = std::max(widths[i], DisplayWidth(row.cells[i]));
      flush_right[i] =
          flush_right[i] && (row.cells[i].empty() || IsNumber(row.cells[i]));
    }
  }
  const auto write = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string pad(widths[i] - DisplayWidth(cells[i]), ' ');
      if (i > 0) line += kGap;
      line += flush_right[i] ? pad + cells[i] : cells[i] + pad;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  };
  write(headings_);
  for (const Row& row : rows_) {
    write(row.cells);
    for (const std::string& note : row.notes) out << "    " << note << '\n';
  }
}

}  // namespace actant
