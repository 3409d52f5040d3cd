#include "bench/workload_json.h"

#include <string>

namespace actant::workload {

using Json = nlohmann::ordered_json;

Json ToJson(const StoreFigures& figures) {
  Json json;
  json["id"] = figures.id;
  json["title"] = figures.title;
  const auto put = [&](const char* name, auto value) {
    if (value >= 0) json[name] = value;
  };
  put("load_seconds", figures.load_seconds);
  put("load_peak_bytes", figures.load_peak_bytes);
  put("disk_bytes", figures.disk_bytes);
  put("query_peak_bytes", figures.query_peak_bytes);
  put("cold_open_ms", figures.cold_open_ms);
  json["queries"] = ToJson(figures.queries);
  return json;
}

Json ToJson(const std::vector<QueryFigures>& queries) {
  Json json = Json::array();
  for (const QueryFigures& figures : queries) {
    json.push_back({{"query", "Q" + std::to_string(figures.query)},
                    {"draws", figures.latency.draws},
                    {"rounds", figures.latency.rounds},
                    {"median_ms", figures.latency.median_ms},
                    {"p99_ms", figures.latency.p99_ms},
                    {"max_ms", figures.latency.max_ms}});
  }
  return json;
}

std::vector<QueryFigures> QueriesFromJson(const nlohmann::json& queries) {
  std::vector<QueryFigures> figures;
  for (const auto& row : queries) {
    QueryFigures& query = figures.emplace_back();
    query.query = row.at("query").get_ref<const std::string&>().at(1) - '0';
    query.latency.draws = row.at("draws");
    query.latency.rounds = row.at("rounds");
    query.latency.median_ms = row.at("median_ms");
    query.latency.p99_ms = row.at("p99_ms");
    query.latency.max_ms = row.at("max_ms");
  }
  return figures;
}

Json ToJson(const std::vector<AnswerLine>& answers) {
  Json json = Json::array();
  for (const AnswerLine& line : answers) {
    json.push_back({line.query, line.draw, line.rows, line.hash});
  }
  return json;
}

std::vector<AnswerLine> AnswersFromJson(const nlohmann::json& answers) {
  std::vector<AnswerLine> lines;
  for (const auto& row : answers) {
    lines.push_back({row.at(0), row.at(1), row.at(2), row.at(3)});
  }
  return lines;
}

}  // namespace actant::workload
