// The checks of a store's records against each other.
#ifndef ACTANT_STORAGE_INTERNAL_RECORD_CHECK_H_
#define ACTANT_STORAGE_INTERNAL_RECORD_CHECK_H_

#include <optional>
#include <string>
#include <string_view>

#include "proto/status.h"
#include "storage/internal/database.h"
#include "storage/internal/findings.h"
#include "storage/internal/store_impl.h"

namespace actant::internal {

// Each method reads one or two families of the view through, adds what does
// not hold to the findings and counts what it has seen. DataLoss: a row that
// cannot be read at all. Borrows all it is given; use from one thread.
class RecordCheck {
 public:
  RecordCheck(const Database& database, const rocksdb::Snapshot* view,
              Findings* findings)
      : database_(database), view_(view), findings_(*findings) {}

  // Every type has a number below the counter, and a name of its own.
  Status Types(const Counters& counters);
  // Every actor has a number below the counter and is found by its code.
  Status Actors(const Counters& counters);
  // Every row of `names` leads to its actor, and has its counterpart.
  Status Names();
  // Every article has one version, and its text where texts are kept.
  Status Articles(bool keeps_text);
  // Every text has its article and can be unpacked.
  Status Texts();
  // Every mention has its event, its article and its way back.
  Status Mentions();
  // Every row of `article_mentions` has its mention.
  Status ArticleMentions();
  // Every event has a number below the counter, is found by its id, and
  // stands on as many mentions as it says.
  Status Events(const Counters& counters);
  // Every id leads to its event, in at most one step, and every redirect has
  // its counterpart.
  Status EventIds();
  Status Redirects();

 private:
  Status CheckName(const RowScan& rows);
  Status CheckMention(std::string_view key, const v1::Mention& mention);
  Status CheckEvent(EventNumber number, const v1::Event& event);
  // Adds `problem` for `row` of `family` unless its counterpart is stored, with
  // this value where one is given.
  struct Counterpart {
    Family family;
    std::string key;
    std::optional<std::string> value;
  };
  Status Need(const Counterpart& counterpart, Family family,
              std::string_view row, std::string_view problem);

  const Database& database_;
  const rocksdb::Snapshot* const view_;
  Findings& findings_;
};

}  // namespace actant::internal

#endif  // ACTANT_STORAGE_INTERNAL_RECORD_CHECK_H_
