#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <utility>

#include "apps/article_reader.h"
#include "apps/article_store.h"
#include "apps/commands.h"
#include "apps/knowledge_file.h"
#include "apps/progress_bar.h"
#include "graph/article_writer.h"

namespace actant {
namespace {

// Articles between two syncs with --sync batch.
constexpr size_t kBatchArticles = 256;

struct IngestArguments {
  std::vector<std::string> paths;
  std::string store;
  std::string data;
  std::string manifest;
  std::string published;
  std::string scope = "international";
  std::string sync = "article";
  bool no_text = false;
  bool quiet = false;
  bool acknowledge = false;
};

struct IngestCounts {
  size_t added = 0;
  size_t unchanged = 0;
  size_t replaced = 0;
  size_t skipped = 0;
  size_t mentions = 0;

  size_t written() const { return added + unchanged + replaced; }
};

// One run of `actant ingest`.
class Ingestion {
 public:
  Ingestion(const IngestArguments& arguments, const Console& console)
      : arguments_(arguments), console_(console) {}

  Result<ExitCode> Run() {
    ACTANT_RETURN_ERROR_IF(Prepare());
    interrupt_ = &console_.CatchInterrupts();
    for (const SkippedArticle& skipped : files_.skipped) Skip(skipped);
    uint64_t total = 0;
    for (const ArticleFile& file : files_.files) total += file.bytes;
    ProgressBar bar(
        console_.progress && !arguments_.quiet ? console_.err : nullptr, total);
    bar_ = &bar;
    for (const ArticleFile& file : files_.files) {
      if (ReadFile(file) == Reading::kStop) break;
      bytes_before_ += file.bytes;
    }
    if (failure_.ok()) failure_ = Acknowledge();
    bar.Clear();
    bar_ = nullptr;
    PrintSummary();
    if (!failure_.ok()) return Error(failure_);
    if (interrupted_) return ExitCode::kInterrupted;
    return counts_.skipped > 0 ? ExitCode::kSkipped : ExitCode::kOk;
  }

 private:
  Status Prepare() {
    extract_options_.scope =
        arguments_.scope == "all" ? Scope::kAll : Scope::kInternational;
    if (!arguments_.published.empty()) {
      const Result<Day> day = ParseDay(arguments_.published);
      if (!day.has_value()) return day.error().Annotate("--published");
      read_options_.published = *day;
    }
    Result<ArticleFiles> files =
        ListArticleFiles({arguments_.paths, arguments_.manifest});
    if (!files.has_value()) return files.error();
    files_ = std::move(*files);

    Result<std::unique_ptr<Knowledge>> knowledge =
        OpenKnowledge(arguments_.data);
    if (!knowledge.has_value()) return knowledge.error();
    knowledge_ = std::move(*knowledge);
    Result<std::unique_ptr<Extractor>> extractor =
        Extractor::Create(knowledge_.get());
    if (!extractor.has_value()) return extractor.error();
    extractor_ = std::move(*extractor);
    return PrepareStore();
  }

  Status PrepareStore() {
    StoreOptions options;
    options.path = arguments_.store;
    options.missing = MissingStore::kCreate;
    options.text = arguments_.no_text ? TextPolicy::kDrop : TextPolicy::kKeep;
    options.sync =
        arguments_.sync == "batch" ? SyncPolicy::kBatch : SyncPolicy::kArticle;
    Result<std::unique_ptr<EventStore>> store = EventStore::Open(options);
    if (!store.has_value()) return store.error();
    store_ = std::move(*store);
    writer_ = std::make_unique<ArticleWriter>(store_.get());
    const Result<std::string> rule_set = store_->RuleSet();
    if (!rule_set.has_value()) return rule_set.error();
    other_rules_ = !rule_set->empty() && *rule_set != knowledge_->hash();
    if (*rule_set == knowledge_->hash()) return Status::Ok();
    return store_->SetRuleSet(knowledge_->hash());
  }

  Reading ReadFile(const ArticleFile& file) {
    return ReadArticles(
        file, files_, read_options_,
        [this](ArticleItem item) {
          if (*interrupt_) {
            interrupted_ = true;
            return Reading::kStop;
          }
          if (const auto* skipped = std::get_if<SkippedArticle>(&item)) {
            Skip(*skipped);
            return Reading::kContinue;
          }
          failure_ = Take(std::get<ReadArticle>(item));
          return failure_.ok() ? Reading::kContinue : Reading::kStop;
        },
        [this](uint64_t bytes) {
          bar_->Update(bytes_before_ + bytes,
                       std::to_string(counts_.written()) + " articles");
        });
  }

  void Skip(const SkippedArticle& skipped) {
    ++counts_.skipped;
    if (bar_ != nullptr) bar_->Clear();
    *console_.err << "actant: skipped " << skipped.ToString() << '\n';
  }

  // Extracts and writes one article. Fails only where going on is useless.
  Status Take(const ReadArticle& article) {
    Result<Extraction> extraction =
        extractor_->Extract(article.input, extract_options_);
    if (!extraction.has_value()) {
      Skip({article.file, article.line, extraction.error().message()});
      return Status::Ok();
    }
    Result<ArticleReading> reading = MakeReading(
        *knowledge_, extract_options_.scope, std::move(*extraction));
    if (!reading.has_value()) return reading.error();
    const Result<WriteSummary> written = writer_->Write(*reading);
    if (!written.has_value()) {
      return written.error().Annotate(article.input.id);
    }
    Count(article, *written);
    pending_.push_back(article.input.id);
    const bool batch = arguments_.sync == "batch";
    if (batch && pending_.size() < kBatchArticles) return Status::Ok();
    return Acknowledge();
  }

  void Count(const ReadArticle& article, const WriteSummary& written) {
    counts_.mentions += written.mentions;
    switch (written.outcome) {
      case WriteOutcome::kAdded:
        ++counts_.added;
        break;
      case WriteOutcome::kUnchanged:
        ++counts_.unchanged;
        break;
      case WriteOutcome::kReplaced:
        ++counts_.replaced;
        break;
    }
    std::string place = article.file;
    if (article.line > 0) place += ":" + std::to_string(article.line);
    const auto [first, is_new] = places_.emplace(article.input.id, place);
    if (is_new) return;
    if (written.outcome == WriteOutcome::kReplaced) {
      twice_.push_back("\"" + article.input.id + "\": " + place + " replaced " +
                       first->second);
    }
    first->second = place;
  }

  // Makes what is pending durable, then says so.
  Status Acknowledge() {
    if (pending_.empty()) return Status::Ok();
    if (arguments_.sync == "batch") ACTANT_RETURN_IF_ERROR(store_->Sync());
    if (arguments_.acknowledge) {
      for (const std::string& id : pending_) *console_.out << id << '\n';
      console_.out->flush();
    }
    pending_.clear();
    return Status::Ok();
  }

  void PrintSummary() const {
    for (const std::string& twice : twice_) {
      *console_.err << "actant: two articles with the id " << twice << '\n';
    }
    if (arguments_.quiet) return;
    // Standard output belongs to the acknowledged ids where they are asked
    // for.
    std::ostream& out = arguments_.acknowledge ? *console_.err : *console_.out;
    out << "articles: " << counts_.added << " added, " << counts_.unchanged
        << " unchanged, " << counts_.replaced << " replaced, "
        << counts_.skipped << " skipped\n"
        << "mentions: " << counts_.mentions << " in these articles\n";
    const Result<StoreCounts> all = store_->Counts();
    if (all.has_value()) {
      out << "store:    " << all->articles << " articles, " << all->mentions
          << " mentions, " << all->events << " events, " << all->actors
          << " actors\n";
    }
    if (!files_.left_out.empty()) {
      out << "left out: " << files_.left_out.size()
          << " (no articles by their names; the first is "
          << files_.left_out.front() << ")\n";
    }
    if (other_rules_) {
      out << "note:     the store holds articles read with other rules; "
             "`actant reextract` reads them again\n";
    }
  }

  const IngestArguments& arguments_;
  const Console& console_;
  const std::atomic<bool>* interrupt_ = nullptr;
  ExtractOptions extract_options_;
  ReadOptions read_options_;
  ArticleFiles files_;
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<Extractor> extractor_;
  std::unique_ptr<EventStore> store_;
  std::unique_ptr<ArticleWriter> writer_;
  ProgressBar* bar_ = nullptr;
  uint64_t bytes_before_ = 0;
  IngestCounts counts_;
  std::vector<std::string> pending_;
  // Where each id of this run was read last.
  std::map<std::string, std::string> places_;
  std::vector<std::string> twice_;
  bool other_rules_ = false;
  bool interrupted_ = false;
  Status failure_;
};

void AddIngestOptions(CLI::App* command, IngestArguments* arguments) {
  command
      ->add_option("FILE", arguments->paths,
                   "Files (.txt, .html, .pdf, .jsonl; .gz and .zst of them), "
                   "folders, or - for standard input")
      ->type_name("");
  AddStoreOption(command, &arguments->store);
  AddDataOption(command, &arguments->data);
  command
      ->add_option("--manifest", arguments->manifest,
                   "Table or JSON Lines with file, published, publisher, url "
                   "(id, title); without FILE, the files it lists are read")
      ->type_name("FILE");
  command
      ->add_option("--published", arguments->published,
                   "Day of publication of articles that bring none")
      ->type_name("YYYY-MM-DD");
  AddScopeOption(command, &arguments->scope);
  command
      ->add_option("--sync", arguments->sync,
                   "article: each article is on disk before the next; batch: "
                   "every 256, faster, and a crash may lose the last ones")
      ->check(CLI::IsMember({"article", "batch"}))
      ->type_name("WHEN")
      ->capture_default_str();
  command->add_flag("--no-text", arguments->no_text,
                    "A new store keeps quoted clauses only, not the texts");
  command->add_flag("--ack", arguments->acknowledge,
                    "Print the id of each article once it is on disk");
  command->add_flag("--quiet", arguments->quiet,
                    "No summary and no progress bar");
}

}  // namespace

void AddIngestCommand(CommandSet* set) {
  // Shared: the callback owns what the parser writes to.
  const auto arguments = std::make_shared<IngestArguments>();
  CLI::App* command = AddCommand(
      set,
      {"ingest", "Read articles into a store, made if there is none",
       "  actant ingest news/ --store news.store\n"
       "  actant ingest --published 2025-03-01 article.txt page.html\n"
       "  actant ingest --manifest dates.tsv\n"
       "  zcat 2024.jsonl.gz | actant ingest -\n"},
      [arguments](const Console& console) -> Result<ExitCode> {
        if (arguments->paths.empty() && arguments->manifest.empty()) {
          return Error(InvalidArgument(
              "nothing to read; name files, folders, - or a --manifest"));
        }
        return Ingestion(*arguments, console).Run();
      });
  AddIngestOptions(command, arguments.get());
}

}  // namespace actant
