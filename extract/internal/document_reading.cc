#include "extract/internal/document_reading.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "extract/internal/english_parser.h"
#include "extract/internal/latin_script.h"
#include "extract/segmenter.h"

namespace actant {
namespace {

// Shorter evidence is widened by the clause before it: eight characters.
constexpr uint32_t kMinEvidenceBytes = 24;
// It is not widened beyond this: a hundred characters.
constexpr uint32_t kMaxEvidenceBytes = 300;

// So many parties that a block does not name may be what it is about.
constexpr size_t kCarriedParties = 2;

// A headline leaves out what the text tells: of two tellings of one event the
// text's is the better one.
constexpr float kHeadlineFactor = 0.95F;

v1::DatePrecision ToProto(Precision precision) {
  switch (precision) {
    case Precision::kDay:
      return v1::DATE_PRECISION_DAY;
    case Precision::kMonth:
      return v1::DATE_PRECISION_MONTH;
    case Precision::kYear:
      return v1::DATE_PRECISION_YEAR;
    case Precision::kRange:
      return v1::DATE_PRECISION_RANGE;
  }
  return v1::DATE_PRECISION_UNKNOWN;
}

// The values of a setting; none where it is not there.
std::vector<std::string> Values(const Grammar& grammar, std::string_view key) {
  const auto it = grammar.settings.find(key);
  return it == grammar.settings.end() ? std::vector<std::string>() : it->second;
}

// The first of them; empty where there is none.
std::string FirstValue(const Grammar& grammar, std::string_view key) {
  const std::vector<std::string> values = Values(grammar, key);
  return values.empty() ? std::string() : values.front();
}

// Steps somebody takes against another, beyond words.
bool IsMeasure(v1::PloverClass plover) {
  switch (plover) {
    case v1::PLOVER_CLASS_SANCTION:
    case v1::PLOVER_CLASS_MOBILIZE:
    case v1::PLOVER_CLASS_COERCE:
    case v1::PLOVER_CLASS_ASSAULT:
      return true;
    default:
      return false;
  }
}

void AddName(const std::string& text, const std::string& language,
             v1::Actor* actor) {
  v1::ActorName* name = actor->add_names();
  name->set_text(text);
  name->set_language(language);
  name->set_preferred(true);
}

}  // namespace

HanSet::HanSet(std::string_view text) {
  for (size_t at = 0; at + 3 <= text.size();) {
    const bool three = (static_cast<uint8_t>(text[at]) & 0xF0) == 0xE0;
    if (three) set_.set(IndexOf(&text[at]));
    at += three ? 3 : 1;
  }
}

BlockAnalysis BlockReading::analysis() const {
  return {block->text, &structure, &tokens, &actors, &dates, &amounts, nullptr};
}

ReadingKit::ReadingKit() = default;
ReadingKit::~ReadingKit() = default;

Result<std::unique_ptr<ReadingKit>> ReadingKit::Create(
    const Knowledge* knowledge, ExampleReading examples) {
  auto kit = std::make_unique<ReadingKit>();
  kit->classes = std::make_unique<ClassTable>(knowledge);
  ACTANT_ASSIGN_OR_RETURN(const ParserClasses bits,
                          ParserClasses::Load(kit->classes.get()));
  // Classes that actors satisfy; rules name them.
  for (const std::string_view name :
       {"gov", "igo", "firm", "rebel", "media", "scholar", "opposition",
        "civilian", "place", "theme"}) {
    ACTANT_RETURN_ERROR_IF([&] {
      const auto bit = kit->classes->Bit(name);
      return bit ? Status::Ok() : bit.error();
    }());
  }
  bool has_english = false;
  for (const KnowledgeFile& file : knowledge->files()) {
    if (file.path.find("/grammar/") == std::string_view::npos) continue;
    has_english |= file.path.starts_with("en/");
    ACTANT_RETURN_ERROR_IF(ParseGrammar(
        file.text, file.path, kit->classes.get(),
        file.path.starts_with("en/") ? &kit->english : &kit->grammar));
  }
  std::optional<EnglishClasses> english;
  if (has_english) {
    ACTANT_ASSIGN_OR_RETURN(english, EnglishClasses::Load(kit->classes.get()));
  }
  ACTANT_ASSIGN_OR_RETURN(
      kit->matcher,
      RuleMatcher::Create(knowledge, kit->classes.get(), examples,
                          Values(kit->grammar, "trigger.adverbs")));
  kit->classes->Freeze();
  kit->simplified =
      std::make_unique<HanSet>(FirstValue(kit->grammar, "script.zh-Hans"));
  kit->traditional =
      std::make_unique<HanSet>(FirstValue(kit->grammar, "script.zh-Hant"));
  kit->name_sounds = FirstValue(kit->grammar, "name.sounds");
  ACTANT_ASSIGN_OR_RETURN(kit->dates, DateReader::Create());
  ACTANT_ASSIGN_OR_RETURN(kit->amounts, AmountReader::Create());
  kit->actors = std::make_unique<ActorResolver>(knowledge, kit->classes.get());
  if (english) {
    kit->english_parser = std::make_unique<EnglishParser>(
        *knowledge, *kit->classes, kit->english, bits, *english);
  }
  kit->parser = std::make_unique<FrameParser>(knowledge, kit->classes.get(),
                                              &kit->grammar, bits,
                                              kit->english_parser.get());
  return kit;
}

DocumentReading::DocumentReading(const Knowledge& knowledge,
                                 const ReadingKit& kit,
                                 const ArticleInput& input,
                                 std::string_view full_text)
    : knowledge_(knowledge), kit_(kit), input_(input), full_text_(full_text) {}

std::string DocumentReading::Setting(const std::string& key) const {
  return FirstValue(kit_.grammar, key);
}

// What everybody of a role is called (settings role.*), in Chinese (0) or
// English (1); the role itself where no setting names it.
std::string DocumentReading::RoleName(const std::string& role,
                                      size_t language) const {
  const auto it = kit_.grammar.settings.find("role." + role);
  if (it == kit_.grammar.settings.end() || it->second.size() <= language) {
    return role;
  }
  return it->second[language];
}

// The script whose own characters (settings script.*) are more frequent;
// a text with hardly any Chinese is English.
std::string DocumentReading::DetectLanguage() const {
  size_t han = 0, hans = 0, hant = 0, letters = 0;
  const std::string_view sample = full_text_.substr(0, 20000);
  for (size_t at = 0; at < sample.size();) {
    const auto byte = static_cast<uint8_t>(sample[at]);
    if (byte < 0x80) {
      letters += (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z' ? 1 : 0;
      ++at;
      continue;
    }
    const size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    if (byte >= 0xE4 && byte <= 0xE9 && at + length <= sample.size()) {
      ++han;
      hans += kit_.simplified->Has(&sample[at]) ? 1 : 0;
      hant += kit_.traditional->Has(&sample[at]) ? 1 : 0;
    }
    at += length;
  }
  if (han == 0 && letters == 0) return "und";
  if (han * 10 < letters) return "en";
  return hans > hant ? "zh-Hans" : "zh-Hant";
}

void DocumentReading::Read(FramesFor frames) {
  language_ = DetectLanguage();
  layout_ =
      ReadLayout(full_text_, {static_cast<uint32_t>(input_.title.size())});
  document_.published = input_.published;
  document_.home_state = Setting("home." + language_);
  document_.name_sounds = kit_.name_sounds;
  document_.english = language_ == "en";
  date_context_.published = input_.published;
  passage_ = PassageDates(input_.published);
  if (layout_.dateline_day && input_.published) {
    date_context_.dateline =
        ResolveDateline(*layout_.dateline_day, *input_.published);
  }
  blocks_.reserve(layout_.blocks.size());
  for (const TextBlock& block : layout_.blocks) {
    if (block.kind != BlockKind::kSetAside) ReadBlock(block, frames);
  }
  SettlePresupposed();
  for (BlockReading& reading : blocks_) DropThreatened(&reading);
  DateHeadline();
}

// The type of an event and who stands on which side.
std::string DocumentReading::IdentityOf(const BlockReading& reading,
                                        const CodedEvent& event) const {
  std::string identity = event.type->name();
  for (const auto* side : {&event.sources, &event.targets}) {
    std::set<std::string> states;
    for (const uint32_t index : *side) {
      const ActorMention& actor = reading.actors[index];
      states.insert(actor.state + "." + actor.role);
    }
    identity += "|";
    for (const std::string& state : states) identity += state + " ";
  }
  return identity;
}

// Its date is before the document's.
bool DocumentReading::IsPast(const CodedEvent& event) const {
  return event.date && input_.published && event.date->last < *input_.published;
}

// 在川普訪中之前, 川習會: an event that a clause only mentions is still to come
// where the document tells it as such and nowhere as done.
void DocumentReading::SettlePresupposed() {
  std::map<std::string, std::set<v1::EventStatus>> told;
  for (const BlockReading& reading : blocks_) {
    for (const CodedEvent& event : reading.events) {
      if (!event.presupposed) {
        told[IdentityOf(reading, event)].insert(event.status);
      }
    }
  }
  for (BlockReading& reading : blocks_) {
    for (CodedEvent& event : reading.events) {
      if (!event.presupposed || IsPast(event)) continue;
      const auto it = told.find(IdentityOf(reading, event));
      if (it == told.end() || it->second.contains(v1::EVENT_STATUS_OCCURRED) ||
          it->second.contains(v1::EVENT_STATUS_ONGOING)) {
        continue;
      }
      for (const v1::EventStatus status :
           {v1::EVENT_STATUS_POSSIBLE, v1::EVENT_STATUS_PLANNED}) {
        if (it->second.contains(status)) event.status = status;
      }
    }
  }
}

// 川普威脅，若哈瑪斯不放人，將對其發動攻擊: what is only threatened is told by
// the threat, and is no possible event behind it in the sentence.
void DocumentReading::DropThreatened(BlockReading* reading) {
  using States = std::set<std::string_view>;
  const auto states_of = [&](const std::vector<uint32_t>& side) {
    const std::vector<std::string_view> states = StatesOf(*reading, side);
    return States(states.begin(), states.end());
  };
  const auto key_of = [&](const CodedEvent& event) {
    const auto sentence = std::ranges::upper_bound(
        reading->structure.sentences, event.clause.begin, {}, &Sentence::begin);
    return std::tuple(sentence - reading->structure.sentences.begin(),
                      states_of(event.sources), states_of(event.targets));
  };
  // Where the first threat of a sentence by one side to the other begins.
  std::map<std::tuple<ptrdiff_t, States, States>, uint32_t> threats;
  for (const CodedEvent& event : reading->events) {
    if (event.type->plover() != v1::PLOVER_CLASS_THREATEN ||
        event.status == v1::EVENT_STATUS_NEGATED) {
      continue;
    }
    const auto [it, added] =
        threats.try_emplace(key_of(event), event.clause.begin);
    if (!added) it->second = std::min(it->second, event.clause.begin);
  }
  if (threats.empty()) return;
  std::erase_if(reading->events, [&](const CodedEvent& event) {
    if (event.status != v1::EVENT_STATUS_POSSIBLE ||
        !IsMeasure(event.type->plover())) {
      return false;
    }
    const auto threat = threats.find(key_of(event));
    return threat != threats.end() && threat->second <= event.clause.begin;
  });
}

// What the headline tells happened when the text tells the same of the same
// states; what it alone tells, on the day the text reports of.
void DocumentReading::DateHeadline() {
  for (BlockReading& reading : blocks_) {
    if (reading.block->kind != BlockKind::kTitle) continue;
    for (CodedEvent& event : reading.events) {
      if (event.date || event.status != v1::EVENT_STATUS_OCCURRED) continue;
      std::vector<DaySpan> days = DaysInBody(reading, event);
      if (days.empty()) {
        event.date = passage_.OfHeadline(StatesOf(reading, event.sources),
                                         StatesOf(reading, event.targets));
      } else if (days.size() == 1) {
        event.date = days.front();
      }
    }
  }
}

std::vector<std::string_view> DocumentReading::StatesOf(
    const BlockReading& reading, const std::vector<uint32_t>& actors) {
  std::vector<std::string_view> states;
  for (const uint32_t actor : actors) {
    states.push_back(reading.actors[actor].state);
  }
  return states;
}

// The days at which the paragraphs tell what the headline tells, of the same
// first states.
std::vector<DaySpan> DocumentReading::DaysInBody(
    const BlockReading& title, const CodedEvent& event) const {
  const auto party = [](const BlockReading& reading,
                        const std::vector<uint32_t>& side) {
    return side.empty() ? std::string_view()
                        : std::string_view(reading.actors[side[0]].state);
  };
  std::vector<DaySpan> days;
  for (const BlockReading& reading : blocks_) {
    if (reading.block->kind == BlockKind::kTitle) continue;
    for (const CodedEvent& other : reading.events) {
      if (other.type == event.type && other.date &&
          other.status == v1::EVENT_STATUS_OCCURRED &&
          party(reading, other.sources) == party(title, event.sources) &&
          party(reading, other.targets) == party(title, event.targets) &&
          std::find(days.begin(), days.end(), *other.date) == days.end()) {
        days.push_back(*other.date);
      }
    }
  }
  return days;
}

void DocumentReading::ReadDates(BlockReading* reading) {
  const std::string_view text = reading->block->text;
  date_context_.section.reset();
  for (const Sentence& sentence : reading->structure.sentences) {
    auto dates = kit_.dates->Read(
        text.substr(sentence.begin, sentence.end - sentence.begin),
        date_context_);
    KeepSection(dates);
    for (DateMention& date : dates) {
      date.begin += sentence.begin;
      date.end += sentence.begin;
      if (date.span) date_context_.last = date.span;
      reading->dates.push_back(std::move(date));
    }
  }
}

// A passage goes on in the year it named with a month until it names another.
void DocumentReading::KeepSection(const std::vector<DateMention>& dates) {
  for (const DateMention& date : dates) {
    if (!date.span) continue;
    std::optional<DaySpan>& section = date_context_.section;
    if (date.year_said) {
      section = date.span;
    } else if (section &&
               ToCivil(section->first).year != ToCivil(date.span->first).year) {
      section.reset();
    }
  }
}

void DocumentReading::ReadBlock(const TextBlock& block, FramesFor frames) {
  BlockReading reading;
  reading.block = &block;
  const TextManner manner = block.kind == BlockKind::kBody
                                ? TextManner::kProse
                                : TextManner::kHeadline;
  reading.structure = SplitText(block.text, manner);
  knowledge_.FindAll(block.text, &reading.matches);
  reading.tokens = Segment(block.text, reading.matches);
  if (!HasWideCharacter(block.text)) {
    reading.tokens = SplitAtBlanks(block.text, reading.tokens);
  }
  ReadDates(&reading);
  AmountOptions amounts;
  if (language_ == "zh-Hans") amounts.bare_yuan = "CNY";
  reading.amounts = kit_.amounts->Read(block.text, amounts);
  reading.actors = kit_.actors->Resolve(
      {block.text, &reading.tokens, &reading.structure, manner}, &document_);
  CarryParties(&reading);
  blocks_.push_back(std::move(reading));
  BlockReading& stored = blocks_.back();
  BlockAnalysis analysis = stored.analysis();
  if (block.kind == BlockKind::kBody) analysis.passage = &passage_;
  stored.clauses = kit_.parser->Parse(analysis, frames);
  for (const ParsedClause& clause : stored.clauses) {
    auto events = kit_.matcher->Apply({&analysis, &clause, input_.published});
    std::move(events.begin(), events.end(), std::back_inserter(stored.events));
  }
}

// Gives the block the two parties the article has named most before it, behind
// its own, so that its clauses may be about them without naming them.
void DocumentReading::CarryParties(BlockReading* reading) {
  const size_t own = reading->actors.size();
  std::vector<const Named*> leading;
  for (const auto& [state, named] : named_) leading.push_back(&named);
  std::stable_sort(
      leading.begin(), leading.end(),
      [](const Named* a, const Named* b) { return a->count > b->count; });
  const auto end = static_cast<uint32_t>(reading->block->text.size());
  for (size_t i = 0; i < leading.size() && i < kCarriedParties; ++i) {
    ActorMention carried = leading[i]->first;
    carried.span = {end, end};
    carried.reference = true;
    reading->actors.push_back(std::move(carried));
  }
  for (size_t i = 0; i < own; ++i) {
    const ActorMention& actor = reading->actors[i];
    if (actor.state.empty() || !actor.role.empty() || actor.reference ||
        actor.kind == v1::ACTOR_KIND_PLACE) {
      continue;
    }
    Named& named = named_[actor.state];
    if (named.count++ > 0) continue;
    named.first = actor;
    named.first.original = reading->block->map.ToOriginal(actor.span);
  }
}

std::vector<v1::Mention> DocumentReading::Mentions(
    const v1::Article& article) const {
  std::vector<v1::Mention> mentions;
  for (const BlockReading& reading : blocks_) {
    for (const CodedEvent& event : reading.events) {
      mentions.push_back(MentionOf(reading, event, article));
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const v1::Mention& a, const v1::Mention& b) {
                     return a.clause().begin() < b.clause().begin();
                   });
  return mentions;
}

std::vector<std::pair<const Rule*, const Rule*>> DocumentReading::Conflicts()
    const {
  std::vector<std::pair<const Rule*, const Rule*>> conflicts;
  for (const BlockReading& reading : blocks_) {
    const BlockAnalysis analysis = reading.analysis();
    for (const ParsedClause& clause : reading.clauses) {
      const auto found =
          kit_.matcher->Conflicts({&analysis, &clause, input_.published});
      conflicts.insert(conflicts.end(), found.begin(), found.end());
    }
  }
  return conflicts;
}

v1::Mention DocumentReading::MentionOf(const BlockReading& reading,
                                       const CodedEvent& event,
                                       const v1::Article& article) const {
  v1::Mention mention;
  mention.set_article(article.id());
  mention.set_version(article.version());
  mention.set_type(event.type->name());
  mention.set_mutual(event.mutual);
  mention.set_status(event.status);
  for (const uint32_t index : event.sources) {
    AddParty(reading, index, v1::SIDE_SOURCE, event, &mention);
  }
  for (const uint32_t index : event.targets) {
    AddParty(reading, index, v1::SIDE_TARGET, event, &mention);
  }
  SetDate(event, article, &mention);
  if (event.amount >= 0) {
    const auto& amount = reading.amounts[static_cast<size_t>(event.amount)];
    mention.mutable_amount()->set_value(amount.value);
    mention.mutable_amount()->set_currency(amount.currency);
  }
  SetClause(reading, event, &mention);
  mention.set_rule(event.rule->id);
  mention.set_confidence(
      event.confidence *
      (reading.block->kind == BlockKind::kBody ? 1.0F : kHeadlineFactor));
  mention.set_rule_set(article.rule_set());
  if (article.has_published()) mention.set_published(article.published());
  mention.set_publisher(article.publisher());
  return mention;
}

void DocumentReading::AddParty(const BlockReading& reading, uint32_t index,
                               v1::Side side, const CodedEvent& event,
                               v1::Mention* mention) const {
  const ActorMention& actor = reading.actors[index];
  const ByteSpan span = actor.original
                            ? *actor.original
                            : reading.block->map.ToOriginal(actor.span);
  v1::Party* party = mention->add_parties();
  party->set_side(side);
  party->set_actor(actor.actor);
  party->set_name(actor.name);
  party->set_state(actor.state);
  party->set_role(actor.role);
  party->set_office(actor.office);
  party->set_text(
      std::string(full_text_.substr(span.begin, span.end - span.begin)));
  party->mutable_span()->set_begin(span.begin);
  party->mutable_span()->set_end(span.end);
  const bool inherited =
      std::find(event.inherited.begin(), event.inherited.end(), index) !=
      event.inherited.end();
  party->set_inherited(inherited || actor.reference);
}

// The clause; a very short one with the clause before it in the sentence.
void DocumentReading::SetClause(const BlockReading& reading,
                                const CodedEvent& event,
                                v1::Mention* mention) const {
  ByteSpan clause = event.clause;
  if (clause.end - clause.begin < kMinEvidenceBytes) {
    const auto& clauses = reading.structure.clauses;
    const auto own = std::find_if(
        clauses.begin(), clauses.end(),
        [&](const Clause& other) { return other.begin == clause.begin; });
    for (const Clause& other : clauses) {
      if (other.end <= clause.begin && other.parent == kNoIndex &&
          own != clauses.end() && other.sentence == own->sentence &&
          clause.end - other.begin <= kMaxEvidenceBytes &&
          other.end + 8 >= clause.begin) {
        clause.begin = other.begin;
      }
    }
  }
  const ByteSpan span = reading.block->map.ToOriginal(clause);
  mention->mutable_clause()->set_begin(span.begin);
  mention->mutable_clause()->set_end(span.end);
  mention->set_evidence(
      std::string(full_text_.substr(span.begin, span.end - span.begin)));
}

void DocumentReading::SetDate(const CodedEvent& event,
                              const v1::Article& article,
                              v1::Mention* mention) const {
  v1::DateRange* date = mention->mutable_date();
  if (event.date) {
    date->set_first_day(event.date->first);
    date->set_last_day(event.date->last);
    date->set_precision(ToProto(event.date->precision));
  } else if (article.has_published()) {
    date->set_first_day(article.published());
    date->set_last_day(article.published());
    date->set_from_publication(true);
  }
}

v1::Actor DocumentReading::ActorRecord(const std::string& code,
                                       const v1::Party& party) const {
  if (const auto known = knowledge_.FindActor(code)) {
    return knowledge_.ActorRecord(*known);
  }
  if (const auto learnt = document_.learnt_actors.find(code);
      learnt != document_.learnt_actors.end()) {
    return learnt->second;
  }
  // A state's institution or role group that no row lists: named after its
  // state. The record depends on the code alone, so that all documents make
  // the same.
  v1::Actor actor;
  actor.set_code(code);
  actor.set_state(party.state());
  actor.set_role(party.role());
  std::string kind_zh = RoleName(party.role(), 0);
  std::string kind_en = RoleName(party.role(), 1);
  actor.set_kind(v1::ACTOR_KIND_ROLE_GROUP);
  if (const size_t slash = code.find('/'); slash != std::string::npos) {
    actor.set_kind(v1::ACTOR_KIND_MINISTRY);
    kind_zh = code.substr(slash + 1);
    kind_en = kind_zh;
    if (const GenericInstitution* generic =
            knowledge_.FindInstitution(code.substr(slash + 1))) {
      actor.set_kind(generic->kind);
      kind_zh = generic->name_zh;
      kind_en = generic->name_en;
    }
  }
  std::string state_zh = party.state();
  std::string state_en = party.state();
  if (const auto state = knowledge_.FindActor(party.state())) {
    state_zh = knowledge_.actor(*state).name_zh;
    state_en = knowledge_.actor(*state).name_en;
  }
  AddName(state_zh + kind_zh, "zh-Hant", &actor);
  AddName(state_en + " " + kind_en, "en", &actor);
  return actor;
}

}  // namespace actant
