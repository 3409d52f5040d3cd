#include "numbered_tables.h"

#include <random>
#include <string>
#include <vector>

#include "sample_rows.h"

namespace actant::testing {
namespace {

constexpr uint32_t kActors = 12;
constexpr uint32_t kTypes = 3;

}  // namespace

Status PutTableActors(EventStore* store) {
  std::vector<ActorWrite> actors;
  for (uint32_t n = 0; n < kActors; ++n) {
    ActorWrite& write = actors.emplace_back();
    write.actor.set_code("A" + std::to_string(n));
    write.actor.set_kind(v1::ACTOR_KIND_STATE);
  }
  std::vector<v1::EventType> types;
  for (uint32_t n = 0; n < kTypes; ++n) {
    types.emplace_back().set_name("t" + std::to_string(n));
  }
  ACTANT_RETURN_IF_ERROR(store->PutActors(actors));
  return store->PutTypes(types);
}

Status ImportNumberedTable(uint32_t number, EventStore* store) {
  RowMix mix;
  mix.rows = 400;
  mix.actors = kActors;
  mix.types = kTypes;
  mix.first_id = 1 + uint64_t{number} * 300;
  mix.ids = SampleIds::kText;
  mix.first_day = 19000;
  mix.days = 400;
  mix.longest_span = 20;
  mix.undated = mix.lone = mix.mutual = 10;
  mix.states = 30;
  std::mt19937 random(number);
  EventStore::SegmentSource source;
  source.dataset = "table";
  source.fingerprint = "fingerprint " + std::to_string(1000 + number);
  source.name = "table.tsv";
  std::vector<uint32_t> duplicates;
  const auto segment = store->ImportSegment(RowsOf(RandomRows(mix, &random)),
                                            source, 2, &duplicates);
  return segment.has_value() ? Status::Ok() : segment.error();
}

}  // namespace actant::testing
