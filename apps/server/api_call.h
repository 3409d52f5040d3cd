// One call of the API: what its handler works with.
#ifndef ACTANT_APPS_SERVER_API_CALL_H_
#define ACTANT_APPS_SERVER_API_CALL_H_

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apps/answer.h"
#include "apps/json_text.h"
#include "apps/query_session.h"
#include "apps/server/actor_labels.h"
#include "apps/server/answer_cache.h"
#include "apps/server/http_message.h"
#include "apps/server/parameters.h"
#include "apps/server/query_slots.h"
#include "extract/knowledge.h"
#include "graph/query.h"
#include "proto/status.h"
#include "storage/event_store.h"
#include "storage/read_budget.h"

namespace actant {

// Answers of a result a line.
inline constexpr const char* kLinesType = "application/x-ndjson";

// What calls share. Borrowed by each.
struct ApiShared {
  const Knowledge* knowledge = nullptr;
  ActorLabels* labels = nullptr;
  QuerySlots* slots = nullptr;
  AnswerCache* cache = nullptr;
};

// Whether other costly calls must be waited for.
enum class Cost { kQuick, kCostly };

// A call under way, answered as of one moment of the store. From one thread;
// held by what streams its answer.
class ApiCall {
 public:
  // `view` reads within `budget`. `ids`: what stood in the path's places.
  ApiCall(const ApiShared& shared, const HttpRequest& request,
          std::vector<std::string> ids, Parameters::Values parameters,
          std::shared_ptr<ReadBudget> budget,
          std::unique_ptr<const EventStore> view);
  ApiCall(const ApiCall&) = delete;
  ApiCall& operator=(const ApiCall&) = delete;

  const EventStore& view() const { return *view_; }
  QuerySession& session() { return session_; }
  const GraphQuery& query() const { return session_.query(); }
  const Knowledge& knowledge() const { return *shared_.knowledge; }
  Parameters& parameters() { return parameters_; }
  const std::vector<std::string>& ids() const { return ids_; }

  // After all parameters were read: refuses what is wrong with them, and waits
  // its turn. To be called before reading the store.
  Status Start(Cost cost);

  // The actor of a name. InvalidArgument, NotFound as QuerySession::Resolve;
  // whom an ambiguous name may mean is in candidates().
  Result<NamedActor> Resolve(const std::string& name);
  const std::vector<ActorCandidate>& candidates() const { return candidates_; }
  // The filter, at the level that the actors named so far ask for where none
  // is given. `parameters` as Parameters::Filter gave them.
  Result<EventFilter> ToFilter(const FilterArguments& parameters) const;
  // Whether the store has events with all actors named so far.
  bool answerable() const { return answerable_; }

  // {"query", "arguments", "filter", "sequence", "truncated", "next"}, to be
  // filled; the filter null for what has none.
  Json Envelope(std::string_view query,
                const std::optional<EventFilter>& filter) const;
  // Remembers to say who this is; codes such as "USA.BUS" name USA.
  void Mention(std::string_view code);
  // All parties of a v1::Event or v1::Mention.
  template <typename Record>
  void MentionParties(const Record& record) {
    for (const auto& party : record.parties()) {
      Mention(party.actor());
      Mention(party.state());
    }
  }
  // {"USA": {"zh", "en", "kind"}} of those mentioned.
  Json Names() const;
  // 200 with the envelope, the names of those mentioned ("actors") and the
  // results, whose separator must be the comma.
  HttpResponse ResultsResponse(const Json& envelope,
                               const JsonListText& results) const;
  // What an actor is called; the code where neither the store nor the knowledge
  // has it.
  ActorLabel LabelOf(const std::string& code) const;

  AnswerCache& cache() const { return *shared_.cache; }

  // Whether the client asks for a line a result.
  bool WantsLines() const { return wants_lines_; }
  // Whether it takes gzip.
  bool TakesGzip() const { return takes_gzip_; }

 private:
  struct Named {
    std::string code;
    ActorLabel label;
  };
  // Those mentioned that have a label, by code.
  std::vector<Named> Mentioned() const;

  const ApiShared shared_;
  const std::vector<std::string> ids_;
  const QuerySlots::Gone gone_;
  Parameters parameters_;
  const std::shared_ptr<ReadBudget> budget_;
  const std::unique_ptr<const EventStore> view_;
  QuerySession session_;
  QuerySlots::Slot slot_;
  bool wants_lines_ = false;
  bool takes_gzip_ = false;
  bool answerable_ = true;
  std::vector<NamedActor> actors_;
  std::vector<ActorCandidate> candidates_;
  std::set<std::string, std::less<>> mentioned_;
};

// 200 with a document.
HttpResponse JsonResponse(const Json& json);

// 200 with what `write` writes, piece by piece, compressed where the client
// takes it. `write` holds the call; where it fails the answer is broken off.
HttpResponse StreamResponse(const ApiCall& call,
                            const std::string& content_type,
                            std::function<Status(const PieceSink& sink)> write);

}  // namespace actant

#endif  // ACTANT_APPS_SERVER_API_CALL_H_
