#include "apps/plover_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace actant {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kCountryLetters = 3;

// Where a record says that it does not know.
bool IsNobody(std::string_view code) {
  return code.empty() || code == "---" || code == "***";
}

// The text of a member; empty where it is missing or null. False: it is no
// text.
bool ReadText(const dom::object& object, std::string_view name,
              std::string_view* text) {
  *text = {};
  dom::element element;
  if (object.at_key(name).get(element) != simdjson::SUCCESS) return true;
  return element.is_null() || element.get(*text) == simdjson::SUCCESS;
}

bool ReadParty(const dom::element& element, PloverParty* party) {
  if (element.get(party->code) == simdjson::SUCCESS) return true;
  dom::object object;
  if (element.get(object) != simdjson::SUCCESS) return false;
  return ReadText(object, "actorText", &party->text) &&
         ReadText(object, "code", &party->code) &&
         ReadText(object, "sector", &party->sector) &&
         ReadText(object, "actor", &party->actor);
}

std::optional<RowFault> FaultOf(
    RejectReason reason, std::optional<EventField> field = std::nullopt) {
  RowFault fault;
  fault.reason = reason;
  fault.field = field;
  return fault;
}

struct Side {
  std::string_view actor;
  std::string_view state;
};

// Two of a record's parties; no second one where there is no target.
struct Pair {
  Side source;
  Side target;
};

class PloverReader final : public FormatReader {
 public:
  explicit PloverReader(const FormatCodes& codes) : codes_(codes) {}

  std::optional<RowFault> Read(std::string_view record, const BoundColumns&,
                               TextArena* arena, FieldValues* values) override {
    pairs_.clear();
    next_ = 0;
    dom::element root;
    if (parser_.parse(record.data(), record.size(), false).get(root) !=
        simdjson::SUCCESS) {
      return FaultOf(RejectReason::kBadJson);
    }
    dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
      return FaultOf(RejectReason::kNoObject);
    }
    values->fill({});
    if (!ReadMembers(object, arena, values)) {
      return FaultOf(RejectReason::kNoObject);
    }
    if (auto fault =
            ReadSide(object, "source", EventField::kSource, arena, &sources_)) {
      return fault;
    }
    if (auto fault =
            ReadSide(object, "target", EventField::kTarget, arena, &targets_)) {
      return fault;
    }
    if (sources_.empty()) {
      return FaultOf(RejectReason::kEmptySource, EventField::kSource);
    }
    if (sources_.size() * std::max<size_t>(1, targets_.size()) >
        kMaxPloverPairs) {
      return FaultOf(RejectReason::kTooManyPairs);
    }
    MakePairs();
    id_ = Get(*values, EventField::kId);
    SetPair(values);
    return std::nullopt;
  }

  bool Next(TextArena* arena, FieldValues* values) override {
    if (next_ == pairs_.size()) return false;
    Set(EventField::kId,
        arena->Copy(std::string(id_) + "/" + std::to_string(next_ + 1)),
        values);
    SetPair(values);
    return true;
  }

 private:
  static std::string_view Get(const FieldValues& values, EventField field) {
    return values[static_cast<size_t>(field)];
  }
  static void Set(EventField field, std::string_view value,
                  FieldValues* values) {
    (*values)[static_cast<size_t>(field)] = value;
  }

  // All but the parties. False: a member is not what it should be.
  bool ReadMembers(const dom::object& object, TextArena* arena,
                   FieldValues* values) const {
    constexpr std::pair<std::string_view, EventField> kTexts[] = {
        {"id", EventField::kId},
        {"date", EventField::kDate},
        {"publication", EventField::kArticle}};
    std::string_view text;
    for (const auto& [name, field] : kTexts) {
      if (!ReadText(object, name, &text)) return false;
      Set(field, arena->Copy(text), values);
    }
    std::string_view mode;
    if (!ReadText(object, "event", &text) || !ReadText(object, "mode", &mode)) {
      return false;
    }
    std::string type(text);
    if (!mode.empty()) type.append("/").append(mode);
    Set(EventField::kType, arena->Copy(type), values);
    double score = 0;
    if (object.at_key("goldstein").get(score) == simdjson::SUCCESS) {
      Set(EventField::kGoldstein, arena->Write(score), values);
    }
    return true;
  }

  std::optional<RowFault> ReadSide(const dom::object& object,
                                   std::string_view name, EventField field,
                                   TextArena* arena,
                                   std::vector<Side>* sides) const {
    sides->clear();
    dom::element element;
    if (object.at_key(name).get(element) != simdjson::SUCCESS ||
        element.is_null()) {
      return std::nullopt;
    }
    dom::array parties;
    if (element.get(parties) != simdjson::SUCCESS) {
      return AddParty(element, field, arena, sides);
    }
    for (const dom::element party : parties) {
      if (auto fault = AddParty(party, field, arena, sides)) return fault;
    }
    return std::nullopt;
  }

  std::optional<RowFault> AddParty(const dom::element& element,
                                   EventField field, TextArena* arena,
                                   std::vector<Side>* sides) const {
    PloverParty party;
    if (!ReadParty(element, &party)) {
      return FaultOf(RejectReason::kNoObject, field);
    }
    const std::string actor = PloverActorOf(codes_, party);
    if (actor.empty()) return std::nullopt;
    if (!IsImportName(actor)) return FaultOf(RejectReason::kBadName, field);
    Side side;
    side.actor = arena->Copy(actor);
    // A longer code is the actor's own, whose state is known or is none.
    if (party.code.size() == kCountryLetters) {
      side.state = arena->Copy(codes_.actors().StateOf(party.code));
    }
    const bool is_known =
        std::any_of(sides->begin(), sides->end(), [&](const Side& other) {
          return other.actor == side.actor && other.state == side.state;
        });
    if (!is_known) sides->push_back(side);
    return std::nullopt;
  }

  void MakePairs() {
    is_mutual_ = targets_.empty() && sources_.size() > 1;
    if (is_mutual_) {
      for (size_t i = 0; i < sources_.size(); ++i) {
        for (size_t j = i + 1; j < sources_.size(); ++j) {
          pairs_.push_back({sources_[i], sources_[j]});
        }
      }
    } else if (targets_.empty()) {
      pairs_.push_back({sources_.front(), {}});
    }
    for (const Side& source : sources_) {
      for (const Side& target : targets_) pairs_.push_back({source, target});
    }
  }

  void SetPair(FieldValues* values) {
    const Pair& pair = pairs_[next_++];
    Set(EventField::kSource, pair.source.actor, values);
    Set(EventField::kSourceState, pair.source.state, values);
    Set(EventField::kTarget, pair.target.actor, values);
    Set(EventField::kTargetState, pair.target.state, values);
    // Else the type says it.
    if (is_mutual_) Set(EventField::kMutual, "1", values);
  }

  const FormatCodes& codes_;
  dom::parser parser_;
  // Of the record read last.
  std::vector<Side> sources_;
  std::vector<Side> targets_;
  std::vector<Pair> pairs_;
  std::string_view id_;
  bool is_mutual_ = false;
  size_t next_ = 0;
};

}  // namespace

std::string PloverActorOf(const FormatCodes& codes, const PloverParty& party) {
  if (!party.actor.empty()) return std::string(party.actor);
  if (IsNobody(party.code)) return std::string(party.text);
  const CameoActors& cameo = codes.actors();
  const std::string_view country = party.code.substr(0, kCountryLetters);
  std::string whole(party.code);
  if (!IsNobody(party.sector)) whole += party.sector;
  const std::string part = cameo.ActorOf(whole, country);
  const std::string state = cameo.StateOf(country);
  const std::string_view named =
      codes.ActorNamed(party.text, state.empty() ? part : state);
  const bool is_closer =
      !named.empty() && named != part && codes.StateNamed(named).empty();
  return is_closer ? std::string(named) : part;
}

bool IsPloverJson(std::string_view text) {
  const size_t begin = text.find('{');
  const size_t before = text.find_first_not_of("\xef\xbb\xbf \t\r\n[");
  if (begin == text.npos || begin != before) return false;
  const std::string_view object =
      text.substr(begin, JsonObjectSize(text.substr(begin)));
  dom::parser parser;
  dom::object members;
  if (parser.parse(simdjson::padded_string(object)).get(members) !=
      simdjson::SUCCESS) {
    return false;
  }
  const auto has = [&](std::string_view name) {
    return members.at_key(name).error() == simdjson::SUCCESS;
  };
  return has("id") && has("event") && !has("type") &&
         (has("source") || has("eventText"));
}

std::unique_ptr<FormatReader> MakePloverReader(const FormatCodes& codes) {
  return std::make_unique<PloverReader>(codes);
}

}  // namespace actant
