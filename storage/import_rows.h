// Rows of an event table on their way into a store: names are numbers already.
// Needs no RocksDB, so that threads that read a table fill them alone.
#ifndef ACTANT_STORAGE_IMPORT_ROWS_H_
#define ACTANT_STORAGE_IMPORT_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/event_time.h"
#include "proto/ids.h"
#include "storage/event_store.h"
#include "storage/packed_tables.h"

namespace actant {

// One row. All of it is kept; the event made of it has it as its one mention.
struct ImportedRow {
  // The row's id in its dataset, not empty.
  std::string_view id;
  // The article it names, by whatever the table calls it; may be empty.
  std::string_view article;
  std::optional<Day> first_day;
  // REQUIRES: present with first_day; at most kMaxImportSpan days after it.
  std::optional<Day> last_day;
  v1::DatePrecision precision = v1::DATE_PRECISION_DAY;
  ActorNumber source;
  // Where the row names none.
  std::optional<ActorNumber> target;
  // The states they act for; the actors themselves where they act for none.
  ActorNumber source_state;
  std::optional<ActorNumber> target_state;
  TypeNumber type;
  v1::EventStatus status = v1::EVENT_STATUS_OCCURRED;
  bool mutual = false;
  // Tenths, -100..100.
  int goldstein_tenths = 0;
  // [0, 1]; kept in steps of 1/255.
  float confidence = 1;
};

inline constexpr Day kMaxImportSpan = 0xFFFF;
// An edge's place takes one bit more than its row's, of 32 (arc_order.h); and
// the rows of a segment are in memory together.
inline constexpr size_t kMaxSegmentRows = size_t{1} << 24;

// A row's key: its id where that is a number below 2^63 in its shortest
// decimal form, else the upper bit and 63 bits of the id's XXH3.
uint64_t RowKeyOf(std::string_view id);
inline bool IsTextKey(uint64_t key) { return key >> 63 != 0; }

// The public id of an imported event: the first eight bytes of its dataset's
// XXH3-128, then the row's key, big-endian. So the row is found by the id, and
// ids of a dataset are in the order of their rows.
EventId ImportedEventId(std::string_view dataset, uint64_t row_key);
inline constexpr size_t kDatasetBytes = 8;

// Where a row names no article.
inline constexpr uint64_t kNoArticle = ~uint64_t{0};

// Texts of some rows of a table, by row.
class SparseTexts {
 public:
  // REQUIRES: rows come in order.
  void Add(uint32_t row, std::string_view text);
  // Those of `more`, whose row 0 is `first` here.
  void Append(const SparseTexts& more, uint32_t first);
  // Empty where the row has none.
  std::string_view Of(uint32_t row) const;
  // Those of rows not at these places, ascending, with the rows' new places.
  SparseTexts Without(const std::vector<uint32_t>& places) const;
  bool empty() const { return rows_.empty(); }
  size_t bytes() const { return text_.size() + rows_.size() * 12; }

 private:
  std::vector<uint32_t> rows_;
  std::vector<uint64_t> ends_;
  std::string text_;
};

// Many rows, in the order added.
class ImportRows {
 public:
  // What edges are made of.
  struct Core {
    Day day = kUndated;
    uint32_t source = 0;
    // Number + 1; 0 = none.
    uint32_t target = 0;
    uint16_t type = 0;
    uint16_t span = 0;
    uint8_t kind = 0;  // EdgeKind
    int8_t goldstein = 0;
    uint8_t confidence = 0;
  };
  struct Ids {
    uint64_t row = 0;               // RowKeyOf
    uint64_t article = kNoArticle;  // RowKeyOf
  };
  // States where they are not the actors themselves.
  struct States {
    uint32_t source = 0;
    uint32_t target = 0;  // number + 1; 0 = none
  };

  void Reserve(size_t rows);
  void Add(const ImportedRow& row);
  // As they stand in a store.
  void AddStored(const Core& core, const Ids& ids, const States& states);
  // Takes over the rows of `more`, after those here.
  void Append(ImportRows&& more);
  void Clear();
  // Takes out the rows at these places, ascending.
  void Remove(const std::vector<uint32_t>& places);

  size_t size() const { return cores_.size(); }
  // Of memory held.
  size_t bytes() const;

  // By first day, undated last; rows of a day stay in their order. Where some
  // article's id is text, numbers all articles by article_names().
  void SortByDay();

  const std::vector<Core>& cores() const { return cores_; }
  const std::vector<Ids>& ids() const { return ids_; }
  // Of row `row`.
  States StatesOf(size_t row) const {
    return states_.empty() ? States{cores_[row].source, cores_[row].target}
                           : states_[row];
  }
  // Whether some row has states that are not its actors.
  bool has_states() const { return !states_.empty(); }
  std::string_view RowText(uint32_t row) const {
    return row_texts_.Of(Original(row));
  }
  bool has_row_texts() const { return !row_texts_.empty(); }
  bool has_article_texts() const { return !article_texts_.empty(); }
  // After SortByDay, where some article's id is text: all, by number.
  const std::vector<std::string>& article_names() const {
    return article_names_;
  }

 private:
  uint32_t Original(uint32_t row) const {
    return order_.empty() ? row : order_[row];
  }
  void MakeStates();
  void AddStates(const Core& core, const States& states);
  void NameArticles();

  std::vector<Core> cores_;
  std::vector<Ids> ids_;
  // Empty as long as all states are the actors.
  std::vector<States> states_;
  SparseTexts row_texts_;
  SparseTexts article_texts_;
  std::vector<std::string> article_names_;
  // After SortByDay where it moved rows: where each one stood.
  std::vector<uint32_t> order_;
};

}  // namespace actant

#endif  // ACTANT_STORAGE_IMPORT_ROWS_H_
