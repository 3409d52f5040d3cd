// data/actors: who can act, who held which office, what every state has.
#ifndef ACTANT_EXTRACT_COMPILER_ACTOR_TABLES_H_
#define ACTANT_EXTRACT_COMPILER_ACTOR_TABLES_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/compiler/problems.h"
#include "extract/compiler/table_file.h"
#include "proto/event_time.h"

namespace actant {

struct ListedActor {
  SourceLine at;
  std::string code;
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  std::string state;
  std::string role;
  std::vector<std::string> names_zh;
  std::vector<std::string> names_en;
  std::vector<std::string> abbreviations_zh;
  std::vector<std::string> metonyms;  // of both languages
  std::vector<std::string> demonyms_en;
  bool ambiguous = false;
  std::string context;  // a state's code, or empty
  // Of former states and governments: how long they lasted, and the states
  // that came after.
  std::optional<Day> since;
  std::optional<Day> until;
  std::vector<std::string> successors;
};

struct ListedAffiliation {
  SourceLine at;
  std::string person;
  std::string of;
  std::string office;
  std::optional<Day> since;
  std::optional<Day> until;
};

struct ListedInstitution {
  SourceLine at;
  std::string suffix;
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  std::string role;
  std::vector<std::string> names;  // of both languages
  std::string name_zh;             // the preferred ones
  std::string name_en;
  std::string default_state;
};

// Reads the tables in any order, then checks them against each other once.
class ActorTables {
 public:
  // Tells the tables apart by their names; any other table must be one of
  // actors.
  void Read(const SourceFile& file, Problems* problems);

  // Sorts (actors by code, affiliations by person and since, institutions by
  // suffix) and checks what one table says of another. `offices`: the known
  // ids.
  void Finish(const std::set<std::string>& offices, Problems* problems);

  const std::vector<ListedActor>& actors() const { return actors_; }
  const std::vector<ListedAffiliation>& affiliations() const {
    return affiliations_;
  }
  const std::vector<ListedInstitution>& institutions() const {
    return institutions_;
  }
  // REQUIRES: after Finish.
  std::optional<uint32_t> FindActor(std::string_view code) const;

 private:
  struct ListedDemonym {
    SourceLine at;
    std::string code;
    std::vector<std::string> names;
  };

  void ReadActors(const TableFile& table, Problems* problems);
  void ReadAffiliations(const TableFile& table, Problems* problems);
  void ReadInstitutions(const TableFile& table, Problems* problems);
  void ReadDemonyms(const TableFile& table, Problems* problems);

  void SortActors(Problems* problems);
  void SortInstitutions(Problems* problems);
  void CheckStates(Problems* problems);
  void CheckSuccessors(Problems* problems);
  void CheckAffiliations(const std::set<std::string>& offices,
                         Problems* problems);
  void AttachDemonyms(Problems* problems);
  void WarnOfSharedNames(Problems* problems) const;

  const ListedActor* Actor(std::string_view code) const;
  // Does an actor of this code stand for itself (states, bodies, transnational
  // groups)?
  bool IsPolity(std::string_view code) const;
  // Is `code` listed, or STATE/SUFFIX of a generic institution?
  bool IsKnown(std::string_view code) const;

  std::vector<ListedActor> actors_;
  std::vector<ListedAffiliation> affiliations_;
  std::vector<ListedInstitution> institutions_;
  std::vector<ListedDemonym> demonyms_;
};

// The kind of this name ("armed_group"); nullopt for kinds no row may have.
std::optional<v1::ActorKind> ParseActorKind(std::string_view name);
// The reverse.
std::string ActorKindName(v1::ActorKind kind);

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_ACTOR_TABLES_H_
