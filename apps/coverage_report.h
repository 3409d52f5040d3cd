// What the lexicon does not know, counted: `actant extract --coverage`.
#ifndef ACTANT_APPS_COVERAGE_REPORT_H_
#define ACTANT_APPS_COVERAGE_REPORT_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "apps/answer.h"
#include "extract/unknown_words.h"

namespace actant {

// Counts unknown text by where it stands. Memory in proportion to the number
// of different stretches.
class CoverageReport {
 public:
  // The words of one article.
  void Add(const std::string& doc, const std::vector<UnknownWord>& words);

  // One row for each stretch and place, most frequent first, then by text:
  // word, place, count, documents, example (the first sentence met) and doc
  // (where that stands). `limit` rows at most; 0 = all.
  Answer ToAnswer(size_t limit) const;

 private:
  struct Counted {
    size_t count = 0;
    size_t documents = 0;
    std::string last_doc;
    std::string example;
    std::string example_doc;
  };
  std::map<std::pair<std::string, UnknownPlace>, Counted> words_;
  size_t documents_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_COVERAGE_REPORT_H_
