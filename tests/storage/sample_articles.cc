#include "sample_articles.h"

#include <utility>

namespace actant::testing {
namespace {

constexpr const char* kStates[] = {"USA", "GBR", "FRA", "RUS", "CHN", "JPN"};

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void AddParties(std::string_view codes, v1::Side side, v1::Event* event) {
  while (!codes.empty()) {
    const size_t comma = codes.find(',');
    const std::string code(codes.substr(0, comma));
    v1::EventParty* party = event->add_parties();
    party->set_side(side);
    party->set_actor(code);
    party->set_state(code);
    codes = comma == std::string_view::npos ? std::string_view()
                                            : codes.substr(comma + 1);
  }
}

}  // namespace

ActorWrite State(const std::string& code) {
  ActorWrite write;
  write.actor.set_code(code);
  write.actor.set_kind(v1::ACTOR_KIND_STATE);
  v1::ActorName* name = write.actor.add_names();
  name->set_text(code);
  name->set_language("en");
  write.names.push_back({Lower(code), true});
  return write;
}

v1::EventType Type(const std::string& name) {
  v1::EventType type;
  type.set_name(name);
  type.set_mutual(name == "meet");
  return type;
}

EventId IdOfEvent(std::string_view name) { return EventId::Of(name); }

v1::Event EventOf(std::string_view name, const std::string& type,
                  std::string_view parties, std::optional<Day> day) {
  v1::Event event;
  event.set_id(IdOfEvent(name).ToBytes());
  event.set_type(type);
  const size_t split = parties.find_first_of(">=");
  const bool mutual = split != std::string_view::npos && parties[split] == '=';
  event.set_mutual(mutual);
  AddParties(parties.substr(0, split), v1::SIDE_SOURCE, &event);
  if (split != std::string_view::npos) {
    AddParties(parties.substr(split + 1),
               mutual ? v1::SIDE_SOURCE : v1::SIDE_TARGET, &event);
  }
  event.set_status(v1::EVENT_STATUS_OCCURRED);
  if (day.has_value()) {
    event.mutable_date()->set_first_day(*day);
    event.mutable_date()->set_last_day(*day);
    event.mutable_date()->set_precision(v1::DATE_PRECISION_DAY);
  }
  event.set_mention_count(1);
  event.set_publisher_count(1);
  event.set_confidence(0.8F);
  event.set_goldstein_tenths(-80);
  return event;
}

v1::Mention MentionOf(const std::string& article, const std::string& version,
                      const std::string& type, uint32_t clause_begin) {
  v1::Mention mention;
  mention.set_article(article);
  mention.set_version(version);
  mention.set_type(type);
  mention.mutable_clause()->set_begin(clause_begin);
  mention.mutable_clause()->set_end(clause_begin + 1);
  mention.set_id(MentionIdOf(mention).ToBytes());
  return mention;
}

BatchBuilder::BatchBuilder(const std::string& article_id,
                           const std::string& text) {
  v1::Article article;
  article.set_id(article_id);
  article.set_version(VersionId::Of(article_id + text).ToHex());
  article.set_text_bytes(static_cast<uint32_t>(text.size()));
  batch_.article_id = ArticleId::Of(article_id);
  batch_.article = std::move(article);
  batch_.text = text;
  for (const char* code : kStates) batch_.actors.push_back(State(code));
  batch_.types = {Type("sanction"), Type("meet")};
}

BatchBuilder& BatchBuilder::Removing() {
  batch_.article.reset();
  batch_.text.clear();
  return *this;
}

BatchBuilder& BatchBuilder::Tells(v1::Event event, uint32_t mentions) {
  MentionWrite write;
  write.mention =
      MentionOf(batch_.article->id(), batch_.article->version(), event.type(),
                static_cast<uint32_t>(batch_.mentions.size()));
  write.event = *EventId::FromBytes(event.id());
  batch_.mentions.push_back(std::move(write));
  return Writes(std::move(event), mentions);
}

BatchBuilder& BatchBuilder::Writes(v1::Event event, uint32_t mentions) {
  event.set_mention_count(mentions);
  batch_.events.push_back(std::move(event));
  return *this;
}

BatchBuilder& BatchBuilder::Gone(const std::string& event,
                                 std::optional<std::string> into) {
  std::optional<EventId> target;
  if (into.has_value()) target = IdOfEvent(*into);
  batch_.gone.emplace_back(IdOfEvent(event), target);
  return *this;
}

BatchBuilder& BatchBuilder::Moves(const MentionId& mention,
                                  const std::string& from,
                                  const std::string& to) {
  batch_.moves.push_back({mention, IdOfEvent(from), IdOfEvent(to)});
  return *this;
}

MentionId BatchBuilder::mention(size_t n) const {
  return *MentionId::FromBytes(batch_.mentions.at(n).mention.id());
}

std::string NumberedArticleId(uint32_t number) {
  return "article-" + std::to_string(number);
}

ArticleBatch NumberedArticle(uint32_t number) {
  const std::string id = NumberedArticleId(number);
  BatchBuilder builder(id, std::string(2000, 'x') + id);
  const Day day = 20000 + static_cast<Day>(number % 500);
  builder.Tells(EventOf(id + "/a", "sanction", "USA,GBR>RUS", day))
      .Tells(EventOf(id + "/b", "meet", "CHN=JPN", day))
      .Tells(EventOf(id + "/c", "sanction", "CHN", std::nullopt));
  const std::string shared = "shared-" + std::to_string(number / 10);
  builder.Tells(EventOf(shared, "sanction", "FRA>CHN", 19000 + day % 10),
                number % 10 + 1);
  return builder.batch();
}

Result<std::unique_ptr<EventStore>> OpenNew(const std::string& path) {
  StoreOptions options;
  options.path = path;
  options.missing = MissingStore::kCreate;
  return EventStore::Open(options);
}

}  // namespace actant::testing
