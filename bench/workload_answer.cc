#include "bench/workload_answer.h"

#include <charconv>
#include <cmath>
#include <map>
#include <utility>

#include "bench/tab_file.h"

namespace actant::workload {
namespace {

std::string Rounded(double value) {
  return std::to_string(std::llround(value));
}

std::string RowText(const Draw&, const NeighborRow& row, const EventTypes&) {
  return std::to_string(row.actor) + "\t" + std::to_string(row.events);
}

std::string RowText(const Draw&, const ReachedRow& row, const EventTypes&) {
  return std::to_string(row.actor);
}

std::string RowText(const Draw&, const EventRow& row, const EventTypes& types) {
  return std::to_string(row.number) + "\t" + FormatDay(row.day) + "\t" +
         std::to_string(row.source) + "\t" + types.NameOf(row.type) + "\t" +
         std::to_string(row.target) + "\t" + Rounded(row.goldstein * 10) +
         "\t" + Rounded(row.confidence * 100) + "\t" +
         std::to_string(row.article);
}

std::string RowText(const Draw&, const MonthRow& row, const EventTypes&) {
  // The month as its first day, whose text is cut behind the month.
  const Day first = ToDay({row.month / 100, row.month % 100, 1});
  return FormatDay(first).substr(0, 7) + "\t" + std::to_string(row.events) +
         "\t" +
         Rounded(row.mean_goldstein * static_cast<double>(row.events) * 10);
}

std::string RowText(const Draw& draw, const PathRow& row, const EventTypes&) {
  std::string text = std::to_string(row.hops) + "\t" + std::to_string(draw.a);
  for (size_t i = 0; i + 1 < static_cast<size_t>(row.hops); ++i) {
    text += "," + std::to_string(row.between[i]);
  }
  return text + "," + std::to_string(draw.b);
}

std::string RowText(const Draw&, const HopsRow& row, const EventTypes&) {
  return std::to_string(row.hops);
}

std::string RowText(const Draw&, const ChainRow& row, const EventTypes&) {
  std::string text = std::to_string(row.hops);
  for (size_t i = 0; i < static_cast<size_t>(row.hops); ++i) {
    text += (i == 0 ? "\t" : ",") + std::to_string(row.events[i]);
  }
  return text;
}

std::string HashText(uint64_t hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(16, '0');
  for (size_t i = text.size(); i-- > 0; hash >>= 4) {
    text[i] = kDigits[hash & 15];
  }
  return text;
}

Result<AnswerLine> AnswerAt(const TabFile& file) {
  AnswerLine line;
  const std::string_view query = file.field(0);
  if (query.size() != 2 || query[0] != 'Q' || query[1] < '0' + kFirstQuery ||
      query[1] > '0' + kLastQuery) {
    return Error(file.ErrorHere("the query is not one of Q1..Q8"));
  }
  line.query = query[1] - '0';
  ACTANT_ASSIGN_OR_RETURN(const int64_t draw,
                          file.Integer(1, "draw", 0, 1'000'000));
  line.draw = static_cast<int>(draw);
  ACTANT_ASSIGN_OR_RETURN(const int64_t rows, file.Integer(2, "rows"));
  line.rows = static_cast<size_t>(rows);
  const std::string_view hash = file.field(3);
  const char* const end = hash.data() + hash.size();
  const auto [stop, error] = std::from_chars(hash.data(), end, line.hash, 16);
  if (hash.size() != 16 || error != std::errc() || stop != end) {
    return Error(file.ErrorHere("the hash is not of 16 hexadecimal digits"));
  }
  return line;
}

}  // namespace

uint64_t Fnv1a64(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  }
  return hash;
}

std::string CanonicalRows(const Draw& draw, const AnswerRows& rows,
                          const EventTypes& types) {
  std::string text;
  std::visit(
      [&](const auto& rows_of_query) {
        for (const auto& row : rows_of_query) {
          text += RowText(draw, row, types) + '\n';
        }
      },
      rows);
  return text;
}

AnswerLine Summarize(const Draw& draw, const AnswerRows& rows,
                     const EventTypes& types) {
  const size_t count =
      std::visit([](const auto& of_query) { return of_query.size(); }, rows);
  return {draw.query, draw.number, count,
          Fnv1a64(CanonicalRows(draw, rows, types))};
}

std::string FormatAnswer(const AnswerLine& line) {
  return "Q" + std::to_string(line.query) + "\t" + std::to_string(line.draw) +
         "\t" + std::to_string(line.rows) + "\t" + HashText(line.hash);
}

Result<std::vector<AnswerLine>> ReadAnswers(const std::filesystem::path& path) {
  std::vector<AnswerLine> lines;
  ACTANT_ASSIGN_OR_RETURN(TabFile file, TabFile::Open(path, 4));
  while (true) {
    ACTANT_ASSIGN_OR_RETURN(const bool more, file.Next());
    if (!more) return lines;
    ACTANT_ASSIGN_OR_RETURN(const AnswerLine line, AnswerAt(file));
    lines.push_back(line);
  }
}

AnswerCheck CheckAnswers(std::span<const AnswerLine> told,
                         std::span<const AnswerLine> expected) {
  std::map<std::pair<int, int>, AnswerLine> by_draw;
  for (const AnswerLine& line : told) by_draw[{line.query, line.draw}] = line;
  AnswerCheck check;
  for (const AnswerLine& line : expected) {
    const auto found = by_draw.find({line.query, line.draw});
    if (found == by_draw.end()) {
      ++check.not_run;
      continue;
    }
    ++check.compared;
    const AnswerLine& answer = found->second;
    if (answer == line) continue;
    check.mismatches.push_back(
        "Q" + std::to_string(line.query) + " draw " +
        std::to_string(line.draw) + ": " + std::to_string(answer.rows) +
        " rows " + HashText(answer.hash) + ", expected " +
        std::to_string(line.rows) + " rows " + HashText(line.hash));
  }
  return check;
}

}  // namespace actant::workload
