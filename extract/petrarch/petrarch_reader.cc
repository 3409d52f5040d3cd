#include "extract/petrarch/petrarch_reader.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "extract/date_reader.h"
#include "extract/frame_parser.h"
#include "extract/internal/english_parser.h"
#include "extract/internal/english_words.h"
#include "extract/layout.h"
#include "extract/petrarch/coder.h"
#include "extract/petrarch/event_mapping.h"
#include "extract/segmenter.h"
#include "extract/sentence.h"

namespace actant::petrarch {
namespace {

// Nothing has measured how far such events are right.
constexpr float kConfidence = 0.5F;

}  // namespace

class PetrarchReader::Impl {
 public:
  static Result<std::unique_ptr<Impl>> Create(
      const Knowledge* knowledge, std::unique_ptr<Dictionaries> dictionaries) {
    auto classes = std::make_unique<ClassTable>(knowledge);
    ACTANT_ASSIGN_OR_RETURN(const ParserClasses bits,
                            ParserClasses::Load(classes.get()));
    ACTANT_ASSIGN_OR_RETURN(const EnglishClasses english,
                            EnglishClasses::Load(classes.get()));
    classes->Freeze();
    ACTANT_ASSIGN_OR_RETURN(auto dates, DateReader::Create());
    return std::unique_ptr<Impl>(new Impl(knowledge, std::move(dictionaries),
                                          std::move(classes), bits, english,
                                          std::move(dates)));
  }

  Result<std::vector<CodedEvent>> Read(const ArticleInput& input,
                                       const ExtractOptions& options) const {
    ACTANT_RETURN_ERROR_IF(CheckArticle(input));
    const std::string full_text = FullText(input);
    Document document{&input, full_text, {}, {}, false};
    document.dates.published = input.published;
    const Layout layout =
        ReadLayout(full_text, {static_cast<uint32_t>(input.title.size())});
    for (const TextBlock& block : layout.blocks) {
      if (block.kind != BlockKind::kSetAside) ReadBlock(block, &document);
      if (document.discarded) return std::vector<CodedEvent>();
    }
    if (options.scope == Scope::kInternational) {
      std::erase_if(document.events, [](const CodedEvent& event) {
        std::set<std::string> states;
        for (const v1::Party& party : event.mention.parties()) {
          states.insert(party.state());
        }
        return states.size() == 1 && event.mention.parties_size() > 1;
      });
    }
    return std::move(document.events);
  }

 private:
  struct Document {
    const ArticleInput* input;
    std::string_view full_text;
    DateContext dates;
    std::vector<CodedEvent> events;
    bool discarded;
  };
  struct Block {
    const TextBlock* block;
    TextStructure structure;
    std::vector<Token> tokens;
  };

  Impl(const Knowledge* knowledge, std::unique_ptr<Dictionaries> dictionaries,
       std::unique_ptr<ClassTable> classes, const ParserClasses& bits,
       const EnglishClasses& english, std::unique_ptr<DateReader> dates)
      : knowledge_(*knowledge),
        dictionaries_(std::move(dictionaries)),
        classes_(std::move(classes)),
        bits_(bits),
        english_(english),
        dates_(std::move(dates)) {}

  void ReadBlock(const TextBlock& block, Document* document) const {
    Block reading{&block, SplitText(block.text, TextManner::kProse), {}};
    std::vector<Match> matches;
    knowledge_.FindAll(block.text, &matches);
    reading.tokens = SplitAtBlanks(block.text, Segment(block.text, matches));
    const BlockAnalysis analysis{
        block.text, &reading.structure, nullptr, nullptr, nullptr, nullptr,
        nullptr};
    const std::vector<bool> english = EnglishParser::EnglishSentences(analysis);
    for (size_t i = 0; i < reading.structure.sentences.size(); ++i) {
      if (!english[i] || document->discarded) continue;
      for (const ByteSpan piece : EnglishParser::PiecesOf(
               block.text, reading.structure.sentences[i])) {
        ReadPiece(reading, piece, document);
      }
    }
  }

  void ReadPiece(const Block& reading, ByteSpan piece,
                 Document* document) const {
    const std::string_view text = reading.block->text;
    std::vector<SentenceWord> words;
    std::vector<WordId> ids;
    for (const TextWord& word :
         SplitWords(text.substr(piece.begin, piece.end - piece.begin))) {
      SentenceWord& own = words.emplace_back();
      own.begin = piece.begin + word.begin;
      own.end = piece.begin + word.end;
      own.id = word.mark ? kNoWord : dictionaries_->words.Find(word.form);
      ids.push_back(own.id);
    }
    if (const auto reach = dictionaries_->discards.Find(ids)) {
      document->discarded |= *reach == DiscardPhrases::Reach::kArticle;
      return;
    }
    const std::vector<ActorMention> actors = ActorsOf(words, ids);
    std::vector<DateMention> dates = dates_->Read(
        text.substr(piece.begin, piece.end - piece.begin), document->dates);
    for (DateMention& date : dates) {
      date.begin += piece.begin;
      date.end += piece.begin;
      if (date.span) document->dates.last = date.span;
    }
    const std::vector<AmountMention> amounts;
    const BlockAnalysis analysis{
        text,   &reading.structure, &reading.tokens, &actors,
        &dates, &amounts,           nullptr};
    const std::vector<EnglishWord> tags =
        EnglishWords(knowledge_, *classes_, bits_, english_, analysis)
            .Read(piece.begin, piece.end);
    SentenceCoder coder(*dictionaries_, text, document->input->published);
    for (const SentenceEvent& event :
         coder.Code(std::move(words), tags, english_)) {
      document->events.push_back(
          EventOf(event, *reading.block, piece, dates, *document));
    }
  }

  // The names of the actor dictionaries, so that the tagger takes them for
  // names whatever else their words are.
  std::vector<ActorMention> ActorsOf(const std::vector<SentenceWord>& words,
                                     const std::vector<WordId>& ids) const {
    std::vector<ActorMention> actors;
    for (size_t at = 0; at < ids.size();) {
      const auto found = dictionaries_->actors.phrases().FindLongest(ids, at);
      if (found.length > 0) {
        actors.emplace_back().span = {words[at].begin,
                                      words[at + found.length - 1].end};
      }
      at += std::max<size_t>(found.length, 1);
    }
    return actors;
  }

  CodedEvent EventOf(const SentenceEvent& event, const TextBlock& block,
                     ByteSpan piece, const std::vector<DateMention>& dates,
                     const Document& document) const {
    const ArticleInput& input = *document.input;
    CodedEvent coded;
    coded.source = event.source;
    coded.target = event.target;
    coded.code = event.code;
    coded.type = TypeOfCode(knowledge_, event.code);
    v1::Mention& mention = coded.mention;
    mention.set_article(input.id);
    mention.set_type(coded.type.name());
    mention.set_status(event.status);
    AddParty(event.source, event.source_span, v1::SIDE_SOURCE, block, document,
             &mention);
    AddParty(event.target, event.target_span, v1::SIDE_TARGET, block, document,
             &mention);
    SetDate(event, dates, input, &mention);
    const ByteSpan clause = block.map.ToOriginal(piece);
    mention.mutable_clause()->set_begin(clause.begin);
    mention.mutable_clause()->set_end(clause.end);
    mention.set_evidence(std::string(
        document.full_text.substr(clause.begin, clause.end - clause.begin)));
    mention.set_rule("petrarch/" + std::string(event.verb) +
                     (event.line > 0 ? "/" + std::to_string(event.line) : ""));
    mention.set_confidence(kConfidence);
    mention.set_publisher(input.publisher);
    if (input.published) mention.set_published(*input.published);
    return coded;
  }

  void AddParty(const std::string& code, ByteSpan span, v1::Side side,
                const TextBlock& block, const Document& document,
                v1::Mention* mention) const {
    if (code == "---") return;
    v1::Party* party = mention->add_parties();
    party->set_side(side);
    SetPartyActor(knowledge_, code, party);
    if (span.begin == span.end) return;
    const ByteSpan original = block.map.ToOriginal(span);
    party->set_text(std::string(document.full_text.substr(
        original.begin, original.end - original.begin)));
    party->set_name(party->text());
    party->mutable_span()->set_begin(original.begin);
    party->mutable_span()->set_end(original.end);
  }

  // The date of the sentence that stands nearest to the verb.
  static void SetDate(const SentenceEvent& event,
                      const std::vector<DateMention>& dates,
                      const ArticleInput& input, v1::Mention* mention) {
    const DateMention* nearest = nullptr;
    const auto distance = [&](const DateMention& date) {
      return date.begin >= event.verb_span.end
                 ? date.begin - event.verb_span.end
                 : event.verb_span.begin -
                       std::min(date.end, event.verb_span.begin);
    };
    for (const DateMention& date : dates) {
      if (!date.span || date.relation == DateRelation::kDuration) continue;
      if (nearest == nullptr || distance(date) < distance(*nearest)) {
        nearest = &date;
      }
    }
    v1::DateRange* range = mention->mutable_date();
    if (nearest != nullptr) {
      range->set_first_day(nearest->span->first);
      range->set_last_day(nearest->span->last);
      range->set_precision(nearest->span->first == nearest->span->last
                               ? v1::DATE_PRECISION_DAY
                               : v1::DATE_PRECISION_RANGE);
    } else if (input.published) {
      range->set_first_day(*input.published);
      range->set_last_day(*input.published);
      range->set_from_publication(true);
    }
  }

  const Knowledge& knowledge_;
  const std::unique_ptr<Dictionaries> dictionaries_;
  const std::unique_ptr<ClassTable> classes_;
  const ParserClasses bits_;
  const EnglishClasses english_;
  const std::unique_ptr<DateReader> dates_;
};

PetrarchReader::PetrarchReader(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
PetrarchReader::~PetrarchReader() = default;

Result<std::unique_ptr<PetrarchReader>> PetrarchReader::Create(
    const Knowledge* knowledge, std::unique_ptr<Dictionaries> dictionaries) {
  ACTANT_ASSIGN_OR_RETURN(auto impl,
                          Impl::Create(knowledge, std::move(dictionaries)));
  return std::unique_ptr<PetrarchReader>(new PetrarchReader(std::move(impl)));
}

Result<std::vector<CodedEvent>> PetrarchReader::Read(
    const ArticleInput& input, const ExtractOptions& options) const {
  return impl_->Read(input, options);
}

}  // namespace actant::petrarch
