#include "bench/workload_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace actant::workload {
namespace {

constexpr double kMegabyte = 1e6;

std::string Megabytes(int64_t bytes) {
  return Figure(bytes < 0 ? -1 : static_cast<double>(bytes) / kMegabyte);
}

std::string LatencyCell(const Latency& latency, size_t most_draws) {
  std::string text = Figure(latency.median_ms) + " / " + Figure(latency.p99_ms);
  if (latency.draws < most_draws) {
    text += " (n=" + std::to_string(latency.draws) + ")";
  }
  return text;
}

TableRow LatencyRow(const StoreFigures& store, const std::vector<int>& queries,
                    size_t most_draws) {
  TableRow row{store.title};
  for (const int query : queries) {
    const auto found = std::find_if(
        store.queries.begin(), store.queries.end(),
        [&](const QueryFigures& figures) { return figures.query == query; });
    row.push_back(found == store.queries.end()
                      ? "-"
                      : LatencyCell(found->latency, most_draws));
  }
  return row;
}

}  // namespace

std::string Figure(double value) {
  if (value < 0) return "-";
  const int whole =
      value < 1e-3 ? -2 : static_cast<int>(std::floor(std::log10(value))) + 1;
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", std::max(0, 3 - whole), value);
  return text;
}

void WriteTable(std::ostream& out, const std::vector<TableRow>& rows) {
  std::vector<size_t> widths(rows.front().size());
  for (const TableRow& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  for (const TableRow& row : rows) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - row[i].size(), ' ');
      line += i == 0 ? row[i] + padding : "  " + padding + row[i];
    }
    out << line << '\n';
  }
}

void WriteReport(std::ostream& out, std::span<const StoreFigures> stores) {
  std::vector<TableRow> sizes{{"store", "load s", "disk MB", "load peak MB",
                               "query peak MB", "cold open ms"}};
  std::vector<int> queries;
  size_t most_draws = 0;
  for (const StoreFigures& store : stores) {
    sizes.push_back(
        {store.title, Figure(store.load_seconds), Megabytes(store.disk_bytes),
         Megabytes(store.load_peak_bytes), Megabytes(store.query_peak_bytes),
         Figure(store.cold_open_ms)});
    for (const QueryFigures& figures : store.queries) {
      queries.push_back(figures.query);
      most_draws = std::max(most_draws, figures.latency.draws);
    }
  }
  std::sort(queries.begin(), queries.end());
  queries.erase(std::unique(queries.begin(), queries.end()), queries.end());
  TableRow heading{"median / p99 ms"};
  for (const int query : queries)
    heading.push_back("Q" + std::to_string(query));
  std::vector<TableRow> latencies{heading};
  for (const StoreFigures& store : stores) {
    latencies.push_back(LatencyRow(store, queries, most_draws));
  }
  WriteTable(out, sizes);
  out << '\n';
  WriteTable(out, latencies);
}

}  // namespace actant::workload
