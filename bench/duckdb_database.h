// A DuckDB database as the SQL workload uses one.
#ifndef ACTANT_BENCH_DUCKDB_DATABASE_H_
#define ACTANT_BENCH_DUCKDB_DATABASE_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "bench/duckdb_library.h"
#include "bench/peer_sql.h"

namespace actant::workload {

// Two threads, at most 8 GB of memory. Columns of answers have to be whole
// numbers of at most 64 bits, floating numbers, dates, or enums of fewer than
// 256 values; another type is an Internal error.
class DuckdbDatabase final : public SqlDatabase {
 public:
  // `library` outlives the database.
  static Result<std::unique_ptr<DuckdbDatabase>> Open(
      const DuckdbLibrary& library, const std::filesystem::path& file);
  ~DuckdbDatabase() override;
  DuckdbDatabase(const DuckdbDatabase&) = delete;
  DuckdbDatabase& operator=(const DuckdbDatabase&) = delete;

  Status Execute(const std::string& text) override;
  Result<Statement> Prepare(const std::string& text) override;
  // Whole numbers among the values have to fit 32 bits, as the columns do.
  Status Run(Statement statement, std::span<const SqlValue> values,
             const std::function<void(const SqlRow&)>& row) override;

 private:
  explicit DuckdbDatabase(const DuckdbLibrary& library) : library_(library) {}

  Status Connect(const std::filesystem::path& file);
  Status Bind(DuckdbHandle statement, std::span<const SqlValue> values);
  Status Fetch(DuckdbResult& result,
               const std::function<void(const SqlRow&)>& row);

  const DuckdbLibrary& library_;
  DuckdbHandle database_ = nullptr;
  DuckdbHandle connection_ = nullptr;
  std::vector<DuckdbHandle> statements_;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_DUCKDB_DATABASE_H_
