// The event types that an event table names.
#ifndef ACTANT_APPS_IMPORT_TYPES_H_
#define ACTANT_APPS_IMPORT_TYPES_H_

#include <array>
#include <cstdint>
#include <functional>
#include <map>
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

// Fields of a table of types.
inline constexpr std::array<std::string_view, 7> kTypeFieldNames = {
    "id", "name", "goldstein", "parent", "mutual", "name_en", "name_zh"};

struct ImportedType {
  TypeNumber number;
  // Of rows that bring none of their own.
  int goldstein_tenths = 0;
  bool mutual = false;
};

// From what a table calls its types to the store's numbers. They stand in the
// dataset's namespace ("gdelt:0841"). Above each stands the type or class that
// the map or the table of types gives it, else the one of its own name in the
// ontology, so that a query for that one finds both; else none. A type without
// a score of its own has that of the one above it. Borrows the store and the
// knowledge (nullptr: no ontology).
class TypeDirectory {
 public:
  TypeDirectory(EventStore* store, const Knowledge* knowledge,
                std::string dataset);

  // Reads what stands above what: two columns between tabs, a type of the
  // table and one of the ontology; lines that begin with '#' are comments.
  // Before LoadTable. InvalidArgument as file:line for a type that the ontology
  // does not have.
  Status LoadMap(const std::string& path);
  // Reads a table of types and writes them; types it does not list are taken
  // too. Before any Add. InvalidArgument as file:line.
  Status LoadTable(const TableSource& table);

  // What is known of types that no table and no map lists: their records, with
  // the type or class above as `parent`. Before any Add.
  using Describer =
      std::function<std::optional<v1::EventType>(std::string_view)>;
  void SetDescriber(Describer describe) { describe_ = std::move(describe); }

  NameSource source() const;
  // As ActorDirectory::Add.
  Result<std::vector<uint32_t>> Add(const std::vector<std::string>& names);
  // REQUIRES: no Add at the same time.
  const ImportedType& at(uint32_t place) const { return types_[place]; }
  size_t size() const { return types_.size(); }

 private:
  // A type as a table tells of it.
  struct Draft {
    std::string id;
    v1::EventType type;
    std::optional<int> goldstein_tenths;
  };

  // nullptr where the ontology has none of that name, as a class either.
  const v1::EventType* InOntology(std::string_view name) const;
  Status ReadMapLine(std::string_view line);
  Result<Draft> ReadRow(const SideRow& row) const;
  Status AddDrafts(std::vector<Draft> drafts);
  // Gives the draft its name in the dataset and what it takes from above;
  // appends the types above it, the highest last.
  void Complete(Draft* draft, std::vector<v1::EventType>* writes) const;

  EventStore* const store_;
  const Knowledge* const knowledge_;
  const std::string dataset_;
  mutable std::shared_mutex mutex_;
  std::vector<ImportedType> types_;
  NameIndex by_name_;
  std::map<std::string, std::string, std::less<>> map_;
  Describer describe_;
};

}  // namespace actant

#endif  // ACTANT_APPS_IMPORT_TYPES_H_
