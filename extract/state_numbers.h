// The numbers by which data of the field know states: those of the Correlates
// of War project and of Gleditsch and Ward (data/actors/state_numbers.tsv).
#ifndef ACTANT_EXTRACT_STATE_NUMBERS_H_
#define ACTANT_EXTRACT_STATE_NUMBERS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

class Knowledge;

// The two lists of independent states.
enum class StateSystem {
  kCow,  // Correlates of War, State System Membership
  kGw,   // Gleditsch and Ward (1999), with its tentative list of microstates
};

// A state in one of the lists, for whole calendar years, both inclusive.
struct StateMembership {
  StateSystem system = StateSystem::kCow;
  std::string code;
  int number = 0;
  int from = 0;
  int to = 0;
};

// Which number a code has in a year. In a year a code has at most one number
// of a list, and a number is of at most one code. A value type; const access is
// thread-safe.
class StateNumbers {
 public:
  // The table says nothing of years before this one.
  static constexpr int kFirstYear = 1945;
  static constexpr int kLastYear = 9999;

  struct Problem {
    int line = 0;  // from 1
    std::string message;
  };

  // Reads the text of the file. Rows that are wrong are left out, and each
  // adds to `problems`: unknown columns or lists, numbers and years that are
  // none, two memberships at one time of a code or of a number.
  static StateNumbers Parse(std::string_view text,
                            std::vector<Problem>* problems);
  // Those of the knowledge; none where it has no such file.
  static StateNumbers Of(const Knowledge& knowledge);

  std::optional<int> NumberOf(StateSystem system, std::string_view code,
                              int year) const;
  // Whether a list has the code in any year.
  bool Lists(std::string_view code) const;
  // By code, list and year.
  std::vector<StateMembership> memberships() const;

 private:
  // What is wrong with adding it; empty where it was added.
  std::string Add(const StateMembership& membership);

  std::map<std::string, std::vector<StateMembership>, std::less<>> by_code_;
};

// Where the table stands among the knowledge's files.
inline constexpr std::string_view kStateNumbersFile =
    "actors/state_numbers.tsv";

}  // namespace actant

#endif  // ACTANT_EXTRACT_STATE_NUMBERS_H_
