#include "extract/decode.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "extract/internal/decode_signatures.h"
#include "extract/internal/text_chars.h"

namespace actant {
namespace {

// Text with a greater share of control characters than this is none (files of
// records and terminal logs have a few).
constexpr double kMostControls = 0.01;
// UTF-8 is broken, rather than another encoding, if this share of its bytes
// beyond ASCII belongs to whole UTF-8 characters: Big5 and GB18030 text
// reaches a tenth by chance (measured on converted articles).
constexpr double kMostlyUtf8 = 0.5;
// Bytes looked at to tell the order of UTF-16; even.
constexpr size_t kSample = 4096;

struct Converter {
  const char* name;  // as DecodedText::encoding
  const char* icu;
};

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, ConverterCloser>;

// The bytes as UTF-8 by ICU's converter; nullopt on the first byte that it
// cannot read.
std::optional<std::string> Convert(std::string_view bytes, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  const ConverterPtr from(ucnv_open(name, &status));
  const ConverterPtr to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr,
                      nullptr, &status);
  ucnv_setFromUCallBack(to.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &status);
  std::string out(bytes.size() * 2 + 16, '\0');
  const char* source = bytes.data();
  char* target = out.data();
  std::array<UChar, 1024> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  while (true) {
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(),
                   &source, bytes.data() + bytes.size(), pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   false, true, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    const auto written = target - out.data();
    out.resize(out.size() * 2);
    target = out.data() + written;
  }
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<size_t>(target - out.data()));
  return out;
}

std::string WithPlainLines(std::string text) {
  size_t to = 0;
  for (size_t from = 0; from < text.size(); ++from) {
    const bool carriage_return = text[from] == '\r';
    if (carriage_return && from + 1 < text.size() && text[from + 1] == '\n') {
      continue;
    }
    text[to++] = carriage_return ? '\n' : text[from];
  }
  text.resize(to);
  return text;
}

bool IsControl(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f') ||
         (c >= 0x7F && c < 0xA0);
}

// What text is made of.
struct Makeup {
  size_t characters = 0;
  size_t controls = 0;
  size_t blanks = 0;
  size_t beyond_ascii = 0;
  size_t common = 0;    // of these: what Chinese prose is full of
  size_t unlikely = 0;  // private use, rare planes, unassigned
};

// The commonest characters of Chinese prose in both scripts, punctuation
// included. Any running text of a few lines is full of them, and a text read
// by the wrong encoding holds hardly any.
constexpr std::u32string_view kCommonest =
    U"的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於"
    U"于"
    U"出就分對对成會会可主發发年動动同工也能下過过子說说產产種种面而方後后多定"
    U"行"
    U"學学法所民得經经三之進进著着等部度家電电力裡里如水化高自二理起小物現现實"
    U"实"
    U"加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些"
    U"然"
    U"前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线內内數数正心反"
    U"你"
    U"明看原又麼么利比或但質质氣气第向道命此變变條条只沒没結结解問问意建月公無"
    U"无"
    U"系軍军很情最何總总美台臺，。、「」；：？！（）《》“”";

Makeup MakeupOf(std::string_view text) {
  Makeup makeup;
  for (size_t pos = 0; pos < text.size();) {
    const TextChar c = CharAt(text, pos);
    pos += c.size;
    ++makeup.characters;
    if (IsControl(c.value)) ++makeup.controls;
    if (IsBlank(c.value) || c.value == '\n') ++makeup.blanks;
    if (c.value < 0x80) continue;
    ++makeup.beyond_ascii;
    if (OneOf(c.value, kCommonest)) ++makeup.common;
    const bool private_use =
        (c.value >= 0xE000 && c.value <= 0xF8FF) || c.value >= 0xF0000;
    const bool half_width = c.value >= 0xFF61 && c.value <= 0xFFDC;
    if (private_use || half_width || c.value == 0xFFFD) ++makeup.unlikely;
  }
  return makeup;
}

bool LooksLikeText(const Makeup& makeup) {
  return static_cast<double>(makeup.controls) <=
         kMostControls * static_cast<double>(makeup.characters);
}

Result<DecodedText> Finish(std::string text, const char* encoding) {
  const Makeup makeup = MakeupOf(text);
  if (text.find('\0') != std::string::npos || !LooksLikeText(makeup)) {
    return Error(InvalidArgument(
        "the input holds control characters, as no text does; give a plain "
        "text file"));
  }
  if (makeup.blanks == makeup.characters) {
    return Error(InvalidArgument("the input is empty: it holds no words"));
  }
  return DecodedText{WithPlainLines(std::move(text)), encoding};
}

Status NotText() {
  return InvalidArgument(
      "the input is no text in UTF-8, UTF-16, Big5 or GB18030; save it as "
      "UTF-8");
}

Status BrokenUtf8(size_t offset) {
  return InvalidArgument("broken UTF-8 at byte " + std::to_string(offset) +
                         "; the file was cut or damaged, or mixes encodings: "
                         "save it again as UTF-8");
}

Result<DecodedText> DecodeUtf16(std::string_view bytes, bool little) {
  const char* name = little ? "UTF-16LE" : "UTF-16BE";
  std::optional<std::string> text = Convert(bytes, name);
  if (!text) {
    return Error(InvalidArgument(std::string("broken ") + name +
                                 "; the file was cut or damaged: save it "
                                 "again as UTF-8"));
  }
  return Finish(*std::move(text), name);
}

// UTF-16 without a byte order mark: the order in which it reads as text.
// nullopt if there is none.
std::optional<bool> GuessUtf16Order(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  // Letters, digits and common characters make up far more of any text, and
  // hardly anything of text read in the wrong order.
  constexpr double kLeastReadable = 0.3;
  std::optional<bool> best;
  double best_share = kLeastReadable;
  const std::string_view sample = bytes.substr(0, kSample);
  for (const bool little : {true, false}) {
    const char* name = little ? "UTF-16LE" : "UTF-16BE";
    std::optional<std::string> text = Convert(sample, name);
    // The sample may have been cut between the halves of a character.
    if (!text && sample.size() > 2) {
      text = Convert(sample.substr(0, sample.size() - 2), name);
    }
    if (!text || text->empty()) continue;
    const Makeup makeup = MakeupOf(*text);
    const size_t ascii = makeup.characters - makeup.beyond_ascii;
    const double share = static_cast<double>(ascii + makeup.common) /
                         static_cast<double>(makeup.characters);
    if (makeup.controls > 0 || share <= best_share) continue;
    best = little;
    best_share = share;
  }
  return best;
}

// The share of the bytes beyond ASCII that belongs to whole characters.
double Utf8Share(std::string_view bytes) {
  size_t whole = 0;
  size_t all = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    const TextChar c = CharAt(bytes, pos);
    pos += c.size;
    if (c.value < 0x80) continue;
    all += c.size;
    if (c.size > 1) whole += c.size;
  }
  return all == 0 ? 0 : static_cast<double>(whole) / static_cast<double>(all);
}

// How well a reading looks like prose: its commonest characters' share,
// less what hardly occurs in any.
double ScoreOf(const Makeup& makeup) {
  if (makeup.beyond_ascii == 0) return 0;
  const double common = static_cast<double>(makeup.common);
  const double unlikely = static_cast<double>(makeup.unlikely);
  return (common - 2 * unlikely) / static_cast<double>(makeup.beyond_ascii);
}

Result<DecodedText> DecodeOld(std::string_view bytes) {
  static constexpr Converter kConverters[] = {
      {"Big5", "Big5-HKSCS"}, {"Big5", "windows-950"}, {"GB18030", "gb18030"}};
  // Chinese prose shows well above this share of its commonest characters;
  // misread text stays far below it (see decode_test).
  constexpr double kLeastScore = 0.1;
  const char* best_name = nullptr;
  double best_score = kLeastScore;
  std::string best;
  for (const Converter& converter : kConverters) {
    std::optional<std::string> text = Convert(bytes, converter.icu);
    if (!text) continue;
    const Makeup makeup = MakeupOf(*text);
    const double score = ScoreOf(makeup);
    if (score <= best_score || !LooksLikeText(makeup)) continue;
    best_name = converter.name;
    best_score = score;
    best = *std::move(text);
  }
  if (best_name == nullptr) return Error(NotText());
  return Finish(std::move(best), best_name);
}

}  // namespace

std::optional<size_t> FindInvalidUtf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int64_t>(text.size());
  for (int64_t pos = 0; pos < size;) {
    const int64_t begin = pos;
    UChar32 c = 0;
    U8_NEXT(bytes, pos, size, c);
    if (c < 0) return static_cast<size_t>(begin);
  }
  return std::nullopt;
}

bool IsValidUtf8(std::string_view text) {
  return !FindInvalidUtf8(text).has_value();
}

Result<DecodedText> DecodeText(std::string_view bytes) {
  if (bytes.empty()) return Error(InvalidArgument("the input is empty"));
  if (bytes.size() > kMaxDecodedBytes) {
    return Error(
        InvalidArgument("the input has " + std::to_string(bytes.size()) +
                        " bytes; an article may have at most " +
                        std::to_string(kMaxDecodedBytes) + ": split it"));
  }
  if (const std::optional<std::string_view> format = FormatOf(bytes)) {
    return Error(InvalidArgument("the input is " + std::string(*format) +
                                 ", not plain text; convert it to text first"));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    if (const auto bad = FindInvalidUtf8(bytes)) {
      return Error(BrokenUtf8(*bad + 3));
    }
    return Finish(std::string(bytes), "UTF-8");
  }
  if (bytes.starts_with("\xFF\xFE")) return DecodeUtf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFE\xFF")) {
    return DecodeUtf16(bytes.substr(2), false);
  }
  const std::optional<size_t> bad = FindInvalidUtf8(bytes);
  const bool zeros = bytes.find('\0') != std::string_view::npos;
  if (zeros) {
    const std::optional<bool> little = GuessUtf16Order(bytes);
    if (!little) return Error(NotText());
    return DecodeUtf16(bytes, *little);
  }
  if (!bad) return Finish(std::string(bytes), "UTF-8");
  if (Utf8Share(bytes) >= kMostlyUtf8) return Error(BrokenUtf8(*bad));
  return DecodeOld(bytes);
}

}  // namespace actant
