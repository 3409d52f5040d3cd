#include "extract/extractor.h"

#include <map>
#include <ostream>
#include <set>
#include <string_view>
#include <utility>

#include "extract/decode.h"
#include "extract/event_merge.h"
#include "extract/internal/document_reading.h"
#include "proto/ids.h"

namespace actant {
namespace {

v1::Article ArticleRecord(const ArticleInput& input,
                          const std::string& full_text,
                          std::string_view language,
                          std::string_view rule_set) {
  v1::Article article;
  article.set_id(input.id);
  article.set_title(input.title);
  article.set_publisher(input.publisher);
  article.set_url(input.url);
  article.set_language(std::string(language));
  article.set_text_bytes(static_cast<uint32_t>(full_text.size()));
  article.set_rule_set(std::string(rule_set));
  CanonicalBytes bytes;
  bytes.Add(input.id);
  if (input.published) {
    article.set_published(*input.published);
    bytes.Add(*input.published);
  } else {
    bytes.Add(std::string_view());
  }
  bytes.Add(input.publisher).Add(full_text);
  article.set_version(VersionId::Of(bytes.bytes()).ToHex());
  return article;
}

// Whether the parties are of more than one state, as an event between states
// needs; a lone source needs no other.
bool IsInternational(const v1::Mention& mention) {
  std::set<std::string> states;
  bool has_target = mention.mutual();
  for (const v1::Party& party : mention.parties()) {
    states.insert(party.state());
    has_target |= party.side() == v1::SIDE_TARGET;
  }
  return !has_target || states.size() > 1;
}

}  // namespace

std::string FullText(const ArticleInput& input) {
  return input.title.empty() ? input.text : input.title + "\n" + input.text;
}

Status CheckArticle(const ArticleInput& input) {
  constexpr size_t kMaxTextBytes = size_t{64} << 20;
  if (input.id.empty()) return InvalidArgument("the article has no id");
  if (input.title.size() + input.text.size() > kMaxTextBytes) {
    return InvalidArgument("article " + input.id +
                           " is longer than 64 MiB; split it");
  }
  for (const std::string* part : {&input.title, &input.text}) {
    if (const auto bad = FindInvalidUtf8(*part)) {
      return InvalidArgument("article " + input.id + " is not UTF-8 at byte " +
                             std::to_string(*bad));
    }
  }
  return Status::Ok();
}

class Extractor::Impl {
 public:
  Impl(const Knowledge* knowledge, std::unique_ptr<ReadingKit> kit)
      : knowledge_(knowledge), kit_(std::move(kit)) {}

  Result<Extraction> Extract(const ArticleInput& input,
                             const ExtractOptions& options) const {
    ACTANT_RETURN_ERROR_IF(CheckArticle(input));
    Extraction extraction;
    extraction.full_text = FullText(input);
    DocumentReading reading(*knowledge_, *kit_, input, extraction.full_text);
    reading.Read(FramesFor::kEvents);
    extraction.article = ArticleRecord(input, extraction.full_text,
                                       reading.language(), knowledge_->hash());
    std::vector<v1::Mention> mentions = reading.Mentions(extraction.article);
    if (options.scope == Scope::kInternational) {
      std::erase_if(mentions, [](const v1::Mention& mention) {
        return !IsInternational(mention);
      });
    }
    extraction.mentions =
        MergeWithinDocument(std::move(mentions), input.title.size());
    CollectActors(reading, &extraction);
    return extraction;
  }

  Status Explain(const ArticleInput& input, std::ostream& out) const {
    if (Status status = CheckArticle(input); !status.ok()) return status;
    const std::string full_text = FullText(input);
    DocumentReading reading(*knowledge_, *kit_, input, full_text);
    reading.Read();
    reading.Explain(out);
    return Status::Ok();
  }

  Result<DocumentTrace> Trace(const ArticleInput& input) const {
    ACTANT_RETURN_ERROR_IF(CheckArticle(input));
    const std::string full_text = FullText(input);
    DocumentReading reading(*knowledge_, *kit_, input, full_text);
    reading.Read();
    return reading.Trace();
  }

  Result<std::vector<UnknownWord>> UnknownWords(
      const ArticleInput& input) const {
    ACTANT_RETURN_ERROR_IF(CheckArticle(input));
    const std::string full_text = FullText(input);
    DocumentReading reading(*knowledge_, *kit_, input, full_text);
    reading.Read();
    return reading.UnknownWords();
  }

 private:
  void CollectActors(const DocumentReading& reading,
                     Extraction* extraction) const {
    std::map<std::string, v1::Actor> actors;
    for (const v1::Mention& mention : extraction->mentions) {
      for (const v1::Party& party : mention.parties()) {
        for (const std::string& code : {party.actor(), party.state()}) {
          if (!code.empty() && !actors.contains(code)) {
            actors.emplace(code, reading.ActorRecord(code, party));
          }
        }
      }
    }
    for (auto& [code, actor] : actors) {
      extraction->actors.push_back(std::move(actor));
    }
  }

  const Knowledge* knowledge_;
  std::unique_ptr<ReadingKit> kit_;
};

Extractor::Extractor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Extractor::~Extractor() = default;

Result<std::unique_ptr<Extractor>> Extractor::Create(
    const Knowledge* knowledge) {
  ACTANT_ASSIGN_OR_RETURN(auto kit, ReadingKit::Create(knowledge));
  return std::unique_ptr<Extractor>(
      new Extractor(std::make_unique<Impl>(knowledge, std::move(kit))));
}

Result<Extraction> Extractor::Extract(const ArticleInput& input,
                                      const ExtractOptions& options) const {
  return impl_->Extract(input, options);
}

Status Extractor::Explain(const ArticleInput& input,
                          const ExtractOptions& options,
                          std::ostream& out) const {
  static_cast<void>(options);
  return impl_->Explain(input, out);
}

Result<DocumentTrace> Extractor::Trace(const ArticleInput& input) const {
  return impl_->Trace(input);
}

Result<std::vector<UnknownWord>> Extractor::UnknownWords(
    const ArticleInput& input) const {
  return impl_->UnknownWords(input);
}

}  // namespace actant
