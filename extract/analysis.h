// What the steps of extraction hand to one another about one block of text.
// All spans are bytes of the block's normalised text, half-open.
#ifndef ACTANT_EXTRACT_ANALYSIS_H_
#define ACTANT_EXTRACT_ANALYSIS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/class_table.h"
#include "extract/knowledge.h"
#include "extract/layout.h"
#include "proto/event_time.h"

namespace actant {

// A stretch of text the segmenter chose: a lexicon entry, or unknown text
// between entries (entry = kUnknown), or one punctuation mark that is no entry
// (entry = kUnknown and mark).
struct Token {
  static constexpr uint32_t kUnknown = UINT32_MAX;
  ByteSpan span;
  uint32_t entry = kUnknown;
  bool mark = false;
};

// Somebody the text names, resolved.
struct ActorMention {
  ByteSpan span;
  std::string actor;   // code: USA, person/..., JPN.BUS
  std::string name;    // preferred name in the article's language
  std::string state;   // state or body it acts for
  std::string role;    // BUS MED ACA OPP CVL REB or empty
  std::string office;  // id, or empty
  std::string rank;    // rank of the office, or empty
  v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED;
  // The classes it satisfies in rules: gov, igo, firm, ...
  ClassMask classes;
  bool person = false;
  // Stands for an earlier mention (他, 該國, 雙方).
  bool reference = false;
  // Named by a metonym (華府): where a meeting is held as often as who acts.
  bool metonym = false;
  // An envoy to `state` whose own state is not told (召回駐日大使).
  bool posted = false;
  // Where the article names it, for one that an earlier block names and this
  // one does not (DocumentReading); its span then lies behind the block's text.
  std::optional<ByteSpan> original;
};

// What a chunk of a clause is for the parser.
struct Chunk {
  ByteSpan span;
  ClassMask classes;
  // Actors of a noun phrase (coordinated), as indices of the block's mentions.
  std::vector<uint32_t> actors;
  // Predicates the chunk may be: index of trigger or -1.
  int32_t verb = -1;
  int32_t noun = -1;
  // Value of the word (slot of a coverb), and its form as listed; or empty.
  std::string_view value;
  std::string_view lemma;
  // Dates and amounts: index into the block's lists, or -1.
  int32_t date = -1;
  int32_t amount = -1;
  // A coverb phrase: the slot it fills (a Slot, or -1 where it fills none),
  // with `actors` or a noun of these classes.
  int32_t slot = -1;
  ClassMask object_classes;
  // Of another clause: acts on this one's predicates, but is none here.
  bool lent = false;
};

// Whether one of the chunks is of a class.
bool Holds(std::span<const Chunk> chunks, int bit);

// Slots of a frame. Do not reorder: names stand in rules.
enum Slot : int {
  kSubj,
  kObj,
  kObj2,
  kInto,
  kTo,
  kWith,
  kFrom,
  kBy,
  kAbout,
  kComp,
  kTime,
  kAmount,
  // Where it happens (在菲律賓舉行的峰會).
  kAt,
  // The other party the passage is about, where the clause names none.
  kContext,
  kSlotCount,
};

// "subj", "obj", ...
std::string_view SlotName(Slot slot);
std::optional<Slot> ParseSlot(std::string_view name);

// What fills a slot.
struct Filler {
  // Indices of the block's mentions.
  std::vector<uint32_t> actors;
  // Classes of nouns and actors in it.
  ClassMask classes;
  ByteSpan span;
  // From context (an earlier clause, a governing verb), not from the pattern.
  bool inherited = false;

  bool empty() const { return span.begin == span.end && actors.empty(); }
};

// What a chunk fills a slot with.
Filler FillerOf(const Chunk& chunk);

// What a frame's predicate stands under.
struct Operators {
  bool negated = false;
  bool possible = false;
  bool planned = false;
  bool ongoing = false;
  // In the complement of a verb that makes it no event of its own (要求 X).
  bool irrealis = false;
  // Told as another's claim.
  bool reported = false;

  // Those of these that `other` does not hold.
  Operators Without(const Operators& other) const {
    Operators rest;
    rest.negated = negated && !other.negated;
    rest.possible = possible && !other.possible;
    rest.planned = planned && !other.planned;
    rest.ongoing = ongoing && !other.ongoing;
    rest.irrealis = irrealis && !other.irrealis;
    rest.reported = reported && !other.reported;
    return rest;
  }
};

// A predicate with its slots and operators.
struct Frame {
  uint32_t trigger = 0;  // index of Knowledge::trigger
  char part = 'v';
  ByteSpan predicate;
  ByteSpan clause;
  uint32_t chunk = 0;  // of the predicate in its clause
  std::array<Filler, kSlotCount> slots;
  // Slots a construction has settled, filled or not (a passive without agent).
  std::array<bool, kSlotCount> closed{};
  // Ids of the constructions that fit, for explain; owned by the grammar.
  std::vector<std::string_view> constructions;
  Operators operators;
  // Mentioned, not told (在川普訪中之前, 將對台軍售作為籌碼): whether it has
  // happened is said elsewhere.
  bool presupposed = false;
  // 相互, 彼此: each of the subjects does it to every other; `to` holds them.
  bool reciprocal = false;
  // Classes and lemmas of the words that govern it, nearest first.
  std::vector<uint32_t> governors;  // chunk indices
  ClassMask governor_classes;
  // Every class that stands in the clause, for `clause` needs.
  ClassMask clause_classes;
  std::optional<DaySpan> date;
  // Further ones at which it happened too (2018和2019年).
  std::vector<DaySpan> other_dates;
  // The date stands in another clause,
  bool date_inherited = false;
  // even in another sentence.
  bool date_of_passage = false;
  int32_t amount = -1;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_ANALYSIS_H_
