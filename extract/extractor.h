// The way of an article: from bytes to mentions of events, all eight steps.
#ifndef ACTANT_EXTRACT_EXTRACTOR_H_
#define ACTANT_EXTRACT_EXTRACTOR_H_

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/knowledge.h"
#include "extract/trace.h"
#include "extract/unknown_words.h"
#include "proto/event_time.h"
#include "proto/status.h"

namespace actant {

// An article as its reader (apps) hands it over: UTF-8 (see extract/decode.h).
struct ArticleInput {
  std::string id;
  std::string title;  // may be empty
  std::string text;
  std::string url;
  std::string publisher;
  // Without it relative dates stay unresolved and offices are read as of the
  // latest terms known.
  std::optional<Day> published;
};

// InvalidArgument for an article that cannot be read: without an id, longer
// than 64 MiB, not UTF-8. Thread-safe.
Status CheckArticle(const ArticleInput& input);

// Title, one newline, text; or the text alone where there is no title.
std::string FullText(const ArticleInput& input);

enum class Scope {
  kInternational,  // events between parties of one state are left out
  kAll,
};

struct ExtractOptions {
  Scope scope = Scope::kInternational;
};

struct Extraction {
  v1::Article article;
  // title + "\n" + text, or the text alone: what all spans refer to.
  std::string full_text;
  // In document order. Their ids are left to the store (MentionIdOf).
  std::vector<v1::Mention> mentions;
  // Every actor a mention names, listed or learnt, by code.
  std::vector<v1::Actor> actors;
};

// Reads articles with one body of knowledge, which must outlive it. Thread-
// safe: Extract is const and keeps nothing between calls; the same input gives
// the same bytes. Cost: one pass over the text for all lexicon entries, then
// work in proportion to the predicates seen.
class Extractor {
 public:
  // DataLoss when the image's rules or grammar do not load.
  static Result<std::unique_ptr<Extractor>> Create(const Knowledge* knowledge);
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // Each distinct event once; a measure that a sentence only threatens is told
  // by the threat alone. Explain tells what each rule gives, before that.
  // InvalidArgument: no id, text not UTF-8, or longer than 64 MiB.
  Result<Extraction> Extract(const ArticleInput& input,
                             const ExtractOptions& options) const;

  // What every step made of the input, for people: matches, actors, dates,
  // frames, and for each rule tried the first need that failed.
  Status Explain(const ArticleInput& input, const ExtractOptions& options,
                 std::ostream& out) const;

  // The same as data, for programs. Errors as Extract.
  Result<DocumentTrace> Trace(const ArticleInput& input) const;

  // Unknown text that stands where an actor or a predicate would, block by
  // block. Errors as Extract.
  Result<std::vector<UnknownWord>> UnknownWords(
      const ArticleInput& input) const;

 private:
  class Impl;
  explicit Extractor(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// A name in the form look-ups compare: NFKC, case folded, white space and
// the marks of transliterated names (· ・ ． . ‧ - ' ’) removed; folding again
// changes nothing. At most eleven times the bytes of the input (U+FDFA; names
// hardly grow). Thread-safe.
std::string FoldName(std::string_view name);

}  // namespace actant

#endif  // ACTANT_EXTRACT_EXTRACTOR_H_
