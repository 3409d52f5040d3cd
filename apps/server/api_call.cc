#include "apps/server/api_call.h"

#include <utility>

#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "apps/server/gzip.h"

namespace actant {
namespace {

constexpr const char* kJsonType = "application/json; charset=utf-8";

// Into JsonFields or JsonFieldsText.
template <typename Fields>
void AddLabel(const ActorLabel& label, Fields* fields) {
  fields->Add("zh", label.zh);
  fields->Add("en", label.en);
  fields->Add("kind", label.kind);
}

}  // namespace

ApiCall::ApiCall(const ApiShared& shared, const HttpRequest& request,
                 std::vector<std::string> ids, Parameters::Values parameters,
                 std::shared_ptr<ReadBudget> budget,
                 std::unique_ptr<const EventStore> view)
    : shared_(shared),
      ids_(std::move(ids)),
      gone_(request.gone),
      parameters_(std::move(parameters)),
      budget_(std::move(budget)),
      view_(std::move(view)),
      session_(view_.get(), shared.knowledge),
      wants_lines_(request.Header("accept").find(kLinesType) !=
                   std::string_view::npos),
      takes_gzip_(AcceptsGzip(request.Header("accept-encoding"))) {}

Status ApiCall::Start(Cost cost) {
  ACTANT_RETURN_IF_ERROR(parameters_.Finish());
  if (cost == Cost::kQuick) return Status::Ok();
  Result<QuerySlots::Slot> slot =
      shared_.slots->Take(budget_->deadline(), gone_);
  if (!slot.has_value()) return slot.error();
  slot_ = std::move(*slot);
  return Status::Ok();
}

Result<NamedActor> ApiCall::Resolve(const std::string& name) {
  ACTANT_ASSIGN_OR_RETURN(NamedActor actor,
                          session_.Resolve(name, &candidates_));
  answerable_ = answerable_ && actor.in_store;
  actors_.push_back(actor);
  return actor;
}

Result<EventFilter> ApiCall::ToFilter(const FilterArguments& parameters) const {
  ACTANT_ASSIGN_OR_RETURN(EventFilter filter,
                          actant::ToFilter(parameters, /*dashes=*/""));
  if (ActorBelowStates(parameters, actors_) != nullptr) {
    filter.level = Level::kActor;
  }
  return filter;
}

Json ApiCall::Envelope(std::string_view query,
                       const std::optional<EventFilter>& filter) const {
  Json json;
  json["query"] = query;
  json["arguments"] = Json::object();
  json["filter"] = filter ? FilterJson(*filter) : Json(nullptr);
  json["sequence"] = view_->sequence();
  json["truncated"] = false;
  json["next"] = nullptr;
  return json;
}

void ApiCall::Mention(std::string_view code) {
  if (code.empty()) return;
  const auto add = [this](std::string_view each) {
    if (!mentioned_.contains(each)) mentioned_.emplace(each);
  };
  add(code.substr(0, code.find('.')));
  // Codes of actors may hold a dot of their own.
  add(code);
}

ActorLabel ApiCall::LabelOf(const std::string& code) const {
  ActorLabel label = shared_.labels->Of(*view_, code);
  if (!label.kind.empty()) return label;
  const std::optional<uint32_t> known = shared_.knowledge->FindActor(code);
  if (!known) return label;
  const v1::Actor actor = shared_.knowledge->ActorRecord(*known);
  return {NameOf(actor, "zh"), NameOf(actor, "en"), KindWord(actor.kind())};
}

std::vector<ApiCall::Named> ApiCall::Mentioned() const {
  std::vector<Named> named;
  named.reserve(mentioned_.size());
  for (const std::string& code : mentioned_) {
    ActorLabel label = LabelOf(code);
    if (!label.kind.empty()) named.push_back({code, std::move(label)});
  }
  return named;
}

Json ApiCall::Names() const {
  const std::vector<Named> all = Mentioned();
  JsonFields names(all.size());
  for (const Named& each : all) {
    JsonFields name(3);
    AddLabel(each.label, &name);
    names.Add(each.code, std::move(name).Take());
  }
  return std::move(names).Take();
}

HttpResponse ApiCall::ResultsResponse(const Json& envelope,
                                      const JsonListText& results) const {
  HttpResponse response;
  response.content_type = kJsonType;
  std::string* const body = &response.body;
  JsonFieldsText document(body);
  for (const auto& [name, value] : envelope.items()) document.Add(name, value);
  JsonFieldsText names(document.Begin("actors"));
  for (const Named& each : Mentioned()) {
    JsonFieldsText name(names.Begin(each.code));
    AddLabel(each.label, &name);
    name.Close();
  }
  names.Close();
  document.Begin("results")->append("[").append(results.text()).append("]");
  document.Close();
  body->push_back('\n');
  return response;
}

HttpResponse JsonResponse(const Json& json) {
  HttpResponse response;
  response.content_type = kJsonType;
  response.body = Dump(json);
  response.body += '\n';
  return response;
}

HttpResponse StreamResponse(
    const ApiCall& call, const std::string& content_type,
    std::function<Status(const PieceSink& sink)> write) {
  HttpResponse response;
  response.content_type = content_type;
  if (!call.TakesGzip()) {
    response.stream = [write = std::move(write)](const PieceSink& sink) {
      return write(sink).ok();
    };
    return response;
  }
  response.headers.emplace_back("Content-Encoding", "gzip");
  response.stream = [write = std::move(write)](const PieceSink& sink) {
    GzipPieces pieces(sink, GzipEffort::kQuick);
    const Status written = write(
        [&pieces](std::string_view piece) { return pieces.Write(piece); });
    return written.ok() && pieces.End();
  };
  return response;
}

}  // namespace actant
