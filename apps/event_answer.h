// Events as rows of an answer.
#ifndef ACTANT_APPS_EVENT_ANSWER_H_
#define ACTANT_APPS_EVENT_ANSWER_H_

#include <string>

#include "actant/v1/records.pb.h"
#include "apps/answer.h"

namespace actant {

// "「clause」 article, publisher, day" of one of an event's evidence.
std::string QuotedEvidence(const Json& evidence);

// The row of an event; `fields` as QuerySession::Describe gives them. Evidence
// stands in lines below.
AnswerRow EventAnswerRow(const v1::Event& event, Json fields);

// The headings of such rows, and the columns of CSV.
void SetEventColumns(Answer* answer);

}  // namespace actant

#endif  // ACTANT_APPS_EVENT_ANSWER_H_
