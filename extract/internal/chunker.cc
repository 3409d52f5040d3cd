#include "extract/internal/chunker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <unordered_map>
#include <utility>

namespace actant {
namespace {

uint32_t BeginOf(const Token& token) { return token.span.begin; }
uint32_t BeginOf(const ActorMention& actor) { return actor.span.begin; }
uint32_t BeginOf(const DateMention& date) { return date.begin; }
uint32_t BeginOf(const AmountMention& amount) { return amount.begin; }

// Index of the first of `items` (in text order) that begins at `at` or later.
template <typename Item>
size_t FirstFrom(const std::vector<Item>& items, uint32_t at) {
  const auto it = std::lower_bound(
      items.begin(), items.end(), at,
      [](const Item& item, uint32_t from) { return BeginOf(item) < from; });
  return static_cast<size_t>(it - items.begin());
}

// Moves *begin back to where the first of `items` at `at` or behind it begins.
template <typename Item>
void FindNext(const std::vector<Item>& items, uint32_t at, uint32_t* begin) {
  const size_t i = FirstFrom(items, at);
  if (i < items.size()) *begin = std::min(*begin, BeginOf(items[i]));
}

// Index of the date or amount that begins at `at` and ends by `end`, and its
// span; -1 where there is none.
template <typename Item>
int32_t ReadAt(const std::vector<Item>& items, uint32_t at, uint32_t end,
               ByteSpan* span) {
  const size_t i = FirstFrom(items, at);
  if (i == items.size() || items[i].begin != at || items[i].end > end) {
    return -1;
  }
  *span = {items[i].begin, items[i].end};
  return static_cast<int32_t>(i);
}

bool IsWord(const Sense& sense) {
  return sense.kind == SenseKind::kWord || sense.kind == SenseKind::kTrigger;
}

using MaskKey = std::array<uint64_t, ClassMask::kBits / 64>;

struct MaskHash {
  size_t operator()(const MaskKey& mask) const {
    uint64_t hash = 0;
    for (const uint64_t word : mask) {
      // Multiplicative hashing: Knuth, TAOCP 3, 6.4.
      hash = (hash ^ hash >> 32 ^ word) * 0x9E3779B97F4A7C15U;
    }
    return hash ^ hash >> 32;
  }
};

}  // namespace

WordChunks::WordChunks(const Knowledge& knowledge, const ClassTable& classes,
                       const ParserClasses& bits)
    : knowledge_(knowledge),
      classes_(classes),
      bits_(bits),
      index_(knowledge.entry_count()),
      chunks_(1) {
  std::vector<uint32_t> entries;  // that are more than a name
  for (uint32_t entry = 0; entry < knowledge.entry_count(); ++entry) {
    if (std::ranges::any_of(knowledge.senses(entry), IsWord)) {
      entries.push_back(entry);
    }
  }
  chunks_.reserve(entries.size() + 1);
  masks_.emplace_back();
  std::unordered_map<MaskKey, uint32_t, MaskHash> numbers = {{MaskKey(), 0}};
  for (const uint32_t entry : entries) {
    index_[entry] = static_cast<uint32_t>(chunks_.size());
    WordChunk& chunk = chunks_.emplace_back();
    ClassMask mask;
    for (const Sense& sense : knowledge.senses(entry)) {
      AddWord(sense, &chunk, &mask);
    }
    const auto [number, added] = numbers.try_emplace(
        std::bit_cast<MaskKey>(mask), static_cast<uint32_t>(masks_.size()));
    if (added) masks_.push_back(mask);
    chunk.classes = number->second;
  }
}

Chunker::Chunker(const Knowledge& knowledge, const WordChunks& words,
                 const Grammar& grammar, const ParserClasses& bits,
                 const BlockAnalysis& block)
    : knowledge_(knowledge),
      words_(words),
      bits_(bits),
      block_(block),
      phrases_(bits, block) {
  if (const auto gap = grammar.gaps.find("phrase"); gap != grammar.gaps.end()) {
    phrase_gap_ = gap->second;
  }
}

std::vector<Chunk> Chunker::Run(uint32_t index) {
  CollectHoles(index);
  std::vector<Chunk> chunks = MergePhrases(MergeNouns(
      phrases_.Coordinate(Collect(block_.structure->clauses[index]))));
  SettleBa(&chunks);
  return chunks;
}

// What stands inside the clause without being part of it.
void Chunker::CollectHoles(uint32_t index) {
  holes_.clear();
  const auto& clauses = block_.structure->clauses;
  const Clause& clause = clauses[index];
  for (size_t i = index + 1;
       i < clauses.size() && clauses[i].begin < clause.end; ++i) {
    if (clauses[i].parent == static_cast<int32_t>(index)) {
      holes_.push_back({clauses[i].begin, clauses[i].end});
    }
  }
  for (const Gloss& gloss : block_.structure->glosses) {
    if (gloss.bracket_begin >= clause.begin &&
        gloss.bracket_end <= clause.end) {
      holes_.push_back({gloss.bracket_begin, gloss.bracket_end});
    }
  }
  for (const ByteSpan& aside : block_.structure->asides) {
    if (aside.begin >= clause.begin && aside.end <= clause.end) {
      holes_.push_back(aside);
    }
  }
}

void WordChunks::AddWord(const Sense& sense, WordChunk* chunk,
                         ClassMask* classes) const {
  if (sense.kind == SenseKind::kTrigger) {
    const bool verb = knowledge_.trigger(sense.target).part == 'v';
    (verb ? chunk->verb : chunk->noun) = static_cast<int32_t>(sense.target);
    classes->Set(verb ? bits_.verb : bits_.nominal);
    chunk->lemma = knowledge_.trigger(sense.target).lemma;
  } else if (sense.kind == SenseKind::kWord) {
    const Word& word = knowledge_.word(sense.target);
    *classes |= classes_.OfWord(sense.target);
    if (!word.value.empty()) chunk->value = word.value;
    chunk->lemma = word.lemma;
  }
}

Chunk Chunker::FromToken(const Token& token) const {
  Chunk chunk;
  chunk.span = token.span;
  if (token.entry != Token::kUnknown) {
    const WordChunk& word = words_.Of(token.entry);
    chunk.classes = words_.ClassesOf(word);
    chunk.verb = word.verb;
    chunk.noun = word.noun;
    chunk.value = word.value;
    chunk.lemma = word.lemma;
  }
  if (chunk.classes.empty()) chunk.classes.Set(bits_.other);
  return chunk;
}

// A date, an amount or an actor that begins at `at` and ends in the clause.
bool Chunker::TakeRead(uint32_t at, const Clause& clause,
                       std::vector<Chunk>* chunks, uint32_t* next) const {
  Chunk read;
  read.amount = ReadAt(*block_.amounts, at, clause.end, &read.span);
  if (read.amount < 0) {
    read.date = ReadAt(*block_.dates, at, clause.end, &read.span);
  }
  if (read.amount >= 0 || read.date >= 0) {
    read.classes.Set(read.amount >= 0 ? bits_.amount : bits_.time);
    *next = read.span.end;
    chunks->push_back(std::move(read));
    return true;
  }
  Chunk phrase;
  for (size_t i = FirstFrom(*block_.actors, at); i < block_.actors->size();
       ++i) {
    const ActorMention& actor = (*block_.actors)[i];
    if (actor.span.begin != at) break;
    if (actor.span.end > clause.end) continue;
    phrase.actors.push_back(static_cast<uint32_t>(i));
    phrase.span = actor.span;
    phrase.classes |= actor.classes;
  }
  if (phrase.actors.empty()) return false;
  // 俄羅斯外交官 is a diplomat as well as Russia; 烏克蘭戰爭 is a war as well
  // as its parties.
  const std::vector<Token>& tokens = *block_.tokens;
  for (size_t i = FirstFrom(tokens, at);
       i < tokens.size() && tokens[i].span.begin < phrase.span.end; ++i) {
    const Chunk word = FromToken(tokens[i]);
    if (word.classes.Has(bits_.noun)) phrase.classes |= word.classes;
    if (word.classes.Has(bits_.reciprocal)) {
      phrase.classes.Set(bits_.reciprocal);
    }
    if (!word.classes.Has(bits_.named)) continue;
    phrase.classes |= word.classes;
    const size_t colon = word.value.find(':');
    if (colon == std::string_view::npos) continue;
    if (const auto trigger =
            knowledge_.FindTrigger(word.value.substr(colon + 1), 'n')) {
      phrase.noun = static_cast<int32_t>(*trigger);
      phrase.classes.Set(bits_.nominal);
      phrase.lemma = knowledge_.trigger(*trigger).lemma;
    }
  }
  phrase.classes.Set(bits_.noun_phrase);
  *next = phrase.span.end;
  chunks->push_back(std::move(phrase));
  return true;
}

// Where the first date, amount or actor at `at` or behind it begins.
uint32_t Chunker::NextRead(uint32_t at) const {
  uint32_t begin = std::numeric_limits<uint32_t>::max();
  FindNext(*block_.actors, at, &begin);
  FindNext(*block_.dates, at, &begin);
  FindNext(*block_.amounts, at, &begin);
  return begin;
}

std::vector<Chunk> Chunker::Collect(const Clause& clause) {
  constexpr size_t kUsualChunks = 16;
  std::vector<Chunk> chunks;
  chunks.reserve(kUsualChunks);
  const auto& tokens = *block_.tokens;
  auto token = std::lower_bound(
      tokens.begin(), tokens.end(), clause.begin,
      [](const Token& t, uint32_t at) { return t.span.end <= at; });
  uint32_t read = clause.begin;  // nothing read begins between `at` and it
  for (uint32_t at = clause.begin; at < clause.end;) {
    const auto hole = std::find_if(
        holes_.begin(), holes_.end(),
        [&](const ByteSpan& h) { return h.begin <= at && at < h.end; });
    if (hole != holes_.end()) {
      at = hole->end;
      continue;
    }
    uint32_t next = at;
    if (read <= at) read = NextRead(at);
    if (read == at) {
      if (TakeRead(at, clause, &chunks, &next)) {
        at = next;
        continue;
      }
      read = NextRead(at + 1);
    }
    while (token != tokens.end() && token->span.end <= at) ++token;
    if (token == tokens.end()) break;
    Chunk chunk = FromToken(*token);
    chunk.span.begin = at;
    chunk.span.end = std::min(token->span.end, clause.end);
    // A word that runs into a date or an amount is none (於今|年4月).
    uint32_t cut = chunk.span.end;
    if (read < cut) {
      FindNext(*block_.dates, at + 1, &cut);
      FindNext(*block_.amounts, at + 1, &cut);
    }
    // Unknown text stops where something that was read begins.
    if (token->entry == Token::kUnknown || token->span.begin != at ||
        cut < chunk.span.end) {
      chunk.span.end = std::min(chunk.span.end, read);
      for (const ByteSpan& h : holes_) {
        if (h.begin > at && h.begin < chunk.span.end) chunk.span.end = h.begin;
      }
      if (token->span.begin != at || cut < token->span.end) {
        const ByteSpan span = chunk.span;
        chunk = Chunk{};
        chunk.span = span;
        chunk.classes.Set(bits_.other);
      }
    }
    at = chunk.span.end;
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

std::string_view Chunker::TextOf(const Chunk& chunk) const {
  return block_.text.substr(chunk.span.begin,
                            chunk.span.end - chunk.span.begin);
}

// 中國電動車, 俄羅斯石油: the noun is part of the actor's noun phrase.
std::vector<Chunk> Chunker::MergeNouns(std::vector<Chunk> chunks) const {
  const auto joins = [&](const Chunk& last, const Chunk& chunk) {
    return chunk.classes.Has(bits_.noun) && chunk.verb < 0 && chunk.noun < 0 &&
           last.classes.Has(bits_.noun_phrase) &&
           last.span.end == chunk.span.begin;
  };
  if (std::adjacent_find(chunks.begin(), chunks.end(), joins) == chunks.end()) {
    return chunks;
  }
  std::vector<Chunk> merged;
  merged.reserve(chunks.size());
  for (Chunk& chunk : chunks) {
    if (!merged.empty() && joins(merged.back(), chunk)) {
      merged.back().classes |= chunk.classes;
      merged.back().span.end = chunk.span.end;
    } else {
      merged.push_back(std::move(chunk));
    }
  }
  return merged;
}

// From `at` on, the noun that a coverb or 將 there would govern: its index, or
// chunks.size() where none is in reach. A coverb that is a verb too (訪日)
// takes the noun next to it, and what follows 的 is its doer (訪日的印度總理).
size_t Chunker::SkipToNoun(const std::vector<Chunk>& chunks, size_t at,
                           bool of_verb) const {
  uint32_t skipped = 0;
  for (; at < chunks.size(); ++at) {
    const ClassMask& classes = chunks[at].classes;
    if (classes.Has(bits_.noun_phrase))
      return of_verb ? at : HeadOf(chunks, at);
    if (classes.Has(bits_.noun) && !classes.Has(bits_.verb)) {
      // 城市元山: the name is what the noun only describes.
      const bool described = at + 1 < chunks.size() &&
                             chunks[at + 1].classes.Has(bits_.noun_phrase) &&
                             chunks[at].span.end == chunks[at + 1].span.begin;
      return described ? at + 1 : at;
    }
    if (!classes.Intersects(phrase_gap_.classes) || chunks[at].verb >= 0) {
      return SkipRelative(chunks, at);
    }
    if (classes.Has(bits_.other)) {
      skipped += chunks[at].span.end - chunks[at].span.begin;
    }
    if (skipped > phrase_gap_.limit) break;
  }
  return chunks.size();
}

// 對美國的盟友日本: the noun phrase behind 的 is what is meant.
size_t Chunker::HeadOf(const std::vector<Chunk>& chunks, size_t at) const {
  while (at + 2 < chunks.size() && chunks[at + 1].classes.Has(bits_.de) &&
         chunks[at + 2].classes.Has(bits_.noun_phrase) &&
         !phrases_.IsReference(chunks[at + 2]) &&
         chunks[at].span.end == chunks[at + 1].span.begin &&
         chunks[at + 1].span.end == chunks[at + 2].span.begin) {
    at += 2;
  }
  return at;
}

// 對(協助俄羅斯的)中國企業, 對(與氣球有關的)中國企業, 對(支持以色列的)國家: the
// noun behind a relative clause.
size_t Chunker::SkipRelative(const std::vector<Chunk>& chunks,
                             size_t at) const {
  const auto is_operator = [&](const Chunk& chunk) {
    return IsModal(chunk) || chunk.classes.Has(bits_.negation);
  };
  if (at >= chunks.size() ||
      (chunks[at].verb < 0 && !chunks[at].classes.Has(bits_.coverb) &&
       !chunks[at].classes.Has(bits_.passive) && !is_operator(chunks[at]))) {
    return chunks.size();
  }
  for (++at; at + 1 < chunks.size(); ++at) {
    const ClassMask& classes = chunks[at].classes;
    if (classes.Has(bits_.de)) {
      const ClassMask& head = chunks[at + 1].classes;
      const bool party =
          head.Has(bits_.noun_phrase) || head.Has(bits_.anybody);
      return party ? at + 1 : chunks.size();
    }
    if (!classes.Has(bits_.noun_phrase) && !classes.Has(bits_.noun) &&
        !classes.Has(bits_.coverb) && !classes.Has(bits_.verb) &&
        !classes.Has(bits_.light) && !classes.Has(bits_.nominal) &&
        !is_operator(chunks[at]) && !classes.Intersects(phrase_gap_.classes)) {
      break;
    }
  }
  return chunks.size();
}

// 應X(的)邀請, 應X要求: the index of the last word of it, or `at`.
size_t Chunker::InvitationEnd(const std::vector<Chunk>& chunks,
                              size_t at) const {
  if (!chunks[at].classes.Has(bits_.invited)) return at;
  size_t i = at + 1;
  while (i < chunks.size() && (chunks[i].classes.Has(bits_.noun_phrase) ||
                               chunks[i].classes.Has(bits_.de))) {
    ++i;
  }
  return i > at + 1 && i < chunks.size() &&
                 chunks[i].classes.Has(bits_.invitation)
             ? i
             : at;
}

// 對伊朗, 向日本, 與中國: a coverb and the noun it governs become a phrase.
std::vector<Chunk> Chunker::MergePhrases(std::vector<Chunk> chunks) const {
  // Most clauses hold neither; they are left as they are.
  const bool has_phrase =
      std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
        return chunk.classes.Has(bits_.coverb) ||
               chunk.classes.Has(bits_.invited);
      });
  if (!has_phrase) return chunks;
  std::vector<Chunk> merged;
  merged.reserve(chunks.size());
  for (size_t i = 0; i < chunks.size(); ++i) {
    Chunk& coverb = chunks[i];
    if (const size_t end = InvitationEnd(chunks, i); end > i) {
      // 應美國邀請: why, and no modal.
      Chunk invited;
      invited.span = {coverb.span.begin, chunks[end].span.end};
      invited.classes.Set(bits_.other);
      merged.push_back(std::move(invited));
      i = end;
      continue;
    }
    const size_t at = coverb.classes.Has(bits_.coverb)
                          ? SkipToNoun(chunks, i + 1, coverb.verb >= 0)
                          : chunks.size();
    const bool after_subject =
        std::any_of(merged.begin(), merged.end(), [&](const Chunk& before) {
          return before.classes.Has(bits_.noun_phrase);
        });
    if (at == chunks.size() || IsClauseMarker(chunks, i, at, after_subject)) {
      merged.push_back(std::move(coverb));
      continue;
    }
    // 與美國的兩軍(對話): the pair says nobody new.
    const bool paired = at + 2 < chunks.size() &&
                        chunks[at + 1].classes.Has(bits_.de) &&
                        chunks[at + 2].classes.Has(bits_.noun_phrase) &&
                        phrases_.IsReference(chunks[at + 2]);
    const size_t last = paired ? at + 2 : at;
    Chunk phrase;
    phrase.span = {coverb.span.begin, chunks[last].span.end};
    phrase.actors = chunks[at].actors;
    phrase.classes = coverb.classes;
    phrase.classes.Set(bits_.phrase);
    phrase.value = coverb.value;
    const std::optional<Slot> slot = ParseSlot(coverb.value);
    phrase.slot = slot ? static_cast<int32_t>(*slot) : -1;
    phrase.object_classes = chunks[at].classes;
    // 訪美, 赴日: the coverb may be the clause's verb itself.
    phrase.verb = coverb.verb;
    merged.push_back(std::move(phrase));
    i = last;
  }
  return merged;
}

// 預計, 將, 可能, 正: stands between a subject and its verb.
bool Chunker::IsModal(const Chunk& chunk) const {
  return chunk.classes.Has(bits_.planned) ||
         chunk.classes.Has(bits_.possible) || chunk.classes.Has(bits_.ongoing);
}

// 在美國攻擊伊朗之後: a coverb that fills no slot and opens a clause whose
// subject is the noun. After a subject (川普在北京會晤…) and before the name of
// a place it says where.
bool Chunker::IsClauseMarker(const std::vector<Chunk>& chunks, size_t at,
                             size_t noun, bool after_subject) const {
  if (!NounPhrases::IsOfPlace(chunks[at])) return false;
  for (const uint32_t index : chunks[noun].actors) {
    const ActorMention& actor = (*block_.actors)[index];
    if (actor.metonym || actor.kind == v1::ACTOR_KIND_PLACE) return false;
  }
  size_t next = noun + 1;
  // 發生於美伊核談判破局之後: of the event, not of the two.
  if (next < chunks.size() && chunks[next].noun >= 0 &&
      chunks[noun].actors.size() > 1 &&
      chunks[noun].span.end == chunks[next].span.begin) {
    return true;
  }
  // 雙方在川普與習近平會晤時: nobody meets in a person.
  if (after_subject && !phrases_.IsPeople(chunks[noun])) return false;
  while (next < chunks.size() && chunks[next].verb < 0 &&
         (chunks[next].classes.Intersects(phrase_gap_.classes) ||
          IsModal(chunks[next]))) {
    ++next;
  }
  return next < chunks.size() &&
         (chunks[next].verb >= 0 || chunks[next].classes.Has(bits_.coverb) ||
          chunks[next].classes.Has(bits_.light));
}

// 將(對台軍售)列入議程: an event noun with its phrase, and the verb of the
// clause behind it. A verb joined on (將對台軍售並訪問日本) is none.
bool Chunker::PreposesEvent(const std::vector<Chunk>& chunks, size_t ba) const {
  if (ba + 2 >= chunks.size() || !chunks[ba + 1].classes.Has(bits_.phrase) ||
      chunks[ba + 2].noun < 0) {
    return false;
  }
  for (size_t i = ba + 3; i < chunks.size(); ++i) {
    if (chunks[i].classes.Has(bits_.link)) return false;
    if (chunks[i].verb >= 0 && chunks[i].noun < 0) return true;
  }
  return false;
}

// 將(20家參與中國軍事現代化的企業)列入: a quantity at once, and no date, begins
// a noun phrase whatever its relative clause tells.
bool Chunker::PreposesQuantity(const std::vector<Chunk>& chunks,
                               size_t ba) const {
  if (ba + 1 >= chunks.size()) return false;
  const Chunk& next = chunks[ba + 1];
  const char first = TextOf(next).front();
  const bool counts =
      next.amount >= 0 || next.classes.Has(bits_.number) ||
      (next.verb < 0 && next.date < 0 && first >= '1' && first <= '9');
  if (!counts) return false;
  bool noun = false;
  for (size_t i = ba + 2; i < chunks.size(); ++i) {
    if (noun && chunks[i].verb >= 0) return true;
    noun |= chunks[i].classes.Has(bits_.noun_phrase) ||
            chunks[i].classes.Has(bits_.noun) ||
            chunks[i].classes.Has(bits_.de);
  }
  return false;
}

// 將 before a noun marks the object (將A列入); before a verb or a coverb phrase
// it is the modal of the future.
void Chunker::SettleBa(std::vector<Chunk>* chunks) const {
  for (size_t i = 0; i < chunks->size(); ++i) {
    ClassMask& classes = (*chunks)[i].classes;
    if (!classes.Has(bits_.ba) || !classes.Has(bits_.planned)) continue;
    const size_t noun = SkipToNoun(*chunks, i + 1);
    const bool governs =
        noun < chunks->size() &&
        std::none_of(chunks->begin() + static_cast<ptrdiff_t>(i + 1),
                     chunks->begin() + static_cast<ptrdiff_t>(noun),
                     [](const Chunk& between) { return between.verb >= 0; });
    const bool marks_object =
        governs || PreposesEvent(*chunks, i) || PreposesQuantity(*chunks, i);
    classes.Clear(marks_object ? bits_.planned : bits_.ba);
  }
}

}  // namespace actant
