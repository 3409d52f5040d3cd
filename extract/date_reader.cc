#include "extract/date_reader.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "extract/internal/calendar_spans.h"
#include "extract/internal/date_forms.h"
#include "extract/internal/date_resolver.h"
#include "extract/internal/date_surroundings.h"
#include "extract/internal/pattern_edges.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

constexpr int64_t kPatternMemory = int64_t{12} << 20;

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_max_mem(kPatternMemory);
  options.set_log_errors(false);
  options.set_longest_match(true);
  return options;
}

// A form whose pattern is compiled when a text first asks for it: most texts
// hold a few of the forms. Thread-safe.
class LazyForm {
 public:
  explicit LazyForm(DateFormPattern source) : source_(std::move(source)) {}

  DateForm form() const { return source_.form; }
  const RE2& pattern() const {
    std::call_once(compiled_, [this] {
      pattern_ = std::make_unique<RE2>(source_.pattern, PatternOptions());
    });
    return *pattern_;
  }

 private:
  DateFormPattern source_;
  mutable std::once_flag compiled_;
  mutable std::unique_ptr<RE2> pattern_;
};

struct FittedForm {
  DateForm form;
  DateGroups groups;
};

DateRelation FixedRelation(DateForm form, DateRelation around) {
  const bool duration =
      form == DateForm::kDuration || form == DateForm::kEnglishDuration;
  return duration ? DateRelation::kDuration : around;
}

// The bytes of a form that are the date itself: without the preposition that
// the English patterns need to see.
DateCandidate CoreOf(std::string_view text, DateCandidate whole,
                     const FittedForm& fitted) {
  const auto begin_of = [&](std::string_view group) {
    return static_cast<size_t>(group.data() - text.data());
  };
  if (fitted.form == DateForm::kEnglishYear ||
      fitted.form == DateForm::kEnglishMonth ||
      fitted.form == DateForm::kEnglishMonthDay ||
      fitted.form == DateForm::kEnglishDayMonth) {
    const std::string_view first =
        fitted.groups[0].empty() ? fitted.groups[1] : fitted.groups[0];
    return {begin_of(first), whole.end};
  }
  if (fitted.form == DateForm::kEnglishBareMonth) {
    static constexpr std::string_view kPrepositions[] = {"n", "nce", "til",
                                                         "y", "ing", "om"};
    for (const std::string_view tail : kPrepositions) {
      if (fitted.groups[0].ends_with(tail) && fitted.groups[0] != "Early" &&
          fitted.groups[0] != "early") {
        return {begin_of(fitted.groups[1]), whole.end};
      }
    }
  }
  return whole;
}

// The words from the first of two years or months to the second.
std::string_view BetweenOf(const FittedForm& fitted) {
  const std::string_view first =
      fitted.groups[fitted.form == DateForm::kYearRange ? 0 : 1];
  const char* begin = first.data() + first.size();
  return {begin, static_cast<size_t>(fitted.groups[2].data() - begin)};
}

// Two dates joined, and no time between them: 2018和2019年. Two months only
// where others lie between them (1月和7月): 7、8月 is one time.
bool IsList(const FittedForm& fitted, const DateMeaning& meaning) {
  const bool years = fitted.form == DateForm::kYearRange;
  const bool months = fitted.form == DateForm::kMonthRange;
  if ((!years && !months) || !meaning.start || !meaning.span) return false;
  constexpr Day kTwoMonths = 62;
  if (months && meaning.span->last - meaning.span->first < kTwoMonths) {
    return false;
  }
  const std::string_view between = BetweenOf(fitted);
  for (const std::string_view word : {"、", "及", "和", "與", "与"}) {
    if (between.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// Where the first of them ends: behind its 年 or 月, if it has one.
const char* EndOfFirst(const FittedForm& fitted) {
  const std::string_view between = BetweenOf(fitted);
  for (const std::string_view unit : {"年", "月"}) {
    const size_t at = between.find(unit);
    if (at <= 1) return between.data() + at + unit.size();
  }
  return between.data();
}

// The second of them alone.
std::optional<DaySpan> LastOfList(const FittedForm& fitted,
                                  const DateMeaning& meaning) {
  const YearMonth last = YearMonthOf(meaning.span->last);
  return fitted.form == DateForm::kYearRange ? YearSpan(last.year)
                                             : MonthSpan(last);
}

}  // namespace

class DateReader::Impl {
 public:
  Impl() : Impl(DateFormPatterns()) {}

  std::vector<DateMention> Read(std::string_view text,
                                const DateContext& context) const;

 private:
  std::optional<FittedForm> Fit(std::string_view text,
                                DateCandidate candidate) const;

  explicit Impl(std::vector<DateFormPattern> patterns);
  // The leftmost, then longest words from byte `at` on that some form matches.
  std::optional<DateCandidate> Find(std::string_view text, size_t at) const;
  // The end of the longest that begin at `at`.
  std::optional<size_t> EndOfLongest(std::string_view text, size_t at) const;

  std::deque<LazyForm> forms_;
  std::unique_ptr<PatternEdges> edges_;  // bit i: forms_[i]
};

DateReader::Impl::Impl(std::vector<DateFormPattern> patterns) {
  std::vector<std::string> texts;
  for (DateFormPattern& form : patterns) {
    texts.push_back(form.pattern);
    forms_.emplace_back(std::move(form));
  }
  edges_ = std::make_unique<PatternEdges>(texts);
}

std::optional<DateCandidate> DateReader::Impl::Find(std::string_view text,
                                                    size_t at) const {
  for (at = edges_->Next(text, at); at < text.size();
       at = edges_->Next(text, at + CharAt(text, at).size)) {
    if (IsInsideWord(text, at)) continue;
    if (const auto end = EndOfLongest(text, at)) {
      return DateCandidate{at, *end};
    }
  }
  return std::nullopt;
}

std::optional<size_t> DateReader::Impl::EndOfLongest(std::string_view text,
                                                     size_t at) const {
  std::optional<size_t> end;
  PatternMask forms = edges_->MayBegin(text, at);
  for (; forms != 0; forms &= forms - 1) {
    const auto form = static_cast<size_t>(std::countr_zero(forms));
    re2::StringPiece found;
    if (forms_[form].pattern().Match(re2::StringPiece(text.data(), text.size()),
                                     at, text.size(), RE2::ANCHOR_START, &found,
                                     1)) {
      end = std::max(end.value_or(0), at + found.size());
    }
  }
  return end;
}

std::optional<FittedForm> DateReader::Impl::Fit(std::string_view text,
                                                DateCandidate candidate) const {
  const std::string_view words =
      text.substr(candidate.begin, candidate.end - candidate.begin);
  for (PatternMask left = edges_->MayBe(words); left != 0; left &= left - 1) {
    const LazyForm& form = forms_[static_cast<size_t>(std::countr_zero(left))];
    std::array<re2::StringPiece, kMaxDateGroups + 1> groups;
    const RE2& pattern = form.pattern();
    const int count = pattern.NumberOfCapturingGroups() + 1;
    if (!pattern.Match(re2::StringPiece(words.data(), words.size()), 0,
                       words.size(), RE2::ANCHOR_BOTH, groups.data(), count)) {
      continue;
    }
    if (!StandsAsDate(text, candidate, form.form())) continue;
    FittedForm fitted{form.form(), {}};
    for (int i = 1; i < count; ++i) {
      const re2::StringPiece& group = groups[static_cast<size_t>(i)];
      fitted.groups[static_cast<size_t>(i - 1)] =
          std::string_view(group.data(), group.size());
    }
    return fitted;
  }
  return std::nullopt;
}

std::vector<DateMention> DateReader::Impl::Read(
    std::string_view text, const DateContext& context) const {
  std::vector<DateMention> mentions;
  DateResolver resolver(context);
  size_t pos = 0;
  while (pos < text.size()) {
    const std::optional<DateCandidate> found = Find(text, pos);
    if (!found) break;
    DateCandidate candidate = *found;
    pos = candidate.begin + CharAt(text, candidate.begin).size;
    candidate.end = TrimmedDateEnd(text, candidate);
    const std::optional<FittedForm> fitted = Fit(text, candidate);
    if (!fitted) continue;

    const DateCandidate core = CoreOf(text, candidate, *fitted);
    const bool ends_range =
        !mentions.empty() && mentions.back().span && !mentions.back().start &&
        IsThrough(
            text.substr(mentions.back().end, core.begin - mentions.back().end));
    if (ends_range) resolver.BeginRange(*mentions.back().span);
    const std::optional<DateMeaning> meaning = resolver.Resolve(
        fitted->form, fitted->groups, CueAround(text, candidate));
    resolver.EndRange();
    pos = candidate.end;
    if (!meaning) continue;  // 2月30日: nor is any part of it a date

    DateMention mention;
    mention.begin = static_cast<uint32_t>(core.begin);
    mention.end = static_cast<uint32_t>(core.end);
    mention.span = meaning->span;
    mention.start = meaning->start;
    mention.year_said = CarriesYear(*meaning);
    mention.relation = FixedRelation(fitted->form, RelationAround(text, core));
    if (mention.start) mention.relation = DateRelation::kAt;
    DateMeaning remembered = *meaning;
    if (ends_range && meaning->span) {
      DateMention& first = mentions.back();
      const std::optional<DaySpan> joined =
          RangeSpan(first.span->first, meaning->span->last);
      if (joined) {
        first.start = first.span;
        first.span = joined;
        first.end = mention.end;
        first.relation = DateRelation::kAt;
        remembered.span = joined;
        resolver.Remember(remembered);
        continue;
      }
    }
    if (IsList(*fitted, *meaning)) {
      DateMention first = mention;
      first.end = static_cast<uint32_t>(EndOfFirst(*fitted) - text.data());
      first.span = meaning->start;
      first.start.reset();
      mentions.push_back(first);
      mention.begin =
          static_cast<uint32_t>(fitted->groups[2].data() - text.data());
      mention.span = LastOfList(*fitted, *meaning);
      mention.start.reset();
      remembered.span = mention.span;
    }
    resolver.Remember(remembered);
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

DateReader::DateReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DateReader::~DateReader() = default;

Result<std::unique_ptr<DateReader>> DateReader::Create() {
  return std::unique_ptr<DateReader>(new DateReader(std::make_unique<Impl>()));
}

std::vector<DateMention> DateReader::Read(std::string_view text,
                                          const DateContext& context) const {
  return impl_->Read(text, context);
}

std::optional<Day> ResolveDateline(int day_of_month, Day published) {
  return LatestDayNumbered(day_of_month, published);
}

}  // namespace actant
