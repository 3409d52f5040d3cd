// The library in one page: read two sentences, keep their events, and ask for
// the timeline of a pair.
//
//   library_tour KNOWLEDGE STORE
//
// KNOWLEDGE is the compiled data (share/actant/actant.knowledge), STORE a
// folder that does not exist yet.
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "graph/article_writer.h"
#include "graph/query.h"
#include "storage/event_store.h"

namespace {

// An actor with its names in the form in which they are looked up.
actant::ActorWrite Folded(const actant::v1::Actor& actor) {
  actant::ActorWrite write;
  write.actor = actor;
  for (const actant::v1::ActorName& name : actor.names()) {
    write.names.push_back({actant::FoldName(name.text()), name.preferred()});
  }
  return write;
}

// What extract read, as graph takes it: the one seam between the two.
actant::ArticleReading ToReading(const actant::Knowledge& knowledge,
                                 actant::Extraction extraction) {
  actant::ArticleReading reading;
  for (const actant::v1::Actor& actor : extraction.actors) {
    reading.actors.push_back(Folded(actor));
  }
  for (const actant::v1::Mention& mention : extraction.mentions) {
    const actant::v1::EventType* type = knowledge.FindType(mention.type());
    if (type != nullptr) reading.types.push_back(*type);
  }
  reading.article = std::move(extraction.article);
  reading.text = std::move(extraction.full_text);
  reading.mentions = std::move(extraction.mentions);
  return reading;
}

actant::Status Read(const actant::Knowledge& knowledge,
                    actant::EventStore* store) {
  const auto extractor = actant::Extractor::Create(&knowledge);
  if (!extractor.has_value()) return extractor.error();
  actant::ArticleInput article;
  article.id = "tour";
  article.text =
      "美國4日宣布對中國商品加徵關稅。中國5日宣布對美國實施出口管制。";
  article.published = actant::ToDay({2025, 2, 5});
  auto extraction = (*extractor)->Extract(article, {});
  if (!extraction.has_value()) return extraction.error();
  const auto written = actant::ArticleWriter(store).Write(
      ToReading(knowledge, std::move(*extraction)));
  return written.has_value() ? actant::Status::Ok() : written.error();
}

actant::Status PrintTimeline(const actant::EventStore& store) {
  const auto rows =
      actant::GraphQuery(&store).Timeline("CHN", "USA", {}, /*limit=*/0);
  if (!rows.has_value()) return rows.error();
  for (const actant::EventRow& row : *rows) {
    const auto mentions = store.MentionsOf(row.number);
    if (!mentions.has_value()) return mentions.error();
    std::cout << actant::FormatDay(row.event.date().first_day()) << "  "
              << row.event.type() << "  「" << mentions->front().evidence()
              << "」\n";
  }
  return actant::Status::Ok();
}

actant::Status Tour(const std::string& image, const std::string& folder) {
  const auto knowledge = actant::Knowledge::Open(image);
  if (!knowledge.has_value()) return knowledge.error();
  actant::StoreOptions options;
  options.path = folder;
  options.missing = actant::MissingStore::kCreate;
  const auto store = actant::EventStore::Open(options);
  if (!store.has_value()) return store.error();
  ACTANT_RETURN_IF_ERROR(Read(**knowledge, store->get()));
  return PrintTimeline(**store);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: library_tour KNOWLEDGE STORE\n";
    return 2;
  }
  const actant::Status status = Tour(argv[1], argv[2]);
  if (!status.ok()) std::cerr << status.ToString() << '\n';
  return status.ok() ? 0 : 1;
}
