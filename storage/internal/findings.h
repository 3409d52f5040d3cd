// What a check of a store has found so far.
#ifndef ACTANT_STORAGE_INTERNAL_FINDINGS_H_
#define ACTANT_STORAGE_INTERNAL_FINDINGS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/family.h"
#include "storage/key_codec.h"

namespace actant::internal {

// Counts every problem, keeps the first 100. Use from one thread.
class Findings {
 public:
  static constexpr size_t kKept = 100;

  void Add(std::string problem) {
    ++report_.problem_count;
    if (report_.problems.size() < kKept) {
      report_.problems.push_back(std::move(problem));
    }
  }

  // "events, key 0000002a: has no id".
  void AddRow(Family family, std::string_view key, std::string_view problem) {
    Add(std::string(FamilyName(family)) + ", key " + HexOf(key) + ": " +
        std::string(problem));
  }

  VerifyReport& report() { return report_; }

 private:
  VerifyReport report_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_FINDINGS_H_
