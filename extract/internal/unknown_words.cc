#include "extract/unknown_words.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extract/internal/document_reading.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

bool HasLetter(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const TextChar c = CharAt(text, at);
    if (IsHan(c.value) || IsAlphabetic(c.value) || IsHangul(c.value)) {
      return true;
    }
    at += std::max<size_t>(c.size, 1);
  }
  return false;
}

// The unknown text of one block, by the chunks around it.
class UnknownScan {
 public:
  UnknownScan(const Knowledge& knowledge, const ClassTable& classes,
              const BlockReading& reading)
      : knowledge_(knowledge),
        reading_(reading),
        coverb_(classes.FindBit("coverb")),
        phrase_(classes.FindBit("phrase")) {
    for (const std::string_view name :
         {"adverb", "aspect", "negation", "operator", "time", "number"}) {
      if (const int bit = classes.FindBit(name); bit >= 0) skipped_.Set(bit);
    }
  }

  std::vector<UnknownWord> Run() {
    for (const ParsedClause& clause : reading_.clauses) {
      ScanClause(clause);
    }
    // Chunks know no offices without a holder: tokens do.
    for (size_t i = 0; i < reading_.tokens.size(); ++i) ScanOffice(i);
    return std::move(found_);
  }

 private:
  bool IsUnknown(const Token& token) const {
    return token.entry == Token::kUnknown && !token.mark;
  }

  const Token* TokenAt(uint32_t at) const {
    const auto& tokens = reading_.tokens;
    const auto it = std::upper_bound(
        tokens.begin(), tokens.end(), at,
        [](uint32_t byte, const Token& t) { return byte < t.span.end; });
    return it == tokens.end() || it->span.begin > at ? nullptr : &*it;
  }

  bool IsUnknown(const Chunk& chunk) const {
    if (!chunk.actors.empty() || chunk.verb >= 0 || chunk.noun >= 0 ||
        chunk.date >= 0 || chunk.amount >= 0 || chunk.classes.Has(phrase_)) {
      return false;
    }
    const Token* token = TokenAt(chunk.span.begin);
    return token != nullptr && IsUnknown(*token);
  }

  bool IsNamed(ByteSpan span) const {
    return std::any_of(reading_.actors.begin(), reading_.actors.end(),
                       [&](const ActorMention& actor) {
                         return actor.span.begin < span.end &&
                                span.begin < actor.span.end;
                       });
  }

  void Add(ByteSpan span, UnknownPlace place) {
    const std::string_view whole(reading_.block->text);
    const std::string_view text =
        TrimBlanks(whole.substr(span.begin, span.end - span.begin));
    if (!HasLetter(text)) return;
    if (!taken_.insert(span.begin).second) return;
    UnknownWord word;
    word.text = text;
    word.place = place;
    word.span = reading_.block->map.ToOriginal(span);
    for (const Sentence& sentence : reading_.structure.sentences) {
      if (sentence.begin <= span.begin && span.begin < sentence.end) {
        word.sentence =
            whole.substr(sentence.begin, sentence.end - sentence.begin);
      }
    }
    found_.push_back(std::move(word));
  }

  // The neighbour of chunk `at` in direction `step`, adverbs and times left
  // out; chunks.size() where there is none.
  size_t Neighbour(const std::vector<Chunk>& chunks, size_t at,
                   int step) const {
    for (size_t i = at;;) {
      if (step < 0 && i == 0) return chunks.size();
      i = step < 0 ? i - 1 : i + 1;
      if (i >= chunks.size() || !chunks[i].classes.Intersects(skipped_)) {
        return i;
      }
    }
  }

  static bool Lacks(const Frame& frame, Slot slot) {
    const Filler& filler = frame.slots[slot];
    return filler.inherited || filler.empty();
  }

  void ScanClause(const ParsedClause& clause) {
    const std::vector<Chunk>& chunks = clause.chunks;
    for (size_t i = 0; i + 1 < chunks.size(); ++i) {
      if (chunks[i].classes.Has(coverb_) && !chunks[i].classes.Has(phrase_) &&
          chunks[i].verb < 0 && IsUnknown(chunks[i + 1])) {
        Add(chunks[i + 1].span, UnknownPlace::kCoverb);
      }
    }
    for (const Frame& frame : clause.frames) ScanFrame(clause, frame);
    if (clause.frames.empty()) ScanPredicate(chunks);
  }

  void ScanFrame(const ParsedClause& clause, const Frame& frame) {
    const std::vector<Chunk>& chunks = clause.chunks;
    if (frame.part != 'v') return;
    if (Lacks(frame, kSubj)) {
      // Over coverb phrases: X對美國實施制裁.
      size_t before = Neighbour(chunks, frame.chunk, -1);
      while (before < chunks.size() && chunks[before].classes.Has(phrase_)) {
        before = Neighbour(chunks, before, -1);
      }
      if (before < chunks.size() && IsUnknown(chunks[before])) {
        Add(chunks[before].span, UnknownPlace::kSubject);
      }
    }
    if (Lacks(frame, kObj) && frame.slots[kComp].empty()) {
      const size_t after = Neighbour(chunks, frame.chunk, +1);
      if (after < chunks.size() && IsUnknown(chunks[after])) {
        Add(chunks[after].span, UnknownPlace::kObject);
      }
    }
  }

  void ScanPredicate(const std::vector<Chunk>& chunks) {
    std::set<std::string_view> states;
    size_t first = chunks.size();
    for (size_t i = 0; i < chunks.size(); ++i) {
      for (const uint32_t index : chunks[i].actors) {
        states.insert(reading_.actors[index].state);
        first = std::min(first, i);
      }
    }
    if (states.size() < 2) return;
    for (size_t i = first + 1; i < chunks.size(); ++i) {
      if (IsUnknown(chunks[i])) {
        Add(chunks[i].span, UnknownPlace::kPredicate);
      }
    }
  }

  void ScanOffice(size_t at) {
    const auto& tokens = reading_.tokens;
    const Token& token = tokens[at];
    if (token.entry == Token::kUnknown || IsNamed(token.span)) return;
    const auto senses = knowledge_.senses(token.entry);
    if (std::none_of(senses.begin(), senses.end(), [](const Sense& sense) {
          return sense.kind == SenseKind::kOffice;
        })) {
      return;
    }
    for (const size_t next : {at + 1, at - 1}) {
      if (next < tokens.size() && IsUnknown(tokens[next]) &&
          !IsNamed(tokens[next].span)) {
        Add(tokens[next].span, UnknownPlace::kOffice);
      }
    }
  }

  const Knowledge& knowledge_;
  const BlockReading& reading_;
  const int coverb_;
  const int phrase_;
  ClassMask skipped_;
  // Where a stretch begins that was added: the first place named stays.
  std::set<uint32_t> taken_;
  std::vector<UnknownWord> found_;
};

}  // namespace

std::string_view UnknownPlaceName(UnknownPlace place) {
  switch (place) {
    case UnknownPlace::kOffice:
      return "office";
    case UnknownPlace::kCoverb:
      return "coverb";
    case UnknownPlace::kSubject:
      return "subject";
    case UnknownPlace::kObject:
      return "object";
    case UnknownPlace::kPredicate:
      return "predicate";
  }
  return "";
}

std::vector<UnknownWord> DocumentReading::UnknownWords() const {
  std::vector<UnknownWord> words;
  for (const BlockReading& reading : blocks_) {
    auto found = UnknownScan(knowledge_, *kit_.classes, reading).Run();
    std::move(found.begin(), found.end(), std::back_inserter(words));
  }
  return words;
}

}  // namespace actant
