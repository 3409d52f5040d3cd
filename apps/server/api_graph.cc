// Neighbours, sub-graphs, chains and paths.
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "apps/chain_answer.h"
#include "apps/server/api_answers.h"
#include "graph/monthly_subgraph.h"

namespace actant {
namespace {

constexpr uint64_t kMostNeighbors = 10'000;
constexpr uint64_t kMostChains = 10'000;
// Of a sub-graph: what a page can still draw.
constexpr uint64_t kMostNodes = 5'000;
constexpr size_t kMostCentres = 50;

Json NodeJson(const MonthlyNode& node, const ApiCall& call) {
  const ActorLabel label = call.LabelOf(node.code);
  Json json;
  json["actor"] = node.code;
  json["zh"] = label.zh;
  json["en"] = label.en;
  json["kind"] = label.kind;
  json["centre"] = node.centre;
  json["events"] = node.events;
  json["mean_goldstein"] = Number(node.mean_goldstein, 2);
  return json;
}

Json EdgeJson(const MonthlyEdge& edge) {
  Json json;
  json["source"] = edge.source;
  json["target"] = edge.target;
  json["quad_class"] =
      edge.quad_class ? Json(kQuadNames[static_cast<size_t>(*edge.quad_class)])
                      : Json(nullptr);
  json["mutual"] = edge.mutual;
  json["events"] = edge.events;
  json["months"] = Json::array();
  for (const auto& [month, events] : edge.months) {
    json["months"].push_back(Json::array({month.ToString(), events}));
  }
  return json;
}

// First and last month of all edges; null where none has one.
void AddMonths(const MonthlySubgraph& graph, Json* json) {
  std::optional<Period> first;
  std::optional<Period> last;
  for (const MonthlyEdge& edge : graph.edges) {
    if (edge.months.empty()) continue;
    const Period begin = edge.months.begin()->first;
    const Period end = edge.months.rbegin()->first;
    if (!first || begin < *first) first = begin;
    if (!last || *last < end) last = end;
  }
  (*json)["first_month"] = first ? Json(first->ToString()) : Json(nullptr);
  (*json)["last_month"] = last ? Json(last->ToString()) : Json(nullptr);
}

// The actors that values of `around` name: one each where the store has such a
// code, which may hold commas; else those between the commas.
std::vector<std::string> NamesAround(const EventStore& view,
                                     const std::vector<std::string>& values) {
  std::vector<std::string> names;
  for (const std::string& value : values) {
    const bool one = value.find(',') == std::string::npos ||
                     view.FindActor(value).has_value();
    if (one) {
      names.push_back(value);
      continue;
    }
    for (std::string& name : Parameters::AtCommas(value)) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

QuerySession::Evidence ReadEvidence(Parameters* parameters) {
  return parameters->Flag("evidence", true) ? QuerySession::Evidence::kAll
                                            : QuerySession::Evidence::kNone;
}

// Describes events of chains, each once: many chains begin with the same.
class ChainEvents {
 public:
  ChainEvents(QuerySession::Evidence evidence, ApiCall* call)
      : evidence_(evidence), call_(call) {}

  Status Append(const EventRow& event, std::string* out) {
    const auto [known, is_new] =
        texts_.try_emplace(event.number.value(), std::string());
    if (is_new) {
      known->second.reserve(kRoom);
      ACTANT_RETURN_IF_ERROR(
          call_->session().AppendDescription(event, evidence_, &known->second));
      call_->MentionParties(event.event);
    }
    out->append(known->second);
    return Status::Ok();
  }

 private:
  // An event without evidence has some 700 bytes.
  static constexpr size_t kRoom = 1024;

  const QuerySession::Evidence evidence_;
  ApiCall* const call_;
  std::unordered_map<uint32_t, std::string> texts_;
};

// The chains as the envelope's results, or one a line.
Result<HttpResponse> ChainResults(std::shared_ptr<ApiCall> call,
                                  const std::vector<Chain>& chains,
                                  QuerySession::Evidence evidence,
                                  const Json& envelope) {
  ChainEvents events(evidence, call.get());
  JsonListText results(call->WantsLines() ? '\n' : ',');
  for (const Chain& chain : chains) {
    for (const ChainHop& hop : chain.hops) {
      call->Mention(hop.from);
      call->Mention(hop.to);
    }
    ACTANT_RETURN_ERROR_IF(AppendChain(
        chain,
        [&events](const EventRow& event, std::string* out) {
          return events.Append(event, out);
        },
        results.Begin()));
  }
  if (!call->WantsLines()) return call->ResultsResponse(envelope, results);
  std::string lines = results.text();
  if (!lines.empty()) lines.push_back('\n');
  return StreamResponse(*call, kLinesType,
                        [lines = std::move(lines)](const PieceSink& sink) {
                          sink(lines);
                          return Status::Ok();
                        });
}

TimeOrder OrderOf(const std::string& word) {
  if (word == "possible") return TimeOrder::kPossible;
  return word == "certain" ? TimeOrder::kCertain : TimeOrder::kNone;
}

}  // namespace

Result<HttpResponse> AnswerNeighbors(std::shared_ptr<ApiCall> call) {
  const std::string name = call->parameters().Needed("actor");
  NeighborhoodOptions options;
  options.depth =
      static_cast<int>(call->parameters().Whole("depth", 1, {1, 6}));
  options.limit = call->parameters().Whole("limit", 100, {1, kMostNeighbors});
  options.edges = NeighborhoodEdges::kNone;
  const FilterArguments filter = call->parameters().Filter();
  ACTANT_RETURN_ERROR_IF(
      call->Start(options.depth > 1 ? Cost::kCostly : Cost::kQuick));
  ACTANT_ASSIGN_OR_RETURN(const NamedActor actor, call->Resolve(name));
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  Neighborhood found;
  if (call->answerable()) {
    ACTANT_ASSIGN_OR_RETURN(found,
                            call->query().Neighbors(actor.code, options));
  }
  Json envelope = call->Envelope("neighbors", options.filter);
  envelope["arguments"]["actor"] = actor.code;
  envelope["arguments"]["depth"] = options.depth;
  envelope["truncated"] = found.truncated;
  JsonListText results(',');
  call->Mention(actor.code);
  for (const Neighbor& neighbor : found.neighbors) {
    call->Mention(neighbor.code);
    JsonFieldsText json(results.Begin());
    json.Add("actor", neighbor.code);
    json.Add("distance", neighbor.distance);
    json.Add("events", neighbor.events);
    json.Add("outgoing", neighbor.outgoing);
    json.Add("incoming", neighbor.incoming);
    json.Add("mutual", neighbor.mutual);
    json.AddNumber("mean_goldstein", neighbor.mean_goldstein, 2);
    json.Close();
  }
  return call->ResultsResponse(envelope, results);
}

Result<HttpResponse> AnswerGraph(std::shared_ptr<ApiCall> call) {
  const std::vector<std::string> around = call->parameters().All("around");
  MonthlySubgraphOptions options;
  options.limit = call->parameters().Whole("limit", 40, {1, kMostNodes});
  options.most_nodes = kMostNodes;
  const FilterArguments filter = call->parameters().Filter();
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kCostly));
  const std::vector<std::string> names = NamesAround(call->view(), around);
  if (names.empty() || names.size() > kMostCentres) {
    return Error(InvalidArgument("around must name 1 to 50 actors, not " +
                                 std::to_string(names.size())));
  }
  std::vector<std::string> centres;
  for (const std::string& name : names) {
    ACTANT_ASSIGN_OR_RETURN(const NamedActor actor, call->Resolve(name));
    // One that the store lacks is alone.
    if (actor.in_store) centres.push_back(actor.code);
  }
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  MonthlySubgraph graph;
  if (!centres.empty()) {
    ACTANT_ASSIGN_OR_RETURN(
        graph, ReadMonthlySubgraph(call->view(), centres, options));
  }
  Json json = call->Envelope("graph", options.filter);
  json.erase("next");
  json["arguments"]["around"] = centres;
  json["arguments"]["limit"] = options.limit;
  json["truncated"] = graph.truncated;
  AddMonths(graph, &json);
  json["nodes"] = Json::array();
  for (const MonthlyNode& node : graph.nodes) {
    json["nodes"].push_back(NodeJson(node, *call));
  }
  json["edges"] = Json::array();
  for (const MonthlyEdge& edge : graph.edges) {
    json["edges"].push_back(EdgeJson(edge));
  }
  return JsonResponse(json);
}

Result<HttpResponse> AnswerChains(std::shared_ptr<ApiCall> call) {
  Parameters& parameters = call->parameters();
  const std::string from = parameters.Needed("start");
  const std::string to = parameters.Text("end");
  ChainOptions options;
  options.min_hops = static_cast<int>(parameters.Whole("min_hops", 1, {1, 8}));
  options.max_hops = static_cast<int>(parameters.Whole("max_hops", 3, {1, 8}));
  const std::string order =
      parameters.Word("time_respecting", {"none", "possible", "certain"});
  options.order = OrderOf(order);
  const size_t limit = parameters.Whole("limit", 100, {1, kMostChains});
  const QuerySession::Evidence evidence = ReadEvidence(&parameters);
  const FilterArguments filter = parameters.Filter();
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kCostly));
  ACTANT_ASSIGN_OR_RETURN(const NamedActor first, call->Resolve(from));
  std::string last;
  if (!to.empty()) {
    ACTANT_ASSIGN_OR_RETURN(const NamedActor actor, call->Resolve(to));
    last = actor.code;
  }
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  options.limit = limit + 1;
  std::vector<Chain> chains;
  if (call->answerable()) {
    ACTANT_ASSIGN_OR_RETURN(chains,
                            call->query().Chains(first.code, last, options));
  }
  Json envelope = call->Envelope("chains", options.filter);
  envelope["arguments"]["start"] = first.code;
  envelope["arguments"]["end"] = last.empty() ? Json(nullptr) : Json(last);
  envelope["arguments"]["min_hops"] = options.min_hops;
  envelope["arguments"]["max_hops"] = options.max_hops;
  envelope["arguments"]["time_respecting"] = order;
  call->Mention(first.code);
  call->Mention(last);
  if (chains.size() > limit) {
    chains.resize(limit);
    envelope["truncated"] = true;
  }
  return ChainResults(std::move(call), chains, evidence, envelope);
}

Result<HttpResponse> AnswerPaths(std::shared_ptr<ApiCall> call) {
  Parameters& parameters = call->parameters();
  const std::string from = parameters.Needed("start");
  const std::string to = parameters.Needed("end");
  PathOptions options;
  options.max_hops = static_cast<int>(parameters.Whole("max_hops", 6, {1, 16}));
  const bool directed = parameters.Flag("directed", false);
  options.direction =
      directed ? PathDirection::kDirected : PathDirection::kUndirected;
  const QuerySession::Evidence evidence = ReadEvidence(&parameters);
  const FilterArguments filter = parameters.Filter();
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kCostly));
  ACTANT_ASSIGN_OR_RETURN(const NamedActor first, call->Resolve(from));
  ACTANT_ASSIGN_OR_RETURN(const NamedActor last, call->Resolve(to));
  ACTANT_ASSIGN_OR_RETURN(options.filter, call->ToFilter(filter));
  std::vector<Chain> chains;
  if (call->answerable()) {
    ACTANT_ASSIGN_OR_RETURN(
        std::optional<Chain> path,
        call->query().ShortestPath(first.code, last.code, options));
    if (path) chains.push_back(std::move(*path));
  }
  Json envelope = call->Envelope("paths", options.filter);
  envelope["arguments"]["start"] = first.code;
  envelope["arguments"]["end"] = last.code;
  envelope["arguments"]["max_hops"] = options.max_hops;
  envelope["arguments"]["directed"] = directed;
  call->Mention(first.code);
  call->Mention(last.code);
  return ChainResults(std::move(call), chains, evidence, envelope);
}

}  // namespace actant
