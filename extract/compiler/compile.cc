#include "extract/compiler/compile.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "extract/automaton.h"
#include "extract/cameo_codes.h"
#include "extract/centroids.h"
#include "extract/compiler/actor_tables.h"
#include "extract/compiler/chinese_forms.h"
#include "extract/compiler/class_tree.h"
#include "extract/compiler/image_writer.h"
#include "extract/compiler/lexicon.h"
#include "extract/compiler/ontology.h"
#include "extract/compiler/problems.h"
#include "extract/compiler/source_folder.h"
#include "extract/compiler/vocabulary.h"
#include "extract/confidence.h"
#include "extract/internal/image_layout.h"
#include "extract/internal/latin_script.h"
#include "extract/state_numbers.h"

namespace actant {
namespace {

// All tables of the folder, checked against each other.
struct Tables {
  ClassTree classes;
  ActorTables actors;
  Vocabulary vocabulary;
  std::vector<v1::EventType> event_types;
  StateNumbers state_numbers;
  Centroids centroids;
  // nullptr where the folder has no such file.
  const SourceFile* cameo_events = nullptr;
  const SourceFile* cameo_actors = nullptr;
  std::vector<const SourceFile*> kept;
};

// "zh/rules/sanction.txt" lies in the folder "rules" of a language.
bool LiesIn(std::string_view path, std::string_view folder) {
  const std::vector<std::string_view> parts = Split(path, '/');
  return parts.size() == 3 && parts[1] == folder;
}

// The file is kept whole; that its rows are well formed is seen here.
void CheckConfidence(const SourceFile& file, Problems* problems) {
  std::vector<Confidence::Problem> found;
  static_cast<void>(Confidence::Parse(file.text, &found));
  for (const Confidence::Problem& problem : found) {
    problems->Error({file.path, problem.line}, problem.message);
  }
}

// As above; that its codes are states is seen when all tables are read.
void ReadStateNumbers(const SourceFile& file, Tables* tables,
                      Problems* problems) {
  std::vector<StateNumbers::Problem> found;
  tables->state_numbers = StateNumbers::Parse(file.text, &found);
  for (const StateNumbers::Problem& problem : found) {
    problems->Error({file.path, problem.line}, problem.message);
  }
  tables->kept.push_back(&file);
}

// As above.
void ReadCentroids(const SourceFile& file, Tables* tables, Problems* problems) {
  std::vector<CentroidProblem> found;
  tables->centroids = ParseCentroids(file.text, &found);
  for (const CentroidProblem& problem : found) {
    problems->Error({file.path, problem.line}, problem.message);
  }
  tables->kept.push_back(&file);
}

void ReadFile(const SourceFile& file, Tables* tables, Problems* problems) {
  const std::string_view path = file.path;
  if (path == "classes.txt") {
    tables->classes.Read(file, problems);
  } else if (path == "confidence.tsv") {
    CheckConfidence(file, problems);
    tables->kept.push_back(&file);
  } else if (path == kStateNumbersFile) {
    ReadStateNumbers(file, tables, problems);
  } else if (path == kCentroidsFile) {
    ReadCentroids(file, tables, problems);
  } else if (path == kCameoEventsFile) {
    tables->cameo_events = &file;
    tables->kept.push_back(&file);
  } else if (path == kCameoActorsFile) {
    tables->cameo_actors = &file;
    tables->kept.push_back(&file);
  } else if (path == "ontology/event_types.tsv") {
    tables->event_types = ReadEventTypes(file, problems);
  } else if (path.starts_with("actors/") && path.ends_with(".tsv")) {
    tables->actors.Read(file, problems);
  } else if (LiesIn(path, "lexicon") && path.ends_with(".tsv")) {
    tables->vocabulary.ReadLexicon(file, problems);
  } else if (LiesIn(path, "rules") && path.ends_with(".txt")) {
    tables->vocabulary.ReadTriggers(file, problems);
    tables->kept.push_back(&file);
  } else if (LiesIn(path, "grammar") && path.ends_with(".txt")) {
    tables->vocabulary.ReadAdverbs(file);
    tables->kept.push_back(&file);
  } else {
    problems->Warn({file.path, 1}, "is no file SCHEMA.md knows: left out");
  }
}

// Rules test kinds of actors and classes of words alike.
void CheckKinds(const Tables& tables, Problems* problems) {
  std::set<v1::ActorKind> seen;
  const auto check = [&](v1::ActorKind kind, const SourceLine& at) {
    if (kind == v1::ACTOR_KIND_UNSPECIFIED || !seen.insert(kind).second) return;
    const std::string name = ActorKindName(kind);
    if (!tables.classes.Contains(name)) {
      problems->Error(at, "kind " + name + " is not declared in classes.txt");
    }
  };
  for (const auto& actor : tables.actors.actors()) check(actor.kind, actor.at);
  for (const auto& institution : tables.actors.institutions()) {
    check(institution.kind, institution.at);
  }
}

bool IsState(const ActorTables& actors, std::string_view code) {
  const std::optional<uint32_t> actor = actors.FindActor(code);
  return actor.has_value() &&
         actors.actors()[*actor].kind == v1::ACTOR_KIND_STATE;
}

// REQUIRES: the tables of actors are finished.
void CheckStateCodes(const Tables& tables, Problems* problems) {
  for (const StateMembership& row : tables.state_numbers.memberships()) {
    if (IsState(tables.actors, row.code)) continue;
    problems->Error({std::string(kStateNumbersFile), 1},
                    "no state has the code " + row.code);
  }
  for (const auto& [code, centroid] : tables.centroids) {
    if (IsState(tables.actors, code)) continue;
    problems->Error({std::string(kCentroidsFile), centroid.line},
                    "no state has the code " + code);
  }
}

bool IsActorOrPart(const CameoActorCode& code, const ActorTables& actors) {
  if (code.actor.empty()) return true;
  if (code.meaning != CameoMeaning::kPart) {
    return actors.FindActor(code.actor).has_value();
  }
  return std::any_of(actors.institutions().begin(), actors.institutions().end(),
                     [&](const ListedInstitution& institution) {
                       return institution.suffix == code.actor;
                     });
}

// REQUIRES: the tables of actors are finished.
void CheckCameoCodes(const Tables& tables, Problems* problems) {
  const auto text = [](const SourceFile* file) {
    return file == nullptr ? std::string_view() : std::string_view(file->text);
  };
  std::vector<CameoCodes::Problem> found;
  const CameoCodes codes = CameoCodes::Parse(text(tables.cameo_events),
                                             text(tables.cameo_actors), &found);
  for (const CameoEventCode& code : codes.events) {
    const bool known = std::any_of(
        tables.event_types.begin(), tables.event_types.end(),
        [&](const v1::EventType& type) { return type.name() == code.type; });
    if (!known) {
      found.push_back({false, code.line, "no event type " + code.type});
    }
  }
  for (const CameoActorCode& code : codes.actors) {
    if (!IsActorOrPart(code, tables.actors)) {
      found.push_back(
          {true, code.line, "no actor or institution " + code.actor});
    }
  }
  for (const CameoCodes::Problem& problem : found) {
    const std::string_view path =
        problem.of_actors ? kCameoActorsFile : kCameoEventsFile;
    problems->Error({std::string(path), problem.line}, problem.message);
  }
}

void Finish(Tables* tables, Problems* problems) {
  tables->classes.Finish(problems);
  tables->vocabulary.Finish(tables->classes, problems);
  tables->actors.Finish(tables->vocabulary.office_ids(), problems);
  CheckKinds(*tables, problems);
  CheckStateCodes(*tables, problems);
  CheckCameoCodes(*tables, problems);
}

Status ToStatus(const Problems& problems) {
  std::string message;
  for (const std::string& error : problems.Errors()) {
    message += (message.empty() ? "" : "\n") + error;
  }
  return message.empty() ? Status::Ok() : InvalidArgument(std::move(message));
}

std::string_view FirstOf(const std::vector<std::string>& names) {
  return names.empty() ? std::string_view() : names.front();
}

uint32_t Count(size_t size) { return static_cast<uint32_t>(size); }

// The names of an actor: those listed, and Simplified ones that differ.
void AddNames(const ListedActor& actor, const ChineseForms& forms,
              ImageWriter* out, std::vector<image::ActorNameRow>* rows) {
  for (const std::string& name : actor.names_zh) {
    rows->push_back(
        {out->Text(name), image::kZhHant, name == actor.names_zh.front()});
  }
  std::set<std::string> seen(actor.names_zh.begin(), actor.names_zh.end());
  for (const std::string& name : actor.names_zh) {
    const std::string simplified = forms.Simplified(name);
    if (!seen.insert(simplified).second) continue;
    rows->push_back({out->Text(simplified), image::kZhHans,
                     name == actor.names_zh.front()});
  }
  for (const std::string& name : actor.names_en) {
    rows->push_back(
        {out->Text(name), image::kEn, name == actor.names_en.front()});
  }
}

void WriteActors(const ActorTables& tables, const ChineseForms& forms,
                 ImageWriter* out) {
  std::vector<image::ActorRow> actors;
  std::vector<image::ActorNameRow> names;
  for (const ListedActor& actor : tables.actors()) {
    const uint32_t begin = Count(names.size());
    AddNames(actor, forms, out, &names);
    actors.push_back({out->Text(actor.code),
                      static_cast<uint32_t>(actor.kind),
                      out->Text(actor.state),
                      out->Text(actor.role),
                      out->Text(FirstOf(actor.names_zh)),
                      out->Text(FirstOf(actor.names_en)),
                      {begin, Count(names.size())},
                      actor.since.value_or(image::kNoDay),
                      actor.until.value_or(image::kNoDay)});
  }
  std::vector<image::AffiliationRow> affiliations;
  for (const ListedAffiliation& term : tables.affiliations()) {
    affiliations.push_back({*tables.FindActor(term.person), out->Text(term.of),
                            out->Text(term.office),
                            term.since.value_or(image::kNoDay),
                            term.until.value_or(image::kNoDay)});
  }
  std::vector<image::InstitutionRow> institutions;
  for (const ListedInstitution& institution : tables.institutions()) {
    institutions.push_back(
        {out->Text(institution.suffix), static_cast<uint32_t>(institution.kind),
         out->Text(institution.role), out->Text(institution.default_state),
         out->Text(institution.name_zh), out->Text(institution.name_en)});
  }
  out->Put(image::kActors, actors);
  out->Put(image::kActorNames, names);
  out->Put(image::kAffiliations, affiliations);
  out->Put(image::kInstitutions, institutions);
}

void WriteVocabulary(const Vocabulary& vocabulary, ImageWriter* out) {
  std::vector<image::OfficeRow> offices;
  for (const ListedOffice& office : vocabulary.offices()) {
    offices.push_back({out->Text(office.id), out->Text(office.rank),
                       out->Text(office.institution)});
  }
  std::vector<image::WordRow> words;
  for (const ListedWord& word : vocabulary.words()) {
    words.push_back({out->Text(word.surface), out->Text(word.word_class),
                     out->Text(word.value)});
  }
  std::vector<image::TriggerRow> triggers;
  for (const ListedTrigger& trigger : vocabulary.triggers()) {
    triggers.push_back(
        {out->Text(trigger.lemma), static_cast<uint32_t>(trigger.part)});
  }
  out->Put(image::kOffices, offices);
  out->Put(image::kWords, words);
  out->Put(image::kTriggers, triggers);
}

void WriteClasses(const ClassTree& classes, ImageWriter* out) {
  std::vector<image::ClassRow> rows;
  std::vector<uint32_t> ancestors;
  for (const ClassTree::Row& row : classes.Rows()) {
    const uint32_t begin = Count(ancestors.size());
    ancestors.insert(ancestors.end(), row.ancestors.begin(),
                     row.ancestors.end());
    rows.push_back({out->Text(row.name), {begin, Count(ancestors.size())}});
  }
  out->Put(image::kClasses, rows);
  out->Put(image::kAncestors, ancestors);
}

uint32_t FlagsOf(const Lexicon::Key& key) {
  return (StartsWithLatin(key.folded) ? image::kWordStart : 0) |
         (EndsWithLatin(key.folded) ? image::kWordEnd : 0) |
         (key.exact.empty() ? 0 : image::kExactCase);
}

Status WriteLexicon(const Lexicon& lexicon, ImageWriter* out) {
  std::vector<image::EntryRow> entries;
  std::vector<image::SenseRow> senses;
  std::vector<std::string> patterns;
  std::map<std::string_view, size_t, std::less<>> contexts = {{"", 0}};
  std::vector<image::Slice> context_texts = {out->Text("")};
  for (const auto& [key, readings] : lexicon.entries()) {
    const uint32_t begin = Count(senses.size());
    for (const auto& [sense, flags] : readings) {
      const int bits = (flags.ambiguous ? image::kAmbiguous : 0) |
                       (flags.derived ? image::kDerived : 0);
      const auto [context, added] =
          contexts.emplace(sense.context, contexts.size());
      if (added) context_texts.push_back(out->Text(sense.context));
      senses.push_back({static_cast<uint8_t>(sense.kind),
                        static_cast<uint8_t>(bits), flags.forms,
                        static_cast<uint8_t>(context->second), sense.target});
    }
    entries.push_back({out->Text(key.exact.empty() ? key.folded : key.exact),
                       FlagsOf(key),
                       {begin, Count(senses.size())}});
    patterns.push_back(key.folded);
  }
  if (contexts.size() > std::numeric_limits<uint8_t>::max()) {
    return ResourceExhausted("the lexicon has too many contexts");
  }
  auto automaton = BuildAutomaton(patterns);
  if (!automaton.has_value()) return automaton.error();
  out->Put(image::kEntries, entries);
  out->Put(image::kSenses, senses);
  out->Put(image::kContexts, context_texts);
  out->Put(image::kAutomaton, *std::move(automaton));
  return Status::Ok();
}

void WriteTexts(const Tables& tables, ImageWriter* out) {
  std::vector<image::Slice> types;
  for (const v1::EventType& type : tables.event_types) {
    types.push_back(out->Text(type.SerializeAsString()));
  }
  std::vector<image::FileRow> files;
  for (const SourceFile* file : tables.kept) {
    files.push_back({out->Text(file->path), out->Text(file->text)});
  }
  out->Put(image::kEventTypes, types);
  out->Put(image::kFiles, files);
}

}  // namespace

Result<CompiledData> CompileData(const std::string& folder) {
  Problems problems;
  ACTANT_ASSIGN_OR_RETURN(const std::vector<SourceFile> files,
                          ReadSourceFolder(folder, &problems));
  ACTANT_RETURN_ERROR_IF(ToStatus(problems));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<ChineseForms> forms,
                          ChineseForms::Create());
  Tables tables;
  for (const SourceFile& file : files) ReadFile(file, &tables, &problems);
  Finish(&tables, &problems);
  ACTANT_RETURN_ERROR_IF(ToStatus(problems));

  Lexicon lexicon(forms.get());
  lexicon.AddActors(tables.actors.actors());
  lexicon.AddInstitutions(tables.actors.institutions());
  lexicon.AddVocabulary(tables.vocabulary);
  lexicon.AddSides(tables.actors.actors());
  lexicon.AddDotForms(tables.actors.actors());

  ImageWriter out;
  WriteActors(tables.actors, *forms, &out);
  WriteVocabulary(tables.vocabulary, &out);
  WriteClasses(tables.classes, &out);
  ACTANT_RETURN_ERROR_IF(WriteLexicon(lexicon, &out));
  WriteTexts(tables, &out);
  ACTANT_ASSIGN_OR_RETURN(std::string image, out.Finish());
  return CompiledData{std::move(image), problems.Warnings()};
}

}  // namespace actant
