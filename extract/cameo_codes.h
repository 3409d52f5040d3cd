// The codes of CAMEO, which GDELT and ICEWS are written in, as Actant
// understands them (data/formats/cameo_events.tsv, cameo_actors.tsv).
// Source: CAMEO code book 1.1b3 (Schrodt 2012).
#ifndef ACTANT_EXTRACT_CAMEO_CODES_H_
#define ACTANT_EXTRACT_CAMEO_CODES_H_

#include <string>
#include <string_view>
#include <vector>

namespace actant {

class Knowledge;

struct CameoEventCode {
  int line = 0;
  std::string code;
  // Of the ontology, a type or a class.
  std::string type;
  std::string name;
};

// What three letters of an actor's code stand for.
enum class CameoMeaning {
  kCountry,  // a state whose code CAMEO has otherwise
  kAlias,    // read as a state, never written
  kRegion,   // several states; no actor's state
  kGroup,    // one organisation
  kPart,     // an institution that every state has
  kRole,     // everybody of a role
};

struct CameoActorCode {
  int line = 0;
  std::string code;
  CameoMeaning meaning = CameoMeaning::kCountry;
  // The actor's code; of a part, the suffix of its institution; else empty.
  std::string actor;
  // Of a role: BUS MED ACA OPP CVL REB.
  std::string role;
  std::string name;
};

// A value type.
struct CameoCodes {
  struct Problem {
    bool of_actors = false;
    int line = 0;  // from 1
    std::string message;
  };

  std::vector<CameoEventCode> events;
  std::vector<CameoActorCode> actors;

  // Reads the texts of the two files; rows that are wrong are left out, and
  // each adds to `problems`: fields missing, codes that are none or stand
  // twice.
  static CameoCodes Parse(std::string_view events, std::string_view actors,
                          std::vector<Problem>* problems);
  // Those of the knowledge; none where it lacks the files.
  static CameoCodes Of(const Knowledge& knowledge);
};

// Where they stand among the knowledge's files.
inline constexpr std::string_view kCameoEventsFile = "formats/cameo_events.tsv";
inline constexpr std::string_view kCameoActorsFile = "formats/cameo_actors.tsv";

}  // namespace actant

#endif  // ACTANT_EXTRACT_CAMEO_CODES_H_
