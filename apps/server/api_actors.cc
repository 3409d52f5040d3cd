// Actors: search as one types, all by events, and one whole.
#include <memory>
#include <utility>

#include "apps/record_json.h"
#include "apps/server/api_answers.h"
#include "extract/extractor.h"
#include "graph/actor_codes.h"

namespace actant {
namespace {

constexpr uint64_t kMostActors = 1'000;

Json MatchJson(const ActorMatch& match) {
  Json json;
  json["code"] = match.actor.code();
  json["kind"] = KindWord(match.actor.kind());
  json["zh"] = NameOf(match.actor, "zh");
  json["en"] = NameOf(match.actor, "en");
  json["events"] = match.events;
  json["how"] = HowWord(match.how);
  return json;
}

Json MatchesJson(const std::vector<ActorMatch>& matches) {
  Json json = Json::array();
  for (const ActorMatch& match : matches) json.push_back(MatchJson(match));
  return json;
}

// The actors with most events, kMostActors and one.
Result<std::shared_ptr<const Json>> MostActive(const ApiCall& call) {
  const std::string name = "actors";
  const uint64_t sequence = call.view().sequence();
  if (auto kept = call.cache().Find(name, sequence)) return kept;
  ACTANT_ASSIGN_OR_RETURN(std::vector<ActorMatch> matches,
                          call.query().ActorsByEvents());
  if (matches.size() > kMostActors + 1) matches.resize(kMostActors + 1);
  return call.cache().Keep(name, sequence, MatchesJson(matches));
}

}  // namespace

Result<HttpResponse> AnswerActors(std::shared_ptr<ApiCall> call) {
  const std::string text = call->parameters().Text("q");
  const size_t limit = call->parameters().Whole("limit", 20, {1, kMostActors});
  const bool all = text.empty();
  const bool kept =
      all && call->cache().Find("actors", call->view().sequence()) != nullptr;
  ACTANT_RETURN_ERROR_IF(
      call->Start(all && !kept ? Cost::kCostly : Cost::kQuick));
  Json results;
  if (all) {
    ACTANT_ASSIGN_OR_RETURN(const std::shared_ptr<const Json> active,
                            MostActive(*call));
    results = *active;
  } else {
    ACTANT_ASSIGN_OR_RETURN(
        const std::vector<ActorMatch> matches,
        call->query().FindActors(text, FoldName(text), limit + 1));
    results = MatchesJson(matches);
  }
  Json json = call->Envelope("actors", std::nullopt);
  json["arguments"]["q"] = text;
  json["truncated"] = results.size() > limit;
  json["actors"] = Json::object();
  while (results.size() > limit) results.erase(results.size() - 1);
  json["results"] = std::move(results);
  return JsonResponse(json);
}

Result<HttpResponse> AnswerActor(std::shared_ptr<ApiCall> call) {
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  ACTANT_ASSIGN_OR_RETURN(const NamedActor named,
                          call->Resolve(call->ids().front()));
  v1::Actor actor;
  if (named.in_store) {
    ACTANT_ASSIGN_OR_RETURN(const ActorNumber number,
                            FindActorNumber(call->view(), named.code));
    ACTANT_ASSIGN_OR_RETURN(actor, call->view().GetActor(number));
  } else {
    actor =
        call->knowledge().ActorRecord(*call->knowledge().FindActor(named.code));
  }
  Json json;
  json["code"] = actor.code();
  json["kind"] = KindWord(actor.kind());
  json["zh"] = NameOf(actor, "zh");
  json["en"] = NameOf(actor, "en");
  json["names"] = Json::array();
  for (const v1::ActorName& name : actor.names()) {
    Json entry;
    entry["text"] = name.text();
    entry["language"] = name.language();
    json["names"].push_back(std::move(entry));
  }
  json["affiliations"] = Json::array();
  for (const v1::Affiliation& affiliation : actor.affiliations()) {
    Json entry;
    entry["actor"] = affiliation.of();
    entry["office"] = affiliation.office();
    entry["since"] = DayJson(affiliation.has_since(), affiliation.since());
    entry["until"] = DayJson(affiliation.has_until(), affiliation.until());
    json["affiliations"].push_back(std::move(entry));
  }
  json["provisional"] = actor.provisional();
  uint64_t events = 0;
  if (named.in_store) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<ActorMatch> found,
                            call->query().FindActors(named.code, "", 1));
    if (!found.empty()) events = found.front().events;
  }
  json["events"] = events;
  return JsonResponse(json);
}

}  // namespace actant
