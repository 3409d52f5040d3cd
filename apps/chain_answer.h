// Chains of events as rows of an answer, and as edges to draw.
#ifndef ACTANT_APPS_CHAIN_ANSWER_H_
#define ACTANT_APPS_CHAIN_ANSWER_H_

#include <functional>
#include <string>
#include <vector>

#include "apps/answer.h"
#include "apps/query_session.h"
#include "graph/query.h"
#include "proto/status.h"

namespace actant {

// Cells: hops, and "USA -sanction-> RUS -sanction-> JPN"; a mutual event, and
// one walked against its direction, is drawn as it is. A note for each hop
// with its first event. Fields: length, path, certain, hops. Errors of reading
// the evidence.
Result<AnswerRow> ChainRow(
    const Chain& chain, Level level, QuerySession* session,
    QuerySession::Evidence evidence = QuerySession::Evidence::kAll);

// Appends the fields of ChainRow as text. `append_event` appends an event as it
// is to be described.
Status AppendChain(const Chain& chain,
                   const std::function<Status(const EventRow& event,
                                              std::string* out)>& append_event,
                   std::string* out);

// The distinct (source, target, type) of the chains.
std::vector<SubgraphEdge> EdgesOf(const std::vector<Chain>& chains,
                                  Level level);

}  // namespace actant

#endif  // ACTANT_APPS_CHAIN_ANSWER_H_
