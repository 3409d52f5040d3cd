// The example articles as a store of their own, for a first look.
#ifndef ACTANT_APPS_SERVER_DEMO_STORE_H_
#define ACTANT_APPS_SERVER_DEMO_STORE_H_

#include <memory>
#include <string>
#include <utility>

#include "extract/knowledge.h"
#include "proto/status.h"

namespace actant {

// A store in a temporary folder, which goes with it.
class DemoStore {
 public:
  // Reads the articles of a folder. NotFound: it has none. Unavailable: the
  // temporary folder cannot be written.
  static Result<std::unique_ptr<DemoStore>> Make(const Knowledge& knowledge,
                                                 const std::string& articles);
  ~DemoStore();
  DemoStore(const DemoStore&) = delete;
  DemoStore& operator=(const DemoStore&) = delete;

  std::string path() const { return folder_ + "/store"; }

 private:
  explicit DemoStore(std::string folder) : folder_(std::move(folder)) {}
  Status Fill(const Knowledge& knowledge, const std::string& articles);

  const std::string folder_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_DEMO_STORE_H_
