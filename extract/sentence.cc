#include "extract/sentence.h"

#include <optional>
#include <utility>

#include "extract/internal/sentence_glosses.h"
#include "extract/internal/sentence_marks.h"
#include "extract/internal/sentence_pairs.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// Where a stretch of text stands among brackets and quotations.
struct Level {
  int32_t parent = kNoIndex;     // clause around it
  int32_t quotation = kNoIndex;  // innermost quotation around it
  uint8_t quote_depth = 0;
  bool in_brackets = false;
  // Marks end sentences here, not only clauses: never inside a clause.
  bool ends_sentences = true;
};

// Walks the text once, level by level.
class Splitter {
 public:
  Splitter(std::string_view text, TextManner manner)
      : text_(text), manner_(manner), pairs_(FindPairs(text)) {}

  TextStructure Run() {
    Walk(0, static_cast<uint32_t>(text_.size()), Level());
    EndSentence(static_cast<uint32_t>(text_.size()));
    return std::move(out_);
  }

 private:
  void Walk(uint32_t begin, uint32_t end, const Level& level);
  uint32_t TakePair(uint32_t pos, const Level& level);
  void TakeBracket(size_t index, const Level& level);
  void TakeQuotation(size_t index, const Level& level);
  void TakeMark(MarkKind kind, uint32_t pos, uint32_t end, const Level& level);

  void OpenClause(uint32_t pos, const Level& level);
  void CloseClause(uint32_t end);
  void OpenSentence(uint32_t pos);
  void EndSentence(uint32_t end);

  std::string_view text_;
  TextManner manner_;
  std::vector<MarkPair> pairs_;
  size_t next_pair_ = 0;
  TextStructure out_;
  // The clause being read on the present level.
  std::optional<int32_t> clause_;
  std::optional<uint32_t> sentence_;
  // The clause that ended last at a colon or comma, until words follow.
  int32_t introducing_ = kNoIndex;
};

void Splitter::OpenSentence(uint32_t pos) {
  if (sentence_) return;
  sentence_ = static_cast<uint32_t>(out_.sentences.size());
  out_.sentences.push_back({pos, pos});
}

void Splitter::EndSentence(uint32_t end) {
  if (!sentence_) return;
  Sentence& sentence = out_.sentences[*sentence_];
  const std::string_view words =
      TrimBlanks(text_.substr(sentence.begin, end - sentence.begin));
  sentence.end = sentence.begin + static_cast<uint32_t>(words.size());
  sentence_.reset();
}

void Splitter::OpenClause(uint32_t pos, const Level& level) {
  if (clause_) return;
  OpenSentence(pos);
  clause_ = static_cast<int32_t>(out_.clauses.size());
  introducing_ = kNoIndex;
  Clause clause;
  clause.begin = pos;
  clause.end = pos;
  clause.sentence = *sentence_;
  clause.parent = level.parent;
  clause.quotation = level.quotation;
  clause.quote_depth = level.quote_depth;
  clause.in_brackets = level.in_brackets;
  out_.clauses.push_back(clause);
}

void Splitter::CloseClause(uint32_t end) {
  if (!clause_) return;
  Clause& clause = out_.clauses[static_cast<size_t>(*clause_)];
  const std::string_view words =
      TrimBlanks(text_.substr(clause.begin, end - clause.begin));
  clause.end = clause.begin + static_cast<uint32_t>(words.size());
  introducing_ = *clause_;
  clause_.reset();
}

void Splitter::Walk(uint32_t begin, uint32_t end, const Level& level) {
  uint32_t pos = begin;
  while (pos < end) {
    while (next_pair_ < pairs_.size() && pairs_[next_pair_].open < pos) {
      ++next_pair_;
    }
    if (next_pair_ < pairs_.size() && pairs_[next_pair_].open == pos) {
      pos = TakePair(pos, level);
      continue;
    }
    const TextChar c = CharAt(text_, pos);
    const auto next = pos + static_cast<uint32_t>(c.size);
    // Most characters, and no mark is among them.
    if (IsHan(c.value)) {
      OpenClause(pos, level);
      pos = next;
      continue;
    }
    const MarkKind kind = MarkAt(text_, pos, manner_);
    if (kind != MarkKind::kNone) {
      TakeMark(kind, pos, next, level);
    } else if (!IsBlank(c.value)) {
      OpenClause(pos, level);
    }
    pos = next;
  }
  CloseClause(end);
}

void Splitter::TakeMark(MarkKind kind, uint32_t pos, uint32_t end,
                        const Level& level) {
  CloseClause(pos);
  const bool ends = kind == MarkKind::kSentence || kind == MarkKind::kLineBreak;
  if (!ends) return;
  introducing_ = kNoIndex;
  if (!level.ends_sentences) return;
  if (sentence_) {
    EndSentence(end);
  } else if (kind == MarkKind::kSentence && !out_.sentences.empty()) {
    // ！？ and ……: the run of marks belongs to the sentence before it.
    Sentence& last = out_.sentences.back();
    if (TrimBlanks(text_.substr(last.end, pos - last.end)).empty()) {
      last.end = end;
    }
  }
}

uint32_t Splitter::TakePair(uint32_t pos, const Level& level) {
  const size_t index = next_pair_++;
  const MarkPair pair = pairs_[index];
  if (pair.kind == PairKind::kTitle) {
    OpenClause(pos, level);
  } else if (pair.kind == PairKind::kBracket) {
    TakeBracket(index, level);
  } else {
    TakeQuotation(index, level);
  }
  return pair.close;
}

void Splitter::TakeBracket(size_t index, const Level& level) {
  const MarkPair pair = pairs_[index];
  BracketReading reading = ReadBracket(text_, pairs_, index);
  if (reading.aside) out_.asides.push_back({pair.open, pair.close});
  out_.glosses.insert(out_.glosses.end(), reading.glosses.begin(),
                      reading.glosses.end());
  if (reading.clauses.empty()) return;
  const std::optional<int32_t> around = clause_;
  OpenSentence(pair.open);
  Level inside = level;
  inside.parent = around.value_or(level.parent);
  inside.in_brackets = true;
  inside.ends_sentences = false;
  clause_.reset();
  for (const ByteSpan& span : reading.clauses) {
    Walk(span.begin, span.end, inside);
  }
  clause_ = around;
}

void Splitter::TakeQuotation(size_t index, const Level& level) {
  const MarkPair pair = pairs_[index];
  QuotationKind kind = ClassifyQuotation(text_, pairs_, index, manner_);
  // Inside a clause nothing stands on its own.
  if (kind == QuotationKind::kSpeech && clause_) {
    kind = QuotationKind::kEmbedded;
  }
  Quotation quotation;
  quotation.begin = pair.begin;
  quotation.end = pair.end;
  quotation.kind = kind;
  quotation.depth = static_cast<uint8_t>(level.quote_depth + 1);
  quotation.parent = level.quotation;
  const auto number = static_cast<int32_t>(out_.quotations.size());
  Level inside = level;
  inside.quotation = number;
  inside.quote_depth = quotation.depth;

  if (kind == QuotationKind::kTerm) {
    OpenClause(pair.open, level);
    quotation.host = *clause_;
    out_.quotations.push_back(quotation);
    return;
  }
  if (kind == QuotationKind::kSpeech) {
    quotation.host = introducing_ != kNoIndex ? introducing_ : level.parent;
    out_.quotations.push_back(quotation);
    OpenSentence(pair.open);
    Walk(pair.begin, pair.end, inside);
    if (!level.ends_sentences) return;
    if (!sentence_) {
      out_.sentences.back().end = pair.close;
    } else if (EndsSentence(text_, pair.begin, pair.end, manner_)) {
      EndSentence(pair.close);
    }
    return;
  }
  OpenClause(pair.open, level);
  const std::optional<int32_t> around = clause_;
  quotation.host = *around;
  out_.quotations.push_back(quotation);
  inside.parent = *around;
  inside.ends_sentences = false;
  clause_.reset();
  Walk(pair.begin, pair.end, inside);
  clause_ = around;
  // 他說「…。」接著: the full stop inside ends the sentence around it, but a
  // question (質疑「…？」引發關注) does not.
  const std::string_view words =
      TrimBlanks(text_.substr(pair.begin, pair.end - pair.begin));
  if (words.ends_with("。") && level.ends_sentences &&
      !AtClauseEnd(text_, pair.close, manner_)) {
    CloseClause(pair.close);
    EndSentence(pair.close);
    introducing_ = kNoIndex;
  }
}

}  // namespace

TextStructure SplitText(std::string_view text, TextManner manner) {
  return Splitter(text, manner).Run();
}

}  // namespace actant
