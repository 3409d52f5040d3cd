#include "scratch_data.h"

#include <stdlib.h>

#include <fstream>
#include <random>
#include <sstream>

#include "proto/event_time.h"

namespace actant::workload {
namespace {

constexpr int kActors = 24;
constexpr int kActive = 18;  // the others have no events
constexpr int kEvents = 1500;
constexpr int kDays = 420;
constexpr int kDraws = 30;
const char* const kTypes[] = {"consult", "sanction", "arms_transfer"};

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  // A number of [0, limit).
  int Below(int limit) {
    return static_cast<int>(random_() % static_cast<uint32_t>(limit));
  }
  // Low numbers are more active.
  int Actor() { return 1 + Below(1 + Below(kActive)); }
  std::string DayText(int day) { return FormatDay(ToDay({2020, 1, 1}) + day); }

  std::string Events() {
    std::ostringstream out;
    for (int i = 1; i <= kEvents; ++i) {
      const int source = Actor();
      int target = Actor();
      while (target == source) target = 1 + Below(kActive);
      // Several events fall on one day.
      out << i << '\t' << DayText(i * kDays / kEvents) << '\t' << source << '\t'
          << kTypes[Below(3)] << '\t' << target << '\t' << Below(19) - 9 << '.'
          << Below(10) << "\t0." << 10 + Below(90) << '\t' << 1 + i / 2 << '\n';
    }
    return out.str();
  }

  std::string Draws() {
    std::ostringstream out;
    for (int query = 1; query <= 8; ++query) {
      for (int draw = 0; draw < kDraws; ++draw) out << Line(query, draw);
    }
    return out.str();
  }

 private:
  std::string Line(int query, int draw) {
    // Every other draw is of active actors.
    const int a = draw % 2 == 0 ? Actor() : 1 + Below(kActors);
    int b = draw % 2 == 0 ? Actor() : 1 + Below(kActors);
    while (b == a) b = 1 + Below(kActors);
    const int from = Below(kDays / 2);
    const bool typed =
        query == 2 || query == 5 || query == 7 || (query == 1 && draw % 2 == 1);
    std::ostringstream out;
    out << 'Q' << query << '\t' << draw << '\t' << a << '\t' << b << '\t'
        << (typed ? "sanction" : "") << '\t' << DayText(from) << '\t'
        << DayText(from + Below(kDays)) << '\t' << 1 + Below(kEvents) << '\n';
    return out.str();
  }

  std::mt19937 random_;
};

}  // namespace

ScratchFolder::ScratchFolder() {
  std::string name =
      (std::filesystem::temp_directory_path() / "workload.XXXXXX").string();
  path_ = mkdtemp(name.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path ScratchFolder::Write(std::string_view name,
                                           std::string_view text) const {
  const std::filesystem::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

void WriteSmallData(const ScratchFolder& folder, uint32_t seed) {
  Generator generator(seed);
  std::string types, actors;
  for (int i = 0; i < 3; ++i) {
    types += std::to_string(i + 1) + "\t" + kTypes[i] + "\t0.0\t1\n";
  }
  for (int i = 1; i <= kActors; ++i) {
    const std::string number = std::to_string(i);
    actors += number + "\tA" + number + "\tActor " + number + "\tstate\n";
  }
  folder.Write("types.tsv", types);
  folder.Write("actors.tsv", actors);
  folder.Write("events.tsv", generator.Events());
  folder.Write("params.tsv", generator.Draws());
}

}  // namespace actant::workload
