// JSON written as text, without a tree.
#ifndef ACTANT_APPS_JSON_TEXT_H_
#define ACTANT_APPS_JSON_TEXT_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apps/answer.h"

namespace actant {

// Appends one value as Dump (apps/answer.h) prints it.
void AppendJson(std::string_view text, std::string* out);
inline void AppendJson(const std::string& text, std::string* out) {
  AppendJson(std::string_view(text), out);
}
inline void AppendJson(const char* text, std::string* out) {
  AppendJson(std::string_view(text), out);
}
void AppendJson(bool value, std::string* out);
void AppendJson(int64_t number, std::string* out);
void AppendJson(uint64_t number, std::string* out);
void AppendJson(const Json& json, std::string* out);
// As Number (apps/answer.h), in the shortest text that gives that number.
void AppendNumber(double value, int decimals, std::string* out);

// Writes an object field by field: the answers that describe many events spend
// most of their time on making and freeing trees. Fields are added as to
// JsonFields (apps/answer.h), so one function can fill either.
class JsonFieldsText {
 public:
  // Begins the object at the end of `out`, which is borrowed until Close; what
  // is written to it in between must be a value begun by Begin.
  explicit JsonFieldsText(std::string* out) : out_(out) {
    out_->push_back('{');
  }

  // `name` must be new.
  void Add(std::string_view name, std::string_view text) {
    AppendJson(text, Begin(name));
  }
  void Add(std::string_view name, const std::string& text) {
    Add(name, std::string_view(text));
  }
  void Add(std::string_view name, const char* text) {
    Add(name, std::string_view(text));
  }
  template <std::integral Number>
  void Add(std::string_view name, Number number) {
    std::string* const out = Begin(name);
    if constexpr (std::same_as<Number, bool>) {
      AppendJson(number, out);
    } else if constexpr (std::signed_integral<Number>) {
      AppendJson(static_cast<int64_t>(number), out);
    } else {
      AppendJson(static_cast<uint64_t>(number), out);
    }
  }
  void Add(std::string_view name, const Json& json) {
    AppendJson(json, Begin(name));
  }
  void AddNumber(std::string_view name, double value, int decimals) {
    AppendNumber(value, decimals, Begin(name));
  }
  // Null where there is none.
  void AddIfAny(std::string_view name, const std::optional<std::string>& text) {
    std::string* const out = Begin(name);
    if (text) {
      AppendJson(*text, out);
    } else {
      out->append("null");
    }
  }
  // An array of texts, or of Json.
  template <typename Values>
  void AddValues(std::string_view name, const Values& values) {
    AddEach(name, values, [](const auto& value, std::string* out) {
      AppendJson(value, out);
    });
  }
  // An array with an object for each record: `add(record, &fields)` adds its
  // fields.
  template <typename Records, typename AddFields>
  void AddObjects(std::string_view name, const Records& records,
                  const AddFields& add) {
    AddEach(name, records, [&add](const auto& record, std::string* out) {
      JsonFieldsText fields(out);
      add(record, &fields);
      fields.Close();
    });
  }

  // Begins a field: its value is to be appended to what is returned.
  std::string* Begin(std::string_view name);
  void Close() { out_->push_back('}'); }

 private:
  template <typename Values, typename AppendValue>
  void AddEach(std::string_view name, const Values& values,
               const AppendValue& append) {
    std::string* const out = Begin(name);
    out->push_back('[');
    bool first = true;
    for (const auto& value : values) {
      if (!first) out->push_back(',');
      first = false;
      append(value, out);
    }
    out->push_back(']');
  }

  std::string* const out_;
  bool empty_ = true;
};

// Values one after another, with a comma (an array's) or a line end between.
class JsonListText {
 public:
  explicit JsonListText(char separator) : separator_(separator) {}

  // Begins a value, which is to be appended to what is returned.
  std::string* Begin() {
    if (size_++ > 0) text_.push_back(separator_);
    return &text_;
  }
  // Values begun.
  size_t size() const { return size_; }
  // Without a separator at the end.
  const std::string& text() const { return text_; }

 private:
  const char separator_;
  std::string text_;
  size_t size_ = 0;
};

}  // namespace actant

#endif  // ACTANT_APPS_JSON_TEXT_H_
