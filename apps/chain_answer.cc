#include "apps/chain_answer.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "apps/json_text.h"
#include "apps/query_arguments.h"

namespace actant {
namespace {

// " -sanction-> RUS", after the actor the hop begins with.
std::string HopText(const ChainHop& hop, const Json& event, Level level) {
  const std::string type = event["type"].get<std::string>();
  if (hop.event.event.mutual()) return " -" + type + "- " + hop.to;
  for (const EventPair& pair : ExpandPairs(hop.event.event, level)) {
    if (pair.source == hop.from && pair.target == hop.to) {
      return " -" + type + "-> " + hop.to;
    }
  }
  return " <-" + type + "- " + hop.to;
}

// A chain into JsonFields or JsonFieldsText. `add_event(hop, json)` adds the
// field "event" of a hop.
template <typename Fields, typename AddEvent>
void AddFieldsOf(const Chain& chain, const AddEvent& add_event,
                 Fields* fields) {
  std::vector<std::string_view> path;
  for (const ChainHop& hop : chain.hops) {
    if (path.empty()) path.push_back(hop.from);
    path.push_back(hop.to);
  }
  fields->Add("length", chain.hops.size());
  fields->AddValues("path", path);
  fields->Add("certain", chain.certain);
  fields->AddObjects("hops", chain.hops, [&](const ChainHop& hop, auto* json) {
    json->Add("from", hop.from);
    json->Add("to", hop.to);
    json->Add("parallel", hop.parallel);
    add_event(hop, json);
  });
}

}  // namespace

Result<AnswerRow> ChainRow(const Chain& chain, Level level,
                           QuerySession* session,
                           QuerySession::Evidence evidence) {
  AnswerRow row;
  std::vector<Json> events;
  std::string text;
  for (const ChainHop& hop : chain.hops) {
    ACTANT_ASSIGN_OR_RETURN(Json event, session->Describe(hop.event, evidence));
    if (text.empty()) text = hop.from;
    text += HopText(hop, event, level);
    std::string note = TableDate(hop.event.event.date()) + "  " + hop.from +
                       HopText(hop, event, level);
    if (hop.parallel > 1) {
      note += " (" + std::to_string(hop.parallel) + " events)";
    }
    if (event.contains("evidence") && !event["evidence"].empty()) {
      // Rows of tables quote no clause.
      const std::string clause =
          event["evidence"].front()["evidence"].get<std::string>();
      if (!clause.empty()) note += "  「" + clause + "」";
    }
    row.notes.push_back(std::move(note));
    events.push_back(std::move(event));
  }
  row.cells = {std::to_string(chain.hops.size()), std::move(text)};
  JsonFields fields(4);
  auto event = events.begin();
  AddFieldsOf(
      chain,
      [&event](const ChainHop&, JsonFields* json) {
        json->Add("event", std::move(*event++));
      },
      &fields);
  row.fields = std::move(fields).Take();
  return row;
}

Status AppendChain(const Chain& chain,
                   const std::function<Status(const EventRow& event,
                                              std::string* out)>& append_event,
                   std::string* out) {
  Status appended = Status::Ok();
  JsonFieldsText fields(out);
  AddFieldsOf(
      chain,
      [&](const ChainHop& hop, JsonFieldsText* json) {
        if (!appended.ok()) return;
        appended = append_event(hop.event, json->Begin("event"));
      },
      &fields);
  fields.Close();
  return appended;
}

std::vector<SubgraphEdge> EdgesOf(const std::vector<Chain>& chains,
                                  Level level) {
  std::vector<SubgraphEdge> edges;
  std::set<std::string> seen;
  for (const Chain& chain : chains) {
    for (const ChainHop& hop : chain.hops) {
      SubgraphEdge edge{hop.from, hop.to, hop.event.event.type(),
                        hop.event.event.mutual(), hop.parallel};
      for (const EventPair& pair : ExpandPairs(hop.event.event, level)) {
        if (pair.source == hop.to && pair.target == hop.from) {
          std::swap(edge.source, edge.target);
          break;
        }
        if (pair.source == hop.from && pair.target == hop.to) break;
      }
      if (seen.insert(edge.source + '\n' + edge.target + '\n' + edge.type)
              .second) {
        edges.push_back(std::move(edge));
      }
    }
  }
  return edges;
}

}  // namespace actant
