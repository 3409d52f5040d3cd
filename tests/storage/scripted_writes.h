// A long run of writes that tells of itself how far it has come: whoever reads
// the store beside it knows what must be there, and that nothing else is.
#ifndef ACTANT_TESTS_STORAGE_SCRIPTED_WRITES_H_
#define ACTANT_TESTS_STORAGE_SCRIPTED_WRITES_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "proto/status.h"
#include "storage/event_store.h"

namespace actant::testing {

// Steps 0, 1, 2, ...: an article is written, replaced by another version with
// other events, or removed; or a part of a table is imported. Each step but the
// imports writes its number into a type's record, in the batch of the article:
// so the store says at which step it is. The same seed gives the same steps.
class ScriptedWrites {
 public:
  ScriptedWrites(uint32_t seed, uint32_t steps);

  uint32_t size() const { return static_cast<uint32_t>(steps_.size()); }
  bool IsImport(uint32_t step) const;

  // REQUIRES: all steps before this one are done.
  Status Do(uint32_t step, EventStore* store) const;

  // How many steps are done as `store` tells; 0 where it does not.
  uint32_t Done(const EventStore& store) const;

  // What keeps `store` from being what one moment of the run left behind, not
  // before `done` steps were done; empty if nothing does. Reads it all, in many
  // calls. REQUIRES: nothing moves the store meanwhile: it is a view, or
  // nobody writes it.
  std::string Amiss(const EventStore& store, uint32_t done) const;

 private:
  struct Step {
    enum class Kind { kWrite, kRemove, kImport } kind = Kind::kWrite;
    // Of an import: how many came before it.
    uint32_t number = 0;
    uint32_t version = 0;
  };
  // What stands after a step.
  struct Left {
    // Versions of the articles that are there, by their number.
    std::map<uint32_t, uint32_t> versions;
    uint32_t segments = 0;
  };

  Left After(uint32_t done) const;

  std::vector<Step> steps_;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_SCRIPTED_WRITES_H_
