// Text that no lexicon entry covers, where an actor or a predicate would
// stand: what is worth looking at when the lexicon is to grow.
#ifndef ACTANT_EXTRACT_UNKNOWN_WORDS_H_
#define ACTANT_EXTRACT_UNKNOWN_WORDS_H_

#include <string>
#include <string_view>

#include "extract/layout.h"

namespace actant {

// Where the unknown text stands. The first four ask for an actor.
enum class UnknownPlace {
  kOffice,     // beside an office whose holder nobody knows
  kCoverb,     // after a coverb (對, 與) that governs nothing known
  kSubject,    // before a predicate without a subject of its own
  kObject,     // after a verb without an object
  kPredicate,  // behind an actor, in a clause with two and no predicate
};

// "office", "coverb", "subject", "object", "predicate".
std::string_view UnknownPlaceName(UnknownPlace place);

struct UnknownWord {
  // A stretch up to the next known word: a name or a word, or several.
  std::string text;
  UnknownPlace place = UnknownPlace::kPredicate;
  // Bytes of the article's full text.
  ByteSpan span;
  std::string sentence;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_UNKNOWN_WORDS_H_
