#include "apps/plover_writer.h"

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "apps/json_text.h"
#include "apps/plover_reader.h"
#include "apps/version.h"
#include "proto/record_words.h"

namespace actant {
namespace {

constexpr double kTenths = 10;

class PloverWriter final : public FormatWriter {
 public:
  explicit PloverWriter(const FormatCodes& codes) : codes_(codes) {}

  bool takes_events() const override { return true; }
  void Begin(std::ostream& out) override { out << '['; }
  void End(std::ostream& out) override { out << "\n]\n"; }

  size_t Write(const FormatRow& row, std::ostream& out) override {
    const std::string plover = PloverWord(row.type->plover());
    if (plover.empty() || row.sources.empty()) return 0;
    const std::span<const FormatParty> sources(row.sources);
    const bool is_one =
        row.event->mutual() || !row.targets.empty() || sources.size() == 1;
    if (is_one) {
      WriteRecord(row, plover, row.id, sources, out);
      return 1;
    }
    for (size_t i = 0; i < sources.size(); ++i) {
      const std::string id =
          i == 0 ? row.id : row.id + "/" + std::to_string(i + 1);
      WriteRecord(row, plover, id, sources.subspan(i, 1), out);
    }
    return sources.size();
  }

 private:
  void WriteRecord(const FormatRow& row, const std::string& plover,
                   const std::string& id, std::span<const FormatParty> sources,
                   std::ostream& out) {
    text_ = has_records_ ? ",\n" : "\n";
    has_records_ = true;
    JsonFieldsText fields(&text_);
    fields.Add("id", id);
    if (row.day.has_value()) fields.Add("date", FormatDay(*row.day));
    const auto add = [this](const FormatParty& party, JsonFieldsText* into) {
      AddParty(party, into);
    };
    fields.AddObjects("source", sources, add);
    fields.AddObjects("target", row.targets, add);
    fields.Add("event", plover);
    if (!row.type->mode().empty()) fields.Add("mode", row.type->mode());
    if (!row.event->place().empty()) {
      JsonFieldsText place(fields.Begin("eventLoc"));
      place.Add("name", row.event->place());
      place.Close();
    }
    if (row.mentions != nullptr && !row.mentions->empty() &&
        !row.mentions->front().evidence().empty()) {
      fields.Add("text", row.mentions->front().evidence());
    }
    if (!row.article.empty()) fields.Add("publication", row.article);
    fields.Add("coder", std::string("Actant ") + kVersion);
    fields.AddNumber("goldstein", row.event->goldstein_tenths() / kTenths, 1);
    fields.Close();
    out << text_;
  }

  void AddParty(const FormatParty& who, JsonFieldsText* fields) const {
    const CameoParty cameo = codes_.actors().CodeOf(*who.party, *who.actor);
    // PLOVER calls states by ISO 3166, CAMEO some by other letters.
    const std::string country =
        cameo.country.empty() ? "" : codes_.actors().StateOf(cameo.country);
    PloverParty party;
    party.text = NameIn(*who.actor, "en");
    party.code = country.empty() ? cameo.code : country;
    if (!country.empty()) party.sector = cameo.role;
    const std::string& code = who.party->actor();
    if (PloverActorOf(codes_, party) != code) party.actor = code;
    fields->Add("actorText", party.text.empty() ? code : party.text);
    fields->Add("code", party.code);
    if (!party.sector.empty()) fields->Add("sector", party.sector);
    if (!party.actor.empty()) fields->Add("actor", party.actor);
  }

  const FormatCodes& codes_;
  std::string text_;
  bool has_records_ = false;
};

}  // namespace

std::unique_ptr<FormatWriter> MakePloverWriter(const FormatCodes& codes) {
  return std::make_unique<PloverWriter>(codes);
}

}  // namespace actant
