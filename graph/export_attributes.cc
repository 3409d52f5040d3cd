#include "graph/export_attributes.h"

#include <optional>
#include <string>
#include <string_view>

#include "proto/record_words.h"

namespace actant {
namespace {

struct ActorField {
  Attribute attribute;
  Value (*value)(const v1::Actor& actor);
};

struct EventView {
  const EventId& id;
  const v1::Event& event;
  const v1::EventType& type;
};

struct EventField {
  Attribute attribute;
  Value (*value)(const EventView& view);
};

Value TextOrNone(std::string_view text) {
  return text.empty() ? Value() : Value(std::string(text));
}

Value DateOrNone(const std::optional<std::string>& date) {
  return date ? Value(*date) : Value();
}

constexpr ActorField kActorFields[] = {
    {{"name.en", ValueType::kString},
     [](const v1::Actor& a) { return TextOrNone(NameIn(a, "en")); }},
    {{"name.zh", ValueType::kString},
     [](const v1::Actor& a) { return TextOrNone(NameIn(a, "zh")); }},
    {{"kind", ValueType::kString},
     [](const v1::Actor& a) { return TextOrNone(KindWord(a.kind())); }},
    {{"state", ValueType::kString},
     [](const v1::Actor& a) { return TextOrNone(a.state()); }},
};

Value AmountOf(const EventView& v) {
  return v.event.has_amount() ? Value(v.event.amount().value()) : Value();
}

constexpr EventField kEventFields[] = {
    {{"event", ValueType::kString},
     [](const EventView& v) { return Value(v.id.ToHex()); }},
    {{"type", ValueType::kString},
     [](const EventView& v) { return Value(v.event.type()); }},
    {{"plover", ValueType::kString},
     [](const EventView& v) {
       return TextOrNone(PloverWord(v.type.plover()));
     }},
    {{"mode", ValueType::kString},
     [](const EventView& v) { return TextOrNone(v.type.mode()); }},
    {{"cameo", ValueType::kString},
     [](const EventView& v) { return TextOrNone(v.type.cameo()); }},
    {{"goldstein", ValueType::kReal},
     [](const EventView& v) {
       return Value(v.event.goldstein_tenths() / 10.0);
     }},
    {{"status", ValueType::kString},
     [](const EventView& v) { return Value(StatusWord(v.event.status())); }},
    {{"date", ValueType::kString},
     [](const EventView& v) { return DateOrNone(DateText(v.event.date())); }},
    {{"first_day", ValueType::kDay},
     [](const EventView& v) {
       return DateOrNone(FirstDayText(v.event.date()));
     }},
    {{"last_day", ValueType::kDay},
     [](const EventView& v) {
       return DateOrNone(LastDayText(v.event.date()));
     }},
    {{"date_from_publication", ValueType::kBoolean},
     [](const EventView& v) {
       return Value(v.event.date().from_publication());
     }},
    {{"mutual", ValueType::kBoolean},
     [](const EventView& v) { return Value(v.event.mutual()); }},
    {{"mentions", ValueType::kInteger},
     [](const EventView& v) {
       return Value(int64_t{v.event.mention_count()});
     }},
    {{"publishers", ValueType::kInteger},
     [](const EventView& v) {
       return Value(int64_t{v.event.publisher_count()});
     }},
    {{"confidence", ValueType::kReal},
     [](const EventView& v) {
       return Value(ShortestDouble(v.event.confidence()));
     }},
    {{"amount", ValueType::kReal}, AmountOf},
    {{"currency", ValueType::kString},
     [](const EventView& v) {
       return TextOrNone(v.event.amount().currency());
     }},
    {{"place", ValueType::kString},
     [](const EventView& v) { return TextOrNone(v.event.place()); }},
};

}  // namespace

std::vector<Attribute> ActorAttributes() {
  std::vector<Attribute> attributes;
  for (const ActorField& field : kActorFields) {
    attributes.push_back(field.attribute);
  }
  return attributes;
}

std::vector<Value> ActorValues(const v1::Actor& actor) {
  std::vector<Value> values;
  for (const ActorField& field : kActorFields) {
    values.push_back(field.value(actor));
  }
  return values;
}

std::vector<Value> ActorColumnsOfEvent() {
  std::vector<Value> values;
  for (const ActorField& field : kActorFields) {
    const bool is_kind = field.attribute.name == "kind";
    values.push_back(is_kind ? Value("event") : Value());
  }
  return values;
}

std::vector<Attribute> EventAttributes() {
  std::vector<Attribute> attributes;
  for (const EventField& field : kEventFields) {
    attributes.push_back(field.attribute);
  }
  return attributes;
}

std::vector<Value> EventValues(const EventId& id, const v1::Event& event,
                               const v1::EventType& type) {
  std::vector<Value> values;
  for (const EventField& field : kEventFields) {
    values.push_back(field.value({id, event, type}));
  }
  return values;
}

Lifetime DaysOf(const v1::Event& event) {
  Lifetime days;
  const v1::DateRange& date = event.date();
  if (FirstDayText(date) && LastDayText(date)) {
    days.first = date.first_day();
    days.last = date.last_day();
  }
  return days;
}

}  // namespace actant
