// Made-up rows of imported tables, and plain lists of what a store should hold
// of them: for the tests of imports.
#ifndef ACTANT_TESTS_STORAGE_SAMPLE_ROWS_H_
#define ACTANT_TESTS_STORAGE_SAMPLE_ROWS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "storage/event_store.h"
#include "storage/import_rows.h"

namespace actant::testing {

// A row that owns its texts. Actors and types are numbers in the store.
struct SampleRow {
  std::string id;
  std::string article;
  std::optional<Day> first_day;
  Day span = 0;
  v1::DatePrecision precision = v1::DATE_PRECISION_DAY;
  uint32_t source = 0;
  std::optional<uint32_t> target;
  uint32_t source_state = 0;
  std::optional<uint32_t> target_state;
  uint32_t type = 0;
  v1::EventStatus status = v1::EVENT_STATUS_OCCURRED;
  bool mutual = false;
  int goldstein_tenths = 0;
  int confidence = 255;  // steps of 1/255

  // Borrows the texts.
  ImportedRow View() const;
  // First days for order: undated last.
  Day place() const;
  // Whether some possible day lies in [from, to], open where absent.
  bool Overlaps(std::optional<Day> from, std::optional<Day> to) const;
  // The nodes at a level.
  uint32_t SourceAt(Level level) const;
  std::optional<uint32_t> TargetAt(Level level) const;
  bool StatesAreActors() const;
};

ImportRows RowsOf(const std::vector<SampleRow>& rows);

enum class SampleIds {
  kGrowing,  // one after the other, in the order of the rows
  kRandom,   // numbers, some of them more than once
  kText,     // numbers and texts, some of them more than once
};

struct RowMix {
  size_t rows = 0;
  uint32_t actors = 0;
  uint32_t types = 0;
  // Ids begin here, or are drawn from here to here + 3 * rows.
  uint64_t first_id = 1;
  SampleIds ids = SampleIds::kGrowing;
  Day first_day = 0;
  // First days are drawn from so many.
  Day days = 1;
  // Of one row in four; the others last a day.
  Day longest_span = 0;
  // Of 100: undated rows, rows without target, mutual ones, and those whose
  // states are not their actors.
  int undated = 0;
  int lone = 0;
  int mutual = 0;
  int states = 0;
};

std::vector<SampleRow> RandomRows(const RowMix& mix, std::mt19937* random);

// Gives the store actors 0..actors-1 and types 0..types-1, each a state and a
// type of its own. Fails the test where the store does not take them.
void PutNumbered(uint32_t actors, uint32_t types, EventStore* store);

// A row that is in the store.
struct StoredRow {
  SampleRow row;
  EventNumber event;
  uint32_t segment = 0;
  std::string dataset;
};

// An edge as a scan of its actor finds it.
struct SampleEdge {
  uint32_t actor = 0;
  std::optional<uint32_t> other;
  const StoredRow* row = nullptr;
};

// All rows that were imported, as a plain list.
class RowOracle {
 public:
  // Imports the rows as one segment and notes those that are new to the
  // dataset. Fails the test where the store says otherwise.
  void Import(const std::vector<SampleRow>& rows, const std::string& dataset,
              const std::string& fingerprint, EventStore* store);

  const std::vector<StoredRow>& rows() const { return rows_; }
  // By (actor, event); borrowed.
  std::vector<SampleEdge> Edges(Direction direction, Level level) const;

 private:
  std::vector<StoredRow> rows_;
  std::map<std::string, std::map<std::string, EventNumber>> ids_;
};

}  // namespace actant::testing

#endif  // ACTANT_TESTS_STORAGE_SAMPLE_ROWS_H_
