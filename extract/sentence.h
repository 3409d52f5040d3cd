// Step 3, sentences and clauses: the punctuation of a block of text.
#ifndef ACTANT_EXTRACT_SENTENCE_H_
#define ACTANT_EXTRACT_SENTENCE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/layout.h"

namespace actant {

// Bytes [begin, end) of the text; trimmed of white space, its final mark
// included. Sentences do not overlap and are in order.
struct Sentence {
  uint32_t begin = 0;
  uint32_t end = 0;
};

inline constexpr int32_t kNoIndex = -1;

// A stretch between clause marks (， ； ： 。 ─ …), without them and without
// the quotation marks or brackets around it. Clauses either lie apart or one
// inside the other: a clause with a parent is a hole in it, and the words of
// the parent run on around it:
//   中國（世界第二大經濟體）宣布制裁。     parent, with a bracketed child
//   他說「會反對，也會制裁」。             parent, with two quoted children
//   他說：「會反對，也會制裁。」           three clauses, none inside another
// A quoted term (「自由護盾」演習) is no clause, just part of one.
struct Clause {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t sentence = 0;  // index into TextStructure::sentences
  // Index of the clause around this one, or kNoIndex.
  int32_t parent = kNoIndex;
  // Index of the innermost quotation that holds the whole clause, or
  // kNoIndex; and how many hold it, one in another.
  int32_t quotation = kNoIndex;
  uint8_t quote_depth = 0;
  bool in_brackets = false;
};

enum class QuotationKind : uint8_t {
  kTerm,      // a word or name: part of its clause
  kEmbedded,  // clauses inside another clause
  kSpeech,    // clauses of their own
};

// What stands between one pair of quotation marks. Marks without a partner in
// the text are ignored. In order of begin; nested ones follow their outer.
struct Quotation {
  uint32_t begin = 0;  // inside the marks
  uint32_t end = 0;
  QuotationKind kind = QuotationKind::kTerm;
  uint8_t depth = 1;  // 1 for the outermost
  int32_t parent = kNoIndex;
  // Clause that introduces it: for kSpeech the one before it in the text, if
  // that ends in a colon or comma at its mark; else the clause around it. Its
  // speaker is to be sought there. kNoIndex if there is none.
  int32_t host = kNoIndex;
};

enum class GlossKind : uint8_t {
  kName,          // another script's form of the name before it (Marco Rubio)
  kAbbreviation,  // capitals: (ATACMS)
  kAlias,         // a further name of its own saying: (以下簡稱中美中心)
};

// Another name for what stands just before a bracket. Its bytes belong to no
// clause of their own and are to be skipped in the clause around it.
struct Gloss {
  uint32_t begin = 0;  // the name itself
  uint32_t end = 0;
  uint32_t bracket_begin = 0;  // with the brackets
  uint32_t bracket_end = 0;
  // Where the words that it explains end (the last byte before the bracket
  // that is not white space, plus one).
  uint32_t anchor = 0;
  GlossKind kind = GlossKind::kName;
};

struct TextStructure {
  std::vector<Sentence> sentences;
  std::vector<Clause> clauses;  // by begin, parents before their children
  std::vector<Quotation> quotations;
  std::vector<Gloss> glosses;
  // Brackets that hold neither words nor a gloss: （10%）, 今（20）日. To be
  // skipped in the clause around them, save by the date reader.
  std::vector<ByteSpan> asides;
};

enum class TextManner : uint8_t {
  kProse,
  // White space parts clauses, except between Latin words; so do | ／ 》 and,
  // between Chinese characters, ～.
  kHeadline,
};

// Marks: 。！？； and their ASCII forms end sentences; ， ： … , : and dashes
// end clauses; 、 does not. Inside quotations and brackets that belong to a
// clause the marks of sentences end clauses only. Marks inside numbers
// (3,500; 1.2; 12:01) and full stops after Latin abbreviations (U.S., Mr.,
// Jan.) end nothing. A comma between Latin words ends a clause only before a
// conjunction or a relative (, which / , while / , saying), so that lists stay
// whole. A line break ends a sentence. `text` is valid UTF-8; any text is read.
// Thread-safe; time linear in the text (depth of nesting is bounded by 32:
// deeper marks are read as plain characters).
TextStructure SplitText(std::string_view text, TextManner manner);

}  // namespace actant

#endif  // ACTANT_EXTRACT_SENTENCE_H_
