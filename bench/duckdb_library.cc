#include "bench/duckdb_library.h"

#include <dlfcn.h>

#include <string>

namespace actant::workload {
namespace {

// Looks functions up, and remembers the first that is missing.
class Functions {
 public:
  explicit Functions(void* library) : library_(library) {}

  template <typename Function>
  void Find(const char* name, Function** function) {
    void* const address = dlsym(library_, name);
    if (address == nullptr && missing_.empty()) missing_ = name;
    *function = reinterpret_cast<Function*>(address);
  }

  const std::string& missing() const { return missing_; }

 private:
  void* library_;
  std::string missing_;
};

}  // namespace

Result<std::unique_ptr<DuckdbLibrary>> DuckdbLibrary::Load(
    const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return Error(NotFound(file.string() + ": no such library"));
  }
  void* const handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    return Error(FailedPrecondition(std::string("DuckDB: ") + dlerror()));
  }
  auto library = std::make_unique<DuckdbLibrary>();
  DuckdbLibrary& to = *library;
  Functions functions(handle);
  functions.Find("duckdb_library_version", &to.library_version);
  functions.Find("duckdb_create_config", &to.create_config);
  functions.Find("duckdb_set_config", &to.set_config);
  functions.Find("duckdb_destroy_config", &to.destroy_config);
  functions.Find("duckdb_open_ext", &to.open_ext);
  functions.Find("duckdb_close", &to.close);
  functions.Find("duckdb_free", &to.free);
  functions.Find("duckdb_connect", &to.connect);
  functions.Find("duckdb_disconnect", &to.disconnect);
  functions.Find("duckdb_query", &to.query);
  functions.Find("duckdb_result_error", &to.result_error);
  functions.Find("duckdb_destroy_result", &to.destroy_result);
  functions.Find("duckdb_prepare", &to.prepare);
  functions.Find("duckdb_prepare_error", &to.prepare_error);
  functions.Find("duckdb_destroy_prepare", &to.destroy_prepare);
  functions.Find("duckdb_bind_int32", &to.bind_int32);
  functions.Find("duckdb_bind_date", &to.bind_date);
  functions.Find("duckdb_execute_prepared", &to.execute_prepared);
  functions.Find("duckdb_column_count", &to.column_count);
  functions.Find("duckdb_column_type", &to.column_type);
  functions.Find("duckdb_fetch_chunk", &to.fetch_chunk);
  functions.Find("duckdb_data_chunk_get_size", &to.data_chunk_get_size);
  functions.Find("duckdb_data_chunk_get_vector", &to.data_chunk_get_vector);
  functions.Find("duckdb_vector_get_data", &to.vector_get_data);
  functions.Find("duckdb_destroy_data_chunk", &to.destroy_data_chunk);
  if (!functions.missing().empty()) {
    return Error(FailedPrecondition(file.string() + ": has no " +
                                    functions.missing() +
                                    "; fetch the pinned version with "
                                    "bench/fetch_duckdb.sh"));
  }
  return library;
}

}  // namespace actant::workload
