#include "extract/compiler/actor_tables.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/compiler/chinese_forms.h"

namespace actant {
namespace {

constexpr std::string_view kKindPrefix = "ACTOR_KIND_";
constexpr std::string_view kContextFlag = "context:";

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// States are ISO 3166 alpha-3; others are slugs in which `/` parts levels. No
// dot: it parts the role in output (USA.BUS).
bool IsCode(std::string_view code, v1::ActorKind kind) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (kind == v1::ACTOR_KIND_STATE) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), is_upper);
  }
  return !code.empty() && !code.starts_with('/') && !code.ends_with('/') &&
         std::all_of(code.begin(), code.end(), [&](char c) {
           return is_upper(c) || (c >= 'a' && c <= 'z') ||
                  (c >= '0' && c <= '9') || c == '-' || c == '/';
         });
}

bool IsRole(std::string_view role) {
  constexpr std::string_view kRoles[] = {"",    "BUS", "MED", "ACA",
                                         "OPP", "CVL", "REB"};
  return std::find(std::begin(kRoles), std::end(kRoles), role) !=
         std::end(kRoles);
}

// States, bodies, and armed groups that act across states and so have a code
// of their own rather than one under `group/` (ISIS).
bool StandsForItself(const ListedActor& actor) {
  return actor.kind == v1::ACTOR_KIND_STATE ||
         actor.kind == v1::ACTOR_KIND_INTL_BODY ||
         (actor.kind == v1::ACTOR_KIND_ARMED_GROUP &&
          actor.code.find('/') == std::string::npos);
}

v1::ActorKind ReadKind(const TableFile::Row& row, Problems* problems) {
  const std::string_view name = row.Field("kind");
  const auto kind = ParseActorKind(name);
  if (!kind) problems->Error(row.at(), "unknown kind " + Quoted(name));
  return kind.value_or(v1::ACTOR_KIND_UNSPECIFIED);
}

std::string ReadRole(const TableFile::Row& row, Problems* problems) {
  const std::string_view role = row.Field("role");
  if (!IsRole(role)) {
    problems->Error(row.at(), "unknown role " + Quoted(role) +
                                  "; BUS MED ACA OPP CVL REB or empty");
  }
  return std::string(role);
}

// The days a field may mean; nullopt where it is empty or wrong.
std::optional<DaySpan> ReadDate(const TableFile::Row& row,
                                std::string_view column, Problems* problems) {
  const std::string_view text = row.Field(column);
  if (text.empty()) return std::nullopt;
  const auto span = ParseSpan(text);
  if (span.has_value()) return *span;
  problems->Error(row.at(),
                  std::string(column) + ": " + span.error().message());
  return std::nullopt;
}

void Append(std::vector<std::string> more, std::vector<std::string>* list) {
  for (std::string& value : more) {
    if (std::ranges::find(*list, value) == list->end()) {
      list->push_back(std::move(value));
    }
  }
}

// The years of a former state, and what took its place.
void ReadLifetime(const TableFile::Row& row, ListedActor* actor,
                  Problems* problems) {
  if (const auto since = ReadDate(row, "since", problems)) {
    actor->since = since->first;
  }
  if (const auto until = ReadDate(row, "until", problems)) {
    actor->until = until->last;
  }
  if (actor->since && actor->until && *actor->since > *actor->until) {
    problems->Error(row.at(), "ends before it begins");
  }
  actor->successors = row.Values("successors", problems);
}

void ReadFlags(const TableFile::Row& row, ListedActor* actor,
               Problems* problems) {
  for (const std::string& flag : row.Values("flags", problems)) {
    if (flag == "ambiguous") {
      actor->ambiguous = true;
    } else if (flag.starts_with(kContextFlag)) {
      actor->context = flag.substr(kContextFlag.size());
    } else {
      problems->Error(row.at(), "unknown flag " + Quoted(flag) +
                                    "; `ambiguous` or `context:STATE`");
    }
  }
}

// A name or a code may stand in the list once.
template <typename Item, typename Key>
void ReportDuplicates(const std::vector<Item>& sorted, Key key,
                      Problems* problems) {
  for (size_t i = 1; i < sorted.size(); ++i) {
    if (key(sorted[i - 1]) == key(sorted[i])) {
      problems->Error(sorted[i].at, Quoted(key(sorted[i])) +
                                        " is listed already at " +
                                        sorted[i - 1].at.ToString());
    }
  }
}

}  // namespace

std::optional<v1::ActorKind> ParseActorKind(std::string_view name) {
  std::string upper(kKindPrefix);
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') return std::nullopt;
    upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  if (!v1::ActorKind_Parse(upper, &kind) ||
      kind == v1::ACTOR_KIND_UNSPECIFIED || kind == v1::ACTOR_KIND_ROLE_GROUP) {
    return std::nullopt;
  }
  return kind;
}

std::string ActorKindName(v1::ActorKind kind) {
  std::string name = v1::ActorKind_Name(kind).substr(kKindPrefix.size());
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return name;
}

void ActorTables::Read(const SourceFile& file, Problems* problems) {
  const TableFile table(file, problems);
  const std::string_view path = file.path;
  if (path == "actors/affiliations.tsv") {
    ReadAffiliations(table, problems);
  } else if (path == "actors/generic_institutions.tsv") {
    ReadInstitutions(table, problems);
  } else if (path == "actors/demonyms.tsv") {
    ReadDemonyms(table, problems);
  } else {
    ReadActors(table, problems);
  }
}

void ActorTables::ReadActors(const TableFile& table, Problems* problems) {
  if (!table.CheckColumns(
          {"code", "kind", "state", "role", "names.zh", "names.en"},
          {"abbr.zh", "metonyms.zh", "metonyms.en", "flags", "since", "until",
           "successors", "source", "checked"},
          problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    ListedActor actor;
    actor.at = row.at();
    actor.code = row.Field("code");
    actor.kind = ReadKind(row, problems);
    if (!IsCode(actor.code, actor.kind)) {
      problems->Error(row.at(), Quoted(actor.code) + " is no code for a " +
                                    std::string(row.Field("kind")));
    }
    actor.state = row.Field("state");
    actor.role = ReadRole(row, problems);
    actor.names_zh = row.Values("names.zh", problems);
    actor.names_en = row.Values("names.en", problems);
    if (actor.names_zh.empty() && actor.names_en.empty()) {
      problems->Error(row.at(), actor.code + " has no name");
    }
    for (const std::string& name : actor.names_zh) {
      if (CountCharacters(name) > 1) continue;
      problems->Error(row.at(), "one-character name " + Quoted(name) +
                                    "; put it under abbr.zh");
    }
    actor.abbreviations_zh = row.Values("abbr.zh", problems);
    for (const std::string& abbreviation : actor.abbreviations_zh) {
      if (CountCharacters(abbreviation) == 1) continue;
      problems->Error(
          row.at(), Quoted(abbreviation) + " is no one-character abbreviation");
    }
    actor.metonyms = row.Values("metonyms.zh", problems);
    Append(row.Values("metonyms.en", problems), &actor.metonyms);
    ReadFlags(row, &actor, problems);
    ReadLifetime(row, &actor, problems);
    ReadDate(row, "checked", problems);
    actors_.push_back(std::move(actor));
  }
}

void ActorTables::ReadAffiliations(const TableFile& table, Problems* problems) {
  if (!table.CheckColumns({"person", "of", "office", "since", "until"},
                          {"source", "checked"}, problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    ListedAffiliation term;
    term.at = row.at();
    term.person = row.Field("person");
    term.of = row.Field("of");
    term.office = row.Field("office");
    if (const auto since = ReadDate(row, "since", problems)) {
      term.since = since->first;
    }
    if (const auto until = ReadDate(row, "until", problems)) {
      term.until = until->last;
    }
    if (term.since && term.until && *term.since > *term.until) {
      problems->Error(row.at(), "ends before it begins");
    }
    ReadDate(row, "checked", problems);
    affiliations_.push_back(std::move(term));
  }
}

void ActorTables::ReadInstitutions(const TableFile& table, Problems* problems) {
  if (!table.CheckColumns(
          {"suffix", "kind", "role", "names.zh", "names.en", "default_state"},
          {"source", "checked"}, problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    ListedInstitution institution;
    institution.at = row.at();
    institution.suffix = row.Field("suffix");
    institution.kind = ReadKind(row, problems);
    institution.role = ReadRole(row, problems);
    institution.names = row.Values("names.zh", problems);
    if (!institution.names.empty()) {
      institution.name_zh = institution.names.front();
    }
    const auto english = row.Values("names.en", problems);
    if (!english.empty()) institution.name_en = english.front();
    Append(english, &institution.names);
    institution.default_state = row.Field("default_state");
    if (!IsCode(institution.suffix, institution.kind)) {
      problems->Error(row.at(), Quoted(institution.suffix) + " is no suffix");
    }
    if (institution.names.empty()) {
      problems->Error(row.at(), institution.suffix + " has no name");
    }
    ReadDate(row, "checked", problems);
    institutions_.push_back(std::move(institution));
  }
}

void ActorTables::ReadDemonyms(const TableFile& table, Problems* problems) {
  if (!table.CheckColumns({"code", "demonym.en"}, {"source", "checked"},
                          problems)) {
    return;
  }
  for (const TableFile::Row& row : table.rows()) {
    demonyms_.push_back({row.at(), std::string(row.Field("code")),
                         row.Values("demonym.en", problems)});
    ReadDate(row, "checked", problems);
  }
}

void ActorTables::Finish(const std::set<std::string>& offices,
                         Problems* problems) {
  SortActors(problems);
  SortInstitutions(problems);
  CheckStates(problems);
  CheckSuccessors(problems);
  CheckAffiliations(offices, problems);
  AttachDemonyms(problems);
  WarnOfSharedNames(problems);
}

void ActorTables::SortActors(Problems* problems) {
  std::ranges::stable_sort(actors_, {}, &ListedActor::code);
  ReportDuplicates(
      actors_, [](const ListedActor& a) { return a.code; }, problems);
  for (ListedActor& actor : actors_) {
    const bool is_state = actor.kind == v1::ACTOR_KIND_STATE;
    if (is_state && !actor.state.empty() && actor.state != actor.code) {
      problems->Error(actor.at, "a state's `state` is its own code");
    }
    if (actor.state.empty() && StandsForItself(actor)) actor.state = actor.code;
  }
}

void ActorTables::SortInstitutions(Problems* problems) {
  std::ranges::stable_sort(institutions_, {}, &ListedInstitution::suffix);
  ReportDuplicates(
      institutions_, [](const ListedInstitution& i) { return i.suffix; },
      problems);
}

void ActorTables::CheckStates(Problems* problems) {
  const auto check = [&](const SourceLine& at, const std::string& state) {
    if (state.empty() || IsPolity(state)) return;
    problems->Error(
        at, "unknown state " + Quoted(state) + "; a code of a state or body");
  };
  for (const ListedActor& actor : actors_) {
    check(actor.at, actor.state);
    check(actor.at, actor.context);
    if (!actor.abbreviations_zh.empty() && !IsPolity(actor.code)) {
      problems->Error(actor.at, "only states and bodies have abbr.zh");
    }
  }
  for (const ListedInstitution& institution : institutions_) {
    check(institution.at, institution.default_state);
  }
}

void ActorTables::CheckSuccessors(Problems* problems) {
  for (const ListedActor& actor : actors_) {
    if (!actor.successors.empty() && actor.kind != v1::ACTOR_KIND_STATE) {
      problems->Error(actor.at, "only states have successors");
    }
    for (const std::string& successor : actor.successors) {
      const ListedActor* state = Actor(successor);
      if (state != nullptr && state->kind == v1::ACTOR_KIND_STATE &&
          state != &actor) {
        continue;
      }
      problems->Error(actor.at,
                      "successor " + Quoted(successor) + " is no other state");
    }
  }
}

void ActorTables::CheckAffiliations(const std::set<std::string>& offices,
                                    Problems* problems) {
  std::ranges::stable_sort(affiliations_, {}, [](const ListedAffiliation& a) {
    return std::tie(a.person, a.since, a.until, a.of, a.office);
  });
  const ListedAffiliation* previous = nullptr;
  for (const ListedAffiliation& term : affiliations_) {
    const ListedActor* person = Actor(term.person);
    if (person == nullptr || person->kind != v1::ACTOR_KIND_PERSON) {
      problems->Error(term.at, "unknown person " + Quoted(term.person));
    }
    if (!IsKnown(term.of)) {
      problems->Error(term.at, "unknown actor " + Quoted(term.of));
    }
    if (!offices.contains(term.office)) {
      problems->Error(term.at, "unknown office " + Quoted(term.office) +
                                   "; list it in offices.tsv");
    }
    if (previous != nullptr && previous->person == term.person &&
        previous->of == term.of && previous->office == term.office &&
        previous->since == term.since) {
      problems->Error(term.at,
                      "is listed already at " + previous->at.ToString());
    }
    previous = &term;
  }
}

void ActorTables::AttachDemonyms(Problems* problems) {
  for (ListedDemonym& demonym : demonyms_) {
    const auto index = FindActor(demonym.code);
    if (!index) {
      problems->Error(demonym.at, "unknown actor " + Quoted(demonym.code));
      continue;
    }
    Append(std::move(demonym.names), &actors_[*index].demonyms_en);
  }
}

void ActorTables::WarnOfSharedNames(Problems* problems) const {
  std::map<std::string_view, const ListedActor*> owners;
  for (const ListedActor& actor : actors_) {
    if (!actor.context.empty()) continue;
    for (const auto* names : {&actor.names_zh, &actor.names_en}) {
      for (const std::string& name : *names) {
        const auto [it, added] = owners.emplace(name, &actor);
        if (added || it->second == &actor) continue;
        problems->Warn(actor.at, Quoted(name) + " names " + actor.code +
                                     " and, at " + it->second->at.ToString() +
                                     ", " + it->second->code);
      }
    }
  }
}

std::optional<uint32_t> ActorTables::FindActor(std::string_view code) const {
  const auto it =
      std::ranges::lower_bound(actors_, code, {}, &ListedActor::code);
  if (it == actors_.end() || it->code != code) return std::nullopt;
  return static_cast<uint32_t>(it - actors_.begin());
}

const ListedActor* ActorTables::Actor(std::string_view code) const {
  const auto index = FindActor(code);
  return index ? &actors_[*index] : nullptr;
}

bool ActorTables::IsPolity(std::string_view code) const {
  const ListedActor* actor = Actor(code);
  return actor != nullptr && actor->state == code;
}

bool ActorTables::IsKnown(std::string_view code) const {
  if (Actor(code) != nullptr) return true;
  const size_t slash = code.find('/');
  return slash != std::string_view::npos && IsPolity(code.substr(0, slash)) &&
         std::ranges::binary_search(institutions_, code.substr(slash + 1), {},
                                    &ListedInstitution::suffix);
}

}  // namespace actant
