#include "bench/peer_sql.h"

#include <string_view>
#include <unordered_set>

namespace actant::workload {
namespace {

using Values = std::vector<SqlValue>;

std::string WithType(std::string text, const std::string& literal) {
  constexpr std::string_view kMark = "{type}";
  for (size_t at = 0; (at = text.find(kMark, at)) != std::string::npos;) {
    text.replace(at, kMark.size(), literal);
    at += literal.size();
  }
  return text;
}

ActorNumber ActorAt(const SqlRow& row, size_t column) {
  return static_cast<ActorNumber>(row.Integer(column));
}

int IntAt(const SqlRow& row, size_t column) {
  return static_cast<int>(row.Integer(column));
}

EventRow EventAt(const SqlRow& row) {
  EventRow event;
  event.number = row.Integer(0);
  event.day = row.DayAt(1);
  event.source = ActorAt(row, 2);
  event.type = row.Type(3);
  event.target = ActorAt(row, 4);
  event.goldstein = row.Real(5);
  event.confidence = row.Real(6);
  event.article = row.Integer(7);
  return event;
}

// One end of a search: the actors found, and those found last.
struct Frontier {
  std::unordered_set<ActorNumber> seen;
  std::vector<ActorNumber> last;
};

}  // namespace

void SqlWorkload::Use(std::unique_ptr<SqlDatabase> database, SqlTexts texts) {
  database_ = std::move(database);
  texts_ = std::move(texts);
  prepared_.clear();
}

Result<SqlDatabase::Statement> SqlWorkload::StatementOf(Text text,
                                                        TypeNumber type) {
  for (const Prepared& known : prepared_) {
    if (known.text == text && known.type == type) return known.statement;
  }
  const std::string literal = type == 0 ? "" : texts_.type_literal(type);
  ACTANT_ASSIGN_OR_RETURN(const SqlDatabase::Statement statement,
                          database_->Prepare(WithType(texts_.*text, literal)));
  prepared_.push_back({text, type, statement});
  return statement;
}

Status SqlWorkload::Run(Text text, TypeNumber type,
                        std::span<const SqlValue> values,
                        const std::function<void(const SqlRow&)>& row) {
  const auto statement = StatementOf(text, type);
  if (!statement) return statement.error();
  return database_->Run(*statement, values, row);
}

Result<std::vector<NeighborRow>> SqlWorkload::Neighborhood(const Draw& draw) {
  std::vector<NeighborRow> rows;
  const Text text = draw.type == 0 ? &SqlTexts::neighborhood
                                   : &SqlTexts::neighborhood_of_type;
  ACTANT_RETURN_ERROR_IF(
      Run(text, draw.type, Values{draw.a, SqlDay{draw.from}, SqlDay{draw.to}},
          [&](const SqlRow& row) {
            rows.push_back({ActorAt(row, 0), row.Integer(1)});
          }));
  return rows;
}

Result<std::vector<ReachedRow>> SqlWorkload::TwoHops(const Draw& draw) {
  std::vector<ReachedRow> rows;
  ACTANT_RETURN_ERROR_IF(
      Run(&SqlTexts::two_hops, draw.type,
          Values{draw.a, SqlDay{draw.from}, SqlDay{draw.to}},
          [&](const SqlRow& row) { rows.push_back({ActorAt(row, 0)}); }));
  return rows;
}

Result<std::vector<EventRow>> SqlWorkload::Events(
    Text text, std::span<const SqlValue> values) {
  std::vector<EventRow> rows;
  ACTANT_RETURN_ERROR_IF(Run(text, 0, values, [&](const SqlRow& row) {
    rows.push_back(EventAt(row));
  }));
  return rows;
}

Result<std::vector<EventRow>> SqlWorkload::DyadTimeline(const Draw& draw) {
  return Events(&SqlTexts::dyad_timeline,
                Values{draw.a, draw.b, SqlDay{draw.from}, SqlDay{draw.to}});
}

Result<std::vector<MonthRow>> SqlWorkload::DyadMonths(const Draw& draw) {
  std::vector<MonthRow> rows;
  ACTANT_RETURN_ERROR_IF(
      Run(&SqlTexts::dyad_months, 0, Values{draw.a, draw.b},
          [&](const SqlRow& row) {
            rows.push_back({IntAt(row, 0), row.Integer(1), row.Real(2)});
          }));
  return rows;
}

Result<std::vector<PathRow>> SqlWorkload::Paths(const Draw& draw) {
  std::vector<PathRow> rows;
  ACTANT_RETURN_ERROR_IF(
      Run(&SqlTexts::paths, draw.type, Values{draw.a, draw.b},
          [&](const SqlRow& row) {
            rows.push_back({IntAt(row, 0), {ActorAt(row, 1), ActorAt(row, 2)}});
          }));
  return rows;
}

Result<std::vector<HopsRow>> SqlWorkload::ShortestPath(const Draw& draw) {
  int hops = 0;
  ACTANT_RETURN_ERROR_IF(Run(&SqlTexts::near_hops, 0, Values{draw.a, draw.b},
                             [&](const SqlRow& row) { hops = IntAt(row, 0); }));
  if (hops == 0) {
    ACTANT_ASSIGN_OR_RETURN(hops, SearchFromBothEnds(draw.a, draw.b));
  }
  return std::vector<HopsRow>{{hops}};
}

Result<std::vector<ActorNumber>> SqlWorkload::NeighborsOf(ActorNumber actor) {
  std::vector<ActorNumber> found;
  ACTANT_RETURN_ERROR_IF(
      Run(&SqlTexts::neighbors, 0, Values{actor},
          [&](const SqlRow& row) { found.push_back(ActorAt(row, 0)); }));
  return found;
}

Result<int> SqlWorkload::SearchFromBothEnds(ActorNumber a, ActorNumber b) {
  Frontier ends[2] = {{{a}, {a}}, {{b}, {b}}};
  for (int hops = 1; hops <= kMaxPathHops; ++hops) {
    // The smaller frontier goes on.
    const bool second = ends[1].last.size() < ends[0].last.size();
    Frontier& near = ends[second ? 1 : 0];
    const Frontier& far = ends[second ? 0 : 1];
    std::vector<ActorNumber> next;
    for (const ActorNumber actor : near.last) {
      ACTANT_ASSIGN_OR_RETURN(const auto neighbors, NeighborsOf(actor));
      for (const ActorNumber neighbor : neighbors) {
        if (far.seen.contains(neighbor)) return hops;
        if (near.seen.insert(neighbor).second) next.push_back(neighbor);
      }
    }
    near.last = std::move(next);
    if (near.last.empty()) break;
  }
  return -1;
}

Result<std::vector<ChainRow>> SqlWorkload::Chains(const Draw& draw) {
  std::vector<ChainRow> rows;
  const Values values{draw.a, SqlDay{draw.from}, SqlDay{draw.to}};
  ACTANT_RETURN_ERROR_IF(
      Run(&SqlTexts::chains_of_two, draw.type, values, [&](const SqlRow& row) {
        rows.push_back({2, {row.Integer(0), row.Integer(1), 0}});
      }));
  // All chains of two come before those of three.
  if (rows.size() >= kChainRows) return rows;
  ACTANT_RETURN_ERROR_IF(Run(
      &SqlTexts::chains_of_three, draw.type, values, [&](const SqlRow& row) {
        rows.push_back({3, {row.Integer(0), row.Integer(1), row.Integer(2)}});
      }));
  if (rows.size() > kChainRows) rows.resize(kChainRows);
  return rows;
}

Result<std::vector<EventRow>> SqlWorkload::LookUp(const Draw& draw) {
  return Events(&SqlTexts::look_up, Values{draw.event});
}

}  // namespace actant::workload
