// The parameters of a request, read one by one.
#ifndef ACTANT_APPS_SERVER_PARAMETERS_H_
#define ACTANT_APPS_SERVER_PARAMETERS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apps/command.h"
#include "proto/status.h"

namespace actant {

// Each reading says which parameter there may be; what is wrong is remembered,
// the first fault alone, and Finish() tells it. So a handler reads all of its
// parameters, asks Finish(), and only then works. For one request, from one
// thread.
class Parameters {
 public:
  using Values = std::map<std::string, std::vector<std::string>>;
  explicit Parameters(Values values) : values_(std::move(values)) {}

  // The one value of a parameter; empty where it is not given. It is a fault
  // to give it twice.
  std::string Text(const std::string& name);
  // The same; it is a fault not to give it.
  std::string Needed(const std::string& name);
  // All values as they were given; empty ones are left out.
  std::vector<std::string> All(const std::string& name);
  // All values, each split at its commas; empty ones are left out.
  std::vector<std::string> List(const std::string& name);
  static std::vector<std::string> AtCommas(const std::string& value);
  // A whole number from `least` to `most`.
  struct Bounds {
    uint64_t least = 0;
    uint64_t most = 0;
  };
  uint64_t Whole(const std::string& name, uint64_t otherwise,
                 const Bounds& bounds);
  // "true" or "false".
  bool Flag(const std::string& name, bool otherwise);
  // One of `words`, the first of which is the default.
  std::string Word(const std::string& name,
                   const std::vector<std::string>& words);
  // type, status, from, to, min_confidence, level.
  FilterArguments Filter();

  // InvalidArgument: the first fault, or a parameter that nothing asked for;
  // the message lists those there are.
  Status Finish() const;

 private:
  void Fault(std::string message);

  const Values values_;
  std::set<std::string> known_;
  std::string fault_;
};

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_PARAMETERS_H_
