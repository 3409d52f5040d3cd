#include "apps/coverage_report.h"

#include <algorithm>

namespace actant {

void CoverageReport::Add(const std::string& doc,
                         const std::vector<UnknownWord>& words) {
  ++documents_;
  for (const UnknownWord& word : words) {
    Counted& counted = words_[{word.text, word.place}];
    if (counted.count == 0) {
      counted.example = word.sentence;
      counted.example_doc = doc;
    }
    // Articles come one after the other.
    if (counted.count == 0 || counted.last_doc != doc) {
      ++counted.documents;
      counted.last_doc = doc;
    }
    ++counted.count;
  }
}

Answer CoverageReport::ToAnswer(size_t limit) const {
  std::vector<decltype(words_)::const_iterator> order;
  for (auto it = words_.begin(); it != words_.end(); ++it) order.push_back(it);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) {
                     if (a->second.count != b->second.count) {
                       return a->second.count > b->second.count;
                     }
                     return a->second.documents > b->second.documents;
                   });
  Answer answer;
  answer.query = "coverage";
  answer.arguments["documents"] = documents_;
  answer.headings = {"word", "place", "count", "documents"};
  answer.csv_fields = {"word", "place", "count", "documents", "doc", "example"};
  answer.when_empty = "nothing unknown stands where it would matter";
  for (const auto& it : order) {
    if (limit != 0 && answer.rows.size() == limit) {
      answer.truncated = true;
      break;
    }
    const auto& [key, counted] = *it;
    const std::string place(UnknownPlaceName(key.second));
    AnswerRow row;
    row.fields["word"] = key.first;
    row.fields["place"] = place;
    row.fields["count"] = counted.count;
    row.fields["documents"] = counted.documents;
    row.fields["doc"] = counted.example_doc;
    row.fields["example"] = counted.example;
    row.cells = {key.first, place, std::to_string(counted.count),
                 std::to_string(counted.documents)};
    row.notes = {counted.example};
    answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace actant
