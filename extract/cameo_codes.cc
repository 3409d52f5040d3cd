#include "extract/cameo_codes.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "extract/internal/kept_table.h"
#include "extract/knowledge.h"

namespace actant {
namespace {

constexpr std::pair<std::string_view, CameoMeaning> kMeanings[] = {
    {"country", CameoMeaning::kCountry}, {"alias", CameoMeaning::kAlias},
    {"region", CameoMeaning::kRegion},   {"group", CameoMeaning::kGroup},
    {"part", CameoMeaning::kPart},       {"role", CameoMeaning::kRole},
};

KeptTable TableOf(std::string_view header) {
  return {header, "the first line names other columns",
          "a row has the fields of the first line"};
}

bool IsEventCode(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

bool IsActorCode(std::string_view code) {
  return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
           return c >= 'A' && c <= 'Z';
         });
}

// What is wrong with it, else empty.
std::string ReadActorCode(const TableFields& fields, CameoActorCode* code) {
  code->code = fields[0];
  code->actor = fields[2];
  code->role = fields[3];
  code->name = fields[4];
  if (!IsActorCode(fields[0])) return "a code is three capitals";
  const auto* const meaning =
      std::find_if(std::begin(kMeanings), std::end(kMeanings),
                   [&](const auto& known) { return known.first == fields[1]; });
  if (meaning == std::end(kMeanings)) {
    return "it means a country, alias, region, group, part or role";
  }
  code->meaning = meaning->second;
  const bool is_role = code->meaning == CameoMeaning::kRole;
  const bool may_lack_actor = is_role || code->meaning == CameoMeaning::kRegion;
  if (code->actor.empty() && !may_lack_actor) return "it names no actor";
  if (code->role.empty() == is_role) return "roles, and they alone, have one";
  if (code->name.empty()) return "it has no name";
  return "";
}

}  // namespace

CameoCodes CameoCodes::Parse(std::string_view events, std::string_view actors,
                             std::vector<Problem>* problems) {
  CameoCodes codes;
  std::set<std::string> seen;
  ReadRows(
      events, TableOf("code\ttype\tname.en\tsource"),
      [&](const TableFields& fields, int line) -> std::string {
        if (!IsEventCode(fields[0])) return "a code is two to four digits";
        if (fields[1].empty() || fields[2].empty()) return "no type or name";
        if (!seen.emplace(fields[0]).second) return "the code stands twice";
        codes.events.push_back({line, std::string(fields[0]),
                                std::string(fields[1]),
                                std::string(fields[2])});
        return "";
      },
      [&](int line, std::string message) {
        problems->push_back({false, line, std::move(message)});
      });
  seen.clear();
  ReadRows(
      actors, TableOf("code\tmeans\tactor\trole\tname.en\tsource"),
      [&](const TableFields& fields, int line) -> std::string {
        CameoActorCode code;
        code.line = line;
        std::string problem = ReadActorCode(fields, &code);
        if (!problem.empty()) return problem;
        if (!seen.insert(code.code).second) return "the code stands twice";
        codes.actors.push_back(std::move(code));
        return "";
      },
      [&](int line, std::string message) {
        problems->push_back({true, line, std::move(message)});
      });
  return codes;
}

CameoCodes CameoCodes::Of(const Knowledge& knowledge) {
  // The compiler refuses tables with problems.
  std::vector<Problem> problems;
  return Parse(KeptText(knowledge, kCameoEventsFile),
               KeptText(knowledge, kCameoActorsFile), &problems);
}

}  // namespace actant
