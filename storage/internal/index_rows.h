// The index rows of an event: what `out`, `in`, `dyads`, `by_date` and
// `long_edges` hold.
#ifndef ACTANT_STORAGE_INTERNAL_INDEX_ROWS_H_
#define ACTANT_STORAGE_INTERNAL_INDEX_ROWS_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/internal/family.h"

namespace actant::internal {

struct IndexRow {
  Family family = Family::kOut;
  std::string key;
  std::string value;

  friend auto operator<=>(const IndexRow&, const IndexRow&) = default;
};

// The local numbers an event's rows are made with.
struct EventNumbers {
  EventNumber event;
  TypeNumber type;
  // Gives the number of an actor's code, or the error to end with.
  std::function<Result<ActorNumber>(const std::string& code)> actor;
};

// All rows of the event, by (family, key), no key twice. InvalidArgument: the
// record breaks a bound of records.proto (days out of order, confidence
// outside [0, 1], a Goldstein score outside -100..100 tenths), or what
// `numbers.actor` returns.
Result<std::vector<IndexRow>> IndexRowsOf(const v1::Event& event,
                                          const EventNumbers& numbers);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_INDEX_ROWS_H_
