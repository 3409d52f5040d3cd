#include "english_world.h"

#include "extract/internal/english_groups.h"
#include "extract/internal/english_parser.h"
#include "extract/segmenter.h"
#include "extract/sentence.h"
#include "knowledge_of_data.h"

namespace actant {
namespace {

std::string TextOf(std::string_view text, const EnglishClause& clause) {
  std::string told;
  for (const Chunk& chunk : clause.chunks) {
    const std::string_view words =
        text.substr(chunk.span.begin, chunk.span.end - chunk.span.begin);
    if (words.empty() || words == "." || words == ",") continue;
    if (!told.empty()) told += " | ";
    told += chunk.lent ? "(" + std::string(words) + ")" : std::string(words);
  }
  return told;
}

// Steps 3 to 5 of one text.
struct Steps {
  TextStructure structure;
  std::vector<Token> tokens;
  std::vector<ActorMention> actors;
};

Steps Read(const Knowledge& knowledge, const ActorResolver& resolver,
           std::string_view text) {
  Steps steps;
  steps.structure = SplitText(text, TextManner::kProse);
  std::vector<Match> matches;
  knowledge.FindAll(text, &matches);
  steps.tokens = SplitAtBlanks(text, Segment(text, matches));
  DocumentActors document;
  document.english = true;
  steps.actors = resolver.Resolve(
      {text, &steps.tokens, &steps.structure, TextManner::kProse}, &document);
  return steps;
}

}  // namespace

EnglishWorld::EnglishWorld()
    : knowledge_(KnowledgeOfData()),
      classes_(&knowledge_),
      bits_(*ParserClasses::Load(&classes_)),
      english_(*EnglishClasses::Load(&classes_)),
      dates_(*DateReader::Create()),
      amounts_(*AmountReader::Create()) {
  static_cast<void>(classes_.Alternatives("gov|igo|rebel"));
  classes_.Freeze();
  resolver_ = std::make_unique<ActorResolver>(&knowledge_, &classes_);
}

EnglishWorld::~EnglishWorld() = default;

std::string EnglishWorld::Clauses(std::string_view text) const {
  const Steps steps = Read(knowledge_, *resolver_, text);
  const auto dates = dates_->Read(text, {});
  const auto amounts = amounts_->Read(text);
  const BlockAnalysis block{text,          &steps.structure, &steps.tokens,
                            &steps.actors, &dates,           &amounts,
                            nullptr};
  const Sentence& sentence = steps.structure.sentences.at(0);
  const auto words = EnglishWords(knowledge_, classes_, bits_, english_, block)
                         .Read(sentence.begin, sentence.end);
  const auto clauses =
      EnglishClauses(bits_, english_, block,
                     EnglishGroups(bits_, english_, block, words).Run())
          .Run();
  std::string told;
  for (const EnglishClause& clause : clauses) {
    if (!told.empty()) told += "; ";
    told += TextOf(text, clause);
  }
  return told;
}

size_t EnglishWorld::ChunksRead(std::string_view text) const {
  const Steps steps = Read(knowledge_, *resolver_, text);
  const std::vector<DateMention> dates;
  const std::vector<AmountMention> amounts;
  const BlockAnalysis block{text,          &steps.structure, &steps.tokens,
                            &steps.actors, &dates,           &amounts,
                            nullptr};
  const Grammar no_constructions;
  size_t chunks = 0;
  std::vector<Chunk> topics;
  for (const ParsedClause& clause :
       EnglishParser(knowledge_, classes_, no_constructions, bits_, english_)
           .Parse(block, 0, 0, &topics)) {
    chunks += clause.chunks.size();
  }
  return chunks;
}

std::string EnglishWorld::Actors(std::string_view text) const {
  std::string named;
  for (const ActorMention& actor : Read(knowledge_, *resolver_, text).actors) {
    if (!named.empty()) named += "; ";
    named += text.substr(actor.span.begin, actor.span.end - actor.span.begin);
    named += "=" + actor.actor;
  }
  return named;
}

}  // namespace actant
