// The actors that an event table names.
#ifndef ACTANT_APPS_IMPORT_ACTORS_H_
#define ACTANT_APPS_IMPORT_ACTORS_H_

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apps/event_row_parser.h"
#include "apps/name_index.h"
#include "apps/side_table.h"
#include "apps/table_pieces.h"
#include "extract/knowledge.h"
#include "proto/ids.h"
#include "storage/event_store.h"

namespace actant {

// Fields of a table of actors.
inline constexpr std::array<std::string_view, 7> kActorFieldNames = {
    "id", "code", "name", "name_en", "name_zh", "kind", "state"};

struct ImportedActor {
  ActorNumber number;
  // What it acts for; itself where nothing is known.
  ActorNumber state;
};

// From what a table calls its actors to the store's numbers. What the store or
// the knowledge has of an actor stands, and a table adds to it: names, and a
// kind and a state where there was none. An actor that neither has takes all
// from the table; one that no table lists is provisional, with its code as its
// name. Borrows the store and the knowledge (which may be nullptr).
class ActorDirectory {
 public:
  ActorDirectory(EventStore* store, const Knowledge* knowledge);

  // Reads a table of actors and writes them into the store; from now on the
  // parties of events are called by its ids. At most once, before any Add.
  // InvalidArgument as file:line: an id that stands twice, no code, a kind
  // that is none; errors of ReadSideTable and of the store.
  Status LoadTable(const TableSource& table);

  // What is known of actors that neither store nor knowledge nor table lists.
  // Before any Add.
  using Describer = std::function<std::optional<v1::Actor>(std::string_view)>;
  void SetDescriber(Describer describe) { describe_ = std::move(describe); }

  // As parties are called: ids of the table, else codes.
  NameSource parties() const;
  // As states are called: ids of the table, else codes.
  NameSource states() const;

  // The places of these codes, which are written where the store has them not.
  // From one thread at a time; beside it others may look names up.
  Result<std::vector<uint32_t>> Add(const std::vector<std::string>& codes);

  // REQUIRES: no Add at the same time.
  const ImportedActor& at(uint32_t place) const { return actors_[place]; }
  size_t size() const { return actors_.size(); }
  // Those that the store did not have.
  size_t added() const { return added_; }

 private:
  // An actor as a table tells of it.
  struct Draft {
    v1::Actor actor;
    bool listed = false;
  };

  Status ReadRow(const SideRow& row, std::vector<std::string>* ids,
                 std::vector<Draft>* drafts) const;
  Status AddDrafts(std::vector<Draft> drafts);
  // What is known already, joined with the draft.
  struct Whole {
    v1::Actor actor;
    bool is_stored = false;
    // Just as it is.
    bool is_same = false;
  };
  Result<Whole> Complete(const Draft& draft) const;
  Status Write(const std::vector<Draft>& drafts,
               std::vector<std::string>* states);

  EventStore* const store_;
  const Knowledge* const knowledge_;
  mutable std::shared_mutex mutex_;
  std::vector<ImportedActor> actors_;
  NameIndex by_code_;
  NameIndex by_id_;
  Describer describe_;
  bool has_table_ = false;
  size_t added_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_IMPORT_ACTORS_H_
