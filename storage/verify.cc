// Counting a store's rows, and checking them against each other.
#include <array>
#include <functional>
#include <string>
#include <utility>

#include "storage/event_store.h"
#include "storage/internal/article_tally_check.h"
#include "storage/internal/event_rows.h"
#include "storage/internal/findings.h"
#include "storage/internal/record_check.h"
#include "storage/internal/segment_check.h"
#include "storage/internal/store_impl.h"
#include "storage/key_codec.h"

namespace actant {
namespace {

using internal::Database;
using internal::Family;
using internal::Findings;
using internal::PrefixRange;
using internal::RowScan;

// Checks the index rows against the events. Every row is compared with what
// its event asks for; since keys are distinct, none is missing where there are
// as many rows as asked for, and only otherwise are they looked for.
class IndexCheck {
 public:
  IndexCheck(const Database& database,
             std::shared_ptr<const internal::TypeTable> types,
             const rocksdb::Snapshot* view, Findings* findings)
      : database_(database),
        view_(view),
        rows_(database, std::move(types), view),
        findings_(*findings) {}

  Status Run() {
    for (const Family family : internal::kIndexFamilies) {
      ACTANT_RETURN_IF_ERROR(CheckRows(family));
    }
    ACTANT_RETURN_IF_ERROR(ForEachWanted([this](const auto& row) {
      ++wanted_[Place(row.family)];
      return Status::Ok();
    }));
    if (wanted_ == good_) return Status::Ok();
    return ForEachWanted([this](const auto& row) { return Find(row); });
  }

 private:
  using Counts = std::array<uint64_t, internal::kFamilyCount>;

  static size_t Place(Family family) { return static_cast<size_t>(family); }

  Status CheckRows(Family family) {
    const std::string states = KeyWriter().Add(Level::kState).bytes();
    RowScan rows(database_, PrefixRange(family, "", view_));
    for (; rows.Valid(); rows.Next()) {
      if (family == Family::kOut && rows.key().starts_with(states)) {
        ++findings_.report().counts.edges;
      }
      const Result<bool> wanted = rows_.Wants(family, rows.key(), rows.value());
      if (!wanted.has_value()) return wanted.error();
      if (*wanted) {
        ++good_[Place(family)];
      } else {
        findings_.AddRow(family, rows.key(), "no event asks for this row");
      }
    }
    return rows.status();
  }

  Status ForEachWanted(
      const std::function<Status(const internal::IndexRow&)>& visit) {
    RowScan events(database_, PrefixRange(Family::kEvents, "", view_));
    for (; events.Valid(); events.Next()) {
      KeyReader key(events.key());
      const EventNumber number(key.U32());
      const auto event = internal::ParseRecord<v1::Event>(
          Family::kEvents, events.key(), events.value());
      if (!event.has_value()) return event.error();
      const auto rows = rows_.Of(number, *event);
      if (!rows.has_value()) return rows.error();
      for (const internal::IndexRow& row : *rows) {
        ACTANT_RETURN_IF_ERROR(visit(row));
      }
    }
    return events.status();
  }

  Status Find(const internal::IndexRow& row) {
    const auto value = database_.Get(row.family, row.key, view_);
    if (!value.has_value()) return value.error();
    if (!value->has_value()) {
      findings_.AddRow(row.family, row.key, "an event's row is missing");
    }
    return Status::Ok();
  }

  const Database& database_;
  const rocksdb::Snapshot* const view_;
  internal::EventRows rows_;
  Findings& findings_;
  Counts good_{};
  Counts wanted_{};
};

// Damage that ends one check does not keep the others from being made.
Status Note(const Status& status, Findings* findings) {
  if (status.code() != StatusCode::kDataLoss) return status;
  findings->Add(status.message());
  return Status::Ok();
}

Result<uint64_t> CountRows(const Database& database, Family family,
                           std::string prefix, const rocksdb::Snapshot* view) {
  uint64_t count = 0;
  RowScan rows(database, PrefixRange(family, std::move(prefix), view));
  for (; rows.Valid(); rows.Next()) ++count;
  ACTANT_RETURN_ERROR_IF(rows.status());
  return count;
}

}  // namespace

Result<StoreCounts> EventStore::Counts() const {
  const auto moment = View();
  const Database& database = moment->state().database();
  const internal::ReadView view(database);
  StoreCounts counts;
  const std::pair<uint64_t*, Family> families[] = {
      {&counts.articles, Family::kArticles},
      {&counts.mentions, Family::kMentions},
      {&counts.events, Family::kEvents},
      {&counts.actors, Family::kActors},
      {&counts.types, Family::kTypes}};
  for (const auto& [count, family] : families) {
    ACTANT_ASSIGN_OR_RETURN(*count,
                            CountRows(database, family, "", view.get()));
  }
  ACTANT_ASSIGN_OR_RETURN(
      counts.edges,
      CountRows(database, Family::kOut, KeyWriter().Add(Level::kState).bytes(),
                view.get()));
  for (const v1::Segment& segment : moment->state().segments()->all()) {
    counts.mentions += segment.events();
    counts.events += segment.events();
    counts.edges += segment.edges();
  }
  return counts;
}

Result<VerifyReport> EventStore::Verify() const {
  const auto moment = View();
  const internal::StoreState& state = moment->state();
  const Database& database = state.database();
  const internal::ReadView view(database);
  Findings findings;
  internal::RecordCheck records(database, view.get(), &findings);
  IndexCheck indexes(database, state.types(), view.get(), &findings);
  ACTANT_ASSIGN_OR_RETURN(const internal::Counters counters,
                          internal::ReadCounters(database, view.get()));
  const std::function<Status()> checks[] = {
      [&] { return database.CheckBlocks(); },
      [&] { return records.Types(counters); },
      [&] { return records.Actors(counters); },
      [&] { return records.Names(); },
      [&] { return records.Articles(state.keeps_text()); },
      [&] { return records.Texts(); },
      [&] { return records.Mentions(); },
      [&] { return records.ArticleMentions(); },
      [&] { return records.Events(counters); },
      [&] { return records.EventIds(); },
      [&] { return records.Redirects(); },
      [&] { return indexes.Run(); },
      [&] {
        return internal::CheckArticleTallies(database, view.get(), &findings);
      },
      [&] { return internal::CheckSegments(state, &findings); }};
  for (const auto& check : checks) {
    ACTANT_RETURN_ERROR_IF(Note(check(), &findings));
  }
  return std::move(findings.report());
}

}  // namespace actant
