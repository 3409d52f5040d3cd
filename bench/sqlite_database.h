// A SQLite database as the SQL workload uses one.
#ifndef ACTANT_BENCH_SQLITE_DATABASE_H_
#define ACTANT_BENCH_SQLITE_DATABASE_H_

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "bench/peer_sql.h"

namespace actant::workload {

// A day as the tables have it, a whole number YYYYMMDD: months are then a
// division away.
int64_t SqliteDay(Day day);

// Read through mmap, with a cache that holds all of it, so that warm queries
// read no file.
class SqliteDatabase final : public SqlDatabase {
 public:
  // Makes the file if there is none.
  static Result<std::unique_ptr<SqliteDatabase>> Open(
      const std::filesystem::path& file);

  // One statement or several.
  Status Execute(const std::string& text) override;
  Result<Statement> Prepare(const std::string& text) override;
  Status Run(Statement statement, std::span<const SqlValue> values,
             const std::function<void(const SqlRow&)>& row) override;

  // For loading: the statement, whose values the caller binds; and running it
  // where it has no rows.
  sqlite3_stmt* Get(Statement statement) {
    return statements_[statement].get();
  }
  Status Step(sqlite3_stmt* statement);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
  };

  explicit SqliteDatabase(sqlite3* database) : database_(database) {}

  Status Failed(const std::string& what) const;

  std::unique_ptr<sqlite3, Close> database_;
  std::vector<std::unique_ptr<sqlite3_stmt, Finalize>> statements_;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_SQLITE_DATABASE_H_
