#include <filesystem>
#include <memory>
#include <ostream>
#include <utility>

#include "apps/article_reader.h"
#include "apps/commands.h"
#include "apps/coverage_report.h"
#include "apps/knowledge_file.h"
#include "apps/petrarch_options.h"
#include "apps/query_arguments.h"
#include "apps/record_json.h"
#include "apps/trace_json.h"
#include "extract/extractor.h"

namespace actant {
namespace {

struct ExtractArguments {
  std::vector<std::string> paths;
  std::string data;
  std::string manifest;
  std::string published;
  std::string scope = "international";
  std::string format;
  bool coverage = false;
  size_t limit = 100;
  PetrarchArguments petrarch;
};

Result<ReadOptions> ReadOptionsOf(const ExtractArguments& arguments) {
  ReadOptions options;
  if (arguments.published.empty()) return options;
  const Result<Day> day = ParseDay(arguments.published);
  if (!day.has_value()) return Error(day.error().Annotate("--published"));
  options.published = *day;
  return options;
}

ExtractOptions ExtractOptionsOf(const ExtractArguments& arguments) {
  ExtractOptions options;
  if (arguments.scope == "all") options.scope = Scope::kAll;
  return options;
}

AnswerRow ToTableRow(Json fields) {
  AnswerRow row;
  const Json& date = fields["date"];
  row.cells = {fields["doc"].get<std::string>(),
               date.is_null() ? "" : date.get<std::string>(),
               JoinedCodes(fields["source"]),
               fields["type"].get<std::string>(),
               JoinedCodes(fields["target"]),
               fields["status"].get<std::string>(),
               fields["rule"].get<std::string>()};
  row.notes = {fields["evidence"].get<std::string>()};
  row.fields = std::move(fields);
  return row;
}

// One run of `actant extract`: events to standard output as they are found,
// skips to standard error.
class ExtractRun {
 public:
  ExtractRun(const ExtractArguments& arguments, const Console& console)
      : arguments_(arguments), console_(console) {}

  Result<ExitCode> Run() {
    ACTANT_ASSIGN_OR_RETURN(const OutputFormat format, Format());
    ACTANT_ASSIGN_OR_RETURN(const ReadOptions read_options,
                            ReadOptionsOf(arguments_));
    ACTANT_ASSIGN_OR_RETURN(
        const ArticleFiles files,
        ListArticleFiles({arguments_.paths, arguments_.manifest}));
    ACTANT_ASSIGN_OR_RETURN(knowledge_, OpenKnowledge(arguments_.data));
    ACTANT_ASSIGN_OR_RETURN(extractor_, Extractor::Create(knowledge_.get()));
    if (arguments_.petrarch.used()) {
      ACTANT_ASSIGN_OR_RETURN(
          petrarch_,
          OpenPetrarch(arguments_.petrarch, knowledge_.get(), *console_.err));
    }
    for (const SkippedArticle& skipped : files.skipped) Skip(skipped);
    for (const ArticleFile& file : files.files) {
      ReadArticles(
          file, files, read_options,
          [this](const ArticleItem& item) { return Take(item); }, nullptr);
      if (!failure_.ok()) return Error(failure_);
    }
    if (arguments_.coverage) {
      WriteAnswer(coverage_.ToAnswer(arguments_.limit), format, *console_.out,
                  *console_.err);
    } else if (format == OutputFormat::kTable) {
      table_.headings = {"doc",    "date",   "source", "type",
                         "target", "status", "rule"};
      table_.when_empty = "no events";
      WriteAnswer(table_, OutputFormat::kTable, *console_.out, *console_.err);
    }
    return skipped_ ? ExitCode::kSkipped : ExitCode::kOk;
  }

 private:
  // Events come as they are found, which no JSON document or CSV header fits.
  Result<OutputFormat> Format() const {
    if (arguments_.format.empty()) {
      return arguments_.coverage ? OutputFormat::kTable : OutputFormat::kJsonl;
    }
    ACTANT_ASSIGN_OR_RETURN(const OutputFormat format,
                            ParseOutputFormat(arguments_.format));
    if (!arguments_.coverage &&
        (format == OutputFormat::kJson || format == OutputFormat::kCsv)) {
      return Error(InvalidArgument("--format " + arguments_.format +
                                   " goes with --coverage; events are printed "
                                   "as jsonl or table"));
    }
    return format;
  }

  void Skip(const SkippedArticle& skipped) {
    skipped_ = true;
    *console_.err << "actant: skipped " << skipped.ToString() << '\n';
  }

  Reading Take(const ArticleItem& item) {
    if (const auto* skipped = std::get_if<SkippedArticle>(&item)) {
      Skip(*skipped);
      return Reading::kContinue;
    }
    const auto& article = std::get<ReadArticle>(item);
    if (arguments_.coverage) return Count(article);
    if (petrarch_ != nullptr && !TakePetrarch(article)) {
      return Reading::kContinue;
    }
    if (petrarch_ != nullptr && !arguments_.petrarch.beside) {
      return console_.out->good() ? Reading::kContinue : Reading::kStop;
    }
    const Result<Extraction> extraction =
        extractor_->Extract(article.input, ExtractOptionsOf(arguments_));
    if (!extraction.has_value()) {
      Skip({article.file, article.line, extraction.error().message()});
      return Reading::kContinue;
    }
    for (const v1::Mention& mention : extraction->mentions) {
      const v1::EventType* type = knowledge_->FindType(mention.type());
      if (type == nullptr) {
        failure_ = Internal("rule " + mention.rule() +
                            " gave the unknown event type " + mention.type());
        return Reading::kStop;
      }
      Put(MentionJson(mention, *type));
    }
    return console_.out->good() ? Reading::kContinue : Reading::kStop;
  }

  // Whether the article could be read.
  bool TakePetrarch(const ReadArticle& article) {
    const Result<std::vector<petrarch::CodedEvent>> events =
        petrarch_->Read(article.input, ExtractOptionsOf(arguments_));
    if (!events.has_value()) {
      Skip({article.file, article.line, events.error().message()});
      return false;
    }
    for (const petrarch::CodedEvent& event : *events) Put(PetrarchJson(event));
    return true;
  }

  Reading Count(const ReadArticle& article) {
    const Result<std::vector<UnknownWord>> words =
        extractor_->UnknownWords(article.input);
    if (words.has_value()) {
      coverage_.Add(article.input.id, *words);
    } else {
      Skip({article.file, article.line, words.error().message()});
    }
    return Reading::kContinue;
  }

  void Put(Json fields) {
    if (arguments_.format == "table") {
      table_.rows.push_back(ToTableRow(std::move(fields)));
    } else {
      *console_.out << Dump(fields) << '\n';
    }
  }

  const ExtractArguments& arguments_;
  const Console& console_;
  std::unique_ptr<Knowledge> knowledge_;
  std::unique_ptr<Extractor> extractor_;
  std::unique_ptr<petrarch::PetrarchReader> petrarch_;
  Answer table_;
  CoverageReport coverage_;
  bool skipped_ = false;
  Status failure_;
};

// The argument of `explain`: a file's articles, or the words themselves.
Result<std::vector<ArticleInput>> ExplainInputs(
    const ExtractArguments& arguments) {
  ACTANT_ASSIGN_OR_RETURN(const ReadOptions options, ReadOptionsOf(arguments));
  const std::string& argument = arguments.paths.front();
  std::error_code error;
  if (argument != "-" && !std::filesystem::exists(argument, error)) {
    ArticleInput input;
    input.id = "text";
    input.text = argument;
    input.published = options.published;
    return std::vector<ArticleInput>{std::move(input)};
  }
  ACTANT_ASSIGN_OR_RETURN(const ArticleFiles files,
                          ListArticleFiles({{argument}, ""}));
  std::vector<ArticleInput> inputs;
  Status failure;
  for (const SkippedArticle& skipped : files.skipped) {
    return Error(InvalidArgument(skipped.ToString()));
  }
  for (const ArticleFile& file : files.files) {
    ReadArticles(
        file, files, options,
        [&](ArticleItem item) {
          if (const auto* skipped = std::get_if<SkippedArticle>(&item)) {
            failure = InvalidArgument(skipped->ToString());
            return Reading::kStop;
          }
          inputs.push_back(std::move(std::get<ReadArticle>(item).input));
          return Reading::kContinue;
        },
        nullptr);
    if (!failure.ok()) return Error(failure);
  }
  return inputs;
}

Result<ExitCode> Explain(const ExtractArguments& arguments,
                         const Console& console) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<ArticleInput> inputs,
                          ExplainInputs(arguments));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Knowledge> knowledge,
                          OpenKnowledge(arguments.data));
  ACTANT_ASSIGN_OR_RETURN(const std::unique_ptr<Extractor> extractor,
                          Extractor::Create(knowledge.get()));
  for (const ArticleInput& input : inputs) {
    if (arguments.format == "text") {
      ACTANT_RETURN_ERROR_IF(
          extractor->Explain(input, ExtractOptionsOf(arguments), *console.out));
      continue;
    }
    ACTANT_ASSIGN_OR_RETURN(const DocumentTrace trace, extractor->Trace(input));
    for (const Json& line : TraceJson(input.id, trace)) {
      *console.out << Dump(line) << '\n';
    }
  }
  return ExitCode::kOk;
}

void AddReadingOptions(CLI::App* command, ExtractArguments* arguments) {
  AddDataOption(command, &arguments->data);
  command
      ->add_option("--published", arguments->published,
                   "Day of publication, against which dates are read")
      ->type_name("YYYY-MM-DD");
  AddScopeOption(command, &arguments->scope);
}

}  // namespace

void AddExtractCommands(CommandSet* set) {
  // Shared: the callbacks own what the parser writes to.
  const auto extract = std::make_shared<ExtractArguments>();
  CLI::App* command = AddCommand(
      set,
      {"extract", "Print the events of articles as JSON Lines; needs no store",
       "  actant extract --published 2025-03-01 article.txt\n"
       "  actant extract --format table news.jsonl\n"
       "  cat article.txt | actant extract -\n"
       "  actant extract --coverage --limit 50 news.jsonl\n"},
      [extract](const Console& console) {
        return ExtractRun(*extract, console).Run();
      });
  command
      ->add_option("FILE", extract->paths,
                   "Files (.txt, .html, .pdf, .jsonl; .gz and .zst of them), "
                   "folders, or - for standard input")
      ->required()
      ->type_name("");
  AddReadingOptions(command, extract.get());
  command
      ->add_option("--manifest", extract->manifest,
                   "Table or JSON Lines with the dates of the files")
      ->type_name("FILE");
  CLI::Option* coverage = command->add_flag(
      "--coverage", extract->coverage,
      "List, instead of events, unknown words that stand where an actor or a "
      "predicate would, most frequent first");
  command
      ->add_option("--limit", extract->limit,
                   "Words of --coverage at most; 0 = all")
      ->needs(coverage)
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--format", extract->format,
                   "jsonl (default) or table; with --coverage table "
                   "(default), json, jsonl or csv")
      ->check(CLI::IsMember({"table", "json", "jsonl", "csv"}))
      ->type_name("FORMAT");
  AddPetrarchOptions(command, &extract->petrarch);

  const auto explain = std::make_shared<ExtractArguments>();
  CLI::App* explain_command = AddCommand(
      set,
      {"explain", "Show what every step of the extraction makes of a text",
       "  actant explain 美國宣布制裁三家俄羅斯企業。\n"
       "  actant explain --published 2025-03-01 article.txt\n"
       "  actant explain --format json article.txt\n"},
      [explain](const Console& console) { return Explain(*explain, console); });
  explain_command
      ->add_option("TEXT", explain->paths, "The text, a file of it, or -")
      ->required()
      ->expected(1)
      ->type_name("");
  AddReadingOptions(explain_command, explain.get());
  explain->format = "text";
  explain_command
      ->add_option("--format", explain->format,
                   "text, or json: one object a line for each paragraph")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

}  // namespace actant
