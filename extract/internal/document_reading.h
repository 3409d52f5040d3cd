// One document on its way through the eight steps.
#ifndef ACTANT_EXTRACT_INTERNAL_DOCUMENT_READING_H_
#define ACTANT_EXTRACT_INTERNAL_DOCUMENT_READING_H_

#include <bitset>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/actor_resolver.h"
#include "extract/amount_reader.h"
#include "extract/date_reader.h"
#include "extract/extractor.h"
#include "extract/frame_parser.h"
#include "extract/grammar.h"
#include "extract/internal/passage_dates.h"
#include "extract/layout.h"
#include "extract/rule_matcher.h"
#include "extract/trace.h"
#include "extract/unknown_words.h"

namespace actant {

class EnglishParser;

// A set of characters that UTF-8 writes in three bytes, as Chinese ones are.
class HanSet {
 public:
  // The characters of `text`; others are left out.
  explicit HanSet(std::string_view text);

  // REQUIRES: `bytes` points to a character of three bytes.
  bool Has(const char* bytes) const { return set_[IndexOf(bytes)]; }

 private:
  static size_t IndexOf(const char* bytes) {
    return static_cast<size_t>(bytes[0] & 0x0F) << 12 |
           static_cast<size_t>(bytes[1] & 0x3F) << 6 |
           static_cast<size_t>(bytes[2] & 0x3F);
  }

  std::bitset<0x10000> set_;
};

// The units that read, made once from a body of knowledge and shared by all
// documents. Immutable and thread-safe after Create.
struct ReadingKit {
  ReadingKit();
  ~ReadingKit();
  // `examples`: whether the rules keep theirs; reading needs none.
  static Result<std::unique_ptr<ReadingKit>> Create(
      const Knowledge* knowledge,
      ExampleReading examples = ExampleReading::kSkipped);

  std::unique_ptr<ClassTable> classes;
  Grammar grammar;
  Grammar english;  // of data/en; empty where there is none
  // What only one of the scripts writes (settings script.*).
  std::unique_ptr<HanSet> simplified;
  std::unique_ptr<HanSet> traditional;
  // What foreign names are written with (setting name.sounds).
  std::string name_sounds;
  std::unique_ptr<DateReader> dates;
  std::unique_ptr<AmountReader> amounts;
  std::unique_ptr<ActorResolver> actors;
  std::unique_ptr<EnglishParser> english_parser;
  std::unique_ptr<FrameParser> parser;
  std::unique_ptr<RuleMatcher> matcher;
};

// A block with everything that was read in it.
struct BlockReading {
  const TextBlock* block = nullptr;
  TextStructure structure;
  std::vector<Match> matches;
  std::vector<Token> tokens;
  std::vector<ActorMention> actors;
  std::vector<DateMention> dates;
  std::vector<AmountMention> amounts;
  std::vector<ParsedClause> clauses;
  std::vector<CodedEvent> events;

  BlockAnalysis analysis() const;
};

// Reads one article; used once, by one thread. Borrows all it is given.
class DocumentReading {
 public:
  DocumentReading(const Knowledge& knowledge, const ReadingKit& kit,
                  const ArticleInput& input, std::string_view full_text);

  void Read(FramesFor frames = FramesFor::kAll);

  std::string_view language() const { return language_; }
  // The coded events as mentions of `article`, in document order.
  std::vector<v1::Mention> Mentions(const v1::Article& article) const;
  // The record of an actor that a party names.
  v1::Actor ActorRecord(const std::string& code, const v1::Party& party) const;
  void Explain(std::ostream& out) const;
  // The same as data.
  DocumentTrace Trace() const;
  // In document order within each block.
  std::vector<UnknownWord> UnknownWords() const;
  // Rules that fit alike somewhere in the document (RuleMatcher::Conflicts).
  std::vector<std::pair<const Rule*, const Rule*>> Conflicts() const;

 private:
  void ReadBlock(const TextBlock& block, FramesFor frames);
  void ReadDates(BlockReading* reading);
  void CarryParties(BlockReading* reading);
  std::string IdentityOf(const BlockReading& reading,
                         const CodedEvent& event) const;
  bool IsPast(const CodedEvent& event) const;
  void SettlePresupposed();
  static void DropThreatened(BlockReading* reading);
  void KeepSection(const std::vector<DateMention>& dates);
  void DateHeadline();
  static std::vector<std::string_view> StatesOf(
      const BlockReading& reading, const std::vector<uint32_t>& actors);
  std::vector<DaySpan> DaysInBody(const BlockReading& title,
                                  const CodedEvent& event) const;
  v1::Mention MentionOf(const BlockReading& reading, const CodedEvent& event,
                        const v1::Article& article) const;
  void AddParty(const BlockReading& reading, uint32_t index, v1::Side side,
                const CodedEvent& event, v1::Mention* mention) const;
  void SetClause(const BlockReading& reading, const CodedEvent& event,
                 v1::Mention* mention) const;
  void SetDate(const CodedEvent& event, const v1::Article& article,
               v1::Mention* mention) const;
  void ExplainBlock(const BlockReading& reading, std::ostream& out) const;
  void ExplainClause(const BlockReading& reading, const ParsedClause& clause,
                     std::ostream& out) const;
  TracedClause TraceClause(const BlockReading& reading,
                           const ParsedClause& clause) const;
  std::string DetectLanguage() const;
  std::string Setting(const std::string& key) const;
  std::string RoleName(const std::string& role, size_t language) const;

  const Knowledge& knowledge_;
  const ReadingKit& kit_;
  const ArticleInput& input_;
  std::string_view full_text_;
  std::string language_;
  Layout layout_;
  DocumentActors document_;
  DateContext date_context_;
  PassageDates passage_;
  std::vector<BlockReading> blocks_;
  // The states and bodies named so far: how often, and where first.
  struct Named {
    size_t count = 0;
    ActorMention first;
  };
  std::map<std::string, Named> named_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_DOCUMENT_READING_H_
