// Figures of the graph workload as JSON. Sizes in bytes; a figure that was not
// measured is left out:
//
//   {"id": "sqlite", "title": "SQLite 3.40.1", "load_seconds": 12.5,
//    "load_peak_bytes": .., "disk_bytes": .., "query_peak_bytes": ..,
//    "cold_open_ms": .., "queries": [{"query": "Q1", "draws": 200,
//    "rounds": 3, "median_ms": .., "p99_ms": .., "max_ms": ..}, ..]}
#ifndef ACTANT_BENCH_WORKLOAD_JSON_H_
#define ACTANT_BENCH_WORKLOAD_JSON_H_

#include <nlohmann/json.hpp>
#include <vector>

#include "bench/workload_answer.h"
#include "bench/workload_run.h"

namespace actant::workload {

// Without the answers.
nlohmann::ordered_json ToJson(const StoreFigures& figures);

// What the processes of one run hand to each other. The readers throw
// nlohmann's exceptions for what the writers did not write.
nlohmann::ordered_json ToJson(const std::vector<QueryFigures>& queries);
std::vector<QueryFigures> QueriesFromJson(const nlohmann::json& queries);
nlohmann::ordered_json ToJson(const std::vector<AnswerLine>& answers);
std::vector<AnswerLine> AnswersFromJson(const nlohmann::json& answers);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_JSON_H_
