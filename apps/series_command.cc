#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/count_columns.h"
#include "apps/export_output.h"
#include "apps/query_arguments.h"
#include "apps/row_writer.h"
#include "graph/series.h"

namespace actant {
namespace {

struct SeriesArguments {
  QueryArguments query;
  CountArguments count;
  OutputArguments output;
  std::string format = "table";
  std::vector<std::string> names;
};

// The columns between the period and the Goldstein points.
std::vector<std::string> CountNames(const SeriesArguments& arguments) {
  std::vector<std::string> names = {"events", "outgoing", "incoming",
                                    "both_ways"};
  if (arguments.names.size() == 1) names.emplace_back("alone");
  for (std::string& name : CountColumns(CountByOf(arguments.count))) {
    names.push_back(std::move(name));
  }
  return names;
}

std::vector<uint64_t> CountsIn(const SeriesRow& row,
                               const SeriesArguments& arguments) {
  std::vector<uint64_t> counts = {row.sums.events, row.outgoing, row.incoming,
                                  row.sums.both_ways};
  if (arguments.names.size() == 1) counts.push_back(row.alone);
  for (const uint64_t count :
       CountsOf(row.sums.by_class, CountByOf(arguments.count))) {
    counts.push_back(count);
  }
  return counts;
}

std::vector<std::string> ColumnsOf(const SeriesArguments& arguments) {
  std::vector<std::string> columns = {"year"};
  if (arguments.count.period == "month") columns.emplace_back("month");
  for (std::string& name : CountNames(arguments)) {
    columns.push_back(std::move(name));
  }
  columns.emplace_back("sum_goldstein");
  columns.emplace_back("mean_goldstein");
  return columns;
}

double SumOf(const EventSums& sums) {
  return static_cast<double>(sums.goldstein_tenths) / 10;
}

Status WriteRows(const SeriesArguments& arguments, RowFormat format,
                 const std::vector<SeriesRow>& rows, std::ostream& out) {
  RowWriter writer(format, ColumnsOf(arguments), &out);
  for (const SeriesRow& row : rows) {
    writer.Whole(int64_t{row.period.year});
    if (row.period.month != 0) writer.Text(row.period.ToString());
    for (const uint64_t count : CountsIn(row, arguments)) writer.Whole(count);
    writer.Decimal(SumOf(row.sums));
    const std::optional<double> mean = row.sums.mean_goldstein();
    if (mean) {
      writer.Decimal(*mean);
    } else {
      writer.Missing();
    }
    ACTANT_RETURN_IF_ERROR(writer.EndRow());
  }
  return writer.End();
}

// For people, and as one document.
Answer AnswerOf(const SeriesArguments& arguments,
                const std::vector<SeriesRow>& rows,
                const PreparedQuery& prepared) {
  Answer answer = NewAnswer("series", prepared.filter);
  answer.arguments["a"] = prepared.actors.front().code;
  answer.arguments["b"] = prepared.actors.size() > 1
                              ? Json(prepared.actors[1].code)
                              : Json(nullptr);
  const std::vector<std::string> names = CountNames(arguments);
  answer.headings = {arguments.count.period};
  answer.headings.insert(answer.headings.end(), names.begin(), names.end());
  answer.headings.emplace_back("sum");
  answer.headings.emplace_back("mean");
  for (const SeriesRow& series : rows) {
    AnswerRow row;
    const std::vector<uint64_t> counts = CountsIn(series, arguments);
    row.cells.push_back(series.period.ToString());
    row.fields["year"] = series.period.year;
    if (series.period.month != 0) {
      row.fields["month"] = series.period.ToString();
    }
    for (size_t i = 0; i < names.size(); ++i) {
      row.cells.push_back(std::to_string(counts[i]));
      row.fields[names[i]] = counts[i];
    }
    const std::optional<double> mean = series.sums.mean_goldstein();
    row.fields["sum_goldstein"] = Number(SumOf(series.sums), 1);
    row.fields["mean_goldstein"] = mean ? Number(*mean) : Json(nullptr);
    row.cells.push_back(Dump(row.fields["sum_goldstein"]));
    row.cells.push_back(mean ? Dump(Number(*mean, 2)) : "");
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

Provenance ProvenanceOf(const SeriesArguments& arguments,
                        const PreparedQuery& prepared,
                        const std::vector<SeriesRow>& rows,
                        const SeriesTotals& totals) {
  Provenance provenance;
  provenance.command = "series";
  const std::string& a = prepared.actors.front().code;
  provenance.title = "Events by " + arguments.count.period + " " +
                     (prepared.actors.size() > 1
                          ? "between " + a + " and " + prepared.actors[1].code
                          : "that " + a + " takes part in");
  if (!rows.empty()) {
    provenance.title += ", " + rows.front().period.ToString() + " to " +
                        rows.back().period.ToString();
  }
  provenance.options["a"] = a;
  if (prepared.actors.size() > 1) {
    provenance.options["b"] = prepared.actors[1].code;
  }
  provenance.options["period"] = arguments.count.period;
  provenance.options["by"] = arguments.count.by;
  provenance.options["dates"] = arguments.count.dates;
  provenance.options["format"] = arguments.format;
  provenance.filter_given = GivenFilter(arguments.query.filter);
  provenance.filter = prepared.filter;
  Json& counts = provenance.counts;
  counts["rows"] = rows.size();
  counts["events"] = totals.events;
  counts["events_beyond_period"] = totals.beyond_period;
  counts["events_dated_by_publication"] = totals.dated_by_publication;
  counts["left_out_undated"] = totals.undated;
  counts["left_out_uncertain"] = totals.uncertain;
  return provenance;
}

Result<ExitCode> RunSeries(const SeriesArguments& arguments,
                           const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(ExportOutput output,
                          ExportOutput::Open(arguments.output, console));
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          Prepare(arguments.query, arguments.names, console));
  const EventStore& store = prepared.session->store();
  const SeriesOptions options{prepared.filter, PeriodLengthOf(arguments.count),
                              PeriodDatesOf(arguments.count)};
  ACTANT_RETURN_ERROR_IF(CheckPeriodDays(options.filter, options.length));
  std::vector<SeriesRow> rows;
  SeriesTotals totals;
  if (prepared.answerable) {
    const std::string b =
        prepared.actors.size() > 1 ? prepared.actors[1].code : "";
    ACTANT_ASSIGN_OR_RETURN(
        rows,
        ReadSeries(store, prepared.actors.front().code, b, options, &totals));
  }
  ACTANT_RETURN_ERROR_IF(output.WriteMain([&](std::ostream& out) {
    const std::optional<RowFormat> format = ParseRowFormat(arguments.format);
    if (format) {
      *console.err << "filter: " << DescribeFilter(options.filter) << '\n';
      return WriteRows(arguments, *format, rows, out);
    }
    WriteAnswer(
        AnswerOf(arguments, rows, prepared),
        arguments.format == "json" ? OutputFormat::kJson : OutputFormat::kTable,
        out, *console.err);
    return Status::Ok();
  }));
  ACTANT_RETURN_ERROR_IF(
      output.Finish(store, ProvenanceOf(arguments, prepared, rows, totals)));
  return ExitCode::kOk;
}

}  // namespace

void AddSeriesCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<SeriesArguments>();
  CLI::App* command = AddCommand(
      set,
      {"series", "Month by month: a pair, or one actor with all others",
       "  actant series 中國 美國 --from 2022 --to 2025\n"
       "  actant series USA --by class --period year\n"
       "  actant series RUS UKR --format csv --out rus-ukr.csv\n"},
      [arguments](const Console& console) {
        return RunSeries(*arguments, console);
      });
  command
      ->add_option("ACTOR", arguments->names,
                   "One or two actors: codes or names in any language")
      ->required()
      ->expected(1, 2)
      ->type_name("");
  AddOutOption(command, &arguments->output, "File; - is standard output");
  command->add_option("--format", arguments->format, "How to print it")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "tsv"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  AddStoreOption(command, &arguments->query.places.store);
  AddDataOption(command, &arguments->query.places.data);
  AddFilterOptions(command, &arguments->query.filter);
  AddCountOptions(command, &arguments->count);
  AddManifestOptions(command, &arguments->output);
}

}  // namespace actant
