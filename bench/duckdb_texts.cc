#include "bench/duckdb_texts.h"

namespace actant::workload {
namespace {

// DuckDB has indexes for primary keys alone: each condition below is a scan of
// the columns it names. Statements are short where two scans can be one.

constexpr const char* kNeighborhood = R"sql(
  SELECT actor, SUM(events)::BIGINT AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = $1 AND day BETWEEN $2 AND $3 GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = $1 AND day BETWEEN $2 AND $3 GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

constexpr const char* kNeighborhoodOfType = R"sql(
  SELECT actor, SUM(events)::BIGINT AS events FROM (
    SELECT target AS actor, COUNT(*) AS events FROM event
    WHERE source = $1 AND type = {type} AND day BETWEEN $2 AND $3
    GROUP BY target
    UNION ALL
    SELECT source, COUNT(*) FROM event
    WHERE target = $1 AND type = {type} AND day BETWEEN $2 AND $3
    GROUP BY source)
  GROUP BY actor ORDER BY events DESC, actor
)sql";

constexpr const char* kTwoHops = R"sql(
  WITH near AS (
    SELECT target AS actor FROM event
    WHERE source = $1 AND type = {type} AND day BETWEEN $2 AND $3
    UNION
    SELECT source FROM event
    WHERE target = $1 AND type = {type} AND day BETWEEN $2 AND $3)
  SELECT actor FROM near
  UNION
  SELECT event.target FROM near JOIN event ON event.source = near.actor
  WHERE type = {type} AND day BETWEEN $2 AND $3 AND event.target <> $1
  UNION
  SELECT event.source FROM near JOIN event ON event.target = near.actor
  WHERE type = {type} AND day BETWEEN $2 AND $3 AND event.source <> $1
  ORDER BY 1
)sql";

constexpr const char* kDyadTimeline = R"sql(
  SELECT id, day, source, type, target, goldstein, confidence, article
  FROM event
  WHERE ((source = $1 AND target = $2) OR (source = $2 AND target = $1))
    AND day BETWEEN $3 AND $4
  ORDER BY day, id LIMIT 1000
)sql";

constexpr const char* kDyadMonths = R"sql(
  SELECT (YEAR(day) * 100 + MONTH(day))::INTEGER AS month, COUNT(*),
    AVG(goldstein)
  FROM event
  WHERE (source = $1 AND target = $2) OR (source = $2 AND target = $1)
  GROUP BY month ORDER BY month
)sql";

constexpr const char* kPaths = R"sql(
  WITH
    after_a AS (
      SELECT DISTINCT target AS actor FROM event
      WHERE source = $1 AND type = {type}),
    before_b AS (
      SELECT DISTINCT source AS actor FROM event
      WHERE target = $2 AND type = {type})
  SELECT 1 AS hops, 0 AS x, 0 AS y FROM after_a WHERE actor = $2
  UNION ALL
  SELECT 2, after_a.actor, 0 FROM after_a JOIN before_b USING (actor)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT 3, after_a.actor, before_b.actor FROM after_a
    JOIN event ON event.source = after_a.actor AND event.type = {type}
    JOIN before_b ON before_b.actor = event.target
    WHERE after_a.actor <> $2 AND before_b.actor <> $1)
  ORDER BY 1, 2, 3 LIMIT 100
)sql";

constexpr const char* kNearHops = R"sql(
  WITH
    near_a AS (
      SELECT target AS actor FROM event WHERE source = $1
      UNION SELECT source FROM event WHERE target = $1),
    near_b AS (
      SELECT target AS actor FROM event WHERE source = $2
      UNION SELECT source FROM event WHERE target = $2)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM near_a WHERE actor = $2) THEN 1
    WHEN EXISTS (SELECT 1 FROM near_a JOIN near_b USING (actor)) THEN 2
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b JOIN event
      ON source = near_a.actor AND target = near_b.actor) THEN 3
    WHEN EXISTS (
      SELECT 1 FROM near_a CROSS JOIN near_b JOIN event
      ON source = near_b.actor AND target = near_a.actor) THEN 3
    ELSE 0 END
)sql";

constexpr const char* kNeighbors = R"sql(
  SELECT target FROM event WHERE source = $1
  UNION SELECT source FROM event WHERE target = $1
)sql";

constexpr const char* kChainsOfTwo = R"sql(
  SELECT e1.id, e2.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day >= e1.day AND e2.day <= $3 AND e2.target <> $1
  WHERE e1.source = $1 AND e1.type = {type} AND e1.day BETWEEN $2 AND $3
  ORDER BY e1.day, e1.id, e2.day, e2.id LIMIT 100
)sql";

constexpr const char* kChainsOfThree = R"sql(
  SELECT e1.id, e2.id, e3.id
  FROM event e1
  JOIN event e2 ON e2.source = e1.target AND e2.type = {type}
    AND e2.day >= e1.day AND e2.day <= $3 AND e2.target <> $1
  JOIN event e3 ON e3.source = e2.target AND e3.type = {type}
    AND e3.day >= e2.day AND e3.day <= $3 AND e3.target <> $1
    AND e3.target <> e1.target
  WHERE e1.source = $1 AND e1.type = {type} AND e1.day BETWEEN $2 AND $3
  ORDER BY e1.day, e1.id, e2.day, e2.id, e3.day, e3.id LIMIT 100
)sql";

constexpr const char* kLookUp = R"sql(
  SELECT id, day, source, type, target, goldstein, confidence, article
  FROM event WHERE id = $1
)sql";

constexpr const char* kAdjacentNeighborhood = R"sql(
  SELECT other, COUNT(*) AS events FROM adjacency
  WHERE actor = $1 AND day BETWEEN $2 AND $3
  GROUP BY other ORDER BY events DESC, other
)sql";

constexpr const char* kAdjacentNeighborhoodOfType = R"sql(
  SELECT other, COUNT(*) AS events FROM adjacency
  WHERE actor = $1 AND type = {type} AND day BETWEEN $2 AND $3
  GROUP BY other ORDER BY events DESC, other
)sql";

constexpr const char* kAdjacentTwoHops = R"sql(
  WITH near AS (
    SELECT DISTINCT other AS actor FROM coercion
    WHERE type = {type} AND actor = $1 AND day BETWEEN $2 AND $3)
  SELECT actor FROM near
  UNION
  SELECT coercion.other FROM near JOIN coercion USING (actor)
  WHERE type = {type} AND day BETWEEN $2 AND $3 AND coercion.other <> $1
  ORDER BY 1
)sql";

constexpr const char* kAdjacentTimeline = R"sql(
  SELECT id, day, source, type, target, goldstein, confidence, article
  FROM event WHERE id IN (
    SELECT id FROM adjacency
    WHERE actor = $1 AND other = $2 AND day BETWEEN $3 AND $4
    ORDER BY day, id LIMIT 1000)
  ORDER BY day, id
)sql";

constexpr const char* kAdjacentMonths = R"sql(
  SELECT (YEAR(day) * 100 + MONTH(day))::INTEGER AS month, COUNT(*),
    AVG(goldstein)
  FROM adjacency WHERE actor = $1 AND other = $2
  GROUP BY month ORDER BY month
)sql";

constexpr const char* kAdjacentPaths = R"sql(
  WITH
    after_a AS (
      SELECT DISTINCT other AS actor FROM coercion
      WHERE type = {type} AND outward AND actor = $1),
    before_b AS (
      SELECT DISTINCT other AS actor FROM coercion
      WHERE type = {type} AND NOT outward AND actor = $2)
  SELECT 1 AS hops, 0 AS x, 0 AS y FROM after_a WHERE actor = $2
  UNION ALL
  SELECT 2, after_a.actor, 0 FROM after_a JOIN before_b USING (actor)
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT 3, after_a.actor, before_b.actor FROM after_a
    JOIN coercion ON coercion.actor = after_a.actor AND coercion.outward
      AND coercion.type = {type}
    JOIN before_b ON before_b.actor = coercion.other
    WHERE after_a.actor <> $2 AND before_b.actor <> $1)
  ORDER BY 1, 2, 3 LIMIT 100
)sql";

constexpr const char* kAdjacentNearHops = R"sql(
  WITH
    near_a AS (SELECT DISTINCT other AS actor FROM adjacency WHERE actor = $1),
    near_b AS (SELECT DISTINCT other AS actor FROM adjacency WHERE actor = $2)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM near_a WHERE actor = $2) THEN 1
    WHEN EXISTS (SELECT 1 FROM near_a JOIN near_b USING (actor)) THEN 2
    WHEN EXISTS (
      SELECT 1 FROM near_a JOIN adjacency USING (actor)
      JOIN near_b ON near_b.actor = adjacency.other) THEN 3
    ELSE 0 END
)sql";

constexpr const char* kAdjacentNeighbors = R"sql(
  SELECT DISTINCT other FROM adjacency WHERE actor = $1
)sql";

constexpr const char* kAdjacentChainsOfTwo = R"sql(
  SELECT e1.id, e2.id
  FROM coercion e1
  JOIN coercion e2 ON e2.actor = e1.other AND e2.type = {type} AND e2.outward
    AND e2.day >= e1.day AND e2.day <= $3 AND e2.other <> $1
  WHERE e1.actor = $1 AND e1.type = {type} AND e1.outward
    AND e1.day BETWEEN $2 AND $3
  ORDER BY e1.day, e1.id, e2.day, e2.id LIMIT 100
)sql";

constexpr const char* kAdjacentChainsOfThree = R"sql(
  SELECT e1.id, e2.id, e3.id
  FROM coercion e1
  JOIN coercion e2 ON e2.actor = e1.other AND e2.type = {type} AND e2.outward
    AND e2.day >= e1.day AND e2.day <= $3 AND e2.other <> $1
  JOIN coercion e3 ON e3.actor = e2.other AND e3.type = {type} AND e3.outward
    AND e3.day >= e2.day AND e3.day <= $3 AND e3.other <> $1
    AND e3.other <> e1.other
  WHERE e1.actor = $1 AND e1.type = {type} AND e1.outward
    AND e1.day BETWEEN $2 AND $3
  ORDER BY e1.day, e1.id, e2.day, e2.id, e3.day, e3.id LIMIT 100
)sql";

}  // namespace

const char* const kDuckdbAdjacency = R"sql(
  CREATE TABLE adjacency AS SELECT * FROM (
    SELECT source AS actor, target AS other, true AS outward, type, day, id,
      goldstein FROM event
    UNION ALL
    SELECT target, source, false, type, day, id, goldstein FROM event)
  ORDER BY actor, other, day, id
)sql";

const char* const kDuckdbCoercion = R"sql(
  CREATE TABLE coercion AS SELECT actor, other, outward, type, day, id
  FROM adjacency WHERE type IN ('sanction', 'arms_transfer')
  ORDER BY type, actor, day, id
)sql";

SqlTexts DuckdbPlainTexts() {
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
  return texts;
}

SqlTexts DuckdbAdjacencyTexts() {
  SqlTexts texts;
  texts.neighborhood = kAdjacentNeighborhood;
  texts.neighborhood_of_type = kAdjacentNeighborhoodOfType;
  texts.two_hops = kAdjacentTwoHops;
  texts.dyad_timeline = kAdjacentTimeline;
  texts.dyad_months = kAdjacentMonths;
  texts.paths = kAdjacentPaths;
  texts.near_hops = kAdjacentNearHops;
  texts.neighbors = kAdjacentNeighbors;
  texts.chains_of_two = kAdjacentChainsOfTwo;
  texts.chains_of_three = kAdjacentChainsOfThree;
  texts.look_up = kLookUp;
  return texts;
}

}  // namespace actant::workload
