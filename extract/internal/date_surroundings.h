// What the words around a date decide: whether it is one, which way it looks,
// and how an event stands to it.
#ifndef ACTANT_EXTRACT_INTERNAL_DATE_SURROUNDINGS_H_
#define ACTANT_EXTRACT_INTERNAL_DATE_SURROUNDINGS_H_

#include <cstddef>
#include <string_view>

#include "extract/date_reader.h"
#include "extract/internal/date_forms.h"
#include "extract/internal/date_resolver.h"

namespace actant {

// Words of a text that have the shape of a date.
struct DateCandidate {
  size_t begin = 0;
  size_t end = 0;
};

// Where the candidate ends if its last character belongs to the word that
// follows: 6月中|國, 今年初|選. Else its end.
size_t TrimmedDateEnd(std::string_view text, DateCandidate candidate);

// Whether byte `at` stands inside a word or number of ASCII characters, where
// nothing stands as a date: told before a pattern is tried there.
bool IsInsideWord(std::string_view text, size_t at);

// False where the words are part of something else: 120日, 第7天, 前日|本,
// 每週三, 50日|圓, F-16, 20% and the like.
bool StandsAsDate(std::string_view text, DateCandidate candidate,
                  DateForm form);

// A cue of the future in the same clause, shortly before the date, or right
// after it.
DateCue CueAround(std::string_view text, DateCandidate candidate);

// kSince, kUntil or kAt.
DateRelation RelationAround(std::string_view text, DateCandidate candidate);

// True if nothing but a word of ranges (至, to) stands between.
bool IsThrough(std::string_view between);

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_DATE_SURROUNDINGS_H_
