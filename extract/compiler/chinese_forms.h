// The other characters in which a Chinese word is written.
#ifndef ACTANT_EXTRACT_COMPILER_CHINESE_FORMS_H_
#define ACTANT_EXTRACT_COMPILER_CHINESE_FORMS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"

namespace actant {

// Derives Simplified and Hong Kong characters with OpenCC; words stay as they
// are (川普 gives no 特朗普). Not thread-safe.
class ChineseForms {
 public:
  // FailedPrecondition: OpenCC or its dictionaries are not installed.
  static Result<std::unique_ptr<ChineseForms>> Create();
  ~ChineseForms();
  ChineseForms(const ChineseForms&) = delete;
  ChineseForms& operator=(const ChineseForms&) = delete;

  // All forms of `traditional` other than itself, sorted and distinct:
  // Simplified, Hong Kong, and each with 臺 for 台 and with 台 for 臺. Empty
  // for a text without Han characters.
  std::vector<std::string> Derive(std::string_view traditional) const;

  // The forms of a name in which its dots (·) are others in use or, from four
  // characters on, left out: sorted and distinct, in all the characters of
  // Derive. Empty for a name without a dot.
  std::vector<std::string> DeriveDots(std::string_view name) const;

  // In Simplified characters.
  std::string Simplified(std::string_view traditional) const;

 private:
  class Converters;
  explicit ChineseForms(std::unique_ptr<Converters> converters);
  std::unique_ptr<Converters> converters_;
};

// Does `text` (UTF-8) hold a character of the Han script?
bool HasHan(std::string_view text);

// Number of Unicode characters of `text` (UTF-8).
size_t CountCharacters(std::string_view text);

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_CHINESE_FORMS_H_
