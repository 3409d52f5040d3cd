#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "apps/answer.h"
#include "apps/commands.h"
#include "apps/event_format.h"
#include "apps/knowledge_file.h"
#include "apps/progress_bar.h"
#include "apps/rejected_lines.h"
#include "apps/table_import.h"
#include "storage/import_rows.h"

namespace actant {
namespace {

// A table that many have in the same shape.
struct TablePreset {
  std::string_view name;
  TableFormat format;
  HeaderMode header;
  std::string_view columns;
  std::string_view actor_columns;
  std::string_view type_columns;
};

constexpr TablePreset kPresets[] = {
    // The tables that bench/ asks its questions of, and its rivals load.
    {"benchmark", TableFormat::kTsv, HeaderMode::kAbsent,
     "id=1,date=2,source=3,type=4,target=5,goldstein=6,confidence=7,article=8",
     "id=1,code=2,name=3,kind=4", "name=2,goldstein=3"},
};

struct ImportArguments {
  std::vector<std::string> paths;
  std::string store;
  std::string data;
  std::string dataset;
  std::string preset;
  std::string format;
  std::string columns;
  bool header = false;
  bool no_header = false;
  std::string actors;
  std::string actor_columns;
  std::string types;
  std::string type_columns;
  std::string type_map;
  std::string rejects;
  uint64_t segment_rows = kDefaultSegmentRows;
  int threads = 0;
  bool strict = false;
  bool json = false;
  bool quiet = false;
};

HeaderMode HeaderOf(const ImportArguments& arguments, HeaderMode preset) {
  if (arguments.header) return HeaderMode::kPresent;
  if (arguments.no_header) return HeaderMode::kAbsent;
  return preset;
}

TableFormat FormatOf(const ImportArguments& arguments,
                     const TablePreset* preset) {
  for (const TableFormat format :
       {TableFormat::kTsv, TableFormat::kCsv, TableFormat::kJsonLines,
        TableFormat::kJsonObjects}) {
    if (FormatWord(format) == arguments.format) return format;
  }
  if (preset != nullptr) return preset->format;
  return FormatOfName(arguments.paths.front());
}

// The one named; or the first file's, where nothing says how to read it.
Result<std::optional<EventFormat>> EventFormatOf(
    const ImportArguments& arguments) {
  const bool is_told = !arguments.format.empty() || !arguments.preset.empty() ||
                       !arguments.columns.empty() || arguments.header ||
                       arguments.no_header || !arguments.actors.empty() ||
                       !arguments.types.empty();
  if (is_told) return ParseEventFormat(arguments.format);
  return DetectEventFormat(arguments.paths.front());
}

// The option's own mapping, else the preset's.
Result<ColumnMapping> ColumnsOf(const std::string& given,
                                std::string_view preset, FieldNames fields,
                                const std::string& option) {
  Result<ColumnMapping> columns =
      ParseColumns(given.empty() ? preset : given, fields);
  if (!columns.has_value()) return Error(columns.error().Annotate(option));
  return columns;
}

Result<ImportRequest> RequestOf(const ImportArguments& arguments) {
  const TablePreset* const found = std::find_if(
      std::begin(kPresets), std::end(kPresets), [&](const TablePreset& preset) {
        return preset.name == arguments.preset;
      });
  const TablePreset* const preset =
      found == std::end(kPresets) ? nullptr : found;
  constexpr TablePreset kNone = {
      "", TableFormat::kTsv, HeaderMode::kAuto, "", "", ""};
  const TablePreset& base = preset == nullptr ? kNone : *preset;
  ImportRequest request;
  ACTANT_ASSIGN_OR_RETURN(request.event_format, EventFormatOf(arguments));
  request.dataset = arguments.dataset;
  request.paths = arguments.paths;
  request.format = FormatOf(arguments, preset);
  request.header = HeaderOf(arguments, base.header);
  ACTANT_ASSIGN_OR_RETURN(request.columns,
                          ColumnsOf(arguments.columns, base.columns,
                                    kEventFieldNames, "--columns"));
  if (!arguments.actors.empty()) {
    SideTableRequest& actors = request.actors.emplace();
    actors.path = arguments.actors;
    actors.header = base.header;
    ACTANT_ASSIGN_OR_RETURN(
        actors.columns, ColumnsOf(arguments.actor_columns, base.actor_columns,
                                  kActorFieldNames, "--actor-columns"));
  }
  if (!arguments.types.empty()) {
    SideTableRequest& types = request.types.emplace();
    types.path = arguments.types;
    types.header = base.header;
    ACTANT_ASSIGN_OR_RETURN(types.columns,
                            ColumnsOf(arguments.type_columns, base.type_columns,
                                      kTypeFieldNames, "--type-columns"));
  }
  request.type_map = arguments.type_map;
  request.segment_rows = arguments.segment_rows;
  request.threads =
      arguments.threads > 0
          ? arguments.threads
          : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return request;
}

uint64_t BytesToRead(const std::vector<std::string>& paths) {
  uint64_t bytes = 0;
  for (const std::string& path : paths) {
    struct stat info {};
    if (path != "-" && stat(path.c_str(), &info) == 0) {
      bytes += static_cast<uint64_t>(info.st_size);
    }
  }
  return bytes;
}

double RowsASecond(const ImportSummary& summary) {
  return static_cast<double>(summary.rows) / std::max(summary.seconds, 1e-9);
}

Json SummaryJson(const ImportRequest& request, const ImportSummary& summary) {
  Json json;
  json["dataset"] = request.dataset;
  json["format"] = request.event_format.has_value()
                       ? EventFormatWord(*request.event_format)
                       : FormatWord(request.format);
  json["rows"] = summary.rows;
  json["taken"] = summary.taken;
  json["rejected"] = summary.rejected;
  json["known"] = summary.known;
  json["rejected_for"] = Json::object();
  for (size_t i = 0; i < kRejectReasons; ++i) {
    if (summary.rejected_for[i] == 0) continue;
    json["rejected_for"]
        [std::string(RejectWord(static_cast<RejectReason>(i)))] =
            summary.rejected_for[i];
  }
  json["first_rejected"] = summary.first_rejected.empty()
                               ? Json(nullptr)
                               : Json(summary.first_rejected);
  json["segments"] = summary.segments;
  json["known_segments"] = summary.known_segments;
  json["actors"] = summary.actors;
  json["new_actors"] = summary.new_actors;
  json["types"] = summary.types;
  json["bytes"] = summary.bytes;
  json["seconds"] = Number(summary.seconds, 3);
  json["reading_seconds"] = Number(summary.reading_seconds, 3);
  json["rows_per_second"] = Number(RowsASecond(summary), 0);
  json["interrupted"] = summary.interrupted;
  return json;
}

void PrintSummary(const ImportSummary& summary, std::ostream& out) {
  out << "rows:     " << summary.taken << " taken, " << summary.rejected
      << " rejected, " << summary.known << " known already\n";
  if (summary.known_segments > 0) {
    out << "known:    " << summary.known_segments
        << (summary.known_segments == 1 ? " part" : " parts")
        << " of the table that the store has; not read again\n";
  }
  out << "actors:   " << summary.actors << ", " << summary.new_actors
      << " of them new; " << summary.types << " types\n";
  char time[96];
  std::snprintf(time, sizeof(time), "time:     %.2f s, %.0f rows a second\n",
                summary.seconds, RowsASecond(summary));
  out << time;
}

// On standard error, whatever else is printed: rows that are missing.
void PrintRejects(const ImportSummary& summary, const std::string& rejects,
                  std::ostream& err) {
  if (summary.rejected == 0) return;
  err << "actant: " << summary.rejected << " of " << summary.rows
      << " lines were not taken:";
  const char* separator = " ";
  for (size_t i = 0; i < kRejectReasons; ++i) {
    if (summary.rejected_for[i] == 0) continue;
    err << separator << summary.rejected_for[i] << ' '
        << RejectWord(static_cast<RejectReason>(i));
    separator = ", ";
  }
  err << "\nactant: the first is " << summary.first_rejected << '\n';
  if (rejects.empty()) {
    err << "actant: --rejects FILE writes them down\n";
  } else {
    err << "actant: they are in " << rejects << '\n';
  }
}

Result<std::unique_ptr<EventStore>> OpenForImport(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.missing = MissingStore::kCreate;
  // Each segment syncs what came before it.
  options.sync = SyncPolicy::kBatch;
  return EventStore::Open(options);
}

// Before a store is made for them.
Status CheckTablesAreThere(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && !std::filesystem::exists(path, error)) {
      return NotFound(path + ": No such file or directory");
    }
  }
  return Status::Ok();
}

Result<ExitCode> Import(const ImportArguments& arguments,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(ImportRequest request, RequestOf(arguments));
  ACTANT_RETURN_ERROR_IF(CheckTablesAreThere(request.paths));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          OpenKnowledge(arguments.data));
  request.knowledge = knowledge.get();
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                          OpenForImport(arguments.store));
  std::ofstream rejects;
  if (!arguments.rejects.empty()) {
    rejects.open(arguments.rejects, std::ios::binary | std::ios::trunc);
    if (!rejects) {
      return Error(Unavailable("--rejects: cannot write " + arguments.rejects));
    }
    WriteRejectHeader(rejects);
    request.rejects = &rejects;
  }
  request.interrupt = &console.CatchInterrupts();
  ProgressBar bar(console.progress && !arguments.quiet ? console.err : nullptr,
                  BytesToRead(request.paths));
  Result<ImportSummary> summary =
      ImportTable(store.get(), request, [&](const ImportProgress& progress) {
        bar.Update(progress.bytes, std::to_string(progress.rows) + " rows");
      });
  bar.Clear();
  rejects.close();
  if (!summary.has_value()) return Error(summary.error());
  if (!arguments.rejects.empty() && !rejects) {
    return Error(Unavailable("--rejects: cannot write " + arguments.rejects));
  }
  PrintRejects(*summary, arguments.rejects, *console.err);
  if (arguments.json) {
    *console.out << Dump(SummaryJson(request, *summary)) << '\n';
  } else if (!arguments.quiet) {
    PrintSummary(*summary, *console.out);
  }
  if (summary->interrupted) return ExitCode::kInterrupted;
  return arguments.strict && summary->rejected > 0 ? ExitCode::kSkipped
                                                   : ExitCode::kOk;
}

void AddTableOptions(CLI::App* command, ImportArguments* arguments) {
  const std::string group = "Table";
  command
      ->add_option("--preset", arguments->preset,
                   "Columns of a known table: benchmark (no header; id date "
                   "source type target goldstein confidence article)")
      ->check(CLI::IsMember({"benchmark"}))
      ->type_name("NAME")
      ->group(group);
  command
      ->add_option("--format", arguments->format,
                   "Table, or published format (docs/formats.md). Default: a "
                   "published one where the first line tells it, else by the "
                   "first file's ending, else tsv")
      ->check(CLI::IsMember({"tsv", "csv", "jsonl", "json", "gdelt1", "gdelt2",
                             "icews", "polecat", "plover"}))
      ->type_name("FORMAT")
      ->group(group);
  command
      ->add_option("--columns", arguments->columns,
                   "What stands where: FIELD=COLUMN,... with the column's "
                   "name, number from 1, or JSON member. Fields: id date "
                   "end_date source target type status mutual goldstein "
                   "confidence article source_state target_state; default: "
                   "columns of these names")
      ->type_name("MAPPING")
      ->group(group);
  CLI::Option* const header = command->add_flag(
      "--header", arguments->header, "The first line names the columns");
  header->group(group);
  command
      ->add_flag("--no-header", arguments->no_header,
                 "It does not; default: it does, unless a TSV table's columns "
                 "are all given by number")
      ->excludes(header)
      ->group(group);
}

void AddSideTableOptions(CLI::App* command, ImportArguments* arguments) {
  const std::string group = "Actors and types";
  command
      ->add_option("--actors", arguments->actors,
                   "Table of the actors that source and target name by id; "
                   "without it they are actors' codes")
      ->type_name("FILE")
      ->group(group);
  command
      ->add_option("--actor-columns", arguments->actor_columns,
                   "Fields: id code name name_en name_zh kind state")
      ->type_name("MAPPING")
      ->group(group);
  command
      ->add_option("--types", arguments->types,
                   "Table of the types, with their scores")
      ->type_name("FILE")
      ->group(group);
  command
      ->add_option("--type-columns", arguments->type_columns,
                   "Fields: id name goldstein parent mutual name_en name_zh")
      ->type_name("MAPPING")
      ->group(group);
  command
      ->add_option("--type-map", arguments->type_map,
                   "Lines of a type, a tab, and the type or PLOVER class it "
                   "stands under; default: the type of its own name")
      ->type_name("FILE")
      ->group(group);
}

void AddImportOptions(CLI::App* command, ImportArguments* arguments) {
  command
      ->add_option(
          "FILE", arguments->paths,
          "Files of the table (.tsv, .csv, .jsonl, .json; .gz, .zst and "
          ".zip of them), or - for standard input")
      ->required()
      ->type_name("");
  AddStoreOption(command, &arguments->store);
  AddDataOption(command, &arguments->data);
  command
      ->add_option("--dataset", arguments->dataset,
                   "Name of the data set: row ids are unique in it, and its "
                   "types are called NAME:type")
      ->required()
      ->type_name("NAME");
  AddTableOptions(command, arguments);
  AddSideTableOptions(command, arguments);
  command
      ->add_option("--rejects", arguments->rejects,
                   "Write lines that were not taken here, with the reason")
      ->type_name("FILE");
  command
      ->add_option("--segment-rows", arguments->segment_rows,
                   "Rows that enter together; some 80 bytes each in memory")
      ->check(CLI::Range(uint64_t{1}, uint64_t{kMaxSegmentRows}))
      ->type_name("COUNT")
      ->capture_default_str();
  command
      ->add_option("--threads", arguments->threads,
                   "Threads; default: one a processor")
      ->check(CLI::Range(1, 256))
      ->type_name("COUNT");
  command->add_flag("--strict", arguments->strict,
                    "Exit code 3 where a line was not taken");
  command->add_flag("--json", arguments->json, "Print the summary as JSON");
  command->add_flag("--quiet", arguments->quiet,
                    "No summary and no progress bar");
}

}  // namespace

void AddImportCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<ImportArguments>();
  CLI::App* command = AddCommand(
      set,
      {"import", "Add a table of events to a store, made if there is none",
       "  actant import --dataset visits visits.csv\n"
       "  actant import --dataset gdelt --format gdelt2 "
       "20240301000000.export.CSV.zip\n"
       "  actant import --dataset icews --format icews events.2020.tab.gz\n"
       "  actant import --dataset bench --preset benchmark --actors "
       "actors.tsv --types types.tsv events.tsv\n"
       "  zcat events.jsonl.gz | actant import --dataset own --format jsonl "
       "-\n"},
      [arguments](const Console& console) {
        return Import(*arguments, console);
      });
  AddImportOptions(command, arguments.get());
}

}  // namespace actant
