#include "apps/format_reader.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "apps/gdelt_columns.h"
#include "apps/gdelt_reader.h"
#include "apps/named_reader.h"
#include "apps/plover_reader.h"
#include "proto/ascii_case.h"

namespace actant {
namespace {

bool IsEnglish(std::string_view language) { return language == "en"; }

// Classes of the first PLOVER (Open Event Data Alliance, 2016) go by another
// name, or are part of another class, in the edition of 2021, which the
// ontology follows.
std::string_view PloverClassNow(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kRenamed[] = {
      {"DEMAND", "REQUEST"},
      {"DISAPPROVE", "ACCUSE"},
      {"INVESTIGATE", "ACCUSE"},
      {"FIGHT", "ASSAULT"}};
  for (const auto& [then, now] : kRenamed) {
    if (name == then) return now;
  }
  return name;
}

}  // namespace

class FormatCodes::NamedActors {
 public:
  explicit NamedActors(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (uint32_t i = 0; i < knowledge.actor_count(); ++i) {
      const v1::Actor actor = knowledge.ActorRecord(i);
      const bool is_state = actor.kind() == v1::ACTOR_KIND_STATE;
      for (const v1::ActorName& name : actor.names()) {
        if (!IsEnglish(name.language())) continue;
        by_name_.emplace(AsciiLower(name.text()), i);
        if (is_state) states_.emplace(AsciiLower(name.text()), i);
      }
    }
  }

  std::string_view StateNamed(std::string_view name) const {
    const auto code = knowledge_.FindActor(name);
    if (code.has_value() &&
        knowledge_.actor(*code).kind == v1::ACTOR_KIND_STATE) {
      return knowledge_.actor(*code).code;
    }
    const auto found = states_.find(AsciiLower(name));
    return found == states_.end() ? std::string_view()
                                  : knowledge_.actor(found->second).code;
  }

  std::string_view ActorNamed(std::string_view name,
                              std::string_view state) const {
    const std::string_view named_state = StateNamed(name);
    if (!named_state.empty()) return named_state;
    std::string_view found;
    const auto [begin, end] = by_name_.equal_range(AsciiLower(name));
    for (auto it = begin; it != end; ++it) {
      const KnownActor& actor = knowledge_.actor(it->second);
      const bool acts_for_it = actor.state == state || actor.code == state;
      if (!acts_for_it || actor.kind == v1::ACTOR_KIND_PLACE) continue;
      if (!found.empty() && found != actor.code) return "";
      found = actor.code;
    }
    return found;
  }

 private:
  const Knowledge& knowledge_;
  std::unordered_multimap<std::string, uint32_t> by_name_;
  std::unordered_map<std::string, uint32_t> states_;
};

FormatCodes::FormatCodes(EventFormat format, const Knowledge* knowledge)
    : format_(format), knowledge_(knowledge), actors_(knowledge) {
  if (knowledge != nullptr && !IsGdelt(format)) {
    named_ = std::make_unique<NamedActors>(*knowledge);
  }
}

FormatCodes::~FormatCodes() = default;

std::string_view FormatCodes::ActorNamed(std::string_view name,
                                         std::string_view state) const {
  return named_ == nullptr ? "" : named_->ActorNamed(name, state);
}

std::string_view FormatCodes::StateNamed(std::string_view name) const {
  return named_ == nullptr ? "" : named_->StateNamed(name);
}

std::optional<v1::EventType> FormatCodes::DescribeType(
    std::string_view name) const {
  const bool is_plover =
      format_ == EventFormat::kPolecat || format_ == EventFormat::kPlover;
  return is_plover ? DescribePlover(name) : DescribeCameo(name);
}

// A code that is not listed stands under the longest that begins it.
std::optional<v1::EventType> FormatCodes::DescribeCameo(
    std::string_view code) const {
  constexpr size_t kRootDigits = 2;
  const std::vector<CameoEventCode>& events = actors_.codes().events;
  v1::EventType type;
  type.set_name(std::string(code));
  type.set_cameo(std::string(code));
  for (size_t size = code.size(); size >= kRootDigits; --size) {
    const auto found = std::find_if(events.begin(), events.end(),
                                    [&](const CameoEventCode& known) {
                                      return known.code == code.substr(0, size);
                                    });
    if (found == events.end()) continue;
    type.set_parent(found->type);
    if (size == code.size()) type.set_name_en(found->name);
    return type;
  }
  return std::nullopt;
}

// "CONSULT/visit": under the one type of the class that has the mode, else
// under the class.
std::optional<v1::EventType> FormatCodes::DescribePlover(
    std::string_view name) const {
  if (knowledge_ == nullptr) return std::nullopt;
  const size_t slash = name.find('/');
  const std::string_view mode =
      slash == name.npos ? std::string_view() : name.substr(slash + 1);
  const v1::EventType* const above =
      knowledge_->FindType(PloverClassNow(name.substr(0, slash)));
  if (above == nullptr || !above->parent().empty()) return std::nullopt;
  v1::EventType type;
  type.set_name(std::string(name));
  type.set_parent(above->name());
  type.set_mode(std::string(mode));
  if (mode.empty()) return type;
  const v1::EventType* only = nullptr;
  for (const v1::EventType& known : knowledge_->event_types()) {
    if (known.plover() != above->plover() || known.mode() != mode) continue;
    if (only != nullptr) return type;
    only = &known;
  }
  if (only != nullptr) type.set_parent(only->name());
  return type;
}

std::unique_ptr<FormatReader> MakeFormatReader(const FormatCodes& codes) {
  if (IsGdelt(codes.format())) return MakeGdeltReader(codes);
  if (codes.format() == EventFormat::kPlover) return MakePloverReader(codes);
  return MakeNamedReader(codes);
}

}  // namespace actant
