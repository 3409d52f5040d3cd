// A small world in Chinese that tests of extraction share: states, bodies,
// people, offices, words, a grammar and rules, compiled and read with.
#ifndef ACTANT_TESTS_EXTRACT_SMALL_WORLD_H_
#define ACTANT_TESTS_EXTRACT_SMALL_WORLD_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data_folder.h"
#include "extract/actor_resolver.h"
#include "extract/amount_reader.h"
#include "extract/analysis.h"
#include "extract/class_table.h"
#include "extract/date_reader.h"
#include "extract/frame_parser.h"
#include "extract/grammar.h"
#include "extract/knowledge.h"
#include "extract/rule_matcher.h"
#include "extract/sentence.h"
#include "proto/event_time.h"

namespace actant {

// Writes the small world without rules: nine states, two bodies, a firm, an
// armed group, four people with terms, institutions, offices, words, types
// and a grammar with one construction of each sort.
void WriteSmallWorld(const DataFolder& folder);

// Rules for the predicates that the tests of frames speak about.
extern const std::string_view kSmallRules;

// The compiled folder; throws std::runtime_error with every problem.
std::unique_ptr<Knowledge> CompileWorld(const DataFolder& folder);

// What steps 3 to 7 made of one text.
struct WorldReading {
  std::string text;
  TextStructure structure;
  std::vector<Token> tokens;
  std::vector<DateMention> dates;
  std::vector<AmountMention> amounts;
  std::vector<ActorMention> actors;
  std::vector<ParsedClause> clauses;

  BlockAnalysis analysis() const;
  std::string_view TextOf(ByteSpan span) const;
  // "美=USA 中=CHN": the mentions in order.
  std::string Named() const;
  // The first frame of the trigger `lemma` read as `part`; nullptr if none.
  const Frame* FrameOf(std::string_view lemma, char part) const;
  // "USA+CHN": the actors of a slot; "" where it holds none.
  std::string Actors(const Frame& frame, Slot slot) const;
  // The words of a slot.
  std::string Words(const Frame& frame, Slot slot) const;

  const Knowledge* knowledge = nullptr;
};

// The units of extraction, made from one folder as the extractor makes them.
class SmallWorld {
 public:
  // With kSmallRules, or with other rules.
  SmallWorld();
  explicit SmallWorld(std::string_view rules);

  const Knowledge& knowledge() const { return *knowledge_; }
  const ActorResolver& resolver() const { return *resolver_; }
  const RuleMatcher& matcher() const { return *matcher_; }

  // Reads one block with an empty document, or with one that goes on.
  WorldReading Read(std::string_view text,
                    TextManner manner = TextManner::kProse) const;
  WorldReading Read(std::string_view text, TextManner manner,
                    DocumentActors* document) const;

  // "sanction USA > CHN occurred; ...": what the rules tell, in order.
  std::string Told(std::string_view text) const;

  const FrameParser& parser() const { return *parser_; }

 private:
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<ClassTable> classes_;
  Grammar grammar_;
  std::unique_ptr<DateReader> dates_;
  std::unique_ptr<AmountReader> amounts_;
  std::unique_ptr<ActorResolver> resolver_;
  std::unique_ptr<FrameParser> parser_;
  std::unique_ptr<RuleMatcher> matcher_;
};

// "sanction USA > CHN occurred" of one coded event.
std::string Describe(const WorldReading& reading, const CodedEvent& event);

}  // namespace actant

#endif  // ACTANT_TESTS_EXTRACT_SMALL_WORLD_H_
