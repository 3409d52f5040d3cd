// Reports what went wrong with the stream an export is written to.
#ifndef ACTANT_GRAPH_EXPORT_STREAM_H_
#define ACTANT_GRAPH_EXPORT_STREAM_H_

#include <ostream>

#include "proto/status.h"

namespace actant {

// Unavailable once writing has failed: a full disk, a closed pipe.
inline Status StreamStatus(const std::ostream& out) {
  return out ? Status::Ok()
             : Unavailable(
                   "the export could not be written (is the disk "
                   "full, or the reader gone?)");
}

// Hands what is buffered to the system, so that its failure is seen here.
inline Status FlushStream(std::ostream& out) {
  out.flush();
  return StreamStatus(out);
}

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_STREAM_H_
