#include <memory>
#include <ostream>
#include <utility>

#include "apps/commands.h"
#include "apps/event_answer.h"
#include "apps/export_output.h"
#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "apps/row_writer.h"
#include "graph/event_scan.h"

namespace actant {
namespace {

struct EventsArguments {
  QueryArguments query;
  OutputArguments output;
  std::string format = "table";
  std::string actor;
  std::string source;
  std::string target;
  std::string cursor;
  size_t limit = 0;
  bool no_evidence = false;
};

// Columns that tables add for the evidence published first.
constexpr const char* kEvidenceFields[] = {"evidence", "article", "publisher",
                                           "published", "rule"};

// What was given out of the list.
struct Page {
  uint64_t events = 0;
  std::optional<EventPlace> last;
  // There is more behind `last`.
  bool truncated = false;
};

// Calls give(row, fields) for each event of the page.
template <typename Give>
Status ReadPage(const EventsArguments& arguments,
                const EventScanOptions& options, QuerySession* session,
                const Give& give, Page* page) {
  const auto evidence = arguments.no_evidence ? QuerySession::Evidence::kNone
                                              : QuerySession::Evidence::kAll;
  return ScanEventRows(
      session->store(), options, [&](const EventRow& row) -> Result<Scan> {
        if (arguments.limit > 0 && page->events == arguments.limit) {
          page->truncated = true;
          return Scan::kStop;
        }
        ACTANT_ASSIGN_OR_RETURN(Json fields, session->Describe(row, evidence));
        ACTANT_RETURN_ERROR_IF(give(row, std::move(fields)));
        ++page->events;
        page->last = PlaceOf(row);
        return Scan::kContinue;
      });
}

// CSV, TSV and JSON Lines, a row at a time.
Status WriteRows(const EventsArguments& arguments, RowFormat format,
                 const EventScanOptions& options, QuerySession* session,
                 std::ostream& out, Page* page) {
  Answer columns;
  SetEventColumns(&columns);
  std::vector<std::string> names = columns.csv_fields;
  const size_t own = names.size();
  if (!arguments.no_evidence) {
    names.insert(names.end(), std::begin(kEvidenceFields),
                 std::end(kEvidenceFields));
  }
  RowWriter writer(format, names, &out);
  ACTANT_RETURN_IF_ERROR(ReadPage(
      arguments, options, session,
      [&](const EventRow&, Json fields) {
        if (format == RowFormat::kJsonl) {
          out << Dump(fields) << '\n';
          return out ? Status::Ok() : writer.End();
        }
        const Json first = arguments.no_evidence || fields["evidence"].empty()
                               ? Json::object()
                               : fields["evidence"].front();
        for (size_t i = 0; i < names.size(); ++i) {
          const Json& from = i < own ? fields : first;
          const auto found = from.find(names[i]);
          writer.Text(found == from.end() ? std::string() : FlatText(*found));
        }
        return writer.EndRow();
      },
      page));
  return writer.End();
}

// A table for people, and one document of JSON.
Status WriteWhole(const EventsArguments& arguments,
                  const EventScanOptions& options,
                  const PreparedQuery& prepared, std::ostream& out,
                  std::ostream& err, Page* page) {
  Answer answer = NewAnswer("events", prepared.filter);
  for (const auto& [name, code] : {std::pair("actor", &options.actor),
                                   std::pair("source", &options.source),
                                   std::pair("target", &options.target)}) {
    answer.arguments[name] = code->empty() ? Json(nullptr) : Json(*code);
  }
  SetEventColumns(&answer);
  if (prepared.answerable) {
    ACTANT_RETURN_IF_ERROR(ReadPage(
        arguments, options, prepared.session.get(),
        [&answer](const EventRow& row, Json fields) {
          answer.rows.push_back(EventAnswerRow(row.event, std::move(fields)));
          return Status::Ok();
        },
        page));
  }
  answer.truncated = page->truncated;
  const bool json = arguments.format == "json";
  if (json && page->truncated) {
    answer.summary["next"] = page->last->ToString();
  }
  WriteAnswer(answer, json ? OutputFormat::kJson : OutputFormat::kTable, out,
              err);
  return Status::Ok();
}

Provenance ProvenanceOf(const EventsArguments& arguments,
                        const EventScanOptions& options, const Page& page) {
  Provenance provenance;
  provenance.command = "events";
  provenance.title = "List of political events";
  Json& json = provenance.options;
  if (!options.actor.empty()) json["actor"] = options.actor;
  if (!options.source.empty()) json["source"] = options.source;
  if (!options.target.empty()) json["target"] = options.target;
  if (options.after) json["cursor"] = options.after->ToString();
  if (arguments.limit > 0) json["limit"] = arguments.limit;
  json["evidence"] = !arguments.no_evidence;
  json["format"] = arguments.format;
  provenance.filter_given = GivenFilter(arguments.query.filter);
  provenance.filter = options.filter;
  provenance.counts["rows"] = page.events;
  provenance.counts["events"] = page.events;
  provenance.counts["truncated"] = page.truncated;
  return provenance;
}

// Resolves the actors that were named, each into its place.
Result<PreparedQuery> PrepareActors(const EventsArguments& arguments,
                                    const Console& console,
                                    EventScanOptions* options) {
  std::vector<std::string> names;
  std::vector<std::string*> codes;
  for (const auto& [name, code] :
       {std::pair(&arguments.actor, &options->actor),
        std::pair(&arguments.source, &options->source),
        std::pair(&arguments.target, &options->target)}) {
    if (name->empty()) continue;
    names.push_back(*name);
    codes.push_back(code);
  }
  ACTANT_ASSIGN_OR_RETURN(PreparedQuery prepared,
                          Prepare(arguments.query, names, console));
  for (size_t i = 0; i < codes.size(); ++i) {
    *codes[i] = prepared.actors[i].code;
  }
  options->filter = prepared.filter;
  return prepared;
}

Result<ExitCode> Events(const EventsArguments& arguments,
                        const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(ExportOutput output,
                          ExportOutput::Open(arguments.output, console));
  EventScanOptions options;
  if (!arguments.cursor.empty()) {
    const Result<EventPlace> after = EventPlace::Parse(arguments.cursor);
    if (!after.has_value()) {
      return Error(after.error().Annotate("--cursor"));
    }
    options.after = *after;
  }
  ACTANT_ASSIGN_OR_RETURN(const PreparedQuery prepared,
                          PrepareActors(arguments, console, &options));
  Page page;
  ACTANT_RETURN_ERROR_IF(output.WriteMain([&](std::ostream& out) {
    const std::optional<RowFormat> format = ParseRowFormat(arguments.format);
    if (!format) {
      return WriteWhole(arguments, options, prepared, out, *console.err, &page);
    }
    *console.err << "filter: " << DescribeFilter(options.filter) << '\n';
    if (!prepared.answerable) {
      Answer columns;
      SetEventColumns(&columns);
      return RowWriter(*format, columns.csv_fields, &out).End();
    }
    return WriteRows(arguments, *format, options, prepared.session.get(), out,
                     &page);
  }));
  if (page.truncated) {
    *console.err << "more: --cursor " << page.last->ToString() << '\n';
  }
  ACTANT_RETURN_ERROR_IF(output.Finish(prepared.session->store(),
                                       ProvenanceOf(arguments, options, page)));
  return ExitCode::kOk;
}

}  // namespace

void AddEventsCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<EventsArguments>();
  CLI::App* command = AddCommand(
      set,
      {"events", "Events by date, of all actors or of those named",
       "  actant events --type sanction --from 2025-03 --to 2025-03\n"
       "  actant events --actor 日本 --status planned,possible\n"
       "  actant events --source USA --target CHN --format jsonl\n"
       "  actant events --from 2022 --format csv --out events.csv\n"},
      [arguments](const Console& console) {
        return Events(*arguments, console);
      });
  CLI::Option* actor =
      command
          ->add_option("--actor", arguments->actor,
                       "Only events it takes part in: a code or a name")
          ->type_name("ACTOR");
  command
      ->add_option("--source", arguments->source,
                   "Only what it does (also together with others)")
      ->excludes(actor)
      ->type_name("ACTOR");
  command
      ->add_option("--target", arguments->target,
                   "Only what is done to it (or together with it)")
      ->excludes(actor)
      ->type_name("ACTOR");
  command->add_option("--limit", arguments->limit, "Events at most; 0 = all")
      ->type_name("N");
  command
      ->add_option("--cursor", arguments->cursor,
                   "Go on behind this event: what the page before ended with")
      ->type_name("PLACE");
  command->add_flag("--no-evidence", arguments->no_evidence,
                    "Without the words quoted");
  command->add_option("--format", arguments->format, "How to print the answer")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv", "tsv"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  AddOutOption(command, &arguments->output,
               "File; - is standard output. A citation manifest is written "
               "beside a file");
  AddStoreOption(command, &arguments->query.places.store);
  AddDataOption(command, &arguments->query.places.data);
  AddFilterOptions(command, &arguments->query.filter);
  AddManifestOptions(command, &arguments->output);
}

}  // namespace actant
