// The files of the explorer's page, kept in memory.
#ifndef ACTANT_APPS_SERVER_PAGE_FILES_H_
#define ACTANT_APPS_SERVER_PAGE_FILES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/http_message.h"
#include "proto/status.h"

namespace actant {

// Read once, so that a request reaches no file system: what was not in the
// folder when the server started cannot be asked for. Immutable; thread-safe.
class PageFiles {
 public:
  // No files: every look-up says that the page is not there.
  PageFiles() = default;
  // All files of the folder and those below it, links not followed. NotFound:
  // no folder, or no index.html in it; ResourceExhausted: more than 64 MiB.
  static Result<PageFiles> Read(const std::string& folder);

  // The file at a path of segments, index.html for none. 404 as a problem
  // where there is no such file. Answers with 304 what the client has.
  HttpResponse Answer(const std::vector<std::string>& path,
                      const HttpRequest& request) const;

  bool empty() const { return files_.empty(); }

 private:
  struct File {
    std::string type;
    std::string bytes;
    // Empty for what does not shrink.
    std::string gzip;
    // Of its bytes, in quotes.
    std::string etag;
    // Its name changes with its bytes (assets/main-4f2a9c.js).
    bool immutable = false;
  };

  // By path: "index.html", "assets/main.js".
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_PAGE_FILES_H_
