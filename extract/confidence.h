// What a reading is worth: data/confidence.tsv, fitted to gold annotations by
// bench/fit_confidence.py.
#ifndef ACTANT_EXTRACT_CONFIDENCE_H_
#define ACTANT_EXTRACT_CONFIDENCE_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

// The confidence of an event is that of its rule (else of its type, else of
// all), times the factors that hold for it: one for a party from context, one
// for each party named by reference, one for what is told as another's claim.
// A value type; const access is thread-safe.
class Confidence {
 public:
  struct Factors {
    float inherited = 1;
    float reference = 1;
    float reported = 1;
  };

  // Nothing fitted: our own estimate of the share of right readings before
  // there was gold to count on, and what context takes away from it.
  Confidence();

  struct Problem {
    int line = 0;  // from 1
    std::string message;
  };

  // Reads the text of the file. Rows that are wrong are left out, and each
  // adds to `problems`.
  static Confidence Parse(std::string_view text,
                          std::vector<Problem>* problems);

  // In (0, 1].
  float Of(std::string_view rule, std::string_view type) const;
  const Factors& factors() const { return factors_; }

 private:
  // Takes a row; what is wrong with it, or empty.
  std::string Take(std::string_view kind, std::string_view name, float value);

  using ByName = std::map<std::string, float, std::less<>>;

  float all_;
  ByName types_;
  ByName rules_;
  Factors factors_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_CONFIDENCE_H_
