#include "apps/server/demo_store.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>
#include <variant>

#include "apps/article_reader.h"
#include "apps/server/article_intake.h"
#include "storage/event_store.h"

namespace actant {
namespace {

namespace fs = std::filesystem;

}  // namespace

Result<std::unique_ptr<DemoStore>> DemoStore::Make(
    const Knowledge& knowledge, const std::string& articles) {
  std::error_code error;
  std::string folder =
      (fs::temp_directory_path(error) / "actant-demo-XXXXXX").string();
  if (error || mkdtemp(folder.data()) == nullptr) {
    return Error(Unavailable("no temporary folder can be made at " + folder +
                             "; set TMPDIR to one that can be written"));
  }
  std::unique_ptr<DemoStore> demo(new DemoStore(std::move(folder)));
  ACTANT_RETURN_ERROR_IF(demo->Fill(knowledge, articles));
  return demo;
}

DemoStore::~DemoStore() {
  std::error_code error;
  fs::remove_all(folder_, error);
}

Status DemoStore::Fill(const Knowledge& knowledge,
                       const std::string& articles) {
  StoreOptions options;
  options.path = path();
  options.missing = MissingStore::kCreate;
  options.sync = SyncPolicy::kBatch;
  const Result<std::unique_ptr<EventStore>> store = EventStore::Open(options);
  if (!store.has_value()) return store.error();
  const Result<std::unique_ptr<ArticleIntake>> intake =
      ArticleIntake::Make(&knowledge, store->get());
  if (!intake.has_value()) return intake.error();
  const Result<ArticleFiles> files = ListArticleFiles({{articles}, ""});
  if (!files.has_value()) return files.error();
  size_t count = 0;
  Status failure;
  for (const ArticleFile& file : files->files) {
    ReadArticles(
        file, *files, ReadOptions(),
        [&](const ArticleItem& item) {
          const auto* const article = std::get_if<ReadArticle>(&item);
          if (article == nullptr) return Reading::kContinue;
          const Result<WriteSummary> taken = (*intake)->Take(article->input);
          if (!taken.has_value()) {
            failure = taken.error();
            return Reading::kStop;
          }
          ++count;
          return Reading::kContinue;
        },
        nullptr);
    ACTANT_RETURN_IF_ERROR(failure);
  }
  if (count == 0) return NotFound("no example articles in " + articles);
  return (*store)->Sync();
}

}  // namespace actant
