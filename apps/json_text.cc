#include "apps/json_text.h"

#include <simdjson.h>

#include <charconv>
#include <cmath>

namespace actant {
namespace {

// Enough for any 64-bit number.
constexpr size_t kMostDigits = 24;

template <typename Number>
void AppendDigits(Number number, std::string* out) {
  char digits[kMostDigits];
  const auto end = std::to_chars(digits, digits + kMostDigits, number);
  out->append(digits, end.ptr);
}

// Whether a text may stand between quotes as it is. Looks at all bytes, which
// compilers turn into few instructions.
bool IsPlain(std::string_view text) {
  bool escaped = false;
  unsigned char all = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    escaped |= byte < 0x20 || byte == '"' || byte == '\\';
    all |= byte;
  }
  if (escaped) return false;
  return all < 0x80 || simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

void AppendJson(std::string_view text, std::string* out) {
  if (!IsPlain(text)) {
    out->append(Dump(Json(text)));
    return;
  }
  out->push_back('"');
  out->append(text);
  out->push_back('"');
}

void AppendJson(bool value, std::string* out) {
  out->append(value ? "true" : "false");
}

void AppendJson(int64_t number, std::string* out) { AppendDigits(number, out); }

void AppendJson(uint64_t number, std::string* out) {
  AppendDigits(number, out);
}

void AppendJson(const Json& json, std::string* out) {
  // The commonest of those that are given as Json.
  if (json.is_null()) {
    out->append("null");
  } else if (json.is_string()) {
    AppendJson(json.get_ref<const std::string&>(), out);
  } else if (json.is_number_integer() && !json.is_number_unsigned()) {
    AppendDigits(json.get<int64_t>(), out);
  } else {
    out->append(Dump(json));
  }
}

void AppendNumber(double value, int decimals, std::string* out) {
  // Numbers of so many digits have one shortest text, the decimal itself.
  constexpr double kMost = 1e15;
  // Smaller ones are written with an exponent.
  constexpr double kLeast = 1e-4;
  int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const double scaled = std::round(value * static_cast<double>(scale));
  const double size = std::fabs(scaled);
  if (!(size < kMost) ||
      (size > 0 && size < kLeast * static_cast<double>(scale))) {
    AppendJson(Number(value, decimals), out);
    return;
  }
  if (scaled < 0) out->push_back('-');
  const auto digits = static_cast<int64_t>(size);
  AppendDigits(digits / scale, out);
  int64_t fraction = digits % scale;
  if (fraction == 0) return;
  out->push_back('.');
  for (scale /= 10; fraction > 0; scale /= 10) {
    out->push_back(static_cast<char>('0' + fraction / scale));
    fraction %= scale;
  }
}

std::string* JsonFieldsText::Begin(std::string_view name) {
  if (!empty_) out_->push_back(',');
  empty_ = false;
  AppendJson(name, out_);
  out_->push_back(':');
  return out_;
}

}  // namespace actant
