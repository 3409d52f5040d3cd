// What a hub costs among events read in articles: how fast they are written,
// and how long questions about it take.
//
//   article_bench STORE [ARTICLES [write]]
//
// Writes ARTICLES articles (50,000 unless given) of six events each into a new
// store at STORE: four of them are of one state, the hub, each with one of
// 5,000 others, over thirty years; one in fifty lasts into a later year. Then
// asks, first with the log still in memory, then of the store opened again.
// The same articles every time. Prints a line for each measurement. With
// `write` it stops after writing.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/number_query.h"
#include "graph/query.h"
#include "storage/event_store.h"

namespace actant {
namespace {

constexpr uint32_t kOthers = 5000;
// With some twenty events.
constexpr uint32_t kSmall = 4000;
constexpr uint32_t kTypes = 24;
constexpr uint32_t kEventsPerArticle = 6;
constexpr uint32_t kHubEventsPerArticle = 4;
constexpr int kFirstYear = 1995;
constexpr int kLastYear = 2024;
constexpr int kRepeats = 21;

double Seconds() {
  return std::chrono::duration<double>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

[[noreturn]] void Fail(const Status& status) {
  std::cerr << status.ToString() << '\n';
  std::exit(1);
}

void Require(const Status& status) {
  if (!status.ok()) Fail(status);
}

std::string StateCode(uint32_t number) { return "S" + std::to_string(number); }

// Makes up articles, the same ones every time.
class Articles {
 public:
  ArticleBatch Next() {
    ArticleBatch batch;
    v1::Article article;
    article.set_id("article-" + std::to_string(count_++));
    article.set_version(VersionId::Of(article.id()).ToHex());
    batch.article_id = ArticleId::Of(article.id());
    batch.text = std::string(1500, 'x') + article.id();
    for (uint32_t i = 0; i < kEventsPerArticle; ++i) {
      AddEvent(article, i < kHubEventsPerArticle, &batch);
    }
    batch.article = std::move(article);
    return batch;
  }

 private:
  uint32_t Any(uint32_t end) { return static_cast<uint32_t>(random_() % end); }

  // Few of the others have most of the events.
  uint32_t AnyOther() { return 1 + Any(Any(kOthers) + 1); }

  void AddParty(uint32_t state, v1::Side side, v1::Event* event,
                ArticleBatch* batch) {
    ActorWrite write;
    // One of three is a ministry of its state.
    write.actor.set_code(StateCode(state) + (Any(3) == 0 ? ".GOV" : ""));
    write.actor.set_kind(v1::ACTOR_KIND_STATE);
    write.actor.set_state(StateCode(state));
    v1::EventParty* const party = event->add_parties();
    party->set_side(side);
    party->set_actor(write.actor.code());
    party->set_state(StateCode(state));
    batch->actors.push_back(std::move(write));
    batch->actors.emplace_back().actor.set_code(StateCode(state));
  }

  void AddEvent(const v1::Article& article, bool of_hub, ArticleBatch* batch) {
    v1::Event event;
    const EventId id =
        EventId::Of(article.id() + "/" + std::to_string(batch->events.size()));
    event.set_id(id.ToBytes());
    event.set_type("type-" + std::to_string(Any(kTypes)));
    event.set_mutual(Any(8) == 0);
    const bool from_hub = Any(2) == 0;
    const uint32_t hub = of_hub ? 0 : AnyOther();
    const uint32_t other = AnyOther();
    AddParty(from_hub ? hub : other, v1::SIDE_SOURCE, &event, batch);
    AddParty(from_hub ? other : hub,
             event.mutual() ? v1::SIDE_SOURCE : v1::SIDE_TARGET, &event, batch);
    event.set_status(Any(5) == 0 ? v1::EVENT_STATUS_PLANNED
                                 : v1::EVENT_STATUS_OCCURRED);
    const Day first = ToDay({kFirstYear, 1, 1});
    const Day day = first + static_cast<Day>(Any(static_cast<uint32_t>(
                                ToDay({kLastYear, 12, 31}) - first)));
    event.mutable_date()->set_first_day(day);
    event.mutable_date()->set_last_day(day + (Any(50) == 0 ? 400 : 0));
    event.set_goldstein_tenths(static_cast<int>(Any(201)) - 100);
    event.set_confidence(0.8F);
    event.set_mention_count(1);
    v1::Mention mention;
    mention.set_article(article.id());
    mention.set_version(article.version());
    mention.set_type(event.type());
    mention.mutable_clause()->set_begin(
        static_cast<uint32_t>(batch->events.size()));
    mention.set_id(MentionIdOf(mention).ToBytes());
    batch->types.emplace_back().set_name(event.type());
    batch->mentions.push_back({std::move(mention), id});
    batch->events.push_back(std::move(event));
  }

  std::mt19937 random_{11};
  uint32_t count_ = 0;
};

std::unique_ptr<EventStore> Open(const std::string& path, MissingStore missing,
                                 OpenMode mode) {
  StoreOptions options;
  options.path = path;
  options.missing = missing;
  options.mode = mode;
  options.sync = SyncPolicy::kBatch;
  auto store = EventStore::Open(options);
  if (!store.has_value()) Fail(store.error());
  return std::move(*store);
}

void Print(const std::string& what, double value, const char* unit) {
  std::cout << std::left << std::setw(44) << what << std::right << std::setw(12)
            << std::fixed << std::setprecision(3) << value << ' ' << unit
            << '\n';
}

// The median of repeated questions; the first is not counted.
void Time(const std::string& what, const std::function<Status()>& ask) {
  Require(ask());
  std::vector<double> times;
  for (int i = 0; i < kRepeats; ++i) {
    const double begin = Seconds();
    Require(ask());
    times.push_back(Seconds() - begin);
  }
  std::sort(times.begin(), times.end());
  Print(what, 1000 * times[times.size() / 2], "ms");
}

ActorNumber Numbered(const EventStore& store, uint32_t state) {
  const auto number = store.FindActor(StateCode(state));
  if (!number.has_value()) Fail(number.error());
  return *number;
}

void AskNeighbors(const EventStore& store, const std::string& what,
                  const EventFilter& filter, uint32_t state = 0) {
  auto query = NumberQuery::Make(&store, filter);
  if (!query.has_value()) Fail(query.error());
  const ActorNumber actor = Numbered(store, state);
  std::vector<NeighborCount> neighbors;
  uint64_t events = 0;
  Time(what, [&] {
    const Status status =
        query->Neighbors(actor, NeighborOrder::kByEvents, &neighbors);
    events = 0;
    for (const NeighborCount& count : neighbors) events += count.events();
    return status;
  });
  std::cout << "  " << neighbors.size() << " neighbours, " << events
            << " events\n";
}

void Ask(const EventStore& store) {
  EventFilter filter;
  AskNeighbors(store, "hub, all time", filter);
  AskNeighbors(store, "a small actor, all time", filter, kSmall);
  filter.from = ToDay({2005, 1, 1});
  filter.to = ToDay({2014, 12, 31});
  AskNeighbors(store, "hub, ten years", filter);
  filter.from = ToDay({2005, 3, 15});
  filter.to = ToDay({2014, 10, 20});
  AskNeighbors(store, "hub, ten years less some months", filter);
  filter = EventFilter();
  filter.statuses = {v1::EVENT_STATUS_PLANNED};
  AskNeighbors(store, "hub, planned events", filter);
  filter = EventFilter();
  filter.types = {"type-3"};
  AskNeighbors(store, "hub, one type", filter);
  auto query = NumberQuery::Make(&store, EventFilter());
  if (!query.has_value()) Fail(query.error());
  Time("distance of two small actors", [&] {
    const auto distance = query->Distance(Numbered(store, kSmall),
                                          Numbered(store, kSmall + 1), 4);
    return distance.has_value() ? Status::Ok() : distance.error();
  });
  Time("hub by name, 20 shown", [&] {
    NeighborhoodOptions options;
    options.limit = 20;
    options.edges = NeighborhoodEdges::kNone;
    const auto answer = GraphQuery(&store).Neighbors(StateCode(0), options);
    return answer.has_value() ? Status::Ok() : answer.error();
  });
}

double MegabytesAt(const std::string& path) {
  uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return static_cast<double>(bytes) / 1e6;
}

enum class Scope { kWriting, kAll };

void Run(const std::string& path, uint32_t articles, Scope scope) {
  auto store = Open(path, MissingStore::kCreate, OpenMode::kReadWrite);
  Articles source;
  double seconds = 0;
  const std::clock_t cpu = std::clock();
  for (uint32_t i = 0; i < articles; ++i) {
    const ArticleBatch batch = source.Next();
    const double begin = Seconds();
    Require(store->ApplyArticle(batch));
    seconds += Seconds() - begin;
  }
  Print("writing", seconds, "s");
  Print("articles", articles / seconds, "a second");
  // Making the articles up is in it; so are RocksDB's own threads.
  Print("processor time of all of it",
        static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC, "s");
  if (scope == Scope::kWriting) return;
  std::cout << "as written:\n";
  Ask(*store);
  store.reset();
  const double begin = Seconds();
  store = Open(path, MissingStore::kFail, OpenMode::kReadWrite);
  Print("opening for writing", Seconds() - begin, "s");
  std::cout << "opened again:\n";
  Ask(*store);
  const double verifying = Seconds();
  const auto report = store->Verify();
  if (!report.has_value()) Fail(report.error());
  Print("verify", Seconds() - verifying, "s");
  std::cout << "  " << report->problem_count << " problems, "
            << report->counts.events << " events\n";
  store.reset();
  Print("on disk", MegabytesAt(path), "MB");
}

}  // namespace
}  // namespace actant

int main(int argc, char** argv) {
  const bool writing = argc == 4 && std::string(argv[3]) == "write";
  if (argc < 2 || argc > 4 || (argc == 4 && !writing)) {
    std::cerr << "usage: article_bench STORE [ARTICLES [write]]\n";
    return 2;
  }
  std::cout << std::unitbuf;
  actant::Run(argv[1],
              argc > 2 ? static_cast<uint32_t>(std::atoi(argv[2])) : 50000,
              writing ? actant::Scope::kWriting : actant::Scope::kAll);
  return 0;
}
