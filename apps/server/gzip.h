// Answers compressed for clients that take it (RFC 1952).
#ifndef ACTANT_APPS_SERVER_GZIP_H_
#define ACTANT_APPS_SERVER_GZIP_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "apps/server/http_message.h"

namespace actant {

// Whether an Accept-Encoding header lets an answer be gzip (RFC 9110, 12.5.3).
bool AcceptsGzip(std::string_view accept_encoding);

// Quick: the texts of the API shrink to a seventh at a level that costs a third
// of zlib's own. Best: for files that are compressed once.
enum class GzipEffort { kQuick, kBest };

std::string Gzip(std::string_view text, GzipEffort effort);

// Compresses what passes, piece by piece. For one answer, from one thread.
class GzipPieces {
 public:
  GzipPieces(PieceSink sink, GzipEffort effort);
  ~GzipPieces();
  GzipPieces(const GzipPieces&) = delete;
  GzipPieces& operator=(const GzipPieces&) = delete;

  // False: the sink takes no more.
  bool Write(std::string_view piece);
  // After the last piece.
  bool End();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_GZIP_H_
