#include "extract/internal/passage_dates.h"

#include <algorithm>
#include <utility>

namespace actant {
namespace {

// A report opens with its day: in one of so many sentences, and not longer
// before publication than so many days.
constexpr uint32_t kOpeningSentences = 3;
constexpr Day kDaysToReport = 10;
// The headline of a report tells what is new.
constexpr Day kDaysToHeadline = 3;

}  // namespace

bool PassageDates::Told::Names(std::string_view state) const {
  return std::find(states.begin(), states.end(), state) != states.end();
}

void PassageDates::Tell(const DaySpan& day, std::vector<std::string> states,
                        std::vector<std::string> agents) {
  last_ = Told{day, std::move(states), std::move(agents), count_ - 1};
  const bool opens = !report_ && count_ <= kOpeningSentences && published_;
  if (opens && day.precision == Precision::kDay && day.last <= *published_ &&
      *published_ - day.first <= kDaysToReport) {
    report_ = last_;
  }
}

void PassageDates::Mention(const DaySpan& day) {
  mentioned_ = day;
  mentioned_in_ = count_ - 1;
}

std::optional<DaySpan> PassageDates::Recalled(uint32_t reach) const {
  if (!mentioned_ || count_ - mentioned_in_ > reach) return std::nullopt;
  return mentioned_;
}

std::optional<DaySpan> PassageDates::OfHeadline(
    const std::vector<std::string_view>& sources,
    const std::vector<std::string_view>& targets) const {
  if (!report_ || *published_ - report_->day.first > kDaysToHeadline) {
    return std::nullopt;
  }
  const auto& agents =
      report_->agents.empty() ? report_->states : report_->agents;
  const bool act =
      std::all_of(sources.begin(), sources.end(), [&](std::string_view state) {
        return std::find(agents.begin(), agents.end(), state) != agents.end();
      });
  const bool named = std::all_of(
      targets.begin(), targets.end(),
      [&](std::string_view state) { return report_->Names(state); });
  if (!act || !named) return std::nullopt;
  return report_->day;
}

}  // namespace actant
