#include "tests/storage/sample_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "storage/packed_tables.h"

namespace actant::testing {
namespace {

constexpr v1::EventStatus kStatuses[] = {
    v1::EVENT_STATUS_OCCURRED, v1::EVENT_STATUS_OCCURRED,
    v1::EVENT_STATUS_ONGOING,  v1::EVENT_STATUS_PLANNED,
    v1::EVENT_STATUS_POSSIBLE, v1::EVENT_STATUS_NEGATED};

std::optional<ActorNumber> Number(const std::optional<uint32_t>& actor) {
  if (!actor.has_value()) return std::nullopt;
  return ActorNumber(*actor);
}

uint32_t Below(uint32_t end, std::mt19937* random) {
  return static_cast<uint32_t>((*random)() % end);
}

bool InHundred(int chance, std::mt19937* random) {
  return static_cast<int>((*random)() % 100) < chance;
}

std::string RandomId(const RowMix& mix, size_t row, std::mt19937* random) {
  if (mix.ids == SampleIds::kGrowing) return std::to_string(mix.first_id + row);
  const std::string number =
      std::to_string(mix.first_id + (*random)() % (3 * mix.rows));
  if (mix.ids == SampleIds::kRandom || (*random)() % 2 == 0) return number;
  // No number, one that is not in its shortest form, one that is too large.
  switch ((*random)() % 3) {
    case 0:
      return "id-" + number;
    case 1:
      return "0" + number;
    default:
      return "9223372036854" + std::to_string(775808 + (*random)() % mix.rows);
  }
}

std::string RandomArticle(const RowMix& mix, std::mt19937* random) {
  const std::string number = std::to_string((*random)() % 50);
  if ((*random)() % 10 == 0) return "";
  return mix.ids == SampleIds::kText && (*random)() % 2 == 0
             ? "http://a.example/" + number
             : number;
}

}  // namespace

ImportedRow SampleRow::View() const {
  ImportedRow view;
  view.id = id;
  view.article = article;
  view.first_day = first_day;
  if (first_day.has_value()) view.last_day = *first_day + span;
  view.precision = precision;
  view.source = ActorNumber(source);
  view.target = Number(target);
  view.source_state = ActorNumber(source_state);
  view.target_state = Number(target_state);
  view.type = TypeNumber(type);
  view.status = status;
  view.mutual = mutual;
  view.goldstein_tenths = goldstein_tenths;
  view.confidence = static_cast<float>(confidence) / 255;
  return view;
}

Day SampleRow::place() const { return first_day.value_or(kUndated); }

bool SampleRow::Overlaps(std::optional<Day> from, std::optional<Day> to) const {
  if (!from && !to) return true;
  return first_day.has_value() && (!from || *first_day + span >= *from) &&
         (!to || *first_day <= *to);
}

uint32_t SampleRow::SourceAt(Level level) const {
  return level == Level::kState ? source_state : source;
}

std::optional<uint32_t> SampleRow::TargetAt(Level level) const {
  return level == Level::kState ? target_state : target;
}

bool SampleRow::StatesAreActors() const {
  return source == source_state && target == target_state;
}

ImportRows RowsOf(const std::vector<SampleRow>& rows) {
  ImportRows imported;
  for (const SampleRow& row : rows) imported.Add(row.View());
  return imported;
}

std::vector<SampleRow> RandomRows(const RowMix& mix, std::mt19937* random) {
  std::vector<SampleRow> rows;
  for (size_t i = 0; i < mix.rows; ++i) {
    SampleRow& row = rows.emplace_back();
    row.id = RandomId(mix, i, random);
    row.article = RandomArticle(mix, random);
    if (!InHundred(mix.undated, random)) {
      row.first_day =
          mix.first_day +
          static_cast<Day>((*random)() % static_cast<uint32_t>(mix.days));
      if (mix.longest_span > 0 && (*random)() % 4 == 0) {
        row.span = static_cast<Day>(
            (*random)() % static_cast<uint32_t>(mix.longest_span + 1));
        row.precision = v1::DATE_PRECISION_RANGE;
      }
    } else {
      row.precision = v1::DATE_PRECISION_UNKNOWN;
    }
    // Lower numbers more often: some lists are long.
    const auto any_actor = [&] {
      return std::min(Below(mix.actors, random), Below(mix.actors, random));
    };
    row.source = any_actor();
    if (!InHundred(mix.lone, random)) row.target = any_actor();
    row.source_state = row.source;
    row.target_state = row.target;
    if (InHundred(mix.states, random)) {
      row.source_state = any_actor();
      if (row.target.has_value()) row.target_state = any_actor();
    }
    row.type = Below(mix.types, random);
    row.status = kStatuses[(*random)() % std::size(kStatuses)];
    row.mutual = InHundred(mix.mutual, random);
    row.goldstein_tenths = static_cast<int>((*random)() % 201) - 100;
    row.confidence = static_cast<int>((*random)() % 256);
  }
  return rows;
}

void PutNumbered(uint32_t actors, uint32_t types, EventStore* store) {
  std::vector<ActorWrite> states;
  for (uint32_t actor = 0; actor < actors; ++actor) {
    ActorWrite& state = states.emplace_back();
    state.actor.set_code("A" + std::to_string(actor));
    state.actor.set_kind(v1::ACTOR_KIND_STATE);
  }
  std::vector<v1::EventType> records;
  for (uint32_t type = 0; type < types; ++type) {
    records.emplace_back().set_name("t" + std::to_string(type));
  }
  ASSERT_TRUE(store->PutActors(states).ok());
  ASSERT_TRUE(store->PutTypes(records).ok());
}

void RowOracle::Import(const std::vector<SampleRow>& rows,
                       const std::string& dataset,
                       const std::string& fingerprint, EventStore* store) {
  auto& ids = ids_[dataset];
  std::set<std::string> here;
  std::vector<uint32_t> expected;
  std::vector<SampleRow> taken;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const bool is_new = !ids.contains(rows[row].id);
    if (is_new && here.insert(rows[row].id).second) {
      taken.push_back(rows[row]);
    } else {
      expected.push_back(row);
    }
  }
  std::vector<uint32_t> duplicates = {77};
  EventStore::SegmentSource source;
  source.dataset = dataset;
  source.fingerprint = fingerprint;
  source.name = "table of " + dataset;
  source.rejected = 3;
  const auto segment =
      store->ImportSegment(RowsOf(rows), source, 2, &duplicates);
  ASSERT_TRUE(segment.has_value()) << segment.error().ToString();
  EXPECT_EQ(duplicates, expected);
  EXPECT_EQ(segment->events(), taken.size());
  EXPECT_EQ(segment->rejected(), 3 + expected.size());
  EXPECT_EQ(segment->dataset(), dataset);
  EXPECT_EQ(segment->fingerprint(), fingerprint);
  EXPECT_EQ(segment->source(), source.name);
  // Events are numbered by day.
  std::stable_sort(taken.begin(), taken.end(),
                   [](const SampleRow& a, const SampleRow& b) {
                     return a.place() < b.place();
                   });
  uint32_t next = segment->first_event();
  EXPECT_TRUE(IsImported(EventNumber(next)));
  for (SampleRow& row : taken) {
    const EventNumber event(next++);
    ids[row.id] = event;
    rows_.push_back({std::move(row), event, segment->number(), dataset});
  }
}

std::vector<SampleEdge> RowOracle::Edges(Direction direction,
                                         Level level) const {
  std::vector<SampleEdge> edges;
  for (const StoredRow& stored : rows_) {
    const uint32_t source = stored.row.SourceAt(level);
    const std::optional<uint32_t> target = stored.row.TargetAt(level);
    if (!target.has_value()) {
      if (direction == Direction::kOut) {
        edges.push_back({source, std::nullopt, &stored});
      }
      continue;
    }
    if (source == *target) continue;
    const bool out = direction == Direction::kOut;
    if (out || stored.row.mutual) edges.push_back({source, target, &stored});
    if (!out || stored.row.mutual) edges.push_back({*target, source, &stored});
  }
  std::sort(edges.begin(), edges.end(),
            [](const SampleEdge& a, const SampleEdge& b) {
              return std::tuple(a.actor, a.row->event) <
                     std::tuple(b.actor, b.row->event);
            });
  return edges;
}

}  // namespace actant::testing
