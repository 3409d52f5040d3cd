#include "extract/compiler/chinese_forms.h"

#include <opencc/opencc.h>
#include <unicode/uscript.h>

#include <exception>
#include <set>
#include <span>
#include <utility>

#include "extract/internal/name_dots.h"
#include "extract/internal/utf8.h"

namespace actant {
namespace {

constexpr std::string_view kTai = "台";
constexpr std::string_view kOrthodoxTai = "臺";

// Characters that a name needs to be itself without its dot: three are as
// often a name and the word beside it.
constexpr size_t kMinUndotted = 4;

std::string ReplaceAll(std::string_view text, std::string_view from,
                       std::string_view to) {
  std::string result;
  for (;;) {
    const size_t at = text.find(from);
    if (at == std::string_view::npos) return result.append(text);
    result.append(text.substr(0, at)).append(to);
    text.remove_prefix(at + from.size());
  }
}

}  // namespace

// OpenCC's own configurations, by name.
class ChineseForms::Converters {
 public:
  const opencc::SimpleConverter t2s{"t2s.json"};
  const opencc::SimpleConverter tw2s{"tw2s.json"};
  const opencc::SimpleConverter t2hk{"t2hk.json"};
};

ChineseForms::ChineseForms(std::unique_ptr<Converters> converters)
    : converters_(std::move(converters)) {}
ChineseForms::~ChineseForms() = default;

Result<std::unique_ptr<ChineseForms>> ChineseForms::Create() {
  try {
    return std::unique_ptr<ChineseForms>(
        new ChineseForms(std::make_unique<Converters>()));
  } catch (const std::exception& error) {
    return Error(FailedPrecondition(
        std::string("OpenCC's dictionaries (package libopencc-data): ") +
        error.what()));
  }
}

std::vector<std::string> ChineseForms::Derive(
    std::string_view traditional) const {
  if (!HasHan(traditional)) return {};
  std::set<std::string> forms;
  for (const std::string& base :
       {std::string(traditional), ReplaceAll(traditional, kOrthodoxTai, kTai),
        ReplaceAll(traditional, kTai, kOrthodoxTai)}) {
    forms.insert(base);
    forms.insert(converters_->t2s.Convert(base));
    forms.insert(converters_->tw2s.Convert(base));
    forms.insert(converters_->t2hk.Convert(base));
  }
  forms.erase(std::string(traditional));
  return {forms.begin(), forms.end()};
}

std::vector<std::string> ChineseForms::DeriveDots(std::string_view name) const {
  if (name.find(kListedNameDot) == std::string_view::npos || !HasHan(name))
    return {};
  std::vector<std::string> forms = Derive(name);
  forms.emplace_back(name);
  std::set<std::string> dotted;
  for (const std::string& form : forms) {
    for (const std::string_view dot : std::span(kNameDots).subspan(1)) {
      dotted.insert(ReplaceAll(form, kListedNameDot, dot));
    }
    std::string whole = ReplaceAll(form, kListedNameDot, {});
    if (CountCharacters(whole) >= kMinUndotted) dotted.insert(std::move(whole));
  }
  return {dotted.begin(), dotted.end()};
}

std::string ChineseForms::Simplified(std::string_view traditional) const {
  return converters_->t2s.Convert(std::string(traditional));
}

bool HasHan(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const int32_t c = NextCharacter(text, &at);
    UErrorCode error = U_ZERO_ERROR;
    if (c >= 0x80 && uscript_getScript(c, &error) == USCRIPT_HAN) return true;
  }
  return false;
}

size_t CountCharacters(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++count) NextCharacter(text, &at);
  return count;
}

}  // namespace actant
