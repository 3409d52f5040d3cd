#include "scripted_writes.h"

#include <random>
#include <set>
#include <utility>

#include "sample_articles.h"
#include "storage/import_rows.h"
#include "storage/key_codec.h"
#include "storage/packed_tables.h"

namespace actant::testing {
namespace {

constexpr uint32_t kArticles = 12;
constexpr uint32_t kRowsOfImport = 20;
// Its record carries the number of the step that wrote last.
constexpr char kClock[] = "clock";

// Events of a version differ in number, so that half of one shows.
uint32_t EventsOf(uint32_t version) { return 2 + version % 3; }

std::string NameOf(uint32_t article, uint32_t version, uint32_t event) {
  return NumberedArticleId(article) + "/" + std::to_string(version) + "/" +
         std::to_string(event);
}

v1::Event EventAt(uint32_t article, uint32_t version, uint32_t event) {
  constexpr const char* kParties[] = {"USA,GBR>RUS", "CHN=JPN", "FRA",
                                      "JPN>USA"};
  const uint32_t kind = (article + version + event) % 4;
  return EventOf(NameOf(article, version, event),
                 kind == 1 ? "meet" : "sanction", kParties[kind],
                 20000 + static_cast<Day>(version % 50));
}

std::string TextOf(uint32_t article, uint32_t version) {
  return std::string(3000, 'x') + std::to_string(article) + " " +
         std::to_string(version);
}

v1::EventType Clock(uint32_t step) {
  v1::EventType clock = Type(kClock);
  clock.set_cameo(std::to_string(step));
  return clock;
}

Status Import(uint32_t number, EventStore* store) {
  ImportRows rows;
  for (uint32_t i = 0; i < kRowsOfImport; ++i) {
    const std::string id = std::to_string(number * kRowsOfImport + i);
    ImportedRow row;
    row.id = id;
    row.first_day = row.last_day = 19000 + static_cast<Day>(i);
    row.source = row.source_state = ActorNumber(i % 5);
    row.target = row.target_state = ActorNumber(i % 5 + 1);
    row.type = TypeNumber(i % 2);
    rows.Add(row);
  }
  EventStore::SegmentSource source;
  source.dataset = "table";
  source.fingerprint = VersionId::Of(std::to_string(number)).ToBytes();
  source.name = "part " + std::to_string(number);
  std::vector<uint32_t> duplicates;
  const auto segment =
      store->ImportSegment(std::move(rows), source, 1, &duplicates);
  return segment.has_value() ? Status::Ok() : segment.error();
}

// Compares one view with what should be in it.
class Comparison {
 public:
  Comparison(const EventStore& store, uint32_t step,
             std::map<uint32_t, uint32_t> versions)
      : store_(store), versions_(std::move(versions)) {
    amiss_ = "step " + std::to_string(step) + ": ";
  }

  std::string Run(uint32_t segments) {
    if (!(Articles() && Events(segments) && Edges(segments))) return amiss_;
    return "";
  }

 private:
  bool Fails(const std::string& what) {
    amiss_ += what;
    return false;
  }

  bool Articles() {
    std::set<std::string> ids;
    const Status scanned =
        store_.ScanArticles([&ids](const v1::Article& article) {
          ids.insert(article.id());
          return Scan::kContinue;
        });
    if (!scanned.ok()) return Fails(scanned.ToString());
    if (ids.size() != versions_.size()) {
      return Fails("articles: " + std::to_string(ids.size()) + " of " +
                   std::to_string(versions_.size()));
    }
    for (const auto& [article, version] : versions_) {
      if (!ids.contains(NumberedArticleId(article))) return Fails("an article");
      if (!Mentions(article, version)) return false;
    }
    return true;
  }

  bool Mentions(uint32_t article, uint32_t version) {
    const std::string of = " of article " + std::to_string(article);
    const ArticleId id = ArticleId::Of(NumberedArticleId(article));
    const auto text = store_.GetText(id);
    if (!text.has_value() || *text != TextOf(article, version)) {
      return Fails("the text" + of);
    }
    const auto mentions = store_.ArticleMentions(id);
    if (!mentions.has_value() || mentions->size() != EventsOf(version)) {
      return Fails("the mentions" + of);
    }
    for (uint32_t i = 0; i < EventsOf(version); ++i) {
      const auto event =
          store_.FindEvent(IdOfEvent(NameOf(article, version, i)));
      if (!event.has_value()) return Fails("an event" + of);
      const auto record = store_.GetEvent(*event);
      const auto told = store_.MentionsOf(*event);
      if (!record.has_value() || !told.has_value() || told->size() != 1) {
        return Fails("an event's record" + of);
      }
      if (!Add(*record)) return false;
    }
    return true;
  }

  // Notes what edges the event asks for.
  bool Add(const v1::Event& event) {
    ++events_;
    for (const EventPair& pair : ExpandPairs(event, Level::kActor)) {
      ++out_[pair.source];
      if (!pair.target.has_value()) continue;
      ++in_[*pair.target];
      if (!event.mutual()) continue;
      ++out_[*pair.target];
      ++in_[pair.source];
    }
    return true;
  }

  bool Events(uint32_t segments) {
    if (store_.Segments().size() != segments) return Fails("the segments");
    size_t read = 0;
    size_t imported = 0;
    const Status scanned =
        store_.ScanEvents([&](EventNumber number, const v1::Event&) {
          ++(IsImported(number) ? imported : read);
          return Scan::kContinue;
        });
    if (!scanned.ok()) return Fails(scanned.ToString());
    size_t dated = 0;
    const Status by_date = store_.ScanByDate({}, [&dated](const Edge&) {
      ++dated;
      return Scan::kContinue;
    });
    if (!by_date.ok()) return Fails(by_date.ToString());
    if (read != events_ || imported != size_t{segments} * kRowsOfImport ||
        dated != read + imported) {
      return Fails("events: " + std::to_string(read) + " read, " +
                   std::to_string(imported) + " imported, " +
                   std::to_string(dated) + " by date");
    }
    return true;
  }

  bool Edges(uint32_t segments) {
    for (uint32_t actor = 0; actor < 6; ++actor) {
      const auto record = store_.GetActor(ActorNumber(actor));
      if (!record.has_value()) return Fails("an actor");
      // Four rows of each import go out from each of the first five actors, and
      // come in to each of the last five.
      const size_t rows = size_t{segments} * kRowsOfImport / 5;
      const size_t out = out_[record->code()] + (actor < 5 ? rows : 0);
      const size_t in = in_[record->code()] + (actor > 0 ? rows : 0);
      for (const Level level : {Level::kState, Level::kActor}) {
        if (!Edges(Direction::kOut, level, ActorNumber(actor), out) ||
            !Edges(Direction::kIn, level, ActorNumber(actor), in)) {
          return false;
        }
      }
    }
    return true;
  }

  bool Edges(Direction direction, Level level, ActorNumber actor,
             size_t expected) {
    std::vector<EventNumber> events;
    const Status scanned = store_.ScanEdges(
        direction, level, actor, std::nullopt, {}, [&events](const Edge& edge) {
          events.push_back(edge.event);
          return Scan::kContinue;
        });
    if (!scanned.ok()) return Fails(scanned.ToString());
    if (events.size() != expected) {
      return Fails("edges of actor " + std::to_string(actor.value()) + ": " +
                   std::to_string(events.size()) + " of " +
                   std::to_string(expected));
    }
    for (const EventNumber event : events) {
      const auto record = store_.GetEvent(event);
      if (!record.has_value()) return Fails(record.error().ToString());
    }
    return true;
  }

  const EventStore& store_;
  const std::map<uint32_t, uint32_t> versions_;
  size_t events_ = 0;
  std::map<std::string, size_t> out_;
  std::map<std::string, size_t> in_;
  std::string amiss_;
};

}  // namespace

ScriptedWrites::ScriptedWrites(uint32_t seed, uint32_t steps) {
  std::mt19937 random(seed);
  std::map<uint32_t, uint32_t> next_version;
  Left left;
  // The first writes the actors and types that imports name.
  for (uint32_t i = 0; i < steps; ++i) {
    Step step;
    step.number = static_cast<uint32_t>(random() % kArticles);
    const bool stands = left.versions.contains(step.number);
    const auto die = random() % 20;
    if (i > 0 && die == 0) {
      step.kind = Step::Kind::kImport;
      step.number = left.segments++;
    } else if (stands && die < 6) {
      step.kind = Step::Kind::kRemove;
      step.version = left.versions.extract(step.number).mapped();
    } else {
      step.version = next_version[step.number]++;
      left.versions[step.number] = step.version;
    }
    steps_.push_back(step);
  }
}

bool ScriptedWrites::IsImport(uint32_t step) const {
  return steps_[step].kind == Step::Kind::kImport;
}

ScriptedWrites::Left ScriptedWrites::After(uint32_t done) const {
  Left left;
  for (uint32_t i = 0; i < done; ++i) {
    const Step& step = steps_[i];
    switch (step.kind) {
      case Step::Kind::kWrite:
        left.versions[step.number] = step.version;
        break;
      case Step::Kind::kRemove:
        left.versions.erase(step.number);
        break;
      case Step::Kind::kImport:
        ++left.segments;
        break;
    }
  }
  return left;
}

Status ScriptedWrites::Do(uint32_t number, EventStore* store) const {
  const Step& step = steps_[number];
  if (step.kind == Step::Kind::kImport) return Import(step.number, store);
  const Left before = After(number);
  BatchBuilder builder(NumberedArticleId(step.number),
                       TextOf(step.number, step.version));
  if (step.kind == Step::Kind::kRemove) {
    builder.Removing();
  } else {
    for (uint32_t i = 0; i < EventsOf(step.version); ++i) {
      builder.Tells(EventAt(step.number, step.version, i));
    }
  }
  const auto old = before.versions.find(step.number);
  if (old != before.versions.end()) {
    for (uint32_t i = 0; i < EventsOf(old->second); ++i) {
      builder.Gone(NameOf(step.number, old->second, i));
    }
  }
  builder.batch().types.push_back(Clock(number));
  return store->ApplyArticle(builder.batch());
}

uint32_t ScriptedWrites::Done(const EventStore& store) const {
  const auto clock = store.FindType(kClock);
  if (!clock.has_value()) return 0;
  const auto record = store.GetType(*clock);
  if (!record.has_value()) return 0;
  auto done = static_cast<uint32_t>(std::stoul(record->cameo())) + 1;
  // Imports do not set the clock.
  const size_t segments = store.Segments().size();
  while (done < size() && IsImport(done) && After(done).segments < segments) {
    ++done;
  }
  return done;
}

std::string ScriptedWrites::Amiss(const EventStore& store,
                                  uint32_t done) const {
  const uint32_t now = Done(store);
  if (now < done) {
    return "at step " + std::to_string(now) + " after " + std::to_string(done) +
           " were done";
  }
  if (now == 0) return "";
  const Left left = After(now);
  return Comparison(store, now, left.versions).Run(left.segments);
}

}  // namespace actant::testing
