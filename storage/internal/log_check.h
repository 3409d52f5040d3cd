// The ends of RocksDB's logs: cut off by a crash, or damaged?
#ifndef ACTANT_STORAGE_INTERNAL_LOG_CHECK_H_
#define ACTANT_STORAGE_INTERNAL_LOG_CHECK_H_

#include <string>

#include "proto/status.h"

namespace actant::internal {

// Checks a log's records (RocksDB wiki, "Write Ahead Log File Format";
// manifests have the same). RocksDB itself takes a record that runs beyond the
// end of its file for one that a crash cut off, and reads no further without a
// word. If it is the *length* that is damaged, records behind it, acknowledged
// ones, are lost that way; likewise where a record was overwritten with zeros.
// Here they are told apart: what a crash cut off has nothing whole behind it,
// and its checksum fits no part of what is there of it. A log that passes may
// end in a record cut off, and nowhere else is there anything to skip.
//
// DataLoss: a record is damaged; names file and place. A file that is not there
// (a writer has deleted it since) passes. Reads all of it once.
Status CheckLog(const std::string& path);

// Checks the manifest that is current and all write-ahead logs of a database's
// folder.
Status CheckLogs(const std::string& folder);

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_LOG_CHECK_H_
