#include "bench/peer_duckdb.h"

#include <utility>

#include "bench/duckdb_database.h"
#include "bench/duckdb_library.h"
#include "bench/duckdb_texts.h"
#include "bench/peer_sql.h"

namespace actant::workload {
namespace {

// read_csv's argument, in quotes of SQL.
std::string Quoted(const std::filesystem::path& path) {
  std::string quoted = "'";
  for (const char c : path.string())
    quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string TypeEnum(const EventTypes& types) {
  std::string names;
  for (TypeNumber type = 1; type <= types.size(); ++type) {
    names += (type == 1 ? "'" : ", '") + types.NameOf(type) + "'";
  }
  return "CREATE TYPE event_type AS ENUM(" + names + ")";
}

// The columns of a file, as they are declared in the table too.
std::string LoadTable(const std::string& table, const std::string& columns,
                      const std::filesystem::path& file) {
  return "INSERT INTO " + table + " SELECT * FROM read_csv(" + Quoted(file) +
         ", delim = '\t', header = false, columns = {" + columns + "})";
}

Status LoadTables(DuckdbDatabase& database, const WorkloadData& data) {
  const std::string statements[] = {
      TypeEnum(data.types),
      "CREATE TABLE actor(id INTEGER PRIMARY KEY, code VARCHAR, name VARCHAR, "
      "kind VARCHAR)",
      LoadTable("actor",
                "'id': 'INTEGER', 'code': 'VARCHAR', 'name': 'VARCHAR', "
                "'kind': 'VARCHAR'",
                data.actors_file()),
      "CREATE TABLE event(id INTEGER PRIMARY KEY, day DATE, source INTEGER, "
      "type event_type, target INTEGER, goldstein REAL, confidence REAL, "
      "article INTEGER)",
      LoadTable("event",
                "'id': 'INTEGER', 'day': 'DATE', 'source': 'INTEGER', "
                "'type': 'VARCHAR', 'target': 'INTEGER', 'goldstein': 'REAL', "
                "'confidence': 'REAL', 'article': 'INTEGER'",
                data.events_file()),
  };
  for (const std::string& statement : statements) {
    ACTANT_RETURN_IF_ERROR(database.Execute(statement));
  }
  return Status::Ok();
}

class DuckdbWorkload final : public SqlWorkload {
 public:
  DuckdbWorkload(std::unique_ptr<DuckdbLibrary> library, DuckdbTables tables)
      : library_(std::move(library)), tables_(tables) {}

  // The database goes before the library whose functions it calls.
  ~DuckdbWorkload() override { Use(nullptr, {}); }

  std::string Title() const override {
    std::string version = library_->library_version();
    if (version.starts_with('v')) version.erase(0, 1);
    return "DuckDB " + version +
           (tables_ == DuckdbTables::kAdjacency ? " +adj (derived)" : "");
  }

  Status Load(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    if (data.types.size() > 255) {
      return InvalidArgument("DuckDB: more than 255 event types");
    }
    const auto database = DuckdbDatabase::Open(*library_, FileIn(folder));
    if (!database) return database.error();
    ACTANT_RETURN_IF_ERROR(LoadTables(**database, data));
    if (tables_ == DuckdbTables::kAdjacency) {
      ACTANT_RETURN_IF_ERROR((*database)->Execute(kDuckdbAdjacency));
      ACTANT_RETURN_IF_ERROR((*database)->Execute(kDuckdbCoercion));
    }
    // Into the file, which DuckDB syncs.
    return (*database)->Execute("CHECKPOINT");
  }

  Status Open(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    auto database = DuckdbDatabase::Open(*library_, FileIn(folder));
    if (!database) return database.error();
    SqlTexts texts = tables_ == DuckdbTables::kAdjacency
                         ? DuckdbAdjacencyTexts()
                         : DuckdbPlainTexts();
    texts.type_literal = [&types = data.types](TypeNumber type) {
      return "'" + types.NameOf(type) + "'";
    };
    Use(std::move(*database), std::move(texts));
    return Status::Ok();
  }

 private:
  static std::filesystem::path FileIn(const std::filesystem::path& folder) {
    return folder / "events.duckdb";
  }

  std::unique_ptr<DuckdbLibrary> library_;
  DuckdbTables tables_;
};

Status Available(const std::filesystem::path& library) {
  std::error_code ignored;
  if (std::filesystem::exists(library, ignored)) return Status::Ok();
  return FailedPrecondition("DuckDB is left out: no " + library.string() +
                            " (bench/fetch_duckdb.sh fetches it with npm)");
}

}  // namespace

Contender DuckdbContender(const std::filesystem::path& library,
                          DuckdbTables tables) {
  return {tables == DuckdbTables::kAdjacency ? "duckdb+adj" : "duckdb",
          [library, tables]() -> Result<std::unique_ptr<Workload>> {
            ACTANT_ASSIGN_OR_RETURN(auto loaded, DuckdbLibrary::Load(library));
            return std::make_unique<DuckdbWorkload>(std::move(loaded), tables);
          },
          Available(library)};
}

}  // namespace actant::workload
