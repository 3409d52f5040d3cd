#include <memory>
#include <ostream>
#include <utility>

#include "apps/article_store.h"
#include "apps/commands.h"
#include "apps/knowledge_file.h"
#include "apps/progress_bar.h"
#include "graph/article_writer.h"

namespace actant {
namespace {

struct ReextractArguments {
  std::vector<std::string> articles;
  std::string store;
  std::string data;
  // Empty: each article's own.
  std::string scope;
};

// The input that gave a stored article, from its record and full text.
Result<ArticleInput> InputOf(const v1::Article& article, std::string text) {
  ArticleInput input;
  input.id = article.id();
  input.title = article.title();
  input.url = article.url();
  input.publisher = article.publisher();
  if (article.has_published()) input.published = article.published();
  if (!input.title.empty()) {
    const std::string head = input.title + "\n";
    if (!text.starts_with(head)) {
      return Error(DataLoss("the kept text of " + article.id() +
                            " does not begin with its title"));
    }
    text.erase(0, head.size());
  }
  input.text = std::move(text);
  return input;
}

// The articles to read: those named, or all.
Result<std::vector<v1::Article>> Select(const EventStore& store,
                                        const std::vector<std::string>& names) {
  std::vector<v1::Article> articles;
  if (names.empty()) {
    ACTANT_RETURN_ERROR_IF(store.ScanArticles([&](const v1::Article& article) {
      articles.push_back(article);
      return Scan::kContinue;
    }));
    return articles;
  }
  for (const std::string& name : names) {
    Result<v1::Article> article = store.GetArticle(ArticleId::Of(name));
    if (!article.has_value()) {
      return Error(article.error().Annotate("article \"" + name + "\""));
    }
    articles.push_back(std::move(*article));
  }
  return articles;
}

Result<ExitCode> Reextract(const ReextractArguments& arguments,
                           const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<EventStore> store,
                          OpenStore(arguments.store, OpenMode::kReadWrite));
  if (!store->keeps_text()) {
    return Error(
        FailedPrecondition(arguments.store +
                           " was made with --no-text: the articles' words are "
                           "not there; ingest the files again"));
  }
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          OpenKnowledge(arguments.data));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Extractor> extractor,
                          Extractor::Create(knowledge.get()));
  ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::Article> articles,
                          Select(*store, arguments.articles));
  ArticleWriter writer(store.get());
  size_t done = 0;
  size_t changed = 0;
  const std::atomic<bool>& interrupted = console.CatchInterrupts();
  ProgressBar bar(console.progress ? console.err : nullptr, articles.size());
  for (const v1::Article& article : articles) {
    if (interrupted) break;
    ACTANT_ASSIGN_OR_RETURN(std::string text,
                            store->GetText(ArticleId::Of(article.id())));
    ACTANT_ASSIGN_OR_RETURN(const ArticleInput input,
                            InputOf(article, std::move(text)));
    ExtractOptions options;
    options.scope = arguments.scope.empty()    ? ScopeOf(article)
                    : arguments.scope == "all" ? Scope::kAll
                                               : Scope::kInternational;
    ACTANT_ASSIGN_OR_RETURN(Extraction extraction,
                            extractor->Extract(input, options));
    ACTANT_ASSIGN_OR_RETURN(
        const ArticleReading reading,
        MakeReading(*knowledge, options.scope, std::move(extraction)));
    ACTANT_ASSIGN_OR_RETURN(const WriteSummary written, writer.Write(reading));
    if (written.outcome != WriteOutcome::kUnchanged) ++changed;
    ++done;
    bar.Update(done, std::to_string(done) + " articles");
  }
  bar.Clear();
  if (arguments.articles.empty() && done == articles.size()) {
    ACTANT_RETURN_ERROR_IF(store->SetRuleSet(knowledge->hash()));
  }
  *console.out << "articles: " << done << " read again, " << changed
               << " replaced\n";
  return done == articles.size() ? ExitCode::kOk : ExitCode::kInterrupted;
}

}  // namespace

void AddReextractCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<ReextractArguments>();
  CLI::App* command = AddCommand(
      set,
      {"reextract", "Read stored articles again with the current rules",
       "  actant reextract\n"
       "  actant reextract news01 --data my-data/\n"},
      [arguments](const Console& console) {
        return Reextract(*arguments, console);
      });
  command
      ->add_option("ARTICLE", arguments->articles,
                   "Ids of articles; without any, all")
      ->type_name("");
  command
      ->add_option("--scope", arguments->scope,
                   "all: also events between parties of one state; default: "
                   "as each article was read before")
      ->check(CLI::IsMember({"international", "all"}))
      ->type_name("SCOPE");
  AddStoreOption(command, &arguments->store);
  AddDataOption(command, &arguments->data);
}

}  // namespace actant
