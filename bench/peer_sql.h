// The graph workload over a store that speaks SQL: what SQLite and DuckDB have
// in common. Their texts and how they are called are their own.
#ifndef ACTANT_BENCH_PEER_SQL_H_
#define ACTANT_BENCH_PEER_SQL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bench/workload.h"

namespace actant::workload {

// A day among the parameters of a statement: stores write it differently.
struct SqlDay {
  Day day = 0;
};
using SqlValue = std::variant<int64_t, SqlDay>;

// One row of a result, while it is read. Columns count from 0; none is NULL.
class SqlRow {
 public:
  virtual int64_t Integer(size_t column) const = 0;
  virtual double Real(size_t column) const = 0;
  virtual Day DayAt(size_t column) const = 0;
  // A column of event types.
  virtual TypeNumber Type(size_t column) const = 0;

 protected:
  ~SqlRow() = default;
};

// An open database. Errors carry the database's message and the statement.
class SqlDatabase {
 public:
  using Statement = size_t;

  virtual ~SqlDatabase() = default;

  virtual Status Execute(const std::string& text) = 0;
  // Valid as long as the database.
  virtual Result<Statement> Prepare(const std::string& text) = 0;
  // Fetches all rows; `row` is called for each.
  virtual Status Run(Statement statement, std::span<const SqlValue> values,
                     const std::function<void(const SqlRow&)>& row) = 0;
};

// The statements of the workload. "{type}" stands for a type as the store
// writes it in a condition; each type has a prepared statement of its own.
// The parameters are those of the comment, numbered from 1.
struct SqlTexts {
  std::string neighborhood;          // a, from, to: actor, events
  std::string neighborhood_of_type;  // the same
  std::string two_hops;              // a, from, to: actor
  std::string dyad_timeline;         // a, b, from, to: columns of an event
  std::string dyad_months;           // a, b: YYYYMM, events, mean Goldstein
  std::string paths;                 // a, b: hops, between (0: none), between
  std::string near_hops;             // a, b: 1, 2 or 3 hops, 0 if more
  std::string neighbors;             // a: actor
  std::string chains_of_two;         // a, from, to: events
  std::string chains_of_three;       // a, from, to: events
  std::string look_up;               // event: columns of an event
  // The type in a condition: its number, or its name in quotes.
  std::function<std::string(TypeNumber)> type_literal;
};

class SqlWorkload : public Workload {
 public:
  Result<std::vector<NeighborRow>> Neighborhood(const Draw& draw) override;
  Result<std::vector<ReachedRow>> TwoHops(const Draw& draw) override;
  Result<std::vector<EventRow>> DyadTimeline(const Draw& draw) override;
  Result<std::vector<MonthRow>> DyadMonths(const Draw& draw) override;
  Result<std::vector<PathRow>> Paths(const Draw& draw) override;
  // Up to 3 hops in one statement; from there a search from both ends that asks
  // for the neighbours of one actor after the other.
  Result<std::vector<HopsRow>> ShortestPath(const Draw& draw) override;
  Result<std::vector<ChainRow>> Chains(const Draw& draw) override;
  Result<std::vector<EventRow>> LookUp(const Draw& draw) override;

 protected:
  // To be called by Open() of the store, before any query.
  void Use(std::unique_ptr<SqlDatabase> database, SqlTexts texts);

 private:
  using Text = std::string SqlTexts::*;

  // Runs the statement of `text` and `type`, prepared at its first use.
  Status Run(Text text, TypeNumber type, std::span<const SqlValue> values,
             const std::function<void(const SqlRow&)>& row);
  Result<SqlDatabase::Statement> StatementOf(Text text, TypeNumber type);
  Result<std::vector<EventRow>> Events(Text text,
                                       std::span<const SqlValue> values);
  Result<std::vector<ActorNumber>> NeighborsOf(ActorNumber actor);
  Result<int> SearchFromBothEnds(ActorNumber a, ActorNumber b);

  struct Prepared {
    Text text;
    TypeNumber type;
    SqlDatabase::Statement statement;
  };

  std::unique_ptr<SqlDatabase> database_;
  SqlTexts texts_;
  std::vector<Prepared> prepared_;
};

}  // namespace actant::workload

#endif  // ACTANT_BENCH_PEER_SQL_H_
