// Answers of the graph workload in one canonical form, so that stores can be
// compared: lines of text, and their number and hash.
#ifndef ACTANT_BENCH_WORKLOAD_ANSWER_H_
#define ACTANT_BENCH_WORKLOAD_ANSWER_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/workload_params.h"
#include "bench/workload_rows.h"
#include "proto/status.h"

namespace actant::workload {

// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv).
uint64_t Fnv1a64(std::string_view bytes);

// One line a row, each ended by '\n', fields parted by a tab:
//
//   Q1  actor  events
//   Q2  actor
//   Q3  event  YYYY-MM-DD  source  type name  target  Goldstein in tenths
//       confidence in hundredths  article              (Q8 the same)
//   Q4  YYYY-MM  events  sum of Goldstein in tenths
//   Q5  hops  a,x,y,b
//   Q6  hops
//   Q7  hops  e1,e2[,e3]
std::string CanonicalRows(const Draw& draw, const AnswerRows& rows,
                          const EventTypes& types);

// The answer to one draw, as files of answers have it: query, draw, number of
// rows, hash of CanonicalRows as 16 hexadecimal digits.
struct AnswerLine {
  int query = 0;
  int draw = 0;
  size_t rows = 0;
  uint64_t hash = 0;

  friend auto operator<=>(const AnswerLine&, const AnswerLine&) = default;
};

AnswerLine Summarize(const Draw& draw, const AnswerRows& rows,
                     const EventTypes& types);

// "Q1\t0\t3910\te47a96e78be5d2b3", without a line end.
std::string FormatAnswer(const AnswerLine& line);

// InvalidArgument with file and line for what is no answer.
Result<std::vector<AnswerLine>> ReadAnswers(const std::filesystem::path& path);

// How answers told agree with those expected.
struct AnswerCheck {
  size_t compared = 0;
  // Expected, but that draw was not run (or not all draws were).
  size_t not_run = 0;
  // One line of text for each draw that differs.
  std::vector<std::string> mismatches;
};
AnswerCheck CheckAnswers(std::span<const AnswerLine> told,
                         std::span<const AnswerLine> expected);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_ANSWER_H_
