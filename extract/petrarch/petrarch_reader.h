// Articles read with PETRARCH and TABARI dictionaries in place of Actant's own
// actors and rules.
#ifndef ACTANT_EXTRACT_PETRARCH_PETRARCH_READER_H_
#define ACTANT_EXTRACT_PETRARCH_PETRARCH_READER_H_

#include <memory>
#include <string>
#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/extractor.h"
#include "extract/knowledge.h"
#include "extract/petrarch/dictionaries.h"
#include "proto/status.h"

namespace actant::petrarch {

// One event in the dictionaries' scheme and in Actant's.
struct CodedEvent {
  v1::Mention mention;
  // Of the ontology, or one named "petrarch:CODE" for codes that are none of
  // CAMEO's.
  v1::EventType type;
  // As the dictionaries have them: USAGOV, ---REL, 064.
  std::string source;
  std::string target;
  std::string code;
};

// Reads English sentences; those of other scripts give nothing. Knowledge
// serves for parts of speech and the ontology. Immutable and thread-safe.
class PetrarchReader {
 public:
  // `knowledge` must outlive it; `dictionaries` after VerbDictionary::Finish.
  // DataLoss where the knowledge has no English grammar.
  static Result<std::unique_ptr<PetrarchReader>> Create(
      const Knowledge* knowledge, std::unique_ptr<Dictionaries> dictionaries);
  ~PetrarchReader();
  PetrarchReader(const PetrarchReader&) = delete;
  PetrarchReader& operator=(const PetrarchReader&) = delete;

  // The events in document order; of one sentence each source, target and
  // code once. Scope as for Extractor. InvalidArgument: no id, text not UTF-8
  // or longer than 64 MiB.
  Result<std::vector<CodedEvent>> Read(const ArticleInput& input,
                                       const ExtractOptions& options) const;

 private:
  class Impl;
  explicit PetrarchReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant::petrarch

#endif  // ACTANT_EXTRACT_PETRARCH_PETRARCH_READER_H_
