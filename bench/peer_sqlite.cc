#include "bench/peer_sqlite.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "bench/peer_sql.h"
#include "bench/sqlite_database.h"
#include "bench/sqlite_texts.h"

namespace actant::workload {
namespace {

constexpr const char* kTables = R"sql(
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA threads = 2;
  PRAGMA cache_size = -2000000;
  CREATE TABLE actor(
    id INTEGER PRIMARY KEY, code TEXT, name TEXT, kind TEXT);
  CREATE TABLE type(id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE event(
    id INTEGER PRIMARY KEY, day INTEGER, source INTEGER, type INTEGER,
    target INTEGER, goldstein REAL, confidence REAL, article INTEGER);
  BEGIN;
)sql";

// Every query but Q3 and Q8 is answered out of an index alone.
constexpr const char* kIndexes = R"sql(
  COMMIT;
  CREATE INDEX event_out ON event(source, type, day, id, target);
  CREATE INDEX event_in ON event(target, type, day, id, source);
  CREATE INDEX event_dyad ON event(source, target, day, id, goldstein);
  ANALYZE;
  PRAGMA journal_mode = WAL;
)sql";

void BindText(sqlite3_stmt* statement, int index, const std::string& text) {
  sqlite3_bind_text(statement, index, text.c_str(),
                    static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

Status LoadNames(SqliteDatabase& database, const WorkloadData& data) {
  const auto add_type = database.Prepare("INSERT INTO type VALUES(?1, ?2)");
  if (!add_type) return add_type.error();
  for (TypeNumber type = 1; type <= data.types.size(); ++type) {
    sqlite3_stmt* const row = database.Get(*add_type);
    sqlite3_bind_int64(row, 1, type);
    BindText(row, 2, data.types.NameOf(type));
    ACTANT_RETURN_IF_ERROR(database.Step(row));
  }
  const auto add_actor =
      database.Prepare("INSERT INTO actor VALUES(?1, ?2, ?3, ?4)");
  if (!add_actor) return add_actor.error();
  sqlite3_stmt* const row = database.Get(*add_actor);
  return ReadActors(data.actors_file(), [&](const WorkloadActor& actor) {
    sqlite3_bind_int64(row, 1, actor.number);
    BindText(row, 2, actor.code);
    BindText(row, 3, actor.name);
    BindText(row, 4, actor.kind);
    return database.Step(row);
  });
}

Status LoadEvents(SqliteDatabase& database, const WorkloadData& data) {
  const auto add = database.Prepare(
      "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  if (!add) return add.error();
  sqlite3_stmt* const row = database.Get(*add);
  return ReadEvents(data.events_file(), data.types, [&](const EventRow& event) {
    sqlite3_bind_int64(row, 1, event.number);
    sqlite3_bind_int64(row, 2, SqliteDay(event.day));
    sqlite3_bind_int64(row, 3, event.source);
    sqlite3_bind_int64(row, 4, event.type);
    sqlite3_bind_int64(row, 5, event.target);
    sqlite3_bind_double(row, 6, event.goldstein);
    sqlite3_bind_double(row, 7, event.confidence);
    sqlite3_bind_int64(row, 8, event.article);
    return database.Step(row);
  });
}

// What synchronous = OFF left to the system.
Status Sync(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (synced) return Status::Ok();
  return DataLoss(file.string() + ": fsync: " + std::strerror(error));
}

class SqliteWorkload final : public SqlWorkload {
 public:
  std::string Title() const override {
    return std::string("SQLite ") + sqlite3_libversion();
  }

  Status Load(const WorkloadData& data,
              const std::filesystem::path& folder) override {
    {
      const auto database = SqliteDatabase::Open(FileIn(folder));
      if (!database) return database.error();
      ACTANT_RETURN_IF_ERROR((*database)->Execute(kTables));
      ACTANT_RETURN_IF_ERROR(LoadNames(**database, data));
      ACTANT_RETURN_IF_ERROR(LoadEvents(**database, data));
      ACTANT_RETURN_IF_ERROR((*database)->Execute(kIndexes));
    }
    return Sync(FileIn(folder));
  }

  Status Open(const WorkloadData&,
              const std::filesystem::path& folder) override {
    auto database = SqliteDatabase::Open(FileIn(folder));
    if (!database) return database.error();
    Use(std::move(*database), SqliteTexts());
    return Status::Ok();
  }

 private:
  static std::filesystem::path FileIn(const std::filesystem::path& folder) {
    return folder / "events.sqlite";
  }
};

}  // namespace

Contender SqliteContender() {
  return {"sqlite",
          []() -> Result<std::unique_ptr<Workload>> {
            return std::make_unique<SqliteWorkload>();
          },
          Status::Ok()};
}

}  // namespace actant::workload
