#include "fuzz/reader_checks.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "extract/amount_reader.h"
#include "extract/date_reader.h"
#include "extract/decode.h"
#include "extract/layout.h"
#include "extract/sentence.h"

namespace actant {
namespace {

std::string CheckBlock(std::string_view text, const TextBlock& block) {
  if (block.text.empty()) return "an empty block";
  if (!IsValidUtf8(block.text)) return "a block that is no UTF-8";
  if (block.map.size() != block.text.size()) return "a map of another size";
  if ((block.kind == BlockKind::kSetAside) ==
      (block.set_aside == SetAside::kNone)) {
    return "a block set aside without a reason, or read with one";
  }
  int64_t before = -1;
  for (uint32_t i = 0; i < block.map.size(); ++i) {
    const uint32_t original = block.map.ToOriginal(i);
    if (original >= text.size()) return "a map that leads outside";
    if (original <= before) return "a map that does not increase";
    if (block.text[i] != ' ' && block.text[i] != text[original]) {
      return "a map that leads to another byte";
    }
    before = original;
  }
  const ByteSpan all = block.map.ToOriginal(ByteSpan{0, block.map.size()});
  if (all.begin >= all.end || all.end > text.size()) return "a span outside";
  return "";
}

bool IsInside(const Clause& inner, const Clause& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

std::string CheckClauses(std::string_view text,
                         const TextStructure& structure) {
  const std::vector<Clause>& clauses = structure.clauses;
  for (size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    if (clause.begin >= clause.end || clause.end > text.size()) {
      return "an empty clause";
    }
    if (!IsValidUtf8(text.substr(clause.begin, clause.end - clause.begin))) {
      return "a clause that cuts a character";
    }
    if (clause.sentence >= structure.sentences.size()) return "no sentence";
    const Sentence& sentence = structure.sentences[clause.sentence];
    if (clause.begin < sentence.begin || clause.end > sentence.end) {
      return "a clause outside its sentence";
    }
    if (clause.parent >= static_cast<int32_t>(i)) return "a later parent";
    if (clause.parent != kNoIndex &&
        !IsInside(clause, clauses[static_cast<size_t>(clause.parent)])) {
      return "a clause outside its parent";
    }
    if (i > 0 && clause.begin < clauses[i - 1].begin) return "no order";
    if (i > 0 && clause.parent == clauses[i - 1].parent &&
        clause.begin < clauses[i - 1].end) {
      return "clauses that overlap";
    }
    if (clause.quotation >= static_cast<int32_t>(structure.quotations.size())) {
      return "no quotation";
    }
  }
  return "";
}

std::string CheckStructure(std::string_view text, TextManner manner) {
  const TextStructure structure = SplitText(text, manner);
  uint32_t end = 0;
  for (const Sentence& sentence : structure.sentences) {
    if (sentence.begin < end || sentence.begin >= sentence.end ||
        sentence.end > text.size()) {
      return "sentences out of order";
    }
    end = sentence.end;
  }
  for (const Quotation& quotation : structure.quotations) {
    if (quotation.begin > quotation.end || quotation.end > text.size()) {
      return "a quotation outside";
    }
    if (quotation.host >= static_cast<int32_t>(structure.clauses.size())) {
      return "a quotation without its host";
    }
  }
  for (const Gloss& gloss : structure.glosses) {
    if (gloss.begin >= gloss.end || gloss.begin < gloss.bracket_begin ||
        gloss.end > gloss.bracket_end || gloss.anchor > gloss.bracket_begin) {
      return "a gloss outside its bracket";
    }
  }
  return CheckClauses(text, structure);
}

std::vector<DateContext> Contexts() {
  std::vector<DateContext> contexts(4);
  contexts[1].published = 20504;  // 2026-02-20
  contexts[2].published = kFirstDay;
  contexts[2].last = DaySpan{kLastDay, kLastDay, Precision::kDay};
  contexts[3].dateline = kLastDay;
  contexts[3].last = DaySpan{kFirstDay, kFirstDay + 3, Precision::kRange};
  return contexts;
}

std::string CheckSpan(const DaySpan& span) {
  if (span.first > span.last) return "a span that ends before it begins";
  if (span.first < kFirstDay || span.last > kLastDay) {
    return "a span outside the calendar";
  }
  if (span.precision == Precision::kDay && span.first != span.last) {
    return "a day of several days";
  }
  return "";
}

}  // namespace

std::string CheckDecode(std::string_view bytes) {
  const Result<DecodedText> text = DecodeText(bytes);
  if (!text) {
    if (text.error().code() != StatusCode::kInvalidArgument) {
      return "another error than InvalidArgument";
    }
    return text.error().message().empty() ? "an error without a word" : "";
  }
  if (!IsValidUtf8(text->utf8)) return "text that is no UTF-8";
  if (text->utf8.find('\r') != std::string::npos) return "a carriage return";
  if (text->utf8.empty() || text->encoding.empty()) return "nothing read";
  // What was read once is read again to the same.
  const Result<DecodedText> again = DecodeText(text->utf8);
  if (again && text->encoding == "UTF-8" && again->utf8 != text->utf8 &&
      text->utf8.substr(0, 3) != "\xEF\xBB\xBF") {
    return "another text on the second reading";
  }
  return "";
}

std::string CheckLayout(std::string_view text) {
  if (!IsValidUtf8(text)) return "";
  for (const uint32_t title_bytes : {0u, 9u, 1000000u}) {
    LayoutOptions options;
    options.title_bytes = title_bytes;
    while (options.title_bytes < text.size() &&
           (static_cast<unsigned char>(text[options.title_bytes]) & 0xC0) ==
               0x80) {
      ++options.title_bytes;
    }
    const Layout layout = ReadLayout(text, options);
    uint32_t before = 0;
    for (const TextBlock& block : layout.blocks) {
      const std::string problem = CheckBlock(text, block);
      if (!problem.empty()) return problem;
      if (block.map.ToOriginal(0) < before) return "blocks out of order";
      before = block.map.ToOriginal(0);
    }
    if (layout.dateline_day &&
        (*layout.dateline_day < 1 || *layout.dateline_day > 31)) {
      return "a dateline that is no day";
    }
  }
  const char* end = text.data();
  for (const std::string_view part : SplitArticles(text)) {
    if (part.data() < end) return "articles out of order";
    end = part.data() + part.size();
  }
  return end <= text.data() + text.size() ? "" : "an article outside";
}

std::string CheckSentences(std::string_view text) {
  if (!IsValidUtf8(text)) {
    // Nothing is promised but that it returns.
    SplitText(text, TextManner::kProse);
    return "";
  }
  const std::string prose = CheckStructure(text, TextManner::kProse);
  return prose.empty() ? CheckStructure(text, TextManner::kHeadline) : prose;
}

std::string CheckDates(std::string_view text) {
  static const DateReader* const kReader =
      std::move(DateReader::Create()).value().release();
  for (const DateContext& context : Contexts()) {
    uint32_t end = 0;
    for (const DateMention& mention : kReader->Read(text, context)) {
      if (mention.begin < end || mention.begin >= mention.end ||
          mention.end > text.size()) {
        return "mentions out of order";
      }
      end = mention.end;
      if (mention.relation == DateRelation::kDuration && mention.span) {
        return "a length of time with a date";
      }
      if (mention.start && !mention.span) return "a start without a span";
      for (const std::optional<DaySpan>& span : {mention.span, mention.start}) {
        if (!span) continue;
        const std::string problem = CheckSpan(*span);
        if (!problem.empty()) return problem;
      }
    }
  }
  return "";
}

std::string CheckAmounts(std::string_view text) {
  static const AmountReader* const kReader =
      std::move(AmountReader::Create()).value().release();
  uint32_t end = 0;
  for (const AmountMention& mention : kReader->Read(text)) {
    if (mention.begin < end || mention.begin >= mention.end ||
        mention.end > text.size()) {
      return "mentions out of order";
    }
    end = mention.end;
    if (!std::isfinite(mention.value) || !(mention.value > 0)) {
      return "a sum that is none";
    }
    if (mention.currency.size() != 3) return "no currency";
  }
  return "";
}

}  // namespace actant
