// The store: Actant's records in one RocksDB directory (storage/FORMAT.md).
#ifndef ACTANT_STORAGE_EVENT_STORE_H_
#define ACTANT_STORAGE_EVENT_STORE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "proto/status.h"

namespace actant {

class ImportRows;
class ReadBudget;
class StoreFollower;
namespace internal {
struct HostFiles;
class StoreState;
}  // namespace internal

// Do not renumber: part of keys.
enum class Level : uint8_t { kState = 0, kActor = 1 };

enum class OpenMode {
  kReadWrite,  // takes the store's lock; one process at a time
  // Beside a writer: sees what was acknowledged at opening. StoreFollower
  // (store_follower.h) goes on to what comes after.
  kReadOnly,
};

enum class MissingStore { kFail, kCreate };

enum class TextPolicy {
  kKeep,  // articles' texts are stored, compressed
  kDrop,  // only quoted clauses are (actant ingest --no-text)
};

enum class SyncPolicy {
  kArticle,  // the log is synced at each ApplyArticle
  kBatch,    // the caller syncs with Sync(); a crash may lose what came since
};

struct StoreOptions {
  std::string path;
  OpenMode mode = OpenMode::kReadWrite;
  MissingStore missing = MissingStore::kFail;
  // Of a new store only; an existing one keeps its own.
  TextPolicy text = TextPolicy::kKeep;
  SyncPolicy sync = SyncPolicy::kArticle;
  // Bytes of block cache. 64 MiB keeps the index blocks of ten million events.
  size_t cache_bytes = size_t{64} << 20;
  // For tests, which put a file system that fails under the store; nullptr =
  // the operating system's. Borrowed for the life of the store.
  const internal::HostFiles* files = nullptr;
};

// One row of `out` or `in`: an edge of `actor` to or from `other`.
struct Edge {
  ActorNumber actor;
  // Absent where the event has no target.
  std::optional<ActorNumber> other;
  TypeNumber type;
  EventNumber event;
  // First and last possible day; absent for an event that nothing dates.
  std::optional<Day> first_day;
  std::optional<Day> last_day;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  // The day is the day of publication.
  bool from_publication = false;
  bool mutual = false;
  v1::DatePrecision precision = v1::DATE_PRECISION_UNKNOWN;
  // Tenths, -100..100.
  int goldstein_tenths = 0;
  // [0, 1], in steps of 1/255.
  float confidence = 0;
  // Saturates at 65,535.
  uint32_t mentions = 0;
};

enum class Direction { kOut, kIn };

// Which way a dyad's event goes, seen from its low actor number.
struct DyadEdge {
  // `actor` is the low actor, `other` the high one.
  Edge edge;
  bool low_to_high = false;
  bool high_to_low = false;
};

// Return kStop to end a scan early.
enum class Scan { kContinue, kStop };
using EdgeVisitor = std::function<Scan(const Edge&)>;
using DyadVisitor = std::function<Scan(const DyadEdge&)>;

// Inclusive days on the *first* possible day of an edge; open where absent.
// An undated edge sorts last and is visited only where both are absent.
struct DayBounds {
  std::optional<Day> from;
  std::optional<Day> to;
};

// A name to look up or store, already folded (see FORMAT.md, "folded name").
struct FoldedName {
  std::string folded;
  bool preferred = false;
};

// An actor record together with the folded forms of its names.
struct ActorWrite {
  v1::Actor actor;
  std::vector<FoldedName> names;
};

// A mention and the event it is evidence of.
struct MentionWrite {
  v1::Mention mention;
  EventId event;
};

// All that reading, replacing or removing one article changes, computed by
// graph/article_writer.h. Applied as one atomic batch.
struct ArticleBatch {
  // The article's source; all its stored versions are dropped first.
  ArticleId article_id;
  // The new version; absent when the article is being removed.
  std::optional<v1::Article> article;
  // Full text; kept only if the store keeps texts.
  std::string text;
  // Mentions of other articles that change their event, as (mention, old
  // event, new event).
  struct Move {
    MentionId mention;
    EventId from;
    EventId to;
  };
  std::vector<MentionWrite> mentions;
  std::vector<Move> moves;
  // Every event whose record changes, complete; written with its edges.
  std::vector<v1::Event> events;
  // Events left without mentions, each with the event its mentions went to,
  // if to one: becomes a redirect; else the id is forgotten.
  std::vector<std::pair<EventId, std::optional<EventId>>> gone;
  // Actors the events name (upserted by code; `provisional` ones never
  // overwrite listed ones).
  std::vector<ActorWrite> actors;
  // Types the events name (upserted by name).
  std::vector<v1::EventType> types;
};

struct StoreCounts {
  uint64_t articles = 0;
  uint64_t mentions = 0;
  uint64_t events = 0;
  uint64_t edges = 0;  // rows of `out` at the level of states
  uint64_t actors = 0;
  uint64_t types = 0;
};

// What Verify found. Empty `problems` = whole.
struct VerifyReport {
  StoreCounts counts;
  // One line each, at most 100; `problem_count` counts all.
  std::vector<std::string> problems;
  uint64_t problem_count = 0;
};

// One open store. Not copyable or movable; owns the database handle, together
// with its views. All const methods may be called from many threads at once,
// also beside one thread that writes; writing methods from one thread at a
// time. Every method may return DataLoss (a checksum or record does not hold)
// or Unavailable (input/output failed) beside the codes it names.
//
// Beside a writer each read is of a moment of its own: the events of an
// article may be there and, by the next call, another version of it. Who reads
// several things that belong together reads them from one View().
class EventStore {
 public:
  // FailedPrecondition: another process holds the store (the message names
  // the path), or its layout has another version. NotFound: no store there and
  // `missing` is kFail. InvalidArgument: the path is a file, or a folder that
  // holds something else. PermissionDenied: the folder cannot be read/written.
  // ResourceExhausted: the disk is full. Unavailable also where a reader met a
  // writer's flush at each of twenty attempts.
  static Result<std::unique_ptr<EventStore>> Open(const StoreOptions& options);
  ~EventStore();
  EventStore(const EventStore&) = delete;
  EventStore& operator=(const EventStore&) = delete;

  // The store as it is at this moment, for all reads: whole articles, whole
  // segments and their types, whatever is applied, removed or imported while
  // the view is there; of a view, the same moment again. It cannot be written.
  // What a call that has returned Ok has written is in the views taken after
  // it.
  //
  // Cheap (about a microsecond, no file is read, no write is waited for): meant
  // to be taken for each question. A view keeps what was replaced or removed
  // since from being cleared away, and the database open, with the store's
  // lock, even after the store is gone. Any thread may take, use and destroy
  // one.
  std::unique_ptr<const EventStore> View() const;
  // The same, and what is read through it, and through views of it, keeps to
  // the budget (read_budget.h): every reading method may then also return its
  // errors. Borrowed for the life of the view.
  std::unique_ptr<const EventStore> View(const ReadBudget* budget) const;
  // For loops that compute long between reads: Ok, or why the budget is used
  // up; Ok without one.
  Status CheckBudget() const;

  // Grows with every change of the store: of two views of one store with the
  // same number all answers are the same.
  uint64_t sequence() const;

  // --- writing (kReadWrite only, else FailedPrecondition) ---

  // Applies the batch atomically. With SyncPolicy::kArticle it is on disk when
  // this returns Ok. On failure nothing of it is visible, and after a failure
  // to write or sync (ResourceExhausted, Unavailable) the store must be opened
  // again before it takes more. InvalidArgument: the batch names actors, types
  // or events that neither it nor the store has, an id is not 16 bytes, a
  // record breaks a bound of records.proto, or redirects go in a circle.
  Status ApplyArticle(const ArticleBatch& batch);
  // Writes actors or types without an article (import of the data's own). A
  // listed actor replaces the stored record and its names; provisional ones
  // are merged, alike in either order. InvalidArgument: an actor without a
  // code or with a zero byte in a folded name, a type without a name.
  Status PutActors(const std::vector<ActorWrite>& actors);
  Status PutTypes(const std::vector<v1::EventType>& types);
  // Adds rows of a table as one segment, all or none; they are on disk when
  // this returns Ok. Rows whose id the dataset has already, or that come twice,
  // are left out: the later ones; their places in `rows` go to `duplicates`.
  // Blocks are made on `threads` threads; memory: some 40 bytes a row beside
  // the rows. AlreadyExists: the dataset has a segment of this fingerprint.
  // InvalidArgument: more than kMaxSegmentRows, or an actor or type that the
  // store does not have.
  struct SegmentSource {
    std::string dataset;
    // 16 bytes; see v1::Segment.
    std::string fingerprint;
    std::string name;
    uint32_t rejected = 0;
  };
  Result<v1::Segment> ImportSegment(ImportRows&& rows,
                                    const SegmentSource& source, int threads,
                                    std::vector<uint32_t>* duplicates);
  // Makes everything applied so far durable.
  Status Sync();

  // --- articles ---

  // The current version. NotFound.
  Result<v1::Article> GetArticle(const ArticleId& id) const;
  // The full text. NotFound: no such article, or the store keeps no texts.
  Result<std::string> GetText(const ArticleId& id) const;
  // (mention, event) of the article's current version, by mention id.
  Result<std::vector<std::pair<MentionId, EventNumber>>> ArticleMentions(
      const ArticleId& id) const;
  // All articles in key order.
  Status ScanArticles(
      const std::function<Scan(const v1::Article&)>& visit) const;
  bool keeps_text() const;

  // --- actors and types ---

  Result<ActorNumber> FindActor(std::string_view code) const;  // NotFound
  Result<v1::Actor> GetActor(ActorNumber number) const;        // NotFound
  // The code alone, which is remembered once it was read. NotFound.
  Result<std::string> ActorCode(ActorNumber number) const;
  // Actors one of whose folded names equals `folded`, by number.
  Result<std::vector<ActorNumber>> ActorsNamed(std::string_view folded) const;
  // Actors one of whose folded names begins with `prefix`; at most `limit`.
  Result<std::vector<ActorNumber>> ActorsWithPrefix(std::string_view prefix,
                                                    size_t limit) const;
  Status ScanActors(
      const std::function<Scan(ActorNumber, const v1::Actor&)>& visit) const;
  Result<TypeNumber> FindType(std::string_view name) const;  // NotFound
  Result<v1::EventType> GetType(TypeNumber number) const;    // NotFound
  // All types, by number.
  Result<std::vector<v1::EventType>> Types() const;

  // --- segments of imported tables ---

  // By number.
  std::vector<v1::Segment> Segments() const;

  // --- events and mentions ---

  // Follows redirects. NotFound.
  Result<EventNumber> FindEvent(const EventId& id) const;
  // Ids that begin with these hex digits (4..32), at most `limit`: the short
  // forms people copy from a table. Redirects are not listed.
  Result<std::vector<EventId>> EventsWithPrefix(std::string_view hex,
                                                size_t limit) const;
  Result<v1::Event> GetEvent(EventNumber number) const;  // NotFound
  // By mention id.
  Result<std::vector<v1::Mention>> MentionsOf(EventNumber event) const;
  Status ScanEvents(
      const std::function<Scan(EventNumber, const v1::Event&)>& visit) const;

  // --- edges; in key order: (type, day, other, event) ---

  // All edges of one actor at one level; `type` absent = every type. Days are
  // seeked to when a type is given, else filtered.
  Status ScanEdges(Direction direction, Level level, ActorNumber actor,
                   std::optional<TypeNumber> type, const DayBounds& days,
                   const EdgeVisitor& visit) const;
  // Events of the unordered pair, by (day, event).
  Status ScanDyad(Level level, ActorNumber a, ActorNumber b,
                  const DayBounds& days, const DyadVisitor& visit) const;
  // All events by (day, type, event). In the Edge, `actor` is unset and
  // `other` absent.
  Status ScanByDate(const DayBounds& days, const EdgeVisitor& visit) const;

  // The same of events read in articles alone; imported ones are read by
  // BlockReader (block_reader.h), which takes whole blocks.
  Status ScanArticleEdges(Direction direction, Level level, ActorNumber actor,
                          std::optional<TypeNumber> type, const DayBounds& days,
                          const EdgeVisitor& visit) const;
  // Those whose last possible day lies in a later year than the first. Whatever
  // of the actor overlaps a day is among them or began in the day's year.
  Status ScanLongArticleEdges(Direction direction, Level level,
                              ActorNumber actor,
                              const EdgeVisitor& visit) const;
  Status ScanArticleDyad(Level level, ActorNumber a, ActorNumber b,
                         const DayBounds& days, const DyadVisitor& visit) const;
  Status ScanArticlesByDate(const DayBounds& days,
                            const EdgeVisitor& visit) const;
  // Whether any event was ever read in an article.
  bool has_article_events() const;

  // --- care ---

  // Exact; walks the keys of five families, so its cost grows with the store.
  Result<StoreCounts> Counts() const;
  // Reads everything: every edge has its event and every event its edges,
  // every tally is the sum of its edges, every mention its article and event,
  // every name its actor; counters above every number; checksums of all blocks.
  // Checks one moment of the store; damage it meets is a problem in the report.
  Result<VerifyReport> Verify() const;
  // Rewrites all index rows (out, in, dyads, by_date, long_edges) from the
  // events and their tallies from those rows, and the blocks of imported tables
  // from theirs. A crash in its course loses no row that was right.
  Status RebuildIndexes();

  // The rule set of the last ingest, empty if none.
  Result<std::string> RuleSet() const;
  Status SetRuleSet(std::string_view hash);

  // For the readers of this room.
  const internal::StoreState& state() const;

 private:
  // Opens stores of its own kind.
  friend class StoreFollower;

  class Impl;
  explicit EventStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The pairs an event expands to, at one level: the one place that knows
// (DESIGN: mutual = every unordered pair; else source x target; a source alone
// where there is no target). At level kState the node of a party is its
// `state`, or its `actor` code where it has none.
struct EventPair {
  std::string source;
  std::optional<std::string> target;  // absent: no target
};
std::vector<EventPair> ExpandPairs(const v1::Event& event, Level level);

// The id of a mention over its canonical bytes (FORMAT.md).
MentionId MentionIdOf(const v1::Mention& mention);

}  // namespace actant

#endif  // ACTANT_STORAGE_EVENT_STORE_H_
