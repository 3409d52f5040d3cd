// Actors' codes of CAMEO (USAGOV, IGOUNO) to those of Actant, and back.
#ifndef ACTANT_APPS_CAMEO_ACTORS_H_
#define ACTANT_APPS_CAMEO_ACTORS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "extract/cameo_codes.h"
#include "extract/knowledge.h"

namespace actant {

// A party as a CAMEO data set writes it.
struct CameoParty {
  std::string code;
  // Its country, where the code begins with one; else empty.
  std::string country;
  // Its group (UNO), where it is one; else empty.
  std::string group;
  // Its role (GOV), where it has one; else empty.
  std::string role;
};

// A CAMEO code is three letters for a country, a group or a role, as often as
// they follow one another. A country alone is the state; a country with one
// role is the state's institution (USAGOV: USA/government) or everybody of the
// role there (RUSBUS: RUS.BUS); a group is the organisation, whatever stands
// before it. What else a country and other letters make (USAGOVMIL, USAJEW)
// stays a code of its own that acts for the state; without a country every
// code stays as it is. Immutable; borrows the knowledge.
class CameoActors {
 public:
  // Without knowledge codes stay as they are. May be nullptr.
  explicit CameoActors(const Knowledge* knowledge);

  // The tables it goes by; empty without knowledge.
  const CameoCodes& codes() const { return codes_; }

  // `country`: what the row has as the actor's country; a code that does not
  // begin with it names none.
  std::string ActorOf(std::string_view code, std::string_view country) const;

  // The state that three letters stand for, in CAMEO or ISO 3166; empty where
  // they are none.
  std::string StateOf(std::string_view code) const;

  // What is to be told of an actor that neither knowledge nor store has: kind,
  // state, role and a name. nullopt: nothing but its code.
  std::optional<v1::Actor> Describe(std::string_view actor) const;

  // The party as CAMEO has it: coarser where CAMEO has no code of its own (a
  // person is its state's government, a firm its state's business). What
  // neither has a code nor acts for a state goes by Actant's.
  CameoParty CodeOf(const v1::EventParty& party, const v1::Actor& actor) const;

 private:
  const CameoActorCode* Find(std::string_view code) const;
  bool IsState(std::string_view code) const;
  std::string PartOf(const std::string& state, std::string_view rest,
                     std::string_view code) const;
  std::string NameOf(std::string_view actor) const;
  std::string RoleOf(const v1::EventParty& party, const v1::Actor& actor) const;

  const Knowledge* const knowledge_;
  const CameoCodes codes_;
  std::map<std::string_view, const CameoActorCode*> by_code_;
  // By what they stand for.
  std::map<std::string_view, const CameoActorCode*> countries_;
  std::map<std::string_view, const CameoActorCode*> groups_;
  std::map<std::string_view, const CameoActorCode*> parts_;
};

}  // namespace actant

#endif  // ACTANT_APPS_CAMEO_ACTORS_H_
