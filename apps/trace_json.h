// A trace of extraction as JSON: what `actant explain --format json` prints.
#ifndef ACTANT_APPS_TRACE_JSON_H_
#define ACTANT_APPS_TRACE_JSON_H_

#include <string>
#include <vector>

#include "apps/answer.h"
#include "extract/trace.h"

namespace actant {

// One object for each block of the article: doc, language, block (title,
// heading, body, set_aside), begin, end, text; for one that was read also
// actors, dates, amounts, clauses (with frames, and the rules tried on each)
// and events. Actors are named by their index in the block's list. `doc` is
// the article's id.
std::vector<Json> TraceJson(const std::string& doc, const DocumentTrace& trace);

}  // namespace actant

#endif  // ACTANT_APPS_TRACE_JSON_H_
