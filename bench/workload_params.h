// Readers of the data of the graph workload (bench/workload_rows.h has the
// files). Errors: NotFound for a file that is missing, InvalidArgument with
// file and line for one that says something else than it should.
#ifndef ACTANT_BENCH_WORKLOAD_PARAMS_H_
#define ACTANT_BENCH_WORKLOAD_PARAMS_H_

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bench/workload_rows.h"
#include "proto/status.h"

namespace actant::workload {

// The names of types.tsv. Immutable.
class EventTypes {
 public:
  // Names of letters, digits and '_' alone: they are put into queries.
  static Result<EventTypes> Read(const std::filesystem::path& path);

  // 0 for a name that is none.
  TypeNumber NumberOf(std::string_view name) const;
  // REQUIRES: 1 <= number <= size().
  const std::string& NameOf(TypeNumber number) const {
    return names_[static_cast<size_t>(number) - 1];
  }
  TypeNumber size() const { return static_cast<TypeNumber>(names_.size()); }

 private:
  std::vector<std::string> names_;
  std::map<std::string, TypeNumber, std::less<>> numbers_;
};

// All draws of params.tsv, in the order of the file. Parameters that a query
// needs and a line lacks, types that are none and draws told twice are errors.
Result<std::vector<Draw>> ReadDraws(const std::filesystem::path& path,
                                    const EventTypes& types);

// Hands every line to `keep`; an error of `keep` ends the reading.
Status ReadActors(const std::filesystem::path& path,
                  const std::function<Status(const WorkloadActor&)>& keep);
Status ReadEvents(const std::filesystem::path& path, const EventTypes& types,
                  const std::function<Status(const EventRow&)>& keep);

// A data folder whose small files have been read.
struct WorkloadData {
  std::filesystem::path folder;
  EventTypes types;
  std::vector<Draw> draws;

  static Result<WorkloadData> Read(const std::filesystem::path& folder);

  std::filesystem::path actors_file() const { return folder / "actors.tsv"; }
  std::filesystem::path events_file() const { return folder / "events.tsv"; }
};

// The lines of events.tsv, unread.
Result<size_t> CountEvents(const WorkloadData& data);

}  // namespace actant::workload

#endif  // ACTANT_BENCH_WORKLOAD_PARAMS_H_
