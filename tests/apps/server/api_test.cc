// The API over a store of the example articles, without a socket.
#include "apps/server/api.h"

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "apps/chain_answer.h"
#include "apps/server/demo_store.h"
#include "apps/server/openapi.h"
#include "apps/server/page_files.h"
#include "temp_folder.h"

namespace actant {
namespace {

using nlohmann::json;

const Knowledge& TheKnowledge() {
  static const std::unique_ptr<Knowledge> knowledge =
      *Knowledge::Open(ACTANT_KNOWLEDGE);
  return *knowledge;
}

const std::string kToken = "a-token-of-24-characters";

// A server over the example articles, asked directly.
class Served {
 public:
  explicit Served(ApiOptions options = {}, PageFiles page = {}) {
    source_ =
        *StoreSource::Open(demo_->path(), options.writes ? ServerAccess::kWrite
                                                         : ServerAccess::kRead);
    api_ = *Api::Make(options, source_.get(), &TheKnowledge(), std::move(page));
  }

  HttpResponse Ask(HttpRequest request) const {
    if (!request.headers.contains("host")) {
      request.headers["host"] = "127.0.0.1:8040";
    }
    return api_->Answer(request);
  }
  HttpResponse Get(const std::string& target,
                   std::map<std::string, std::string> headers = {}) const {
    return Ask({"GET", target, std::move(headers), ""});
  }
  // A document that must be there.
  json Read(const std::string& target) const {
    const HttpResponse response = Get("/api/v1" + target);
    EXPECT_EQ(response.status, 200) << target << '\n' << response.body;
    return json::parse(response.body);
  }
  // The problem that must come of it.
  json Problem(const std::string& target, int status) const {
    const HttpResponse response = Get("/api/v1" + target);
    EXPECT_EQ(response.status, status) << target << '\n' << response.body;
    EXPECT_EQ(response.content_type, "application/problem+json");
    const json problem = json::parse(response.body);
    EXPECT_EQ(problem.at("status"), status);
    EXPECT_EQ(problem.at("instance"), "/api/v1" + target);
    return problem;
  }
  const Api& api() const { return *api_; }
  const StoreSource& source() const { return *source_; }

 private:
  const std::unique_ptr<DemoStore> demo_ =
      *DemoStore::Make(TheKnowledge(), ACTANT_EXAMPLE_ARTICLES);
  std::unique_ptr<StoreSource> source_;
  std::unique_ptr<Api> api_;
};

std::string HeaderOf(const HttpResponse& response, const std::string& name) {
  for (const auto& [each, value] : response.headers) {
    if (each == name) return value;
  }
  return "";
}

std::string Streamed(const HttpResponse& response) {
  std::string whole;
  EXPECT_TRUE(response.stream != nullptr);
  EXPECT_TRUE(response.stream([&whole](std::string_view piece) {
    whole.append(piece);
    return true;
  }));
  return whole;
}

class ApiTest : public testing::Test {
 protected:
  // Not SetUpTestSuite: of what that throws the tests are skipped, not failed.
  void SetUp() override {
    if (served_ == nullptr) served_ = new Served();
  }
  static void TearDownTestSuite() {
    delete served_;
    served_ = nullptr;
  }
  static Served* served_;
};
Served* ApiTest::served_ = nullptr;

TEST_F(ApiTest, FindsActorsInAnyLanguageAsOneTypes) {
  for (const char* text : {"%E7%BE%8E%E5%9C%8B", "%E7%BE%8E%E5%9B%BD",
                           "United%20States", "united", "usa", "USA"}) {
    const json found = served_->Read(std::string("/actors?q=") + text);
    ASSERT_FALSE(found["results"].empty()) << text;
    EXPECT_EQ(found["results"][0]["code"], "USA") << text;
    EXPECT_EQ(found["results"][0]["zh"], "美國");
  }
  const json all = served_->Read("/actors?limit=3");
  ASSERT_EQ(all["results"].size(), 3U);
  EXPECT_TRUE(all["truncated"].get<bool>());
  EXPECT_GE(all["results"][0]["events"], all["results"][1]["events"]);
  EXPECT_TRUE(served_->Read("/actors?q=zzzzz")["results"].empty());
}

TEST_F(ApiTest, PagesOfATimelineAreTheWhole) {
  const json whole = served_->Read("/timeline?a=CHN&b=USA");
  ASSERT_GT(whole["results"].size(), 8U);
  EXPECT_TRUE(whole["next"].is_null());
  EXPECT_EQ(whole["actors"]["CHN"]["en"], "China");
  json pages = json::array();
  std::string cursor;
  for (int page = 0; page < 100; ++page) {
    const json part =
        served_->Read("/timeline?a=%E4%B8%AD%E5%9C%8B&b=USA&limit=3" +
                      (cursor.empty() ? "" : "&cursor=" + cursor));
    for (const json& event : part["results"]) pages.push_back(event);
    EXPECT_EQ(part["truncated"].get<bool>(), !part["next"].is_null());
    if (part["next"].is_null()) break;
    cursor = part["next"].get<std::string>();
  }
  EXPECT_EQ(pages, whole["results"]);
  const HttpResponse lines = served_->Get("/api/v1/timeline?a=CHN&b=USA",
                                          {{"accept", "application/x-ndjson"}});
  json streamed = json::array();
  std::string text = Streamed(lines);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    streamed.push_back(json::parse(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  EXPECT_EQ(streamed, whole["results"]);
}

TEST_F(ApiTest, FiltersAsTheCommandLineDoes) {
  const json all = served_->Read("/timeline?a=CHN&b=USA&status=all");
  const json some = served_->Read(
      "/timeline?a=CHN&b=USA&status=all&type=SANCTION&from=2018&to=2025");
  EXPECT_LT(some["results"].size(), all["results"].size());
  ASSERT_FALSE(some["results"].empty());
  for (const json& event : some["results"]) {
    EXPECT_EQ(event["plover"], "SANCTION");
    EXPECT_FALSE(event["evidence"].empty());
  }
  EXPECT_EQ(some["filter"]["from"], "2018-01-01");
  EXPECT_EQ(some["filter"]["to"], "2025-12-31");
  const json bare = served_->Read("/timeline?a=CHN&b=USA&evidence=false");
  EXPECT_FALSE(bare["results"][0].contains("evidence"));
}

TEST_F(ApiTest, CountsOneWayInEveryAnswer) {
  const json timeline = served_->Read("/timeline?a=CHN&b=USA&limit=1000");
  const size_t events = timeline["results"].size();
  size_t dated = 0;
  for (const json& event : timeline["results"]) {
    dated += event["first_day"].is_null() ? 0 : 1;
  }
  const json neighbors = served_->Read("/neighbors?actor=USA&limit=1000");
  for (const json& row : neighbors["results"]) {
    if (row["actor"] == "CHN") {
      EXPECT_EQ(row["events"], events);
    }
  }
  size_t in_months = 0;
  const json series = served_->Read("/series?a=CHN&b=USA");
  for (const json& row : series["results"]) {
    in_months += row["events"].get<size_t>();
    EXPECT_EQ(row["events"], row["vcoop"].get<int>() + row["mcoop"].get<int>() +
                                 row["vconf"].get<int>() +
                                 row["mconf"].get<int>() +
                                 row["unclassified"].get<int>());
  }
  EXPECT_EQ(in_months, dated);
  size_t on_edges = 0;
  const json graph = served_->Read("/graph?around=USA&limit=5000");
  for (const json& edge : graph["edges"]) {
    const bool pair = (edge["source"] == "USA" && edge["target"] == "CHN") ||
                      (edge["source"] == "CHN" && edge["target"] == "USA");
    if (pair) on_edges += edge["events"].get<size_t>();
  }
  EXPECT_GE(on_edges, events);
  EXPECT_TRUE(graph["nodes"][0]["centre"].get<bool>());
}

TEST_F(ApiTest, TakesSeveralActorsInOneValueOrInSeveral) {
  const json both = served_->Read("/graph?around=USA,CHN&limit=3");
  EXPECT_EQ(both["arguments"]["around"], json({"USA", "CHN"}));
  for (const char* same : {"around=USA&around=CHN", "around=USA%2CCHN",
                           "around=,USA,,CHN&around="}) {
    EXPECT_EQ(served_->Read("/graph?limit=3&" + std::string(same)), both);
  }
  served_->Problem("/graph?around=,", 400);
}

TEST_F(ApiTest, LeadsFromAnEventToItsClauseAndRule) {
  const json timeline = served_->Read("/timeline?a=CHN&b=USA&type=tariff");
  ASSERT_FALSE(timeline["results"].empty());
  const json& event = timeline["results"][0];
  const std::string id = event["id"].get<std::string>();
  const json same = served_->Read("/events/" + id);
  EXPECT_EQ(same["evidence"], event["evidence"]);
  const json& evidence = event["evidence"][0];
  const json article =
      served_->Read("/articles/" + evidence["article"].get<std::string>());
  const std::string text = article["text"].get<std::string>();
  const auto begin = evidence["begin"].get<size_t>();
  const auto end = evidence["end"].get<size_t>();
  EXPECT_EQ(text.substr(begin, end - begin), evidence["evidence"]);
  bool found = false;
  for (const json& mention : article["mentions"]) {
    found = found || mention["event"] == id;
  }
  EXPECT_TRUE(found);
  const json rule =
      served_->Read("/rules/" + evidence["rule"].get<std::string>());
  EXPECT_EQ(rule["type"], event["type"]);
  EXPECT_EQ(rule["text"].get<std::string>().rfind("rule ", 0), 0U);
  const json list = served_->Read("/articles?limit=2");
  EXPECT_EQ(list["results"].size(), 2U);
  const json next = served_->Read("/articles?limit=2&cursor=" +
                                  list["next"].get<std::string>());
  EXPECT_NE(next["results"][0]["id"], list["results"][1]["id"]);
  EXPECT_LE(next["results"][0]["published"], list["results"][1]["published"]);
}

TEST_F(ApiTest, FollowsChainsAndPaths) {
  const json chains =
      served_->Read("/chains?start=USA&type=SANCTION&max_hops=2&limit=5");
  ASSERT_FALSE(chains["results"].empty());
  const json& chain = chains["results"][0];
  EXPECT_EQ(chain["path"][0], "USA");
  EXPECT_EQ(chain["hops"].size(), chain["length"].get<size_t>());
  const std::string end = chain["path"].back().get<std::string>();
  const json path = served_->Read("/paths?start=USA&end=" + end);
  EXPECT_EQ(path["results"].size(), 1U);
  EXPECT_EQ(served_->Read("/paths?start=USA&end=USA")["results"][0]["length"],
            0);
}

TEST_F(ApiTest, WritesEventsAndChainsAsTheirTreesAre) {
  const std::unique_ptr<const EventStore> view =
      served_->source().View(nullptr);
  for (const QuerySession::Evidence evidence :
       {QuerySession::Evidence::kNone, QuerySession::Evidence::kAll}) {
    QuerySession session(view.get(), &TheKnowledge());
    ChainOptions options;
    options.limit = 200;
    options.max_hops = 3;
    const auto chains = session.query().Chains("USA", "", options);
    ASSERT_TRUE(chains.has_value());
    ASSERT_GT(chains->size(), 50U);
    for (const Chain& chain : *chains) {
      const auto row = ChainRow(chain, Level::kState, &session, evidence);
      ASSERT_TRUE(row.has_value());
      std::string text;
      ASSERT_TRUE(AppendChain(
                      chain,
                      [&](const EventRow& event, std::string* out) {
                        return session.AppendDescription(event, evidence, out);
                      },
                      &text)
                      .ok());
      EXPECT_EQ(text, Dump(row->fields));
    }
  }
}

TEST_F(ApiTest, ExportsEveryFormat) {
  for (const char* format : {"graphml",
                             "gexf",
                             "dot",
                             "svg",
                             "jsonl",
                             "csv",
                             "excel",
                             "ics",
                             "timelinejs",
                             "vis-timeline",
                             "html",
                             "nquads",
                             "jsonld",
                             "neo4j",
                             "cypher",
                             "geojson",
                             "gdelt1",
                             "gdelt2",
                             "gdelt2-mentions",
                             "icews",
                             "polecat", "plover"}) {
    const HttpResponse response =
        served_->Get(std::string("/api/v1/export?format=") + format);
    ASSERT_EQ(response.status, 200) << format << response.body;
    EXPECT_NE(HeaderOf(response, "Content-Disposition").find("attachment"),
              std::string::npos);
    const std::string bytes =
        response.stream ? Streamed(response) : response.body;
    EXPECT_GT(bytes.size(), 500U) << format;
  }
}

TEST_F(ApiTest, AnswersOnceForOneStateOfTheStore) {
  const HttpResponse first = served_->Get("/api/v1/statistics");
  const std::string etag = HeaderOf(first, "ETag");
  ASSERT_EQ(etag.rfind("W/\"", 0), 0U);
  const HttpResponse again =
      served_->Get("/api/v1/statistics", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(HeaderOf(again, "ETag"), etag);
  const HttpResponse zipped =
      served_->Get("/api/v1/statistics", {{"accept-encoding", "br, gzip"}});
  EXPECT_EQ(HeaderOf(zipped, "Content-Encoding"), "gzip");
  EXPECT_LT(zipped.body.size(), first.body.size());
}

TEST_F(ApiTest, TellsWhatIsWrong) {
  EXPECT_EQ(served_->Problem("/timeline?a=CHN", 400)["detail"], "b is missing");
  EXPECT_EQ(served_->Problem("/timeline?a=CHN&b=CHN", 400)["code"],
            "invalid_argument");
  const json unknown = served_->Problem("/timeline?a=CHN&b=Nowhereland", 404);
  EXPECT_NE(unknown["detail"].get<std::string>().find("Nowhereland"),
            std::string::npos);
  const json parameter = served_->Problem("/timeline?a=CHN&b=USA&form=2", 400);
  EXPECT_NE(parameter["detail"].get<std::string>().find("known are"),
            std::string::npos);
  EXPECT_EQ(
      served_->Problem("/timeline?a=CHN&b=USA&from=yesterday", 400)["detail"]
          .get<std::string>()
          .rfind("from: ", 0),
      0U);
  EXPECT_EQ(served_->Problem("/events/0123", 404)["code"], "not_found");
  EXPECT_EQ(served_->Problem("/rules/none", 404)["code"], "not_found");
  EXPECT_EQ(served_->Problem("/articles/none", 404)["code"], "not_found");
  EXPECT_EQ(served_->Problem("/nothing", 404)["code"], "not_found");
  EXPECT_EQ(served_->Problem("/neighbors?actor=USA&depth=9", 400)["code"],
            "invalid_argument");
  EXPECT_EQ(served_->Problem("/export?format=exe", 400)["code"],
            "invalid_argument");
  const HttpResponse posted = served_->Ask({"POST", "/api/v1/events", {}, ""});
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(HeaderOf(posted, "Allow"), "GET, HEAD");
}

TEST_F(ApiTest, SaysWhomAnAmbiguousNameMayMean) {
  // 金 is one of several people.
  const HttpResponse response =
      served_->Get("/api/v1/neighbors?actor=%E6%B0%91%E4%B8%BB%E5%85%9A");
  if (response.status == 400) {
    EXPECT_GE(json::parse(response.body)["candidates"].size(), 2U);
  }
}

TEST_F(ApiTest, KeepsStrangersOut) {
  for (const char* host : {"evil.example", "evil.example:8040", "", "[::2]",
                           "localhost.evil.example"}) {
    const HttpResponse response =
        served_->Ask({"GET", "/api/v1/health", {{"host", host}}, ""});
    EXPECT_EQ(response.status, 421) << host;
  }
  for (const char* host : {"localhost", "localhost:1", "[::1]:8040"}) {
    const HttpResponse response =
        served_->Ask({"GET", "/api/v1/health", {{"host", host}}, ""});
    EXPECT_EQ(response.status, 200) << host;
  }
  EXPECT_NE(HeaderOf(served_->Get("/"), "Content-Security-Policy")
                .find("default-src 'none'"),
            std::string::npos);
  const HttpResponse posted =
      served_->Ask({"POST",
                    "/api/v1/articles",
                    {},
                    R"({"id":"x","text":"美國制裁伊朗。"})"});
  EXPECT_EQ(posted.status, 403);
}

TEST(ApiTokenTest, AsksForItEverywhereButHealth) {
  ApiOptions options;
  options.token = kToken;
  const Served served(options);
  EXPECT_EQ(served.Get("/api/v1/health").status, 200);
  for (const std::string& given :
       {std::string(), "Bearer " + kToken.substr(1), "Bearer " + kToken + "x",
        "Bearer " + std::string(kToken.size(), 'x'), kToken,
        "Basic " + kToken}) {
    const HttpResponse response =
        served.Get("/api/v1/types", {{"authorization", given}});
    EXPECT_EQ(response.status, 401) << given;
    EXPECT_EQ(HeaderOf(response, "WWW-Authenticate"), "Bearer");
  }
  EXPECT_EQ(served.Get("/api/v1/types", {{"authorization", "Bearer " + kToken}})
                .status,
            200);
}

TEST(ApiWritesTest, TakesArticlesAsTheyAre) {
  ApiOptions options;
  options.token = kToken;
  options.writes = true;
  const Served served(options);
  const std::map<std::string, std::string> headers = {
      {"authorization", "Bearer " + kToken}};
  const json article = {
      {"id", "<img src=x onerror=alert(1)>"},
      {"title", "<script>alert('title')</script>"},
      {"publisher", "\"><b>"},
      {"published", "2025-03-02"},
      {"text", "<script>alert(1)</script>美國制裁伊朗。<b>日本譴責北韓。</b>"}};
  const HttpResponse taken =
      served.Ask({"POST", "/api/v1/articles", headers, article.dump()});
  ASSERT_EQ(taken.status, 201) << taken.body;
  const json answer = json::parse(taken.body);
  EXPECT_GE(answer["mentions"], 1);
  const HttpResponse read = served.Get(
      "/api/v1/articles/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", headers);
  ASSERT_EQ(read.status, 200) << read.body;
  const json stored = json::parse(read.body);
  EXPECT_EQ(stored["title"], article["title"]);
  EXPECT_EQ(stored["id"], article["id"]);
  EXPECT_NE(stored["text"].get<std::string>().find("<script>alert(1)"),
            std::string::npos);
  EXPECT_EQ(read.content_type, "application/json; charset=utf-8");
  for (const char* wrong : {"", "{", "[]", "{}", R"({"id":"x"})"}) {
    EXPECT_EQ(served.Ask({"POST", "/api/v1/articles", headers, wrong}).status,
              400)
        << wrong;
  }
  options.token.clear();
  EXPECT_FALSE(Api::Make(options, nullptr, nullptr, {}).has_value());
}

TEST(ApiWritesTest, FindsCodesThatHoldCommas) {
  ApiOptions options;
  options.token = kToken;
  options.writes = true;
  const Served served(options);
  ActorWrite write;
  write.actor.set_code("own/A, B and USA");
  write.actor.set_kind(v1::ACTOR_KIND_FIRM);
  ASSERT_TRUE(served.source().writer()->PutActors({write}).ok());
  const std::map<std::string, std::string> headers = {
      {"authorization", "Bearer " + kToken}};
  const HttpResponse graph = served.Get(
      "/api/v1/graph?around=own/A,+B+and+USA&around=USA,CHN", headers);
  ASSERT_EQ(graph.status, 200) << graph.body;
  EXPECT_EQ(json::parse(graph.body)["arguments"]["around"],
            json({"own/A, B and USA", "USA", "CHN"}));
}

TEST(ApiLimitsTest, EndsQuestionsThatReadTooMuch) {
  ApiOptions options;
  options.query_reads = 40;
  const Served served(options);
  const HttpResponse response =
      served.Get("/api/v1/chains?start=USA&max_hops=6");
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(json::parse(response.body)["code"], "resource_exhausted");
  EXPECT_EQ(HeaderOf(response, "Retry-After"), "2");
}

TEST(ApiLimitsTest, RefusesCostlyQuestionsWhileTooManyAreUnderWay) {
  ApiOptions options;
  options.costly = 1;
  options.waiting = 0;
  const Served served(options);
  {
    // Held until its stream is gone.
    const HttpResponse first = served.Get("/api/v1/export?format=jsonl");
    ASSERT_EQ(first.status, 200);
    EXPECT_EQ(served.Get("/api/v1/export?format=jsonl").status, 429);
    // Quick ones go on.
    EXPECT_EQ(served.Get("/api/v1/timeline?a=CHN&b=USA").status, 200);
  }
  EXPECT_EQ(served.Get("/api/v1/chains?start=USA").status, 200);
}

TEST(ApiPageTest, GivesTheFilesThatWereThere) {
  const TempFolder folder;
  folder.Write("web/index.html", "<!doctype html><title>page</title>");
  folder.Write("web/assets/main.js", "let x = 1;");
  folder.Write("secret.txt", "secret");
  auto page = PageFiles::Read(folder / "web");
  ASSERT_TRUE(page.has_value()) << page.error().ToString();
  const Served served({}, std::move(*page));
  const HttpResponse index = served.Get("/");
  EXPECT_EQ(index.status, 200);
  EXPECT_EQ(index.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(served.Get("/index.html").body, index.body);
  const HttpResponse script = served.Get("/assets/main.js");
  EXPECT_NE(HeaderOf(script, "Cache-Control").find("immutable"),
            std::string::npos);
  EXPECT_EQ(
      served
          .Get("/assets/main.js", {{"if-none-match", HeaderOf(script, "ETag")}})
          .status,
      304);
  for (const char* other :
       {"/secret.txt", "/assets", "/assets/", "/assets/../index.html",
        "/%2e%2e/secret.txt", "/..%2fsecret.txt", "//secret.txt",
        "/assets%2fmain.js%00"}) {
    EXPECT_GE(served.Get(other).status, 400) << other;
  }
  EXPECT_FALSE(PageFiles::Read(folder / "none").has_value());
}

TEST(OpenApiTest, IsServedAsItIs) {
  const json file = json::parse(OpenApiText());
  EXPECT_EQ(file["openapi"].get<std::string>().rfind("3.1", 0), 0U);
  const Served served;
  EXPECT_EQ(json::parse(served.Get("/api/v1/openapi.json").body), file);
}

}  // namespace
}  // namespace actant
