// All rows of a store, to compare two of them.
#ifndef ACTANT_TESTS_STORAGE_STORE_DUMP_H_
#define ACTANT_TESTS_STORAGE_STORE_DUMP_H_

#include <string>

#include "proto/status.h"
#include "storage/event_store.h"

namespace actant::testing {

// Every family's rows in key order, as bytes.
Result<std::string> DumpStore(const EventStore& store);

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_STORE_DUMP_H_
