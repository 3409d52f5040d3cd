// Sums of money.
#ifndef ACTANT_EXTRACT_AMOUNT_READER_H_
#define ACTANT_EXTRACT_AMOUNT_READER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"

namespace actant {

struct AmountMention {
  uint32_t begin = 0;  // bytes of the text, half-open; number and currency
  uint32_t end = 0;
  double value = 0;      // in whole units of the currency; finite, > 0
  std::string currency;  // ISO 4217
};

struct AmountOptions {
  // What a bare 元 is, ISO 4217: TWD in texts of Taiwan.
  std::string_view bare_yuan = "TWD";
};

// Finds sums: 110億美元, 新台幣42億元, 1.2兆人民幣, $3.5 billion, EUR 500
// million. 兆 is 10^12 and 億 10^8, both as in Taiwan. A range (10億至20億美元)
// gives its lower end, since that is what the text vouches for; a sum given
// again in another currency in brackets (1.3億美元（約新台幣42億元）) is two
// mentions, of which the first is the text's own. Percentages, counts of
// things and numbers without a currency are no sums. Immutable and thread-safe
// once made.
class AmountReader {
 public:
  // Compiles the patterns. Internal if one does not compile: a defect of this
  // program.
  static Result<std::unique_ptr<AmountReader>> Create();
  ~AmountReader();
  AmountReader(const AmountReader&) = delete;
  AmountReader& operator=(const AmountReader&) = delete;

  // The sums of `text` (valid UTF-8), in order, without overlap.
  std::vector<AmountMention> Read(std::string_view text,
                                  const AmountOptions& options = {}) const;

 private:
  class Impl;
  explicit AmountReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_AMOUNT_READER_H_
