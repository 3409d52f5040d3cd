// The HTTP API, version 1, and the page's files: requests in, answers out.
#ifndef ACTANT_APPS_SERVER_API_H_
#define ACTANT_APPS_SERVER_API_H_

#include <cstdint>
#include <memory>
#include <string>

#include "apps/server/http_message.h"
#include "apps/server/page_files.h"
#include "apps/server/store_source.h"
#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

struct ApiOptions {
  // What callers must bring as "Authorization: Bearer TOKEN"; empty = nothing.
  std::string token;
  // Articles may be posted. Needs a token and a source that writes.
  bool writes = false;
  // The store is the examples'.
  bool demo = false;
  // Bound to this machine alone: requests for hosts of other names, which a
  // web page elsewhere may have made its visitor's browser send (DNS
  // rebinding), are refused.
  bool local = true;
  // A question may take so long, its time in the queue included.
  int query_seconds = 20;
  // Rows and look-ups a question may read; 0 = any number.
  uint64_t query_reads = 50'000'000;
  // Costly questions answered at once, and waiting ones.
  int costly = 1;
  int waiting = 64;
};

// Answers requests. Thread-safe. What it says: apps/openapi.json.
class Api {
 public:
  // Borrows the source and the knowledge for its life. InvalidArgument: options
  // that do not fit together.
  static Result<std::unique_ptr<Api>> Make(const ApiOptions& options,
                                           StoreSource* source,
                                           const Knowledge* knowledge,
                                           PageFiles page);
  ~Api();
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  HttpResponse Answer(const HttpRequest& request);
  // For requests that are no HTTP or too large.
  static HttpResponse Refuse(int status);

 private:
  class Impl;
  explicit Api(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_API_H_
