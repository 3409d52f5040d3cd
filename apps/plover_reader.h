// Records of PLOVER JSON. Source of the members: "PLOVER: Political Language
// Ontology for Verifiable Event Records" (Open Event Data Alliance) and its
// gold standard records.
#ifndef ACTANT_APPS_PLOVER_READER_H_
#define ACTANT_APPS_PLOVER_READER_H_

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "apps/format_reader.h"

namespace actant {

// The one member that is bound; the reader looks for the others itself.
inline constexpr std::array<std::string_view, 1> kPloverFields = {"id"};

// Pairs of a source and a target that a record may have.
inline constexpr size_t kMaxPloverPairs = 1024;

// A party as a record has it. Borrowed.
struct PloverParty {
  // As the text calls it ("Hungarian"), or the actor's name.
  std::string_view text;
  // A country, an organisation or another actor (HUN, IGOUNO).
  std::string_view code;
  // What it is there (GOV); may be empty.
  std::string_view sector;
  // Not of PLOVER: Actant's own code, which it writes where the others do not
  // lead to the actor.
  std::string_view actor;
};

// The actor that a party is: `actor` where it is given; else one that the text
// names and that acts for the country; else what code and sector make as
// CameoActors has it; else the text. Empty where there is nothing.
std::string PloverActorOf(const FormatCodes& codes, const PloverParty& party);

// Whether the first object of the text (which may be cut off behind it) has the
// members of a record.
bool IsPloverJson(std::string_view text);

// Gives a row for each pair of a source and a target of a record; for several
// sources without a target a mutual one for each two of them. The first has the
// record's id, others "id/2", "id/3" and so on. Borrows the codes.
std::unique_ptr<FormatReader> MakePloverReader(const FormatCodes& codes);

}  // namespace actant

#endif  // ACTANT_APPS_PLOVER_READER_H_
