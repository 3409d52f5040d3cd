// The functions of DuckDB's C API that the graph workload calls, found in a
// library that is loaded while the program runs: Debian 12 has no package of
// it (bench/fetch_duckdb.sh fetches one).
#ifndef ACTANT_BENCH_DUCKDB_LIBRARY_H_
#define ACTANT_BENCH_DUCKDB_LIBRARY_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "proto/status.h"

namespace actant::workload {

// Declared here as in DuckDB's duckdb.h, whose ABI has been the same since 0.9:
// there is no header beside the library.
struct DuckdbResult {
  uint64_t column_count = 0;
  uint64_t row_count = 0;
  uint64_t rows_changed = 0;
  void* columns = nullptr;
  char* error_message = nullptr;
  void* internal = nullptr;
};
struct DuckdbDate {
  int32_t days = 0;  // since 1970-01-01
};
enum class DuckdbState : int { kSuccess = 0, kError = 1 };

// duckdb_type: those that the answers have.
enum class DuckdbType : int {
  kUtinyint = 6,
  kSmallint = 3,
  kInteger = 4,
  kBigint = 5,
  kFloat = 10,
  kDouble = 11,
  kDate = 13,
  kEnum = 23,
};

using DuckdbHandle = void*;  // each of duckdb.h's opaque pointers

// Named as in duckdb.h without "duckdb_". The library stays loaded.
struct DuckdbLibrary {
  // NotFound when there is no such file, FailedPrecondition when it cannot be
  // loaded or lacks a function.
  static Result<std::unique_ptr<DuckdbLibrary>> Load(
      const std::filesystem::path& file);

  const char* (*library_version)();
  DuckdbState (*create_config)(DuckdbHandle*);
  DuckdbState (*set_config)(DuckdbHandle, const char*, const char*);
  void (*destroy_config)(DuckdbHandle*);
  DuckdbState (*open_ext)(const char*, DuckdbHandle*, DuckdbHandle, char**);
  void (*close)(DuckdbHandle*);
  void (*free)(void*);
  DuckdbState (*connect)(DuckdbHandle, DuckdbHandle*);
  void (*disconnect)(DuckdbHandle*);
  DuckdbState (*query)(DuckdbHandle, const char*, DuckdbResult*);
  const char* (*result_error)(DuckdbResult*);
  void (*destroy_result)(DuckdbResult*);
  DuckdbState (*prepare)(DuckdbHandle, const char*, DuckdbHandle*);
  const char* (*prepare_error)(DuckdbHandle);
  void (*destroy_prepare)(DuckdbHandle*);
  DuckdbState (*bind_int32)(DuckdbHandle, uint64_t, int32_t);
  DuckdbState (*bind_date)(DuckdbHandle, uint64_t, DuckdbDate);
  DuckdbState (*execute_prepared)(DuckdbHandle, DuckdbResult*);
  uint64_t (*column_count)(DuckdbResult*);
  DuckdbType (*column_type)(DuckdbResult*, uint64_t);
  DuckdbHandle (*fetch_chunk)(DuckdbResult);
  uint64_t (*data_chunk_get_size)(DuckdbHandle);
  DuckdbHandle (*data_chunk_get_vector)(DuckdbHandle, uint64_t);
  void* (*vector_get_data)(DuckdbHandle);
  void (*destroy_data_chunk)(DuckdbHandle*);
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_DUCKDB_LIBRARY_H_
