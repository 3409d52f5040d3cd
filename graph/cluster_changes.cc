#include "graph/cluster_changes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "graph/event_record.h"

namespace actant {
namespace {

bool IsDayMention(const v1::Mention& mention) {
  return OwnKeyOf(mention).kind == ClusterKind::kDay;
}

ClusterKey DayKey(Day day) { return {ClusterKind::kDay, day, ""}; }

Result<MentionId> IdOf(const v1::Mention& mention) {
  const std::optional<MentionId> id = MentionId::FromBytes(mention.id());
  if (!id) {
    return Error(DataLoss("a mention of article \"" + mention.article() +
                          "\" has no id of 16 bytes"));
  }
  return *id;
}

Result<EventId> IdOf(const v1::Event& event) {
  const std::optional<EventId> id = EventId::FromBytes(event.id());
  if (!id) {
    return Error(DataLoss("an event of type \"" + event.type() +
                          "\" has no id of 16 bytes"));
  }
  return *id;
}

}  // namespace

Result<ClusterChanges::Cluster*> ClusterChanges::Load(const EventId& id) {
  if (const auto known = clusters_.find(id); known != clusters_.end()) {
    return &known->second;
  }
  Cluster cluster;
  ACTANT_ASSIGN_OR_RETURN(const std::optional<EventNumber> number,
                          stored_.NumberOf(id));
  if (number) {
    cluster.stored = true;
    ACTANT_ASSIGN_OR_RETURN(std::vector<v1::Mention> mentions,
                            store_->MentionsOf(*number));
    for (v1::Mention& mention : mentions) {
      ACTANT_ASSIGN_OR_RETURN(const MentionId mention_id, IdOf(mention));
      if (IsDayMention(mention)) ++cluster.day_mentions;
      cluster.mentions.emplace(mention_id, std::move(mention));
    }
  }
  return &clusters_.emplace(id, std::move(cluster)).first->second;
}

Status ClusterChanges::PutMention(const EventId& id,
                                  const v1::Mention& mention) {
  const Result<Cluster*> cluster = Load(id);
  if (!cluster.has_value()) return cluster.error();
  const Result<MentionId> mention_id = IdOf(mention);
  if (!mention_id.has_value()) return mention_id.error();
  (*cluster)->changed = true;
  if ((*cluster)->mentions.emplace(*mention_id, mention).second &&
      IsDayMention(mention)) {
    ++(*cluster)->day_mentions;
  }
  return Status::Ok();
}

void ClusterChanges::TakeMention(Cluster* cluster, const MentionId& id) {
  const auto found = cluster->mentions.find(id);
  if (found == cluster->mentions.end()) return;
  if (IsDayMention(found->second)) --cluster->day_mentions;
  cluster->mentions.erase(found);
  cluster->changed = true;
}

Status ClusterChanges::TakeOut(const ArticleId& article) {
  const auto rows = store_->ArticleMentions(article);
  if (!rows.has_value()) {
    if (rows.error().code() == StatusCode::kNotFound) return Status::Ok();
    return rows.error();
  }
  for (const auto& [mention_id, number] : *rows) {
    const Result<v1::Event> event = store_->GetEvent(number);
    if (!event.has_value()) return event.error();
    const Result<EventId> event_id = IdOf(*event);
    if (!event_id.has_value()) return event_id.error();
    const Result<Cluster*> cluster = Load(*event_id);
    if (!cluster.has_value()) return cluster.error();
    const auto found = (*cluster)->mentions.find(mention_id);
    if (found == (*cluster)->mentions.end()) {
      return DataLoss("event " + event_id->ToHex() + " lacks the mention " +
                      mention_id.ToHex() + " of its article; run verify");
    }
    if (const ClusterKey own = OwnKeyOf(found->second);
        own.kind == ClusterKind::kDay) {
      touched_days_[BlockOf(found->second)].emplace(own.day, found->second);
    }
    TakeMention(*cluster, mention_id);
  }
  return Status::Ok();
}

Status ClusterChanges::PutIn(std::span<const v1::Mention> mentions) {
  // First those that make `d:` clusters, since all others look at these.
  for (const v1::Mention& mention : mentions) {
    const ClusterKey own = OwnKeyOf(mention);
    if (own.kind != ClusterKind::kDay) continue;
    const EventBlock block = BlockOf(mention);
    touched_days_[block].emplace(own.day, mention);
    ACTANT_RETURN_IF_ERROR(PutMention(EventIdOf(block, own), mention));
  }
  ACTANT_RETURN_IF_ERROR(Settle());
  for (const v1::Mention& mention : mentions) {
    const ClusterKey own = OwnKeyOf(mention);
    const Result<EventId> id = ClusterAfter(mention, BlockOf(mention));
    if (!id.has_value()) return id.error();
    if (own.kind != ClusterKind::kDay) {
      ACTANT_RETURN_IF_ERROR(PutMention(*id, mention));
    }
    const Result<MentionId> mention_id = IdOf(mention);
    if (!mention_id.has_value()) return mention_id.error();
    put_in_.emplace_back(*mention_id, *id);
  }
  return Status::Ok();
}

bool ClusterChanges::StandsAfter(const EventBlock& block, Day day) const {
  const auto cluster = clusters_.find(EventIdOf(block, DayKey(day)));
  return cluster != clusters_.end() && cluster->second.day_mentions > 0;
}

Result<EventId> ClusterChanges::ClusterAfter(const v1::Mention& mention,
                                             const EventBlock& block) {
  const ClusterKey own = OwnKeyOf(mention);
  std::set<Day> days;
  if (const std::optional<DayReach> reach = ReachOf(own)) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<Day> before,
                            stored_.Within(mention, block, *reach));
    days.insert(before.begin(), before.end());
    if (const auto touched = touched_days_.find(block);
        touched != touched_days_.end()) {
      for (const auto& [day, example] : touched->second) {
        if (day < reach->first || reach->last < day) continue;
        if (StandsAfter(block, day)) {
          days.insert(day);
        } else {
          days.erase(day);
        }
      }
    }
  }
  return EventIdOf(block,
                   ClusterOf(own, std::vector(days.begin(), days.end())));
}

Status ClusterChanges::Settle() {
  std::map<EventBlock, std::set<EventId>> affected;
  for (const auto& [block, days] : touched_days_) {
    for (const auto& [day, mention] : days) {
      const Result<Cluster*> cluster = Load(EventIdOf(block, DayKey(day)));
      if (!cluster.has_value()) return cluster.error();
      if (StandsAfter(block, day) == (*cluster)->stored) continue;
      Result<std::set<EventId>> neighbors = Neighbors(mention, block, day);
      if (!neighbors.has_value()) return neighbors.error();
      affected[block].merge(*neighbors);
    }
  }
  for (const auto& [block, ids] : affected) {
    for (const EventId& id : ids) {
      ACTANT_RETURN_IF_ERROR(MoveMentions(block, id));
    }
  }
  return Status::Ok();
}

Result<std::set<EventId>> ClusterChanges::Neighbors(const v1::Mention& mention,
                                                    const EventBlock& block,
                                                    Day day) {
  const DayReach month = MonthAround(day);
  const DayReach year = YearAround(day);
  std::set<EventId> ids = {
      EventIdOf(block, DayKey(day)),
      EventIdOf(block, {ClusterKind::kMonth, month.first, ""}),
      EventIdOf(block, {ClusterKind::kYear, year.first, ""})};
  // Undated mentions published when this day is the latest, or was.
  for (Day published = day;
       published <= std::min(kLastDay, day + kUndatedReachDays); ++published) {
    ids.insert(EventIdOf(block, {ClusterKind::kUndated, published, ""}));
  }
  const DayReach recent = {std::max(kFirstDay, day - kUndatedReachDays), day};
  ACTANT_ASSIGN_OR_RETURN(const std::vector<Day> before,
                          stored_.Within(mention, block, recent));
  for (const Day other : before) ids.insert(EventIdOf(block, DayKey(other)));
  // Only what was alone in its month or year has mentions dated so.
  for (const DayReach& reach : {month, year}) {
    ACTANT_ASSIGN_OR_RETURN(const std::vector<Day> days,
                            stored_.Within(mention, block, reach));
    if (days.size() == 1) ids.insert(EventIdOf(block, DayKey(days.front())));
  }
  return ids;
}

Status ClusterChanges::MoveMentions(const EventBlock& block,
                                    const EventId& from) {
  const Result<Cluster*> cluster = Load(from);
  if (!cluster.has_value()) return cluster.error();
  std::vector<std::pair<MentionId, EventId>> moves;
  for (const auto& [mention_id, mention] : (*cluster)->mentions) {
    if (IsDayMention(mention)) continue;
    const Result<EventId> to = ClusterAfter(mention, block);
    if (!to.has_value()) return to.error();
    if (*to != from) moves.emplace_back(mention_id, *to);
  }
  for (const auto& [mention_id, to] : moves) {
    const v1::Mention mention = (*cluster)->mentions.at(mention_id);
    TakeMention(*cluster, mention_id);
    (*cluster)->moved_to.insert(to);
    ACTANT_RETURN_IF_ERROR(PutMention(to, mention));
    moves_.push_back({mention_id, from, to});
  }
  return Status::Ok();
}

Status ClusterChanges::FillBatch(const TypeOf& type_of,
                                 ArticleBatch* batch) const {
  for (const auto& [mention_id, event_id] : put_in_) {
    batch->mentions.push_back(
        {clusters_.at(event_id).mentions.at(mention_id), event_id});
  }
  batch->moves = moves_;
  for (const auto& [id, cluster] : clusters_) {
    if (!cluster.changed) continue;
    if (cluster.mentions.empty()) {
      if (!cluster.stored) continue;
      std::optional<EventId> heir;
      if (cluster.moved_to.size() == 1) heir = *cluster.moved_to.begin();
      batch->gone.emplace_back(id, heir);
      continue;
    }
    std::vector<v1::Mention> mentions;
    for (const auto& [mention_id, mention] : cluster.mentions) {
      mentions.push_back(mention);
    }
    const Result<v1::EventType> type = type_of(mentions.front().type());
    if (!type.has_value()) return type.error();
    batch->events.push_back(MakeEvent(id, mentions, *type));
  }
  return Status::Ok();
}

}  // namespace actant
