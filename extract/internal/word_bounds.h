// Where words of a text begin and end by ICU's dictionary.
#ifndef ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_
#define ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace actant {

// Reads a text only around the places it is asked about: the dictionary costs
// more than all other steps together. Borrows the text; not thread-safe.
class WordBounds {
 public:
  explicit WordBounds(std::string_view text);
  ~WordBounds();

  // Whether a word begins or ends at byte `at`. REQUIRES: at <= text.size().
  // Where ICU fails, everywhere. Time: linear in the run of text around `at`
  // that no mark, Latin letter or digit parts, once for each run.
  bool At(size_t at);

 private:
  class Breaker;

  enum class Bound : uint8_t { kUnread, kNo, kYes };

  bool IsCertain(size_t at) const;
  void ReadAround(size_t at);

  std::string_view text_;
  std::vector<Bound> bounds_;  // by byte; empty until the first question
  std::unique_ptr<Breaker> breaker_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_INTERNAL_WORD_BOUNDS_H_
