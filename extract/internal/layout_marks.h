// How lines that are not the article's own words give themselves away.
#ifndef ACTANT_EXTRACT_INTERNAL_LAYOUT_MARKS_H_
#define ACTANT_EXTRACT_INTERNAL_LAYOUT_MARKS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/layout.h"

namespace actant {

// What a whole line is, by itself; kNone for a line to be read.
SetAside LineReason(std::string_view line);

// A line that begins a list of sources (參考文獻, References) or of further
// reading, so that all that follows is set aside too.
std::optional<SetAside> TailReason(std::string_view line);

// A numbered or titled section: 壹、前言, 一、…, 1. …
bool IsNumberedHeading(std::string_view line);

// The number that a note begins with: 3〈…〉, [3] …, 3 Author, …. 0 if none.
struct NoteStart {
  int number = 0;
  bool bracketed = false;  // [3]
  bool cites = false;      // a title, link or quotation follows in the line
};
NoteStart NoteStartOf(std::string_view line);

// Pieces inside a line that are set aside, as bytes of the line, in order: a
// byline at its start, credits, the tail that leads on.
struct LinePiece {
  ByteSpan span;
  SetAside reason = SetAside::kNone;
};
std::vector<LinePiece> FindPieces(std::string_view line);

// The day of the month in a byline (…華盛頓14日電), if it names one.
std::optional<int> DayOfByline(std::string_view byline);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_LAYOUT_MARKS_H_
