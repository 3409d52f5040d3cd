// Lists of events, one event, and counts of events by month.
#include <memory>
#include <optional>
#include <utility>

#include "apps/count_columns.h"
#include "apps/server/api_answers.h"
#include "graph/event_scan.h"
#include "graph/series.h"

namespace actant {
namespace {

// How a list of events is cut and told.
struct ListOptions {
  EventScanOptions scan;
  size_t limit = 0;
  QuerySession::Evidence evidence = QuerySession::Evidence::kAll;
};

constexpr uint64_t kMostEvents = 10'000;

// limit, cursor, evidence.
Status ReadListOptions(uint64_t limit, ApiCall* call, ListOptions* options) {
  options->limit = call->parameters().Whole("limit", limit, {1, kMostEvents});
  const std::string cursor = call->parameters().Text("cursor");
  options->evidence = call->parameters().Flag("evidence", true)
                          ? QuerySession::Evidence::kAll
                          : QuerySession::Evidence::kNone;
  if (cursor.empty()) return Status::Ok();
  const Result<EventPlace> place = EventPlace::Parse(cursor);
  if (!place.has_value()) return place.error().Annotate("cursor");
  options->scan.after = *place;
  return Status::Ok();
}

// One result a line, all that there are.
HttpResponse EventLines(std::shared_ptr<ApiCall> call,
                        const ListOptions& options) {
  const ApiCall& held = *call;
  return StreamResponse(
      held, kLinesType,
      [call = std::move(call), options](const PieceSink& sink) {
        if (!call->answerable()) return Status::Ok();
        std::string line;
        return ScanEventRows(
            call->view(), options.scan,
            [&](const EventRow& row) -> Result<Scan> {
              line.clear();
              ACTANT_RETURN_ERROR_IF(call->session().AppendDescription(
                  row, options.evidence, &line));
              line.push_back('\n');
              return sink(line) ? Scan::kContinue : Scan::kStop;
            });
      });
}

// A page of events, which fills the envelope.
Result<HttpResponse> EventPage(const ListOptions& options, Json envelope,
                               ApiCall* call) {
  JsonListText results(',');
  std::optional<EventPlace> last;
  if (call->answerable()) {
    const Status scanned = ScanEventRows(
        call->view(), options.scan, [&](const EventRow& row) -> Result<Scan> {
          if (results.size() == options.limit) {
            envelope["truncated"] = true;
            envelope["next"] = last->ToString();
            return Scan::kStop;
          }
          ACTANT_RETURN_ERROR_IF(call->session().AppendDescription(
              row, options.evidence, results.Begin()));
          call->MentionParties(row.event);
          last = PlaceOf(row);
          return Scan::kContinue;
        });
    ACTANT_RETURN_ERROR_IF(scanned);
  }
  return call->ResultsResponse(envelope, results);
}

// Resolves an actor that may be named, into its place among the options and
// the arguments.
Status ResolveInto(const std::string& name, const std::string& word,
                   ApiCall* call, std::string* code, Json* arguments) {
  if (name.empty()) return Status::Ok();
  const Result<NamedActor> actor = call->Resolve(name);
  if (!actor.has_value()) return actor.error();
  *code = actor->code;
  (*arguments)[word] = actor->code;
  call->Mention(actor->code);
  return Status::Ok();
}

}  // namespace

Result<HttpResponse> AnswerTimeline(std::shared_ptr<ApiCall> call) {
  ListOptions options;
  const std::string a = call->parameters().Needed("a");
  const std::string b = call->parameters().Needed("b");
  const FilterArguments filter = call->parameters().Filter();
  const Status list = ReadListOptions(200, call.get(), &options);
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  ACTANT_RETURN_ERROR_IF(list);
  Json arguments;
  ACTANT_RETURN_ERROR_IF(
      ResolveInto(a, "a", call.get(), &options.scan.actor, &arguments));
  ACTANT_RETURN_ERROR_IF(
      ResolveInto(b, "b", call.get(), &options.scan.other, &arguments));
  if (options.scan.actor == options.scan.other) {
    return Error(InvalidArgument(
        "a and b are both " + options.scan.actor +
        "; for the events of one actor ask /api/v1/events?actor=" +
        options.scan.actor));
  }
  ACTANT_ASSIGN_OR_RETURN(options.scan.filter, call->ToFilter(filter));
  if (call->WantsLines()) return EventLines(call, options);
  Json envelope = call->Envelope("timeline", options.scan.filter);
  envelope["arguments"] = std::move(arguments);
  return EventPage(options, std::move(envelope), call.get());
}

Result<HttpResponse> AnswerEvents(std::shared_ptr<ApiCall> call) {
  ListOptions options;
  const std::string actor = call->parameters().Text("actor");
  const std::string source = call->parameters().Text("source");
  const std::string target = call->parameters().Text("target");
  const FilterArguments filter = call->parameters().Filter();
  const Status list = ReadListOptions(100, call.get(), &options);
  // A list that goes on to the end of the store is costly; a page is not.
  ACTANT_RETURN_ERROR_IF(
      call->Start(call->WantsLines() ? Cost::kCostly : Cost::kQuick));
  ACTANT_RETURN_ERROR_IF(list);
  Json arguments = Json::object();
  ACTANT_RETURN_ERROR_IF(
      ResolveInto(actor, "actor", call.get(), &options.scan.actor, &arguments));
  ACTANT_RETURN_ERROR_IF(ResolveInto(source, "source", call.get(),
                                     &options.scan.source, &arguments));
  ACTANT_RETURN_ERROR_IF(ResolveInto(target, "target", call.get(),
                                     &options.scan.target, &arguments));
  ACTANT_ASSIGN_OR_RETURN(options.scan.filter, call->ToFilter(filter));
  if (call->WantsLines()) return EventLines(call, options);
  Json envelope = call->Envelope("events", options.scan.filter);
  envelope["arguments"] = std::move(arguments);
  return EventPage(options, std::move(envelope), call.get());
}

Result<HttpResponse> AnswerEvent(std::shared_ptr<ApiCall> call) {
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  ACTANT_ASSIGN_OR_RETURN(const EventRow row,
                          call->query().Event(call->ids().front()));
  ACTANT_ASSIGN_OR_RETURN(
      Json event, call->session().Describe(row, QuerySession::Evidence::kAll));
  call->MentionParties(row.event);
  event["actors"] = call->Names();
  return JsonResponse(event);
}

Result<HttpResponse> AnswerSeries(std::shared_ptr<ApiCall> call) {
  const std::string a = call->parameters().Needed("a");
  const std::string b = call->parameters().Text("b");
  const bool by_year =
      call->parameters().Word("period", {"month", "year"}) == "year";
  const CountBy by = call->parameters().Word("by", {"quad", "class"}) == "quad"
                         ? CountBy::kQuad
                         : CountBy::kClass;
  const FilterArguments filter = call->parameters().Filter();
  ACTANT_RETURN_ERROR_IF(call->Start(b.empty() ? Cost::kCostly : Cost::kQuick));
  Json arguments;
  std::string first;
  std::string second;
  ACTANT_RETURN_ERROR_IF(ResolveInto(a, "a", call.get(), &first, &arguments));
  arguments["b"] = nullptr;
  ACTANT_RETURN_ERROR_IF(ResolveInto(b, "b", call.get(), &second, &arguments));
  arguments["period"] = by_year ? "year" : "month";
  arguments["by"] = by == CountBy::kQuad ? "quad" : "class";
  SeriesOptions options;
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  options.length = by_year ? PeriodLength::kYear : PeriodLength::kMonth;
  std::vector<SeriesRow> rows;
  if (call->answerable()) {
    ACTANT_ASSIGN_OR_RETURN(
        rows, ReadSeries(call->view(), first, second, options, nullptr));
  }
  Json envelope = call->Envelope("series", options.filter);
  envelope["arguments"] = std::move(arguments);
  envelope["actors"] = call->Names();
  envelope["results"] = Json::array();
  const std::vector<std::string> columns = CountColumns(by);
  for (const SeriesRow& row : rows) {
    Json json;
    json["year"] = row.period.year;
    if (!by_year) json["month"] = row.period.ToString();
    json["events"] = row.sums.events;
    json["outgoing"] = row.outgoing;
    json["incoming"] = row.incoming;
    json["both_ways"] = row.sums.both_ways;
    if (second.empty()) json["alone"] = row.alone;
    const std::vector<uint64_t> counts = CountsOf(row.sums.by_class, by);
    for (size_t i = 0; i < columns.size(); ++i) json[columns[i]] = counts[i];
    json["sum_goldstein"] =
        Number(static_cast<double>(row.sums.goldstein_tenths) / 10, 1);
    const std::optional<double> mean = row.sums.mean_goldstein();
    json["mean_goldstein"] = mean ? Number(*mean, 4) : Json(nullptr);
    envelope["results"].push_back(std::move(json));
  }
  return JsonResponse(envelope);
}

}  // namespace actant
