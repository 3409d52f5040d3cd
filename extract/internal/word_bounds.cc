#include "extract/internal/word_bounds.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>

#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// Marks and what is written in Latin: no rule of ICU's joins them to a Chinese
// character, nor does its dictionary look across them.
bool PartsWords(char32_t c) {
  return (c < 0x80 && c != '_') ||
         OneOf(c, U"，。、；：！？「」『』（）《》〈〉");
}

}  // namespace

class WordBounds::Breaker {
 public:
  Breaker()
      : words_(icu::BreakIterator::createWordInstance(icu::Locale::getChinese(),
                                                      error_)) {}
  ~Breaker() { utext_close(&utext_); }
  Breaker(const Breaker&) = delete;
  Breaker& operator=(const Breaker&) = delete;

  // Calls found(byte) for every bound of `text`, its ends among them; false
  // if ICU cannot.
  template <typename Found>
  bool Read(std::string_view text, const Found& found) {
    if (U_FAILURE(error_)) return false;
    utext_openUTF8(&utext_, text.data(), static_cast<int64_t>(text.size()),
                   &error_);
    words_->setText(&utext_, error_);
    if (U_FAILURE(error_)) return false;
    for (int32_t at = words_->first(); at != icu::BreakIterator::DONE;
         at = words_->next()) {
      found(static_cast<size_t>(at));
    }
    return true;
  }

 private:
  UErrorCode error_ = U_ZERO_ERROR;
  UText utext_ = UTEXT_INITIALIZER;
  std::unique_ptr<icu::BreakIterator> words_;
};

WordBounds::WordBounds(std::string_view text) : text_(text) {}
WordBounds::~WordBounds() = default;

bool WordBounds::At(size_t at) {
  if (bounds_.empty()) bounds_.resize(text_.size() + 1, Bound::kUnread);
  if (bounds_[at] == Bound::kUnread) ReadAround(at);
  return bounds_[at] == Bound::kYes;
}

// Whether a Chinese character and something that parts words meet at `at`.
bool WordBounds::IsCertain(size_t at) const {
  if (at == 0 || at == text_.size()) return true;
  const char32_t before = CharBefore(text_, at).value;
  const char32_t after = CharAt(text_, at).value;
  if (IsHan(before) == IsHan(after)) return false;
  return PartsWords(IsHan(before) ? after : before);
}

// Reads from the nearest certain bound before `at` to the nearest behind it.
void WordBounds::ReadAround(size_t at) {
  size_t begin = at;
  while (!IsCertain(begin)) begin -= CharBefore(text_, begin).size;
  size_t end = std::max(at, begin + CharAt(text_, begin).size);
  while (!IsCertain(end)) end += CharAt(text_, end).size;
  const auto run = bounds_.begin() + static_cast<ptrdiff_t>(begin);
  std::fill(run, bounds_.begin() + static_cast<ptrdiff_t>(end) + 1, Bound::kNo);
  if (!breaker_) breaker_ = std::make_unique<Breaker>();
  const bool read = breaker_->Read(
      text_.substr(begin, end - begin),
      [&](size_t bound) { bounds_[begin + bound] = Bound::kYes; });
  if (!read) {
    std::fill(run, bounds_.begin() + static_cast<ptrdiff_t>(end) + 1,
              Bound::kYes);
  }
}

}  // namespace actant
