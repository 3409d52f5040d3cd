#include "bench/sqlite_texts.h"

namespace actant::workload {
namespace {

constexpr const char* kNeighborhood = R"sql(
  SELECT actor, CAST(SUM(events) AS INTEGER) AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

constexpr const char* kNeighborhoodOfType = R"sql(
  SELECT actor, CAST(SUM(events) AS INTEGER) AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

// The second hop as IN (...): as a join, SQLite 3.40 reads the whole index.
constexpr const char* kTwoHops = R"sql(
  WITH near AS MATERIALIZED (
    SELECT target AS actor FROM event
    WHERE source = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3
    UNION
    SELECT source FROM event
    WHERE target = ?1 AND type = {type} AND day BETWEEN ?2 AND ?3)
  SELECT actor FROM near
  UNION
  SELECT target FROM event
  WHERE source IN (SELECT actor FROM near) AND type = {type}
    AND day BETWEEN ?2 AND ?3 AND target <> ?1
  UNION
  SELECT source FROM event
  WHERE target IN (SELECT actor FROM near) AND type = {type}
    AND day BETWEEN ?2 AND ?3 AND source <> ?1
  ORDER BY 1
)sql";

constexpr const char* kDyadTimeline = R"sql(
  SELECT * FROM (
    SELECT id, day, source, type, target, goldstein, confidence, article
    FROM event WHERE source = ?1 AND target = ?2 AND day BETWEEN ?3 AND ?4
    ORDER BY day, id LIMIT 1000)
  UNION ALL
  SELECT * FROM (
    SELECT id, day, source, type, target, goldstein, confidence, article
    FROM event WHERE source = ?2 AND target = ?1 AND day BETWEEN ?3 AND ?4
    ORDER BY day, id LIMIT 1000)
  ORDER BY day, id LIMIT 1000
)sql";

constexpr const char* kDyadMonths = R"sql(
  SELECT day / 100 AS month, COUNT(*), AVG(goldstein) FROM (
    SELECT day, goldstein FROM event WHERE source = ?1 AND target = ?2
    UNION ALL
    SELECT day, goldstein FROM event WHERE source = ?2 AND target = ?1)
  GROUP BY month ORDER BY month
)sql";

// "+" keeps the index of sources away: an actor sends more sanctions than one
// receives, so that the middle edge is found sooner from its target.
constexpr const char* kPaths = R"sql(
  WITH
    after_a AS MATERIALIZED (
      SELECT DISTINCT target AS actor FROM event
      WHERE source = ?1 AND type = {type}),
    before_b AS MATERIALIZED (
      SELECT DISTINCT source AS actor FROM event
      WHERE target = ?2 AND type = {type})
  SELECT 1 AS hops, 0 AS x, 0 AS y FROM after_a WHERE actor = ?2
  UNION ALL
  SELECT 2, after_a.actor, 0 FROM after_a JOIN before_b USING (actor)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT 3, source, target FROM event
    WHERE type = {type}
      AND +source IN (SELECT actor FROM after_a WHERE actor <> ?2)
      AND target IN (SELECT actor FROM before_b WHERE actor <> ?1))
  ORDER BY 1, 2, 3 LIMIT 100
)sql";

// CROSS JOIN fixes the order: pairs of neighbours first, then their events.
constexpr const char* kNearHops = R"sql(
  WITH
    near_a AS MATERIALIZED (
      SELECT target AS actor FROM event WHERE source = ?1
      UNION SELECT source FROM event WHERE target = ?1),
    near_b AS MATERIALIZED (
      SELECT target AS actor FROM event WHERE source = ?2
      UNION SELECT source FROM event WHERE target = ?2)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM near_a WHERE actor = ?2) THEN 1
    WHEN EXISTS (SELECT 1 FROM near_a JOIN near_b USING (actor)) THEN 2
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b CROSS JOIN event
      WHERE source = near_a.actor AND target = near_b.actor) THEN 3
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b CROSS JOIN event
      WHERE source = near_b.actor AND target = near_a.actor) THEN 3
    ELSE 0 END
)sql";

constexpr const char* kNeighbors = R"sql(
  SELECT target FROM event WHERE source = ?1
  UNION SELECT source FROM event WHERE target = ?1
)sql";

constexpr const char* kChainsOfTwo = R"sql(
  SELECT e1.id, e2.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day BETWEEN e1.day AND ?3 AND e2.target <> ?1
  WHERE e1.source = ?1 AND e1.type = {type} AND e1.day BETWEEN ?2 AND ?3
  ORDER BY e1.day, e1.id, e2.day, e2.id LIMIT 100
)sql";

constexpr const char* kChainsOfThree = R"sql(
  SELECT e1.id, e2.id, e3.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day BETWEEN e1.day AND ?3 AND e2.target <> ?1
  JOIN event e3 ON e3.source = e2.target AND e3.type = {type}
    AND e3.day BETWEEN e2.day AND ?3 AND e3.target <> ?1
    AND e3.target <> e1.target
  WHERE e1.source = ?1 AND e1.type = {type} AND e1.day BETWEEN ?2 AND ?3
  ORDER BY e1.day, e1.id, e2.day, e2.id, e3.day, e3.id LIMIT 100
)sql";

constexpr const char* kLookUp = R"sql(
  SELECT id, day, source, type, target, goldstein, confidence, article
  FROM event WHERE id = ?1
)sql";

}  // namespace

SqlTexts SqliteTexts() {
  SqlTexts texts;
  texts.neighborhood = kNeighborhood;
  texts.neighborhood_of_type = kNeighborhoodOfType;
  texts.two_hops = kTwoHops;
  texts.dyad_timeline = kDyadTimeline;
  texts.dyad_months = kDyadMonths;
  texts.paths = kPaths;
  texts.near_hops = kNearHops;
  texts.neighbors = kNeighbors;
  texts.chains_of_two = kChainsOfTwo;
  texts.chains_of_three = kChainsOfThree;
  texts.look_up = kLookUp;
  texts.type_literal = [](TypeNumber type) { return std::to_string(type); };
  return texts;
}

}  // namespace actant::workload
