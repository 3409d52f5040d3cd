#include "storage/internal/staged_writes.h"

#include <memory>
#include <utility>

#include "storage/internal/rocksdb_status.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// The last number that may be given: 0xFFFFFFFF stands for "none" in keys.
constexpr uint32_t kLastNumber = 0xFFFFFFFE;

Status CheckActor(const ActorWrite& write) {
  if (write.actor.code().empty()) {
    return InvalidArgument("an actor without a code");
  }
  for (const FoldedName& name : write.names) {
    if (name.folded.find('\0') != std::string::npos) {
      return InvalidArgument("a name of actor " + write.actor.code() +
                             " holds a zero byte");
    }
  }
  return Status::Ok();
}

// The folded names of both, each once; names that fold to nothing cannot be
// looked up and are left out.
std::map<std::string, bool> NameSet(const std::vector<FoldedName>& names) {
  std::map<std::string, bool> set;
  for (const FoldedName& name : names) {
    if (name.folded.empty()) continue;
    bool& preferred = set[name.folded];
    preferred = preferred || name.preferred;
  }
  return set;
}

std::string NameValue(bool preferred) {
  return KeyWriter().AddByte(preferred ? 1 : 0).bytes();
}

// Joins a second upsert of one code in one change to the first.
void MergeWrites(const ActorWrite& second, ActorWrite* first) {
  ActorMerge merge = MergeActor(first->actor, second.actor);
  first->actor = std::move(merge.actor);
  if (merge.names == NameChange::kKeep) return;
  if (merge.names == NameChange::kReplace) first->names.clear();
  first->names.insert(first->names.end(), second.names.begin(),
                      second.names.end());
}

}  // namespace

StagedWrites::StagedWrites(StoreState* state)
    : state_(state), counters_(state->counters()) {}

Status StagedWrites::Put(Family family, std::string_view key,
                         std::string_view value) {
  return FromRocksDb(batch_.Put(state_->database().handle(family), key, value),
                     "staging a row");
}

Status StagedWrites::Delete(Family family, std::string_view key) {
  return FromRocksDb(batch_.Delete(state_->database().handle(family), key),
                     "staging a deletion");
}

Status StagedWrites::PutActors(const std::vector<ActorWrite>& actors) {
  std::map<std::string, ActorWrite> merged;
  for (const ActorWrite& write : actors) {
    ACTANT_RETURN_IF_ERROR(CheckActor(write));
    const auto [entry, added] = merged.try_emplace(write.actor.code(), write);
    if (!added) MergeWrites(write, &entry->second);
  }
  // In the order given, so that numbers do not depend on the codes.
  for (const ActorWrite& write : actors) {
    const auto entry = merged.find(write.actor.code());
    if (entry == merged.end()) continue;
    ACTANT_RETURN_IF_ERROR(PutActor(entry->second));
    merged.erase(entry);
  }
  return Status::Ok();
}

Status StagedWrites::PutActor(const ActorWrite& write) {
  const std::string& code = write.actor.code();
  const Result<std::optional<ActorNumber>> known = StoredActor(code);
  if (!known.has_value()) return known.error();
  if (!known->has_value()) {
    if (counters_.actor > kLastNumber) {
      return ResourceExhausted("the store has given all actor numbers");
    }
    const ActorNumber number(counters_.actor++);
    actors_.emplace(code, number);
    ACTANT_RETURN_IF_ERROR(
        Put(Family::kNames, CodeKey(code), ActorKey(number)));
    ACTANT_RETURN_IF_ERROR(Put(Family::kActors, ActorKey(number),
                               write.actor.SerializeAsString()));
    return WriteNames(number, write.names, NameChange::kUnite);
  }
  const ActorNumber number = **known;
  const Result<std::optional<v1::Actor>> stored = GetRecord<v1::Actor>(
      state_->database(), Family::kActors, ActorKey(number));
  if (!stored.has_value()) return stored.error();
  if (!stored->has_value()) {
    return DamagedRow(Family::kNames, CodeKey(code), "names no actor");
  }
  const ActorMerge merge = MergeActor(**stored, write.actor);
  const std::string record = merge.actor.SerializeAsString();
  if (record != (*stored)->SerializeAsString()) {
    ACTANT_RETURN_IF_ERROR(Put(Family::kActors, ActorKey(number), record));
  }
  return WriteNames(number, write.names, merge.names);
}

Status StagedWrites::WriteNames(ActorNumber number,
                                const std::vector<FoldedName>& names,
                                NameChange change) {
  if (change == NameChange::kKeep) return Status::Ok();
  std::map<std::string, bool> wanted = NameSet(names);
  const std::string prefix = ActorNamePrefix(number);
  RowScan rows(state_->database(), PrefixRange(Family::kNames, prefix));
  for (; rows.Valid(); rows.Next()) {
    const std::string folded(rows.key().substr(prefix.size()));
    const auto entry = wanted.find(folded);
    if (entry != wanted.end()) {
      const bool was_preferred = rows.value() == NameValue(true);
      if (change == NameChange::kUnite && was_preferred) entry->second = true;
      if (entry->second == was_preferred) wanted.erase(entry);
    } else if (change == NameChange::kReplace) {
      ACTANT_RETURN_IF_ERROR(Delete(Family::kNames, rows.key()));
      ACTANT_RETURN_IF_ERROR(Delete(Family::kNames, NameKey(folded, number)));
    }
  }
  ACTANT_RETURN_IF_ERROR(rows.status());
  for (const auto& [folded, preferred] : wanted) {
    const std::string value = NameValue(preferred);
    ACTANT_RETURN_IF_ERROR(
        Put(Family::kNames, ActorNameKey(number, folded), value));
    ACTANT_RETURN_IF_ERROR(Put(Family::kNames, NameKey(folded, number), value));
  }
  return Status::Ok();
}

Result<std::optional<ActorNumber>> StagedWrites::StoredActor(
    const std::string& code) {
  const auto seen = actors_.find(code);
  if (seen != actors_.end()) return std::optional(seen->second);
  const std::string key = CodeKey(code);
  ACTANT_ASSIGN_OR_RETURN(const std::optional<std::string> value,
                          state_->database().Get(Family::kNames, key));
  if (!value.has_value()) return std::optional<ActorNumber>();
  KeyReader reader(*value);
  const ActorNumber number(reader.U32());
  if (!reader.Done()) {
    return Error(DamagedRow(Family::kNames, key, "not an actor number"));
  }
  actors_.emplace(code, number);
  return std::optional(number);
}

Result<ActorNumber> StagedWrites::ActorOf(const std::string& code) {
  ACTANT_ASSIGN_OR_RETURN(const std::optional<ActorNumber> number,
                          StoredActor(code));
  if (number.has_value()) return *number;
  return Error(InvalidArgument(
      "an event names the actor '" + code +
      "', which is neither in the store nor among the actors written with it"));
}

Status StagedWrites::PutTypes(const std::vector<v1::EventType>& types) {
  for (const v1::EventType& type : types) {
    if (type.name().empty()) {
      return InvalidArgument("an event type without a name");
    }
    const TypeTable& table = types_.has_value() ? *types_ : *state_->types();
    const std::optional<TypeNumber> known = table.Find(type.name());
    const std::string record = type.SerializeAsString();
    if (known.has_value() && table.Get(*known)->SerializeAsString() == record) {
      continue;
    }
    if (!known.has_value() && counters_.type >= TypeTable::kMaxTypes) {
      return ResourceExhausted("the store has given all event type numbers");
    }
    if (!types_.has_value()) types_ = *state_->types();
    const TypeNumber number = types_->Put(type);
    counters_.type = static_cast<uint32_t>(types_->all().size());
    ACTANT_RETURN_IF_ERROR(Put(Family::kTypes, TypeKey(number), record));
  }
  return Status::Ok();
}

Result<TypeNumber> StagedWrites::TypeOf(const std::string& name) const {
  const std::optional<TypeNumber> number =
      types_.has_value() ? types_->Find(name) : state_->types()->Find(name);
  if (number.has_value()) return *number;
  return Error(InvalidArgument(
      "an event has the type '" + name +
      "', which is neither in the store nor among the types written with it"));
}

Result<EventNumber> StagedWrites::NewEvent() {
  if (counters_.event > kLastNumber) {
    return Error(ResourceExhausted("the store has given all event numbers"));
  }
  return EventNumber(counters_.event++);
}

Status StagedWrites::PutCounter(std::string_view key, uint32_t before,
                                uint32_t after) {
  if (before == after) return Status::Ok();
  return Put(Family::kDefault, key, KeyWriter().AddU32(after).bytes());
}

Status StagedWrites::Commit() {
  const Counters& before = state_->counters();
  ACTANT_RETURN_IF_ERROR(
      PutCounter(kActorCounterKey, before.actor, counters_.actor));
  ACTANT_RETURN_IF_ERROR(
      PutCounter(kEventCounterKey, before.event, counters_.event));
  ACTANT_RETURN_IF_ERROR(
      PutCounter(kTypeCounterKey, before.type, counters_.type));
  const Database& database = state_->database();
  ACTANT_RETURN_IF_ERROR(
      tallies_.Take([&](std::string_view key, std::string_view change) {
        return FromRocksDb(
            batch_.Merge(database.handle(Family::kArticleTallies), key, change),
            "staging a tally");
      }));
  if (counters_.event > 0) state_->ExpectArticleEvents();
  std::optional<StoreState::BeforeChange> before_change;
  if (types_.has_value()) before_change.emplace(state_);
  ACTANT_RETURN_IF_ERROR(database.Write(&batch_, state_->sync()));
  state_->set_counters(counters_);
  if (types_.has_value()) {
    state_->set_types(std::make_shared<TypeTable>(std::move(*types_)));
    types_.reset();
  }
  return Status::Ok();
}

}  // namespace actant::internal
