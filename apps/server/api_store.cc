// What the store holds, and the words of its answers: types and rules.
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "apps/event_counts.h"
#include "apps/record_json.h"
#include "apps/server/api_answers.h"
#include "graph/event_sums.h"
#include "graph/quad_class.h"

namespace actant {
namespace {

Json QuadJson(v1::PloverClass plover) {
  const std::optional<QuadClass> quad = QuadOf(plover);
  return quad ? Json(kQuadNames[static_cast<size_t>(*quad)]) : Json(nullptr);
}

// Sorted by events, most first.
Json TypeCounts(const EventCounts& counts, const EventStore& view,
                const TypeClasses& classes) {
  std::vector<std::pair<uint64_t, Json>> rows;
  for (const auto& [number, events] : counts.types) {
    const Result<v1::EventType> type = view.GetType(number);
    if (!type.has_value()) continue;
    Json row;
    row["type"] = type->name();
    row["plover"] = PloverWord(classes.Of(number));
    row["events"] = events;
    rows.emplace_back(events, std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return a.first > b.first;
  });
  Json json = Json::array();
  for (auto& [events, row] : rows) json.push_back(std::move(row));
  return json;
}

Result<Json> StatisticsJson(const EventStore& view) {
  ACTANT_ASSIGN_OR_RETURN(const StoreCounts counts, view.Counts());
  ACTANT_ASSIGN_OR_RETURN(const EventCounts events, CountEvents(view));
  ACTANT_ASSIGN_OR_RETURN(const TypeClasses classes, TypeClasses::Read(view));
  Json json;
  json["sequence"] = view.sequence();
  json["articles"] = counts.articles;
  json["actors"] = counts.actors;
  json["events"] = counts.events;
  json["mentions"] = counts.mentions;
  json["first_day"] =
      DayJson(events.first.has_value(), events.first.value_or(0));
  json["last_day"] = DayJson(events.last.has_value(), events.last.value_or(0));
  json["by_type"] = TypeCounts(events, view, classes);
  json["by_status"] = Json::array();
  // By name.
  std::map<std::string, uint64_t> statuses;
  for (const auto& [status, count] : events.statuses) {
    statuses[StatusWord(status)] = count;
  }
  for (const auto& [status, count] : statuses) {
    Json row;
    row["status"] = status;
    row["events"] = count;
    json["by_status"].push_back(std::move(row));
  }
  return json;
}

// The lines of a rule in a file of rules: from "rule ID " to the next line that
// does not belong to it. Empty where the file lacks it.
std::string_view RuleText(std::string_view file, const std::string& id) {
  const std::string head = "rule " + id + " ";
  size_t begin = file.starts_with(head) ? 0 : file.find("\n" + head);
  if (begin == std::string_view::npos) return {};
  if (begin > 0) ++begin;
  size_t end = file.find('\n', begin);
  while (end != std::string_view::npos && end + 1 < file.size() &&
         (file[end + 1] == ' ' || file[end + 1] == '\t')) {
    end = file.find('\n', end + 1);
  }
  return file.substr(begin, end == std::string_view::npos ? end : end - begin);
}

}  // namespace

Result<HttpResponse> AnswerStatistics(std::shared_ptr<ApiCall> call) {
  const std::string name = "statistics";
  const uint64_t sequence = call->view().sequence();
  std::shared_ptr<const Json> json = call->cache().Find(name, sequence);
  ACTANT_RETURN_ERROR_IF(
      call->Start(json == nullptr ? Cost::kCostly : Cost::kQuick));
  if (json == nullptr) {
    ACTANT_ASSIGN_OR_RETURN(Json made, StatisticsJson(call->view()));
    json = call->cache().Keep(name, sequence, std::move(made));
  }
  return JsonResponse(*json);
}

Result<HttpResponse> AnswerTypes(std::shared_ptr<ApiCall> call) {
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  ACTANT_ASSIGN_OR_RETURN(const TypeClasses classes,
                          TypeClasses::Read(call->view()));
  ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::EventType> types,
                          call->view().Types());
  Json json;
  json["sequence"] = call->view().sequence();
  json["results"] = Json::array();
  for (const v1::EventType& type : types) {
    ACTANT_ASSIGN_OR_RETURN(const TypeNumber number,
                            call->view().FindType(type.name()));
    const v1::PloverClass plover = classes.Of(number);
    Json row;
    row["name"] = type.name();
    row["zh"] = type.name_zh().empty() ? type.name() : type.name_zh();
    row["en"] = type.name_en().empty() ? type.name() : type.name_en();
    row["plover"] = PloverWord(plover);
    row["quad_class"] = QuadJson(plover);
    row["cameo"] = type.cameo();
    row["goldstein"] = Number(type.goldstein_tenths() / 10.0, 1);
    row["mutual"] = type.mutual();
    json["results"].push_back(std::move(row));
  }
  return JsonResponse(json);
}

Result<HttpResponse> AnswerRule(std::shared_ptr<ApiCall> call) {
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  const std::string& id = call->ids().front();
  for (const KnowledgeFile& file : call->knowledge().files()) {
    const std::string_view text = RuleText(file.text, id);
    if (text.empty()) continue;
    const size_t arrow = text.find("-> ");
    const size_t type =
        arrow == std::string_view::npos ? text.size() : arrow + 3;
    Json json;
    json["id"] = id;
    json["type"] = text.substr(type, text.find('\n', type) - type);
    json["language"] = file.path.substr(0, file.path.find('/'));
    json["text"] = text;
    return JsonResponse(json);
  }
  return Error(NotFound("no rule \"" + id +
                        "\" in the rules at hand; an event may have been read "
                        "with others"));
}

}  // namespace actant
