#include "storage/internal/article_tally_check.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "storage/block_keys.h"
#include "storage/internal/batched_writes.h"
#include "storage/internal/pair_events.h"
#include "storage/internal/tally_sum.h"
#include "storage/key_codec.h"

namespace actant::internal {
namespace {

// Walks the events of all pairs: the rows of `out` and `in` at both levels, in
// step, since those of one event and pair differ in the level alone.
class PairWalk {
 public:
  PairWalk(const Database& database, const rocksdb::Snapshot* view)
      : rows_{RowScan(database, Rows(Family::kOut, Level::kState, view)),
              RowScan(database, Rows(Family::kIn, Level::kState, view)),
              RowScan(database, Rows(Family::kOut, Level::kActor, view)),
              RowScan(database, Rows(Family::kIn, Level::kActor, view))} {}

  // By actor.
  Status Run(const std::function<Status(const PairEvent&)>& visit) {
    for (;;) {
      const std::optional<std::string> place = FirstPlace();
      if (!place.has_value()) break;
      PairEvent event;
      bool counts = false;
      for (size_t i = 0; i < rows_.size(); ++i) {
        RowScan& rows = rows_[i];
        if (!rows.Valid() || PairEvent::PlaceOf(rows.key()) != *place) continue;
        counts |= event.Add(kFamilies[i], rows.key(), rows.value());
        rows.Next();
      }
      if (counts) ACTANT_RETURN_IF_ERROR(visit(event));
    }
    for (const RowScan& rows : rows_) ACTANT_RETURN_IF_ERROR(rows.status());
    return Status::Ok();
  }

 private:
  static constexpr std::array<Family, 4> kFamilies = {
      Family::kOut, Family::kIn, Family::kOut, Family::kIn};

  static RowRange Rows(Family family, Level level,
                       const rocksdb::Snapshot* view) {
    return PrefixRange(family, KeyWriter().Add(level).bytes(), view);
  }

  std::optional<std::string> FirstPlace() const {
    std::optional<std::string_view> first;
    for (const RowScan& rows : rows_) {
      if (!rows.Valid()) continue;
      const std::string_view place = PairEvent::PlaceOf(rows.key());
      if (!first.has_value() || place < *first) first = place;
    }
    return first.has_value() ? std::optional(std::string(*first))
                             : std::nullopt;
  }

  std::array<RowScan, 4> rows_;
};

// Every tally that the edges ask for, by key.
using TallyVisitor =
    std::function<Status(std::string_view key, std::string_view value)>;

class TallyCount {
 public:
  explicit TallyCount(const TallyVisitor& visit) : visit_(visit) {}

  Status Add(const PairEvent& event) {
    if (!(event.actor() == actor_)) ACTANT_RETURN_IF_ERROR(Finish());
    actor_ = event.actor();
    event.ForEachTally([this](const ArticleTallyKey& key, const TallyRow& row) {
      sums_[key].Add(row);
    });
    return Status::Ok();
  }

  // The tallies of the actor so far.
  Status Finish() {
    for (auto& [key, sum] : sums_) {
      ACTANT_RETURN_IF_ERROR(visit_(EncodeKey(key), sum.Take()));
    }
    sums_.clear();
    return Status::Ok();
  }

 private:
  const TallyVisitor& visit_;
  ActorNumber actor_;
  std::map<ArticleTallyKey, TallySum> sums_;
};

// Goes over the rows that are not as the edges have them. No bytes stand for
// no row, on either side.
class TallyDifferences {
 public:
  using Visitor = std::function<Status(
      std::string_view key, std::string_view wanted, std::string_view stored)>;

  TallyDifferences(const Database& database, const rocksdb::Snapshot* view)
      : database_(database),
        view_(view),
        stored_(database, PrefixRange(Family::kArticleTallies, "", view)) {}

  Status Run(const Visitor& visit) {
    const TallyVisitor wanted = [&](std::string_view key,
                                    std::string_view value) {
      return Compare(key, value, visit);
    };
    TallyCount count(wanted);
    ACTANT_RETURN_IF_ERROR(
        PairWalk(database_, view_).Run([&count](const PairEvent& event) {
          return count.Add(event);
        }));
    ACTANT_RETURN_IF_ERROR(count.Finish());
    for (; stored_.Valid(); stored_.Next()) {
      ACTANT_RETURN_IF_ERROR(visit(stored_.key(), "", stored_.value()));
    }
    return stored_.status();
  }

 private:
  Status Compare(std::string_view key, std::string_view value,
                 const Visitor& visit) {
    for (; stored_.Valid() && stored_.key() < key; stored_.Next()) {
      ACTANT_RETURN_IF_ERROR(visit(stored_.key(), "", stored_.value()));
    }
    // An end that is none must not be taken for rows that are missing.
    ACTANT_RETURN_IF_ERROR(stored_.status());
    if (!stored_.Valid() || stored_.key() != key) return visit(key, value, "");
    if (stored_.value() != value) {
      ACTANT_RETURN_IF_ERROR(visit(key, value, stored_.value()));
    }
    stored_.Next();
    return Status::Ok();
  }

  const Database& database_;
  const rocksdb::Snapshot* const view_;
  RowScan stored_;
};

}  // namespace

Status CheckArticleTallies(const Database& database,
                           const rocksdb::Snapshot* view, Findings* findings) {
  return TallyDifferences(database, view)
      .Run([findings](std::string_view key, std::string_view wanted,
                      std::string_view stored) {
        if (wanted == stored) return Status::Ok();
        findings->AddRow(Family::kArticleTallies, key,
                         stored.empty()   ? "a tally of edges is missing"
                         : wanted.empty() ? "no edges ask for this tally"
                                          : "a tally is not the sum of its "
                                            "edges");
        return Status::Ok();
      });
}

Status RestoreArticleTallies(const Database& database) {
  const ReadView view(database);
  BatchedWrites writes(database);
  ACTANT_RETURN_IF_ERROR(
      TallyDifferences(database, view.get())
          .Run([&writes](std::string_view key, std::string_view wanted,
                         std::string_view /*stored*/) {
            return wanted.empty()
                       ? writes.Delete(Family::kArticleTallies, key)
                       : writes.Put(Family::kArticleTallies, key, wanted);
          }));
  return writes.Finish();
}

}  // namespace actant::internal
