#include "storage/internal/imported_records.h"

#include <optional>
#include <utility>

#include "storage/import_rows.h"
#include "storage/internal/segment_refs.h"
#include "storage/internal/type_table.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

void SetDate(const ImportedEvent& imported, v1::DateRange* date) {
  if (imported.first_day.has_value()) {
    date->set_first_day(*imported.first_day);
    date->set_last_day(*imported.last_day);
    date->set_precision(imported.kind.precision);
  }
  date->set_from_publication(imported.kind.from_publication);
}

}  // namespace

Result<const ImportedRecords::Names*> ImportedRecords::NamesOf(
    ActorNumber actor) {
  const auto known = names_.find(actor);
  if (known != names_.end()) return &known->second;
  const std::string key = ActorKey(actor);
  ACTANT_ASSIGN_OR_RETURN(
      const std::optional<v1::Actor> record,
      GetRecord<v1::Actor>(state_.database(), Family::kActors, key));
  if (!record.has_value()) {
    return Error(DamagedRow(Family::kActors, key,
                            "an imported event's actor is missing"));
  }
  Names names{record->code(), record->role(),
              record->kind() == v1::ACTOR_KIND_STATE};
  return &names_.emplace(actor, std::move(names)).first->second;
}

Result<std::string> ImportedRecords::TypeOf(
    const ImportedEvent& imported) const {
  const auto types = state_.types();
  if (const v1::EventType* type = types->Get(imported.type)) {
    return type->name();
  }
  return Error(DataLoss("imported event " +
                        std::to_string(imported.event.value()) +
                        " has a type that the store does not have"));
}

Result<const v1::Segment*> ImportedRecords::SegmentOf(
    const ImportedEvent& imported) const {
  if (const v1::Segment* segment = segments_->Find(imported.segment)) {
    return segment;
  }
  return Error(NotFound("no segment has the number " +
                        std::to_string(imported.segment)));
}

Result<std::string> ImportedRecords::StateOf(ActorNumber actor,
                                             ActorNumber state) {
  ACTANT_ASSIGN_OR_RETURN(const Names* names, NamesOf(state));
  return state != actor || names->is_state ? names->code : std::string();
}

Result<v1::Party> ImportedRecords::PartyOf(v1::Side side, ActorNumber actor,
                                           ActorNumber state) {
  v1::Party party;
  party.set_side(side);
  ACTANT_ASSIGN_OR_RETURN(*party.mutable_state(), StateOf(actor, state));
  ACTANT_ASSIGN_OR_RETURN(const Names* names, NamesOf(actor));
  party.set_actor(names->code);
  party.set_role(names->role);
  return party;
}

Result<v1::Mention> ImportedRecords::MentionOf(const ImportedEvent& imported) {
  ACTANT_ASSIGN_OR_RETURN(const v1::Segment* segment, SegmentOf(imported));
  v1::Mention mention;
  mention.set_dataset(segment->dataset());
  if (IsTextKey(imported.row)) {
    ACTANT_ASSIGN_OR_RETURN(
        const std::optional<std::string> text,
        ReadRowText(state_.database(), segment->number(), imported.event));
    mention.set_row(text.value_or(std::string()));
  } else {
    mention.set_row(std::to_string(imported.row));
  }
  if (imported.article != kNoArticle) {
    std::string name = std::to_string(imported.article);
    if (segment->articles_named()) {
      ACTANT_ASSIGN_OR_RETURN(
          name, ReadArticleName(state_.database(), segment->number(),
                                imported.article));
    }
    mention.set_article(segment->dataset() + ":" + name);
  }
  ACTANT_ASSIGN_OR_RETURN(*mention.mutable_type(), TypeOf(imported));
  // In a mutual mention every party is a source.
  ACTANT_ASSIGN_OR_RETURN(
      *mention.add_parties(),
      PartyOf(v1::SIDE_SOURCE, imported.source, imported.source_state));
  if (imported.target.has_value()) {
    ACTANT_ASSIGN_OR_RETURN(
        *mention.add_parties(),
        PartyOf(imported.kind.mutual ? v1::SIDE_SOURCE : v1::SIDE_TARGET,
                *imported.target, *imported.target_state));
  }
  mention.set_mutual(imported.kind.mutual);
  mention.set_status(imported.kind.status);
  SetDate(imported, mention.mutable_date());
  mention.set_confidence(imported.confidence);
  mention.set_goldstein_tenths(imported.goldstein_tenths);
  mention.set_id(MentionIdOf(mention).ToBytes());
  return mention;
}

Result<v1::Event> ImportedRecords::EventOf(const ImportedEvent& imported) {
  ACTANT_ASSIGN_OR_RETURN(const v1::Segment* segment, SegmentOf(imported));
  v1::Event event;
  event.set_id(ImportedEventId(segment->dataset(), imported.row).ToBytes());
  ACTANT_ASSIGN_OR_RETURN(*event.mutable_type(), TypeOf(imported));
  const auto add = [&](v1::Side side, ActorNumber actor,
                       ActorNumber state) -> Status {
    const Result<v1::Party> party = PartyOf(side, actor, state);
    if (!party.has_value()) return party.error();
    v1::EventParty* added = event.add_parties();
    added->set_side(side);
    added->set_actor(party->actor());
    added->set_state(party->state());
    added->set_role(party->role());
    return Status::Ok();
  };
  ACTANT_RETURN_ERROR_IF(
      add(v1::SIDE_SOURCE, imported.source, imported.source_state));
  if (imported.target.has_value()) {
    ACTANT_RETURN_ERROR_IF(
        add(imported.kind.mutual ? v1::SIDE_SOURCE : v1::SIDE_TARGET,
            *imported.target, *imported.target_state));
  }
  event.set_mutual(imported.kind.mutual);
  event.set_status(imported.kind.status);
  v1::StatusChange* change = event.add_history();
  change->set_status(imported.kind.status);
  if (imported.first_day.has_value()) {
    change->set_held_from(*imported.first_day);
  }
  change->set_mentions(1);
  SetDate(imported, event.mutable_date());
  event.set_mention_count(1);
  event.set_confidence(imported.confidence);
  event.set_goldstein_tenths(imported.goldstein_tenths);
  return event;
}

}  // namespace actant::internal
