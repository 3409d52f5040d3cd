#include "bench/workload_main.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/run_setting.h"
#include "bench/workload_answer.h"
#include "bench/workload_json.h"
#include "bench/workload_report.h"
#include "bench/workload_run.h"

namespace actant::workload {
namespace {

constexpr size_t kShownMismatches = 20;

struct Arguments {
  std::filesystem::path data;
  std::filesystem::path json;
  std::filesystem::path expected;
  std::filesystem::path answers;
  std::vector<std::string> contenders_wanted;
  std::vector<std::string> queries_wanted;
  bool keep = false;
  WorkloadOptions options;
};

void Declare(CLI::App& app, Arguments& arguments,
             std::span<const Contender> contenders) {
  std::vector<std::string> ids, queries;
  for (const Contender& contender : contenders) ids.push_back(contender.id);
  for (int i = kFirstQuery; i <= kLastQuery; ++i) {
    queries.push_back("Q" + std::to_string(i));
  }
  LatencyOptions& latency = arguments.options.latency;
  app.add_option("DATA,--data", arguments.data,
                 "folder of events.tsv, actors.tsv, types.tsv, params.tsv")
      ->required();
  if (contenders.size() > 1) {
    app.add_option("--only", arguments.contenders_wanted,
                   "only this store (may be repeated)")
        ->check(CLI::IsMember(ids));
  } else {
    app.add_option(
        "--store", arguments.options.store,
        "folder that this store is loaded into, unless it was before");
  }
  app.add_option("--query", arguments.queries_wanted,
                 "only this query (may be repeated)")
      ->check(CLI::IsMember(queries));
  app.add_option("--stores", arguments.options.stores,
                 "folder to load stores into (default: DATA/stores)");
  app.add_flag("--keep", arguments.keep,
               "query what an earlier run loaded, without loading anew");
  app.add_option("--warm", latency.warm_seconds,
                 "seconds after which a query's untimed pass ends")
      ->capture_default_str();
  app.add_option("--timed", latency.timed_seconds,
                 "seconds after which a query's timed rounds end")
      ->capture_default_str();
  app.add_option("--json", arguments.json, "write the figures to this file");
  app.add_option("--expected", arguments.expected,
                 "compare with these answers (query, draw, rows, hash)");
  app.add_option("--answers", arguments.answers,
                 "write the answers to this file, for another --expected");
}

Arguments Completed(Arguments arguments) {
  WorkloadOptions& options = arguments.options;
  if (options.stores.empty()) options.stores = arguments.data / "stores";
  if (arguments.keep || !options.store.empty()) {
    options.existing = WorkloadOptions::Stores::kKeep;
  }
  for (const std::string& query : arguments.queries_wanted) {
    options.queries.push_back(query[1] - '0');
  }
  return arguments;
}

bool IsWanted(const Contender& contender, const Arguments& arguments) {
  const auto& wanted = arguments.contenders_wanted;
  return wanted.empty() ||
         std::find(wanted.begin(), wanted.end(), contender.id) != wanted.end();
}

// Contenders that cannot take part are told of and left out, unless they were
// asked for.
Result<std::vector<StoreFigures>> RunAll(std::span<const Contender> contenders,
                                         const WorkloadData& data,
                                         const Arguments& arguments) {
  std::vector<StoreFigures> stores;
  for (const Contender& contender : contenders) {
    if (!IsWanted(contender, arguments)) continue;
    if (!contender.available.ok()) {
      if (!arguments.contenders_wanted.empty())
        return Error(contender.available);
      std::cerr << contender.id << ": " << contender.available.message()
                << '\n';
      continue;
    }
    ACTANT_ASSIGN_OR_RETURN(auto figures,
                            RunContender(contender, data, arguments.options));
    stores.push_back(std::move(figures));
  }
  return stores;
}

bool ReportCheck(const std::string& store, const std::string& other,
                 const AnswerCheck& check) {
  std::cout << store << ": " << check.compared << " answers compared with "
            << other << ", " << check.mismatches.size() << " differ";
  if (check.not_run > 0) std::cout << ", " << check.not_run << " not run";
  std::cout << '\n';
  for (size_t i = 0; i < check.mismatches.size(); ++i) {
    if (i == kShownMismatches) {
      std::cout << "  ...\n";
      break;
    }
    std::cout << "  " << check.mismatches[i] << '\n';
  }
  return check.mismatches.empty();
}

// Each store against the expected answers, and against the store before it.
Result<bool> Agree(std::span<const StoreFigures> stores,
                   const std::filesystem::path& expected_file) {
  bool agree = true;
  if (!expected_file.empty()) {
    ACTANT_ASSIGN_OR_RETURN(const auto expected, ReadAnswers(expected_file));
    for (const StoreFigures& store : stores) {
      agree &= ReportCheck(store.id, expected_file.string(),
                           CheckAnswers(store.answers, expected));
    }
  }
  for (size_t i = 1; i < stores.size(); ++i) {
    agree &=
        ReportCheck(stores[i].id, stores[i - 1].id,
                    CheckAnswers(stores[i].answers, stores[i - 1].answers));
  }
  return agree;
}

// Every draw that any store answered, in the order of the first that did.
std::string AnswerLines(std::span<const StoreFigures> stores) {
  std::vector<AnswerLine> lines;
  for (const StoreFigures& store : stores) {
    lines.insert(lines.end(), store.answers.begin(), store.answers.end());
  }
  const auto key = [](const AnswerLine& line) {
    return std::pair(line.query, line.draw);
  };
  std::stable_sort(lines.begin(), lines.end(), [&](auto& one, auto& other) {
    return key(one) < key(other);
  });
  const auto same = [&](auto& one, auto& other) {
    return key(one) == key(other);
  };
  lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
  std::string text;
  for (const AnswerLine& line : lines) text += FormatAnswer(line) + '\n';
  return text;
}

std::string ResultsJson(std::span<const StoreFigures> stores, size_t events,
                        const Arguments& arguments) {
  nlohmann::ordered_json json;
  const RunSetting setting = CurrentSetting();
  json["date"] = setting.date;
  json["machine"] = setting.machine;
  json["processors"] = setting.processors;
  json["events"] = events;
  json["warm_seconds"] = arguments.options.latency.warm_seconds;
  json["timed_seconds"] = arguments.options.latency.timed_seconds;
  json["stores"] = nlohmann::ordered_json::array();
  for (const StoreFigures& store : stores) {
    json["stores"].push_back(ToJson(store));
  }
  return json.dump(2) + "\n";
}

Status WriteFile(const std::filesystem::path& path, const std::string& text) {
  if (path.empty()) return Status::Ok();
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text << std::flush;
  return out ? Status::Ok()
             : PermissionDenied(path.string() + ": cannot be written");
}

Result<int> Run(std::span<const Contender> contenders,
                const Arguments& arguments) {
  ACTANT_ASSIGN_OR_RETURN(const WorkloadData data,
                          WorkloadData::Read(arguments.data));
  ACTANT_ASSIGN_OR_RETURN(const auto stores,
                          RunAll(contenders, data, arguments));
  if (stores.empty()) return Error(FailedPrecondition("no store took part"));
  WriteReport(std::cout, stores);
  std::cout << '\n';
  ACTANT_ASSIGN_OR_RETURN(const size_t events, CountEvents(data));
  ACTANT_RETURN_ERROR_IF(
      WriteFile(arguments.json, ResultsJson(stores, events, arguments)));
  ACTANT_RETURN_ERROR_IF(WriteFile(arguments.answers, AnswerLines(stores)));
  ACTANT_ASSIGN_OR_RETURN(const bool agree, Agree(stores, arguments.expected));
  return agree ? 0 : 1;
}

}  // namespace

int WorkloadMain(int argc, char** argv, std::span<const Contender> contenders) {
  CLI::App app(
      "Loads political events into stores and measures how fast they "
      "answer the queries of the graph workload.");
  Arguments arguments;
  Declare(app, arguments, contenders);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto code = Run(contenders, Completed(std::move(arguments)));
  if (code) return *code;
  std::cerr << code.error().ToString() << '\n';
  return 1;
}

}  // namespace actant::workload
