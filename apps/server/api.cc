#include "apps/server/api.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <utility>
#include <vector>

#include "apps/json_article.h"
#include "apps/server/answer_cache.h"
#include "apps/server/api_answers.h"
#include "apps/server/api_call.h"
#include "apps/server/article_intake.h"
#include "apps/server/gzip.h"
#include "apps/server/openapi.h"
#include "apps/server/problem.h"
#include "apps/server/request_target.h"
#include "apps/version.h"

namespace actant {
namespace {

// Below this an answer is not worth compressing.
constexpr size_t kLeastGzipBytes = 1024;

// Segments after /api/v1; "*" is a place.
struct Route {
  std::vector<std::string_view> path;
  ApiAnswer answer;
};

const std::vector<Route>& Routes() {
  static const std::vector<Route> routes = {
      {{"statistics"}, AnswerStatistics}, {{"types"}, AnswerTypes},
      {{"rules", "*"}, AnswerRule},       {{"actors"}, AnswerActors},
      {{"actors", "*"}, AnswerActor},     {{"neighbors"}, AnswerNeighbors},
      {{"graph"}, AnswerGraph},           {{"chains"}, AnswerChains},
      {{"paths"}, AnswerPaths},           {{"timeline"}, AnswerTimeline},
      {{"series"}, AnswerSeries},         {{"events"}, AnswerEvents},
      {{"events", "*"}, AnswerEvent},     {{"articles"}, AnswerArticles},
      {{"articles", "*"}, AnswerArticle}, {{"export"}, AnswerExport},
  };
  return routes;
}

// The route of a path, and what stands in its places.
const Route* FindRoute(const std::vector<std::string>& path,
                       std::vector<std::string>* ids) {
  for (const Route& route : Routes()) {
    if (route.path.size() != path.size()) continue;
    ids->clear();
    bool fits = true;
    for (size_t i = 0; i < path.size() && fits; ++i) {
      if (route.path[i] == "*") {
        ids->push_back(path[i]);
      } else {
        fits = route.path[i] == path[i];
      }
    }
    if (fits) return &route;
  }
  return nullptr;
}

// Takes as long for any two texts of the same length: how far a guess was right
// cannot be told from the time.
bool SameToken(std::string_view given, std::string_view wanted) {
  if (given.size() != wanted.size()) return false;
  unsigned different = 0;
  for (size_t i = 0; i < wanted.size(); ++i) {
    different |= static_cast<unsigned>(static_cast<unsigned char>(given[i]) ^
                                       static_cast<unsigned char>(wanted[i]));
  }
  return different == 0;
}

// "[::1]:8080" -> "[::1]".
std::string_view WithoutPort(std::string_view host) {
  const size_t colon = host.rfind(':');
  const size_t bracket = host.rfind(']');
  if (colon == std::string_view::npos ||
      (bracket != std::string_view::npos && colon < bracket)) {
    return host;
  }
  return host.substr(0, colon);
}

bool IsLocalName(std::string_view host) {
  const std::string_view name = WithoutPort(host);
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

// Of every answer. Styles that scripts set one by one are let through; scripts,
// sheets and fonts come from the page's own files alone.
constexpr std::array<std::pair<const char*, const char*>, 6> kSafetyHeaders = {{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; "
     "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
     "connect-src 'self'; font-src 'self'; worker-src 'self' blob:; "
     "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
}};

HttpResponse Safe(HttpResponse response) {
  for (const auto& [name, value] : kSafetyHeaders) {
    response.headers.emplace_back(name, value);
  }
  return response;
}

Problem NotAllowed(const std::string& allowed) {
  return {405, "method_not_allowed", "allowed here: " + allowed, {}};
}

HttpResponse AllowResponse(HttpResponse response, const std::string& allowed) {
  response.headers.emplace_back("Allow", allowed);
  return response;
}

}  // namespace

class Api::Impl {
 public:
  Impl(const ApiOptions& options, StoreSource* source,
       const Knowledge* knowledge, PageFiles page)
      : options_(options),
        source_(source),
        knowledge_(knowledge),
        page_(std::move(page)),
        slots_(static_cast<size_t>(options.costly),
               static_cast<size_t>(options.waiting)) {}

  Status Prepare() {
    if (!options_.writes) return Status::Ok();
    Result<std::unique_ptr<ArticleIntake>> intake =
        ArticleIntake::Make(knowledge_, source_->writer());
    if (!intake.has_value()) return intake.error();
    intake_ = std::move(*intake);
    return Status::Ok();
  }

  HttpResponse Answer(const HttpRequest& request) {
    if (options_.local && !IsLocalName(request.Header("host"))) {
      return ProblemResponse(
          {421,
           "misdirected_request",
           "this server answers for localhost alone; start it with --host and "
           "--token for others",
           {}},
          request.target);
    }
    return AnswerTarget(request);
  }

 private:
  HttpResponse AnswerTarget(const HttpRequest& request) {
    const Result<RequestTarget> target = ParseRequestTarget(request.target);
    if (!target.has_value()) {
      return ProblemResponse(ProblemOf(target.error()), request.target);
    }
    const std::vector<std::string>& path = target->path;
    if (path.empty() || path[0] != "api") return AnswerPage(path, request);
    if (path.size() < 2 || path[1] != "v1") return NoSuchPath(request);
    return AnswerApi({path.begin() + 2, path.end()}, *target, request);
  }

  // `path`: behind /api/v1.
  HttpResponse AnswerApi(const std::vector<std::string>& path,
                         const RequestTarget& target,
                         const HttpRequest& request) {
    if (Is(path, "health")) {
      return AnswerFixed(request, target, [this] { return Health(); });
    }
    if (!options_.token.empty() && !HasToken(request)) {
      return ProblemResponse(
          {401,
           "unauthorized",
           "this server asks for a token: \"Authorization: Bearer TOKEN\"",
           {}},
          request.target);
    }
    if (Is(path, "openapi.json")) {
      return AnswerFixed(request, target, [] {
        HttpResponse response;
        response.content_type = "application/json; charset=utf-8";
        response.body = OpenApiText();
        return response;
      });
    }
    if (Is(path, "articles") && request.method == "POST") {
      return TakeArticle(request);
    }
    std::vector<std::string> ids;
    const Route* const route = FindRoute(path, &ids);
    if (route == nullptr) return NoSuchPath(request);
    return AnswerQuestion(*route, std::move(ids), target, request);
  }

  static bool Is(const std::vector<std::string>& path, std::string_view word) {
    return path.size() == 1 && path.front() == word;
  }

  static HttpResponse NoSuchPath(const HttpRequest& request) {
    return ProblemResponse(
        {404,
         "not_found",
         "there is no such address; /api/v1/openapi.json lists those there are",
         {}},
        request.target);
  }

  HttpResponse AnswerPage(const std::vector<std::string>& path,
                          const HttpRequest& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
      return AllowResponse(
          ProblemResponse(NotAllowed("GET, HEAD"), request.target),
          "GET, HEAD");
    }
    return page_.Answer(path, request);
  }

  // A text that no store is asked for.
  template <typename Make>
  HttpResponse AnswerFixed(const HttpRequest& request,
                           const RequestTarget& target, const Make& make) {
    if (std::optional<HttpResponse> other = OtherMethod(request, "GET, HEAD")) {
      return std::move(*other);
    }
    const Status finished = Parameters(target.parameters).Finish();
    if (!finished.ok()) {
      return ProblemResponse(ProblemOf(finished), request.target);
    }
    return Compressed(make(), request);
  }

  // The answer to methods other than GET and HEAD.
  static std::optional<HttpResponse> OtherMethod(const HttpRequest& request,
                                                 const std::string& allowed) {
    if (request.method == "GET" || request.method == "HEAD") {
      return std::nullopt;
    }
    if (request.method == "OPTIONS") {
      HttpResponse response;
      response.status = 204;
      return AllowResponse(std::move(response), allowed + ", OPTIONS");
    }
    return AllowResponse(ProblemResponse(NotAllowed(allowed), request.target),
                         allowed);
  }

  HttpResponse Health() const {
    Json json;
    json["status"] = "ok";
    json["version"] = kVersion;
    json["sequence"] = source_->View(nullptr)->sequence();
    json["writes"] = options_.writes;
    json["demo"] = options_.demo;
    HttpResponse response = JsonResponse(json);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  }

  bool HasToken(const HttpRequest& request) const {
    constexpr std::string_view kScheme = "Bearer ";
    const std::string_view given = request.Header("authorization");
    return given.starts_with(kScheme) &&
           SameToken(given.substr(kScheme.size()), options_.token);
  }

  HttpResponse TakeArticle(const HttpRequest& request) {
    if (intake_ == nullptr) {
      return ProblemResponse(
          {403,
           "forbidden",
           "this server only reads; start it with --allow-writes and --token",
           {}},
          request.target);
    }
    const Result<ArticleInput> article = ParseJsonArticle(request.body);
    if (!article.has_value()) {
      return ProblemResponse(ProblemOf(article.error()), request.target);
    }
    const Result<WriteSummary> taken = intake_->Take(*article);
    if (!taken.has_value()) {
      return ProblemResponse(ProblemOf(taken.error()), request.target);
    }
    Json json;
    json["article"] = article->id;
    json["mentions"] = taken->mentions;
    json["events"] = taken->events;
    json["sequence"] = source_->View(nullptr)->sequence();
    HttpResponse response = JsonResponse(json);
    response.status = 201;
    return response;
  }

  HttpResponse AnswerQuestion(const Route& route, std::vector<std::string> ids,
                              const RequestTarget& target,
                              const HttpRequest& request) {
    const bool takes_articles = route.answer == AnswerArticles;
    if (std::optional<HttpResponse> other = OtherMethod(
            request, takes_articles ? "GET, HEAD, POST" : "GET, HEAD")) {
      return std::move(*other);
    }
    const auto budget = std::make_shared<ReadBudget>(
        ReadBudget::Clock::now() + std::chrono::seconds(options_.query_seconds),
        options_.query_reads);
    std::unique_ptr<const EventStore> view = source_->View(budget.get());
    const std::string etag =
        "W/\"" + std::to_string(view->sequence()) + "-" + kVersion + "\"";
    const auto call = std::make_shared<ApiCall>(
        ApiShared{knowledge_, &labels_, &slots_, &cache_}, request,
        std::move(ids), target.parameters, budget, std::move(view));
    HttpResponse response;
    if (request.Header("if-none-match") == etag) {
      response.status = 304;
    } else {
      Result<HttpResponse> answer = route.answer(call);
      if (!answer.has_value())
        return ProblemOfCall(answer.error(), *call, request);
      response = Compressed(std::move(*answer), request);
    }
    response.headers.emplace_back("ETag", etag);
    response.headers.emplace_back("Cache-Control", "no-cache");
    response.headers.emplace_back("Vary", "Accept, Accept-Encoding");
    return response;
  }

  static HttpResponse ProblemOfCall(const Status& status, const ApiCall& call,
                                    const HttpRequest& request) {
    Problem problem = ProblemOf(status);
    if (status.code() == StatusCode::kInvalidArgument) {
      problem.candidates = call.candidates();
    }
    // Whoever waits in vain for a slot may try again, as one who asked for too
    // much may not.
    if (status.code() == StatusCode::kResourceExhausted &&
        call.view().CheckBudget().ok()) {
      problem.status = 429;
      problem.code = "too_many_requests";
    }
    return ProblemResponse(problem, request.target);
  }

  static HttpResponse Compressed(HttpResponse response,
                                 const HttpRequest& request) {
    const bool is_text = response.content_type.starts_with("application/json");
    if (!is_text || response.stream || response.body.size() < kLeastGzipBytes ||
        !AcceptsGzip(request.Header("accept-encoding"))) {
      return response;
    }
    response.body = Gzip(response.body, GzipEffort::kQuick);
    response.headers.emplace_back("Content-Encoding", "gzip");
    return response;
  }

  const ApiOptions options_;
  StoreSource* const source_;
  const Knowledge* const knowledge_;
  const PageFiles page_;
  ActorLabels labels_;
  AnswerCache cache_;
  QuerySlots slots_;
  std::unique_ptr<ArticleIntake> intake_;
};

Api::Api(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Api::~Api() = default;

Result<std::unique_ptr<Api>> Api::Make(const ApiOptions& options,
                                       StoreSource* source,
                                       const Knowledge* knowledge,
                                       PageFiles page) {
  if (options.writes && (options.token.empty() || !source->writer())) {
    return Error(InvalidArgument(
        "--allow-writes needs a --token that writers must bring"));
  }
  auto impl =
      std::make_unique<Impl>(options, source, knowledge, std::move(page));
  ACTANT_RETURN_ERROR_IF(impl->Prepare());
  return std::unique_ptr<Api>(new Api(std::move(impl)));
}

HttpResponse Api::Answer(const HttpRequest& request) {
  return Safe(impl_->Answer(request));
}

HttpResponse Api::Refuse(int status) {
  const Problem problem{
      status,
      status == 413 ? "payload_too_large" : "bad_request",
      status == 413   ? "the body is larger than the server takes"
      : status == 414 ? "the address is longer than the server takes"
                      : "the request is no HTTP/1.1 that the server takes",
      {}};
  return Safe(ProblemResponse(problem, ""));
}

}  // namespace actant
