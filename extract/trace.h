// What every step of extraction made of an article, as data: what `explain`
// prints, for programs that ask where an event was lost.
#ifndef ACTANT_EXTRACT_TRACE_H_
#define ACTANT_EXTRACT_TRACE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/analysis.h"

namespace actant {

// All spans are bytes of the article's full text (Extraction::full_text),
// half-open; `text` is the normalised text read there (without line breaks).

struct TracedActor {
  ByteSpan span;
  std::string text;
  std::string actor;
  std::string state;
  std::string role;
  std::string office;
  bool reference = false;
};

struct TracedDate {
  ByteSpan span;
  std::string text;
  // As FormatSpan gives it; absent where it could not be resolved.
  std::optional<std::string> date;
};

struct TracedAmount {
  ByteSpan span;
  std::string text;
  double value = 0;
  std::string currency;
};

struct TracedSlot {
  Slot slot = kSubj;
  std::string text;
  std::vector<uint32_t> actors;  // indices of the block's actors
  bool inherited = false;
};

// A rule tried on a frame.
struct TracedRule {
  enum class Outcome {
    kFits,
    kFails,     // `need` is the first that failed
    kAskedFor,  // fits, but stands in the complement of a verb like 要求
  };
  std::string rule;
  std::string type;
  Outcome outcome = Outcome::kFits;
  // As written; and how many needs held before it.
  std::string need;
  uint32_t held = 0;
};

struct TracedFrame {
  std::string predicate;  // the lemma
  char part = 'v';
  ByteSpan span;
  std::vector<TracedSlot> slots;  // those that are filled
  Operators operators;
  std::vector<std::string> constructions;
  std::optional<std::string> date;
  std::vector<TracedRule> rules;
};

struct TracedClause {
  ByteSpan span;
  std::string text;
  uint32_t sentence = 0;  // of its block
  std::vector<TracedFrame> frames;
};

// An event as a rule told it: before events within a state are left out and
// those told twice become one.
struct TracedEvent {
  std::string type;
  std::string rule;
  v1::EventStatus status = v1::EVENT_STATUS_UNSPECIFIED;
  std::vector<uint32_t> sources;  // indices of the block's actors
  std::vector<uint32_t> targets;
  std::vector<uint32_t> inherited;
  bool mutual = false;
  bool reported = false;
  std::optional<std::string> date;
  ByteSpan clause;
  float confidence = 0;
};

struct TracedBlock {
  BlockKind kind = BlockKind::kBody;
  // Why it was not read; then nothing below `text` is filled.
  SetAside set_aside = SetAside::kNone;
  ByteSpan span;
  std::string text;
  std::vector<TracedActor> actors;
  std::vector<TracedDate> dates;
  std::vector<TracedAmount> amounts;
  std::vector<TracedClause> clauses;
  std::vector<TracedEvent> events;
};

struct DocumentTrace {
  std::string language;
  // In the order of the layout.
  std::vector<TracedBlock> blocks;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_TRACE_H_
