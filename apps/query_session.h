// An open store with what is needed to put questions to it by name.
#ifndef ACTANT_APPS_QUERY_SESSION_H_
#define ACTANT_APPS_QUERY_SESSION_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "apps/answer.h"
#include "extract/knowledge.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// An actor that was named on the command line.
struct NamedActor {
  std::string code;
  std::string name;  // to print beside the code
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  // False: the knowledge knows it, the store has no event with it.
  bool in_store = true;

  // States and international bodies are nodes at the level of states.
  bool IsState() const;
};

// Where a session finds its store and, only when a name is not in the store,
// its knowledge.
struct SessionPlaces {
  std::string store;
  std::string data;
};

// "code", "name" or "prefix": how an actor was found, as answers write it.
std::string HowWord(ActorMatch::How how);

// An actor that a name may mean.
struct ActorCandidate {
  std::string code;
  std::string name;
};

// Reads one store; use from one thread (it remembers types and articles that
// it has looked up).
class QuerySession {
 public:
  // Errors of EventStore::Open.
  static Result<std::unique_ptr<QuerySession>> Open(SessionPlaces places);
  // Over an open store, or a view of one, and open knowledge; borrows both for
  // its life.
  QuerySession(const EventStore* store, const Knowledge* knowledge);

  const EventStore& store() const { return *store_; }
  const GraphQuery& query() const { return query_; }

  // The one actor that `text` names: a code, a name in any language and
  // script, a metonym or abbreviation (華府, 美), or the beginning of one name
  // only. NotFound; InvalidArgument lists the candidates of an ambiguous name,
  // which then also go to `candidates` unless it is nullptr.
  Result<NamedActor> Resolve(std::string_view text,
                             std::vector<ActorCandidate>* candidates = nullptr);

  // The record of an event type; an empty one for a type the store lacks.
  const v1::EventType& TypeOf(const std::string& name);

  // The event as queries print it (apps/record_json.h), with `evidence` when
  // asked for.
  enum class Evidence { kNone, kAll };
  Result<Json> Describe(const EventRow& row, Evidence evidence);
  // The same as text, appended to `out`, which is unchanged where it fails.
  Status AppendDescription(const EventRow& row, Evidence evidence,
                           std::string* out);

 private:
  // What the mentions of an event give, in the order of publication.
  Result<std::vector<Json>> EvidenceOf(EventNumber event) const;
  QuerySession(SessionPlaces places, std::unique_ptr<EventStore> store);
  Result<NamedActor> ResolveInKnowledge(
      std::string_view text, std::vector<ActorCandidate>* candidates);
  // Opened when it is first needed, if none was given.
  Status NeedKnowledge();

  SessionPlaces places_;
  std::unique_ptr<EventStore> own_store_;
  std::unique_ptr<Knowledge> own_knowledge_;
  const EventStore* store_;
  const Knowledge* knowledge_ = nullptr;
  GraphQuery query_;
  std::map<std::string, v1::EventType> types_;
};

}  // namespace actant

#endif  // ACTANT_APPS_QUERY_SESSION_H_
