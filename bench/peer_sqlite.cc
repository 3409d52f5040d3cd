#include "bench/peer_sqlite.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "bench/peer_sql.h"

namespace actant {
namespace {

// Days are whole numbers YYYYMMDD: months are then a division away.
int64_t DecimalDay(Day day) {
  const CivilDate date = ToCivil(day);
  return (int64_t{date.year} * 100 + date.month) * 100 + date.day;
}

Day FromDecimalDay(int64_t decimal) {
  return ToDay({static_cast<int>(decimal / 10000),
                static_cast<int>(decimal / 100 % 100),
                static_cast<int>(decimal % 100)});
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
  }
};
struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};

class SqliteRow final : public SqlRow {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

  int64_t Integer(size_t column) const override {
    return sqlite3_column_int64(statement_, static_cast<int>(column));
  }
  double Real(size_t column) const override {
    return sqlite3_column_double(statement_, static_cast<int>(column));
  }
  Day DayAt(size_t column) const override {
    return FromDecimalDay(Integer(column));
  }
  TypeNumber Type(size_t column) const override {
    return static_cast<TypeNumber>(Integer(column));
  }

 private:
  sqlite3_stmt* statement_;
};

class SqliteDatabase final : public SqlDatabase {
 public:
  static Result<std::unique_ptr<SqliteDatabase>> Open(
      const std::filesystem::path& file) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open(file.c_str(), &database);
    auto opened = std::unique_ptr<SqliteDatabase>(new SqliteDatabase(database));
    if (code != SQLITE_OK) return Error(opened->Failed(file.string()));
    // Large enough for all of it, so that the warm queries read no file.
    ACTANT_RETURN_ERROR_IF(
        opened->Execute("PRAGMA mmap_size = 17179869184;"
                        "PRAGMA cache_size = -1000000;"
                        "PRAGMA temp_store = MEMORY;"));
    return opened;
  }

  Status Execute(const std::string& text) override {
    const int code =
        sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status::Ok() : Failed(text);
  }

  Result<Statement> Prepare(const std::string& text) override {
    sqlite3_stmt* statement = nullptr;
    const int code =
        sqlite3_prepare_v3(database_.get(), text.c_str(), -1,
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return Error(Failed(text));
    statements_.emplace_back(statement);
    return statements_.size() - 1;
  }

  Status Run(Statement statement, std::span<const SqlValue> values,
             const std::function<void(const SqlRow&)>& row) override {
    sqlite3_stmt* const prepared = statements_[statement].get();
    for (size_t i = 0; i < values.size(); ++i) {
      const int64_t* const number = std::get_if<int64_t>(&values[i]);
      sqlite3_bind_int64(
          prepared, static_cast<int>(i + 1),
          number ? *number : DecimalDay(std::get<SqlDay>(values[i]).day));
    }
    const SqliteRow current(prepared);
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) row(current);
    const Status status =
        code == SQLITE_DONE ? Status::Ok() : Failed(sqlite3_sql(prepared));
    sqlite3_reset(prepared);
    return status;
  }

  // For loading: a statement whose values are bound one by one.
  sqlite3_stmt* Get(Statement statement) {
    return statements_[statement].get();
  }

  Status Step(sqlite3_stmt* statement) {
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    const Status status = done ? Status::Ok() : Failed(sqlite3_sql(statement));
    sqlite3_reset(statement);
    return status;
  }

 private:
  explicit SqliteDatabase(sqlite3* database) : database_(database) {}

  Status Failed(const std::string& what) const {
    return Internal("SQLite: " + std::string(sqlite3_errmsg(database_.get())) +
                    ": " + what);
  }

  std::unique_ptr<sqlite3, Close> database_;
  std::vector<std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

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

constexpr const char* kNeighborhood = R"sql(
  SELECT actor, CAST(SUM(events) AS INTEGER) AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

constexpr const char* kNeighborhoodOfType = R"sql(
  SELECT actor, CAST(SUM(events) AS INTEGER) AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

// The second hop as IN (...): as a join, SQLite 3.40 reads the whole index.
constexpr const char* kTwoHops = R"sql(
  WITH near AS MATERIALIZED (
    SELECT target AS actor FROM event
    WHERE source = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    UNION
    SELECT source FROM event
    WHERE target = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3)
  SELECT actor FROM near
  UNION
  SELECT target FROM event
  WHERE source IN (SELECT actor FROM near) AND type = {type}
    AND day BETWEEN ?2 AND ?3 AND target <> ?1
  UNION
  SELECT source FROM event
  WHERE target IN (SELECT actor FROM near) AND type = {type}
    AND day BETWEEN ?2 AND ?3 AND source <> ?1
  ORDER BY 1
)sql";

constexpr const char* kDyadTimeline = R"sql(
  SELECT * FROM (
    SELECT id, day, source, type, target, goldstein, confidence, article
    FROM event WHERE source = ?1 AND target = ?2 AND day BETWEEN ?3 AND ?4
    ORDER BY day, id LIMIT 1000)
  UNION ALL
  SELECT * FROM (
    SELECT id, day, source, type, target, goldstein, confidence, article
    FROM event WHERE source = ?2 AND target = ?1 AND day BETWEEN ?3 AND ?4
    ORDER BY day, id LIMIT 1000)
  ORDER BY day, id LIMIT 1000
)sql";

constexpr const char* kDyadMonths = R"sql(
  SELECT day / 100 AS month, COUNT(*), AVG(goldstein) FROM (
    SELECT day, goldstein FROM event WHERE source = ?1 AND target = ?2
    UNION ALL
    SELECT day, goldstein FROM event WHERE source = ?2 AND target = ?1)
  GROUP BY month ORDER BY month
)sql";

// "+" keeps the index of sources away: an actor sends more sanctions than one
// receives, so that the middle edge is found sooner from its target.
constexpr const char* kPaths = R"sql(
  WITH
    after_a AS MATERIALIZED (
      SELECT DISTINCT target AS actor FROM event
      WHERE source = ?1 AND type = {type}),
    before_b AS MATERIALIZED (
      SELECT DISTINCT source AS actor FROM event
      WHERE target = ?2 AND type = {type})
  SELECT 1 AS hops, 0 AS x, 0 AS y FROM after_a WHERE actor = ?2
  UNION ALL
  SELECT 2, after_a.actor, 0 FROM after_a JOIN before_b USING (actor)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT 3, source, target FROM event
    WHERE type = {type}
      AND +source IN (SELECT actor FROM after_a WHERE actor <> ?2)
      AND target IN (SELECT actor FROM before_b WHERE actor <> ?1))
  ORDER BY 1, 2, 3 LIMIT 100
)sql";

// CROSS JOIN fixes the order: pairs of neighbours first, then their events.
constexpr const char* kNearHops = R"sql(
  WITH
    near_a AS MATERIALIZED (
      SELECT target AS actor FROM event WHERE source = ?1
      UNION SELECT source FROM event WHERE target = ?1),
    near_b AS MATERIALIZED (
      SELECT target AS actor FROM event WHERE source = ?2
      UNION SELECT source FROM event WHERE target = ?2)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM near_a WHERE actor = ?2) THEN 1
    WHEN EXISTS (SELECT 1 FROM near_a JOIN near_b USING (actor)) THEN 2
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b CROSS JOIN event
      WHERE source = near_a.actor AND target = near_b.actor) THEN 3
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b CROSS JOIN event
      WHERE source = near_b.actor AND target = near_a.actor) THEN 3
    ELSE 0 END
)sql";

constexpr const char* kNeighbors = R"sql(
  SELECT target FROM event WHERE source = ?1
  UNION SELECT source FROM event WHERE target = ?1
)sql";

constexpr const char* kChainsOfTwo = R"sql(
  SELECT e1.id, e2.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day BETWEEN e1.day AND ?3 AND e2.target <> ?1
  WHERE e1.source = ?1 AND e1.type = {type} AND e1.day BETWEEN ?2 AND ?3
  ORDER BY e1.day, e1.id, e2.day, e2.id LIMIT 100
)sql";

constexpr const char* kChainsOfThree = R"sql(
  SELECT e1.id, e2.id, e3.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day BETWEEN e1.day AND ?3 AND e2.target <> ?1
  JOIN event e3 ON e3.source = e2.target AND e3.type = {type}
    AND e3.day BETWEEN e2.day AND ?3 AND e3.target <> ?1
    AND e3.target <> e1.target
  WHERE e1.source = ?1 AND e1.type = {type} AND e1.day BETWEEN ?2 AND ?3
  ORDER BY e1.day, e1.id, e2.day, e2.id, e3.day, e3.id LIMIT 100
)sql";

constexpr const char* kLookUp = R"sql(
  SELECT id, day, source, type, target, goldstein, confidence, article
  FROM event WHERE id = ?1
)sql";

SqlTexts Texts() {
  SqlTexts texts;
  texts.neighborhood = kNeighborhood;
  texts.neighborhood_of_type = kNeighborhoodOfType;
  texts.two_hops = kTwoHops;
  texts.dyad_timeline = kDyadTimeline;
  texts.dyad_months = kDyadMonths;
  texts.paths = kPaths;
  texts.near_hops = kNearHops;
  texts.neighbors = kNeighbors;
  texts.chains_of_two = kChainsOfTwo;
  texts.chains_of_three = kChainsOfThree;
  texts.look_up = kLookUp;
  texts.type_literal = [](TypeNumber type) { return std::to_string(type); };
  return texts;
}

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
    sqlite3_bind_int64(row, 2, DecimalDay(event.day));
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
    Use(std::move(*database), Texts());
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

}  // namespace actant
