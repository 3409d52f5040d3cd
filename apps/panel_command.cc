#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <set>
#include <utility>

#include "apps/commands.h"
#include "apps/count_columns.h"
#include "apps/export_output.h"
#include "apps/knowledge_file.h"
#include "apps/query_arguments.h"
#include "apps/row_writer.h"
#include "apps/state_calendar.h"
#include "graph/panel.h"

namespace actant {
namespace {

struct PanelArguments {
  QueryArguments query;
  CountArguments count;
  OutputArguments output;
  std::string format = "csv";
  std::vector<std::string> actors = {"states"};
  bool directed = false;
  bool balanced = false;
};

// Names in a file: one a line; the first column of a table. `#` starts a
// comment line.
Result<std::vector<std::string>> ReadNames(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> names;
  for (std::string line; std::getline(in, line);) {
    const size_t end = line.find_first_of("\t\r,");
    if (end != std::string::npos) line.resize(end);
    if (!line.empty() && line[0] != '#') names.push_back(std::move(line));
  }
  if (in.bad() || names.empty()) {
    return Error(InvalidArgument(
        path + ": no actors; --actors wants a code or name on each line"));
  }
  return names;
}

bool NamesAll(const std::vector<std::string>& actors) {
  return actors.size() == 1 &&
         (actors.front() == "states" || actors.front() == "all");
}

// Who is in the panel, as named; empty for `states` and `all`.
Result<std::vector<std::string>> NamesOf(
    const std::vector<std::string>& actors) {
  if (NamesAll(actors)) return std::vector<std::string>();
  std::error_code ignored;
  if (actors.size() == 1 &&
      std::filesystem::is_regular_file(actors.front(), ignored)) {
    return ReadNames(actors.front());
  }
  return actors;
}

std::vector<std::string> ColumnsOf(const PanelArguments& arguments,
                                   Level level) {
  const std::string a = arguments.directed ? "_source" : "_a";
  const std::string b = arguments.directed ? "_target" : "_b";
  const std::string code = level == Level::kState ? "iso3" : "actor";
  std::vector<std::string> columns = {"year"};
  if (arguments.count.period == "month") columns.emplace_back("month");
  for (const std::string& name :
       {code, std::string("cow"), std::string("gw")}) {
    columns.push_back(name + a);
    columns.push_back(name + b);
  }
  columns.emplace_back("events");
  if (arguments.directed) columns.emplace_back("both_ways");
  for (std::string& name : CountColumns(CountByOf(arguments.count))) {
    columns.push_back(std::move(name));
  }
  columns.emplace_back("sum_goldstein");
  columns.emplace_back("mean_goldstein");
  return columns;
}

// Rows of a panel as the fields of ColumnsOf.
class PanelTable {
 public:
  PanelTable(const PanelArguments& arguments, const StateCalendar& calendar,
             RowWriter* writer)
      : arguments_(arguments),
        by_(CountByOf(arguments.count)),
        calendar_(calendar),
        writer_(writer) {}

  Status Write(const PanelRow& row) {
    writer_->Whole(int64_t{row.period.year});
    if (row.period.month != 0) writer_->Text(row.period.ToString());
    writer_->Text(row.a);
    writer_->Text(row.b);
    writer_->WholeOrMissing(calendar_.CowNumber(row.a, row.period));
    writer_->WholeOrMissing(calendar_.CowNumber(row.b, row.period));
    writer_->WholeOrMissing(calendar_.GwNumber(row.a, row.period));
    writer_->WholeOrMissing(calendar_.GwNumber(row.b, row.period));
    writer_->Whole(row.sums.events);
    if (arguments_.directed) writer_->Whole(row.sums.both_ways);
    for (const uint64_t count : CountsOf(row.sums.by_class, by_)) {
      writer_->Whole(count);
    }
    writer_->Decimal(static_cast<double>(row.sums.goldstein_tenths) / 10);
    const std::optional<double> mean = row.sums.mean_goldstein();
    if (mean) {
      writer_->Decimal(*mean);
    } else {
      writer_->Missing();
    }
    return writer_->EndRow();
  }

 private:
  const PanelArguments& arguments_;
  const CountBy by_;
  const StateCalendar& calendar_;
  RowWriter* writer_;
};

Json CountsJson(const PanelTotals& totals) {
  Json json;
  json["rows"] = totals.rows;
  json["dyads"] = totals.dyads;
  json["events"] = totals.events;
  json["events_beyond_period"] = totals.beyond_period;
  json["events_dated_by_publication"] = totals.dated_by_publication;
  json["left_out_without_dyad"] = totals.without_dyad;
  json["left_out_undated"] = totals.undated;
  json["left_out_uncertain"] = totals.uncertain;
  return json;
}

std::string TitleOf(const PanelArguments& arguments,
                    const PanelTotals& totals) {
  std::string title = arguments.balanced ? "Balanced " : "";
  title += arguments.directed ? "directed " : "";
  title += "dyad-" + arguments.count.period + " panel of political events";
  title[0] = static_cast<char>(
      title[0] >= 'a' && title[0] <= 'z' ? title[0] - 'a' + 'A' : title[0]);
  if (totals.first) {
    title += ", " + totals.first->ToString() + " to " + totals.last->ToString();
  }
  return title;
}

Provenance ProvenanceOf(const PanelArguments& arguments,
                        const PanelOptions& options, const PanelTotals& totals,
                        const Knowledge& knowledge) {
  Provenance provenance;
  provenance.command = "panel";
  provenance.title = TitleOf(arguments, totals);
  Json& json = provenance.options;
  json["period"] = arguments.count.period;
  json["by"] = arguments.count.by;
  json["dates"] = arguments.count.dates;
  json["directed"] = arguments.directed;
  json["balanced"] = arguments.balanced;
  json["actors"] = NamesAll(arguments.actors) ? Json(arguments.actors.front())
                                              : Json(options.actors);
  json["format"] = arguments.format;
  provenance.filter_given = GivenFilter(arguments.query.filter);
  provenance.filter = options.filter;
  provenance.counts = CountsJson(totals);
  provenance.knowledge = knowledge.hash();
  return provenance;
}

void PrintSummary(const PanelOptions& options, const PanelTotals& totals,
                  std::ostream& err) {
  err << "filter: " << DescribeFilter(options.filter) << "\nsummary:";
  const Json counts = CountsJson(totals);
  for (const auto& [name, value] : counts.items()) {
    const bool always = name == "rows" || name == "dyads" || name == "events";
    if (always || value != 0) err << ' ' << name << '=' << Dump(value);
  }
  err << '\n';
}

Result<PanelOptions> ToOptions(const PanelArguments& arguments,
                               const PreparedQuery& prepared,
                               const StateCalendar& calendar) {
  PanelOptions options;
  options.filter = prepared.filter;
  options.length = PeriodLengthOf(arguments.count);
  options.dates = PeriodDatesOf(arguments.count);
  options.dyads =
      arguments.directed ? PanelDyads::kDirected : PanelDyads::kUndirected;
  // At the level of actors they are all of them.
  const bool states = arguments.actors.front() == "states" &&
                      prepared.filter.level == Level::kState;
  options.kinds = states ? PanelActors::kStates : PanelActors::kAll;
  std::set<std::string> codes;
  for (const NamedActor& actor : prepared.actors) codes.insert(actor.code);
  if (!prepared.actors.empty() && codes.size() < 2) {
    return Error(InvalidArgument("--actors names " + *codes.begin() +
                                 " alone; a dyad has two (actant series has "
                                 "what one actor does with all others)"));
  }
  options.actors.assign(codes.begin(), codes.end());
  options.balanced = arguments.balanced;
  options.exists = [&calendar](std::string_view code, const Period& period) {
    return calendar.Exists(code, period);
  };
  return options;
}

Status WriteTable(const PanelArguments& arguments, const EventStore& store,
                  const PanelOptions& options, const StateCalendar& calendar,
                  std::ostream& out, PanelTotals* totals) {
  RowWriter writer(*ParseRowFormat(arguments.format),
                   ColumnsOf(arguments, options.filter.level), &out);
  PanelTable table(arguments, calendar, &writer);
  ACTANT_RETURN_IF_ERROR(ReadPanel(
      store, options,
      [&table](const PanelRow& row) { return table.Write(row); }, totals));
  return writer.End();
}

Result<ExitCode> RunPanel(const PanelArguments& arguments,
                          const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(ExportOutput output,
                          ExportOutput::Open(arguments.output, console));
  ACTANT_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                          NamesOf(arguments.actors));
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, names, console));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          OpenKnowledge(arguments.query.places.data));
  const StateCalendar calendar(*knowledge);
  ACTANT_ASSIGN_OR_RETURN(const PanelOptions options,
                          ToOptions(arguments, prepared, calendar));
  const EventStore& store = prepared.session->store();
  PanelTotals totals;
  ACTANT_RETURN_ERROR_IF(output.WriteMain([&](std::ostream& out) {
    return WriteTable(arguments, store, options, calendar, out, &totals);
  }));
  PrintSummary(options, totals, *console.err);
  ACTANT_RETURN_ERROR_IF(output.Finish(
      store, ProvenanceOf(arguments, options, totals, *knowledge)));
  return ExitCode::kOk;
}

}  // namespace

void AddPanelCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<PanelArguments>();
  CLI::App* command = AddCommand(
      set,
      {"panel", "Counts for each two actors and month or year, to merge",
       "  actant panel --from 2022 --to 2025 --out panel.csv\n"
       "  actant panel --actors USA,CHN,TWN,JPN --balanced --period year\n"
       "  actant panel --directed --by class --type SANCTION --format tsv\n"},
      [arguments](const Console& console) {
        return RunPanel(*arguments, console);
      });
  AddOutOption(command, &arguments->output,
               "File; - is standard output. A citation manifest is written "
               "beside a file");
  command->add_option("--format", arguments->format, "csv, tsv or jsonl")
      ->check(CLI::IsMember({"csv", "tsv", "jsonl"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command
      ->add_option("--actors", arguments->actors,
                   "Codes or names, separated by commas; a file of them, one a "
                   "line; states; or all (also bodies, groups, firms)")
      ->delimiter(',')
      ->type_name("ACTOR,...")
      ->capture_default_str();
  command->add_flag("--directed", arguments->directed,
                    "A row for each way, from source to target");
  command->add_flag("--balanced", arguments->balanced,
                    "Also rows of zeros, for each two actors in each period in "
                    "which both existed");
  AddStoreOption(command, &arguments->query.places.store);
  AddDataOption(command, &arguments->query.places.data);
  AddFilterOptions(command, &arguments->query.filter);
  AddCountOptions(command, &arguments->count);
  AddManifestOptions(command, &arguments->output);
}

}  // namespace actant
