// The citation manifest of an export: what was counted, out of what, by which
// rules, so that a table can be cited and made again. (apps/manifest.h is
// another thing: the list of article files.)
#ifndef ACTANT_APPS_PROVENANCE_H_
#define ACTANT_APPS_PROVENANCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/command.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// A file that was written, or standard output (name "-").
struct WrittenFile {
  std::string name;  // without folders
  uint64_t bytes = 0;
  std::string sha256;
};

// What a command knows of its export.
struct Provenance {
  std::string command;  // panel
  // What it is, for the citation: "Dyad-month panel of events, ...".
  std::string title;
  // The command's own options, as it took them; the filter aside.
  Json options = Json::object();
  Json filter_given = Json::object();
  EventFilter filter;
  // Rows, events, dyads and what was left out, by name.
  Json counts = Json::object();
  // Hash of the knowledge that state numbers were taken from; empty: none was
  // used.
  std::string knowledge;
};

// The filter's options as they stood on the command line; those not given are
// left out.
Json GivenFilter(const FilterArguments& arguments);

// The document that docs/provenance.schema.json describes. `created`: as
// CreationTime gives it. Reads all articles' records. Errors of the store.
Result<Json> ProvenanceJson(const EventStore& store,
                            const Provenance& provenance,
                            const std::vector<WrittenFile>& files,
                            const std::string& created);

// Now in UTC, "2026-11-22T20:45:00Z"; or, where the environment has
// SOURCE_DATE_EPOCH (reproducible-builds.org), that time. InvalidArgument: it
// is no number of seconds.
Result<std::string> CreationTime();

}  // namespace actant

#endif  // ACTANT_APPS_PROVENANCE_H_
