#include "bench/sqlite_database.h"

namespace actant::workload {
namespace {

Day FromSqliteDay(int64_t decimal) {
  return ToDay({static_cast<int>(decimal / 10000),
                static_cast<int>(decimal / 100 % 100),
                static_cast<int>(decimal % 100)});
}

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
    return FromSqliteDay(Integer(column));
  }
  TypeNumber Type(size_t column) const override {
    return static_cast<TypeNumber>(Integer(column));
  }

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

int64_t SqliteDay(Day day) {
  const CivilDate date = ToCivil(day);
  return (int64_t{date.year} * 100 + date.month) * 100 + date.day;
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::Open(
    const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open(file.c_str(), &database);
  auto opened = std::unique_ptr<SqliteDatabase>(new SqliteDatabase(database));
  if (code != SQLITE_OK) return Error(opened->Failed(file.string()));
  ACTANT_RETURN_ERROR_IF(
      opened->Execute("PRAGMA mmap_size = 17179869184;"
                      "PRAGMA cache_size = -1000000;"
                      "PRAGMA temp_store = MEMORY;"));
  return opened;
}

Status SqliteDatabase::Execute(const std::string& text) {
  const int code =
      sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status::Ok() : Failed(text);
}

Result<SqlDatabase::Statement> SqliteDatabase::Prepare(
    const std::string& text) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(database_.get(), text.c_str(), -1,
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return Error(Failed(text));
  statements_.emplace_back(statement);
  return statements_.size() - 1;
}

Status SqliteDatabase::Run(Statement statement,
                           std::span<const SqlValue> values,
                           const std::function<void(const SqlRow&)>& row) {
  sqlite3_stmt* const prepared = Get(statement);
  for (size_t i = 0; i < values.size(); ++i) {
    const int64_t* const number = std::get_if<int64_t>(&values[i]);
    sqlite3_bind_int64(
        prepared, static_cast<int>(i + 1),
        number ? *number : SqliteDay(std::get<SqlDay>(values[i]).day));
  }
  const SqliteRow current(prepared);
  int code = sqlite3_step(prepared);
  for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) row(current);
  const Status status =
      code == SQLITE_DONE ? Status::Ok() : Failed(sqlite3_sql(prepared));
  sqlite3_reset(prepared);
  return status;
}

Status SqliteDatabase::Step(sqlite3_stmt* statement) {
  const bool done = sqlite3_step(statement) == SQLITE_DONE;
  const Status status = done ? Status::Ok() : Failed(sqlite3_sql(statement));
  sqlite3_reset(statement);
  return status;
}

Status SqliteDatabase::Failed(const std::string& what) const {
  return Internal("SQLite: " + std::string(sqlite3_errmsg(database_.get())) +
                  ": " + what);
}

}  // namespace actant::workload
