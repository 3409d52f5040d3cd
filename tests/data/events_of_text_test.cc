#include "events_of_text_test.h"

namespace actant {
namespace {

std::string StatusOf(const v1::Mention& mention) {
  switch (mention.status()) {
    case v1::EVENT_STATUS_PLANNED:
      return " planned";
    case v1::EVENT_STATUS_POSSIBLE:
      return " possible";
    case v1::EVENT_STATUS_NEGATED:
      return " negated";
    default:
      return "";
  }
}

}  // namespace

std::string EventsOfTextTest::Events(std::string_view text) const {
  ArticleInput input;
  input.id = "text";
  input.text = text;
  const auto extraction = extractor_->Extract(input, {});
  if (!extraction.has_value()) return extraction.error().ToString();
  std::string told;
  for (const v1::Mention& mention : extraction->mentions) {
    if (!told.empty()) told += "; ";
    std::string separator;
    bool has_target = false;
    for (const v1::Party& party : mention.parties()) {
      const bool is_target = party.side() == v1::SIDE_TARGET;
      if (is_target && !has_target) separator = " > ";
      has_target |= is_target;
      told += separator;
      told += party.state().empty() ? party.actor() : party.state();
      separator = " + ";
    }
    told += " " + mention.type() + StatusOf(mention);
  }
  return told;
}

}  // namespace actant
