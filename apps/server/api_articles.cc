// Articles: their list, and one with all that was read in it.
#include <algorithm>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "apps/record_json.h"
#include "apps/server/api_answers.h"

namespace actant {
namespace {

constexpr uint64_t kMostArticles = 1'000;

// Newest first; those without a day last; then by id.
bool Before(const v1::Article& a, const v1::Article& b) {
  const auto key = [](const v1::Article& article) {
    return std::make_tuple(
        article.has_published() ? -int64_t{article.published()} : INT64_MAX,
        std::string_view(article.id()));
  };
  return key(a) < key(b);
}

Json ArticleJson(const v1::Article& article) {
  Json json;
  json["id"] = article.id();
  json["title"] = article.title();
  json["publisher"] = article.publisher();
  json["url"] = article.url();
  json["language"] = article.language();
  json["published"] = DayJson(article.has_published(), article.published());
  return json;
}

// The place of an article in the list: what is asked for is behind it.
Result<v1::Article> PlaceOfCursor(const EventStore& view,
                                  const std::string& cursor) {
  Result<v1::Article> article = view.GetArticle(ArticleId::Of(cursor));
  if (article.has_value()) return article;
  return Error(InvalidArgument("cursor: no article \"" + cursor +
                               "\"; a cursor is what the page before gave as "
                               "next"));
}

}  // namespace

Result<HttpResponse> AnswerArticles(std::shared_ptr<ApiCall> call) {
  const size_t limit =
      call->parameters().Whole("limit", 50, {1, kMostArticles});
  const std::string cursor = call->parameters().Text("cursor");
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kCostly));
  std::optional<v1::Article> after;
  if (!cursor.empty()) {
    ACTANT_ASSIGN_OR_RETURN(after, PlaceOfCursor(call->view(), cursor));
  }
  std::vector<v1::Article> articles;
  ACTANT_RETURN_ERROR_IF(
      call->view().ScanArticles([&](const v1::Article& article) {
        if (!after || Before(*after, article)) articles.push_back(article);
        return Scan::kContinue;
      }));
  const bool more = articles.size() > limit;
  const auto end = articles.begin() + static_cast<std::ptrdiff_t>(
                                          std::min(limit, articles.size()));
  std::partial_sort(articles.begin(), end, articles.end(), Before);
  articles.erase(end, articles.end());
  Json json = call->Envelope("articles", std::nullopt);
  json["truncated"] = more;
  json["next"] = more ? Json(articles.back().id()) : Json(nullptr);
  json["actors"] = Json::object();
  json["results"] = Json::array();
  for (const v1::Article& article : articles) {
    ACTANT_ASSIGN_OR_RETURN(
        const auto mentions,
        call->view().ArticleMentions(ArticleId::Of(article.id())));
    Json entry = ArticleJson(article);
    entry["mentions"] = mentions.size();
    json["results"].push_back(std::move(entry));
  }
  return JsonResponse(json);
}

Result<HttpResponse> AnswerArticle(std::shared_ptr<ApiCall> call) {
  ACTANT_RETURN_ERROR_IF(call->Start(Cost::kQuick));
  const ArticleId id = ArticleId::Of(call->ids().front());
  const Result<v1::Article> article = call->view().GetArticle(id);
  if (!article.has_value()) {
    if (article.error().code() != StatusCode::kNotFound) {
      return Error(article.error());
    }
    return Error(NotFound("no article \"" + call->ids().front() +
                          "\"; /api/v1/articles lists those there are"));
  }
  Json json = ArticleJson(*article);
  json["version"] = article->version();
  const Result<std::string> text = call->view().GetText(id);
  if (!text.has_value() && text.error().code() != StatusCode::kNotFound) {
    return Error(text.error());
  }
  json["text"] = text.has_value() ? Json(*text) : Json(nullptr);
  // With the public ids of their events; by where they stand.
  std::vector<std::pair<v1::Mention, std::optional<EventId>>> mentions;
  ACTANT_ASSIGN_OR_RETURN(const auto ids, call->view().ArticleMentions(id));
  std::set<EventNumber> events;
  for (const auto& [mention, event] : ids) events.insert(event);
  for (const EventNumber number : events) {
    ACTANT_ASSIGN_OR_RETURN(const v1::Event event,
                            call->view().GetEvent(number));
    ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::Mention> all,
                            call->view().MentionsOf(number));
    for (const v1::Mention& each : all) {
      if (each.article() != article->id()) continue;
      mentions.emplace_back(each, EventId::FromBytes(event.id()));
    }
  }
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(a.first.clause().begin(), a.first.clause().end(),
                           std::string_view(a.first.id())) <
           std::make_tuple(b.first.clause().begin(), b.first.clause().end(),
                           std::string_view(b.first.id()));
  });
  Json list = Json::array();
  for (const auto& [mention, public_id] : mentions) {
    Json entry = MentionJson(mention, call->session().TypeOf(mention.type()));
    call->MentionParties(mention);
    entry["event"] = public_id ? Json(public_id->ToHex()) : Json(nullptr);
    list.push_back(std::move(entry));
  }
  json["actors"] = call->Names();
  json["mentions"] = std::move(list);
  return JsonResponse(json);
}

}  // namespace actant
