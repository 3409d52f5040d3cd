#include "apps/gdelt_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ostream>

#include "apps/gdelt_columns.h"
#include "proto/ascii_case.h"
#include "proto/record_words.h"

namespace actant {
namespace {

constexpr size_t kRootDigits = 2;
constexpr size_t kBaseDigits = 3;

// "20240301".
std::string DigitsOf(Day day) {
  std::string text = FormatDay(day);
  std::erase(text, '-');
  return text;
}

// "20240301000000": a store knows days only.
std::string TimeOf(Day day) { return DigitsOf(day) + "000000"; }

void WriteLine(const std::string* columns, size_t width, std::ostream& out) {
  for (size_t i = 0; i < width; ++i) {
    out << columns[i] << (i + 1 < width ? '\t' : '\n');
  }
}

// By the root: 01 to 05, 06 to 09, 10 to 14, 15 to 20.
int QuadClassOf(std::string_view root) {
  if (root <= "05") return 1;
  if (root <= "09") return 2;
  return root <= "14" ? 3 : 4;
}

std::string EnglishName(const v1::Actor& actor) {
  const std::string_view name = NameIn(actor, "en");
  return AsciiUpper(PlainField(name.empty() ? actor.code() : name));
}

class GdeltWriter final : public FormatWriter {
 public:
  explicit GdeltWriter(const FormatCodes& codes) : codes_(codes) {}

  // The published files have no header.
  void Begin(std::ostream&) override {}

  size_t Write(const FormatRow& row, std::ostream& out) override {
    const std::string& code = row.type->cameo();
    if (code.size() < kRootDigits) return 0;
    const size_t width = GdeltWidth(codes_.format());
    for (size_t i = 0; i < width; ++i) columns_[i].clear();
    columns_[kGlobalEventId] = std::to_string(row.number);
    if (row.day.has_value()) SetDate(*row.day);
    SetActor(kActor1Code, row.source);
    if (row.target.has_value()) SetActor(kActor2Code, *row.target);
    columns_[kIsRootEvent] = "1";
    columns_[kEventCode] = code;
    columns_[kEventBaseCode] = code.substr(0, kBaseDigits);
    columns_[kEventRootCode] = code.substr(0, kRootDigits);
    columns_[kQuadClass] =
        std::to_string(QuadClassOf(columns_[kEventRootCode]));
    columns_[kGoldsteinScale] = TenthsText(row.event->goldstein_tenths());
    columns_[kNumMentions] = std::to_string(row.event->mention_count());
    columns_[kNumSources] =
        std::to_string(std::max(1U, row.event->publisher_count()));
    columns_[kNumArticles] = std::to_string(std::max(1U, row.articles));
    SetPlaces(*row.event);
    if (row.published.has_value()) {
      const bool has_time = codes_.format() == EventFormat::kGdelt2;
      columns_[DateAddedColumn(codes_.format())] =
          has_time ? TimeOf(*row.published) : DigitsOf(*row.published);
    }
    columns_[SourceUrlColumn(codes_.format())] = PlainField(row.article);
    WriteLine(columns_.data(), width, out);
    return 1;
  }

 private:
  void SetDate(Day day) {
    const CivilDate date = ToCivil(day);
    columns_[kSqlDate] = DigitsOf(day);
    columns_[kMonthYear] = columns_[kSqlDate].substr(0, 6);
    columns_[kYear] = columns_[kSqlDate].substr(0, 4);
    // (MONTH * 30 + DAY) / 365, as the codebook has it.
    constexpr double kDaysOfMonth = 30;
    constexpr double kDaysOfYear = 365;
    const double part = (date.month * kDaysOfMonth + date.day) / kDaysOfYear;
    char text[32];
    std::snprintf(text, sizeof(text), "%.4f", date.year + part);
    columns_[kFractionDate] = text;
  }

  void SetActor(size_t column, const FormatParty& who) {
    const CameoParty cameo = codes_.actors().CodeOf(*who.party, *who.actor);
    columns_[column] = PlainField(cameo.code);
    columns_[column + kActorName] = EnglishName(*who.actor);
    columns_[column + kActorCountry] = cameo.country;
    columns_[column + kActorGroup] = cameo.group;
    columns_[column + kActorType1] = cameo.role;
  }

  void SetPlaces(const v1::Event& event) {
    const size_t geo = GeoColumns(codes_.format());
    for (size_t i = 0; i < kGeoPlaces; ++i) {
      columns_[kAvgTone + 1 + i * geo] = "0";
    }
    columns_[ActionGeoColumn(codes_.format()) + 1] = PlainField(event.place());
  }

  const FormatCodes& codes_;
  std::array<std::string, GdeltWidth(EventFormat::kGdelt2)> columns_;
};

// MentionType: 1 where the identifier is an address, 2 where it is a citation.
const char* MentionTypeOf(std::string_view article) {
  const bool is_url =
      article.starts_with("http://") || article.starts_with("https://");
  return is_url ? "1" : "2";
}

class GdeltMentionsWriter final : public FormatWriter {
 public:
  // The published files have no header.
  void Begin(std::ostream&) override {}

  size_t Write(const FormatRow& row, std::ostream& out) override {
    // Else the event is not in the table of events.
    if (row.type->cameo().size() < kRootDigits) return 0;
    for (const v1::Mention& mention : *row.mentions) {
      columns_.fill({});
      columns_[kMentionEventId] = std::to_string(row.number);
      if (row.published.has_value()) {
        columns_[kEventTimeDate] = TimeOf(*row.published);
      }
      if (mention.has_published()) {
        columns_[kMentionTimeDate] = TimeOf(mention.published());
      }
      const std::string_view article = ArticleOf(mention);
      columns_[kMentionType] = MentionTypeOf(article);
      columns_[kMentionSourceName] = PlainField(mention.publisher());
      columns_[kMentionIdentifier] = PlainField(article);
      constexpr float kPercent = 100;
      columns_[kMentionConfidence] =
          std::to_string(std::lround(mention.confidence() * kPercent));
      WriteLine(columns_.data(), columns_.size(), out);
    }
    return row.mentions->size();
  }

 private:
  std::array<std::string, kGdeltMentionWidth> columns_;
};

}  // namespace

std::unique_ptr<FormatWriter> MakeGdeltMentionsWriter() {
  return std::make_unique<GdeltMentionsWriter>();
}

std::unique_ptr<FormatWriter> MakeGdeltWriter(const FormatCodes& codes) {
  return std::make_unique<GdeltWriter>(codes);
}

std::string PlainField(std::string_view text) {
  std::string plain(text);
  std::replace_if(
      plain.begin(), plain.end(),
      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
      ' ');
  return plain;
}

std::string TenthsText(int tenths) {
  constexpr int kTenths = 10;
  std::string text = tenths < 0 ? "-" : "";
  const int size = std::abs(tenths);
  text += std::to_string(size / kTenths);
  if (size % kTenths != 0) text += "." + std::to_string(size % kTenths);
  return text;
}

}  // namespace actant
