// The records as JSON: the output contract of `actant extract`, and the
// fields in which queries answer.
#ifndef ACTANT_APPS_RECORD_JSON_H_
#define ACTANT_APPS_RECORD_JSON_H_

#include <optional>
#include <string>
#include <string_view>

#include "actant/v1/records.pb.h"
#include "apps/answer.h"
#include "apps/json_text.h"
#include "proto/record_words.h"
#include "proto/status.h"

namespace actant {

// "2025-03-01"; null where there is none, or none of years 1..9999.
Json DayJson(bool present, int32_t day);

// The status of that name (proto/record_words.h); InvalidArgument lists them.
Result<v1::EventStatus> StatusFromWord(std::string_view word);

// One line of `actant extract`. Codes are listed once each, in the order of
// the parties; in a mutual mention all stand in `source`. `type` is the
// record of mention.type().
Json MentionJson(const v1::Mention& mention, const v1::EventType& type);

// An event as queries print it: id, type, plover, cameo, source, target,
// mutual, status, date, first_day, last_day, date_from_publication, amount,
// place, parties, history, mentions, publishers, confidence, goldstein.
Json EventJson(const v1::Event& event, const v1::EventType& type);
// The same object as text, for answers of many events. `fields` is left open
// for more.
void AddEventFields(const v1::Event& event, const v1::EventType& type,
                    JsonFieldsText* fields);

// The evidence a mention gives: article, title, publisher, published,
// evidence, begin, end, status, rule, confidence, rule_set.
Json EvidenceJson(const v1::Mention& mention,
                  const std::optional<v1::Article>& article);

// The name to print in a language ("zh", "en"), else in the other of the two,
// else the code.
std::string NameOf(const v1::Actor& actor, std::string_view language);

}  // namespace actant

#endif  // ACTANT_APPS_RECORD_JSON_H_
