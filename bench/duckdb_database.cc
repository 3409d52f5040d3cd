#include "bench/duckdb_database.h"

#include <cstdint>
#include <limits>
#include <utility>

namespace actant::workload {
namespace {

struct Column {
  DuckdbType type = DuckdbType::kInteger;
  const void* values = nullptr;  // of the chunk that is being read
};

bool IsKnown(DuckdbType type) {
  switch (type) {
    case DuckdbType::kUtinyint:
    case DuckdbType::kSmallint:
    case DuckdbType::kInteger:
    case DuckdbType::kBigint:
    case DuckdbType::kFloat:
    case DuckdbType::kDouble:
    case DuckdbType::kDate:
    case DuckdbType::kEnum:
      return true;
  }
  return false;
}

class DuckdbRow final : public SqlRow {
 public:
  explicit DuckdbRow(const std::vector<Column>& columns) : columns_(columns) {}

  void MoveTo(size_t row) { row_ = row; }

  int64_t Integer(size_t column) const override {
    switch (columns_[column].type) {
      case DuckdbType::kUtinyint:
      case DuckdbType::kEnum:
        return Value<uint8_t>(column);
      case DuckdbType::kSmallint:
        return Value<int16_t>(column);
      case DuckdbType::kBigint:
        return Value<int64_t>(column);
      default:
        return Value<int32_t>(column);
    }
  }
  double Real(size_t column) const override {
    return columns_[column].type == DuckdbType::kFloat
               ? static_cast<double>(Value<float>(column))
               : Value<double>(column);
  }
  Day DayAt(size_t column) const override { return Value<int32_t>(column); }
  // The values of the enum are the types in order, from 0.
  TypeNumber Type(size_t column) const override {
    return static_cast<TypeNumber>(Integer(column)) + 1;
  }

 private:
  template <typename T>
  T Value(size_t column) const {
    return static_cast<const T*>(columns_[column].values)[row_];
  }

  const std::vector<Column>& columns_;
  size_t row_ = 0;
};

Status Failed(const char* message, const std::string& what) {
  return Internal("DuckDB: " + std::string(message ? message : "failed") +
                  ": " + what);
}

}  // namespace

Result<std::unique_ptr<DuckdbDatabase>> DuckdbDatabase::Open(
    const DuckdbLibrary& library, const std::filesystem::path& file) {
  auto database = std::unique_ptr<DuckdbDatabase>(new DuckdbDatabase(library));
  ACTANT_RETURN_ERROR_IF(database->Connect(file));
  return database;
}

Status DuckdbDatabase::Connect(const std::filesystem::path& file) {
  DuckdbHandle config = nullptr;
  if (library_.create_config(&config) != DuckdbState::kSuccess) {
    return Failed(nullptr, "create_config");
  }
  library_.set_config(config, "threads", "2");
  library_.set_config(config, "memory_limit", "8GB");
  char* message = nullptr;
  const DuckdbState state =
      library_.open_ext(file.c_str(), &database_, config, &message);
  library_.destroy_config(&config);
  if (state != DuckdbState::kSuccess) {
    const Status status = Failed(message, file.string());
    library_.free(message);
    return status;
  }
  return library_.connect(database_, &connection_) == DuckdbState::kSuccess
             ? Status::Ok()
             : Failed(nullptr, "connect");
}

DuckdbDatabase::~DuckdbDatabase() {
  for (DuckdbHandle& statement : statements_) {
    library_.destroy_prepare(&statement);
  }
  if (connection_ != nullptr) library_.disconnect(&connection_);
  if (database_ != nullptr) library_.close(&database_);
}

Status DuckdbDatabase::Execute(const std::string& text) {
  DuckdbResult result;
  Status status;
  if (library_.query(connection_, text.c_str(), &result) !=
      DuckdbState::kSuccess) {
    status = Failed(library_.result_error(&result), text);
  }
  library_.destroy_result(&result);
  return status;
}

Result<SqlDatabase::Statement> DuckdbDatabase::Prepare(
    const std::string& text) {
  DuckdbHandle statement = nullptr;
  const DuckdbState state =
      library_.prepare(connection_, text.c_str(), &statement);
  statements_.push_back(statement);
  if (state != DuckdbState::kSuccess) {
    return Error(Failed(library_.prepare_error(statement), text));
  }
  return statements_.size() - 1;
}

Status DuckdbDatabase::Bind(DuckdbHandle statement,
                            std::span<const SqlValue> values) {
  for (size_t i = 0; i < values.size(); ++i) {
    if (const SqlDay* const day = std::get_if<SqlDay>(&values[i])) {
      library_.bind_date(statement, i + 1, DuckdbDate{day->day});
      continue;
    }
    const int64_t number = std::get<int64_t>(values[i]);
    if (!std::in_range<int32_t>(number)) {
      return OutOfRange("DuckDB: " + std::to_string(number) +
                        " does not fit the column");
    }
    library_.bind_int32(statement, i + 1, static_cast<int32_t>(number));
  }
  return Status::Ok();
}

Status DuckdbDatabase::Run(Statement statement,
                           std::span<const SqlValue> values,
                           const std::function<void(const SqlRow&)>& row) {
  const DuckdbHandle prepared = statements_[statement];
  ACTANT_RETURN_IF_ERROR(Bind(prepared, values));
  DuckdbResult result;
  const bool executed =
      library_.execute_prepared(prepared, &result) == DuckdbState::kSuccess;
  const Status status =
      executed ? Fetch(result, row)
               : Failed(library_.result_error(&result), "prepared statement");
  library_.destroy_result(&result);
  return status;
}

Status DuckdbDatabase::Fetch(DuckdbResult& result,
                             const std::function<void(const SqlRow&)>& row) {
  std::vector<Column> columns(library_.column_count(&result));
  for (size_t i = 0; i < columns.size(); ++i) {
    columns[i].type = library_.column_type(&result, i);
    if (!IsKnown(columns[i].type)) {
      return Internal("DuckDB: column " + std::to_string(i) + " is of type " +
                      std::to_string(static_cast<int>(columns[i].type)));
    }
  }
  DuckdbRow current(columns);
  while (DuckdbHandle chunk = library_.fetch_chunk(result)) {
    for (size_t i = 0; i < columns.size(); ++i) {
      columns[i].values =
          library_.vector_get_data(library_.data_chunk_get_vector(chunk, i));
    }
    const uint64_t size = library_.data_chunk_get_size(chunk);
    for (uint64_t i = 0; i < size; ++i) {
      current.MoveTo(i);
      row(current);
    }
    library_.destroy_data_chunk(&chunk);
  }
  return Status::Ok();
}

}  // namespace actant::workload
