#include "apps/named_writer.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <string_view>
#include <vector>

#include "apps/gdelt_writer.h"
#include "proto/record_words.h"

namespace actant {
namespace {

// The published headers: ICEWS Coded Event Data (Harvard Dataverse), POLECAT
// Weekly Data (the same).
constexpr std::string_view kIcewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\t"
    "Event Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\t"
    "Province\tCountry\tLatitude\tLongitude";
constexpr std::string_view kPolecatHeader =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\t"
    "Contexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\t"
    "Actor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\t"
    "Primary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\t"
    "Province\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\t"
    "Feature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion";

std::vector<std::string_view> ColumnsIn(std::string_view header) {
  std::vector<std::string_view> columns;
  while (true) {
    const size_t tab = header.find('\t');
    columns.push_back(header.substr(0, tab));
    if (tab == header.npos) return columns;
    header.remove_prefix(tab + 1);
  }
}

class NamedWriter final : public FormatWriter {
 public:
  explicit NamedWriter(const FormatCodes& codes)
      : codes_(codes),
        is_icews_(codes.format() == EventFormat::kIcews),
        header_(is_icews_ ? kIcewsHeader : kPolecatHeader),
        columns_(ColumnsIn(header_)) {}

  void Begin(std::ostream& out) override { out << header_ << '\n'; }

  size_t Write(const FormatRow& row, std::ostream& out) override {
    fields_.clear();
    if (!SetType(*row.type)) return 0;
    Set("Event ID", row.id);
    if (row.day.has_value()) Set("Event Date", FormatDay(*row.day));
    Set("Intensity", TenthsText(row.event->goldstein_tenths()));
    SetParty(is_icews_ ? "Source" : "Actor", row.source);
    if (row.target.has_value()) {
      SetParty(is_icews_ ? "Target" : "Recipient", *row.target);
    }
    Set(is_icews_ ? "Story ID" : "Source", row.article);
    Set("Publisher", row.publisher);
    Set("Placename", row.event->place());
    if (row.published.has_value()) {
      Set("Publication Date", FormatDay(*row.published));
    }
    for (size_t i = 0; i < columns_.size(); ++i) {
      const auto field = fields_.find(columns_[i]);
      if (field != fields_.end()) out << PlainField(field->second);
      out << (i + 1 < columns_.size() ? '\t' : '\n');
    }
    return 1;
  }

 private:
  void Set(std::string_view column, std::string_view value) {
    fields_.insert_or_assign(std::string(column), std::string(value));
  }

  bool SetType(const v1::EventType& type) {
    if (is_icews_) {
      Set("CAMEO Code", type.cameo());
      Set("Event Text", type.name_en());
      return !type.cameo().empty();
    }
    const std::string plover = PloverWord(type.plover());
    Set("Event Type", plover);
    Set("Event Mode", type.mode());
    return !plover.empty();
  }

  // Names are read back as these actors: else their codes are written.
  void SetParty(const std::string& side, const FormatParty& who) {
    const v1::Actor* const state = who.state != nullptr ? who.state : who.actor;
    const std::string_view name = NameIn(*who.actor, "en");
    const std::string country = CountryOf(*state);
    const std::string_view known = codes_.StateNamed(country);
    const bool is_read_back =
        !name.empty() &&
        codes_.ActorNamed(name, known.empty() ? country : known) ==
            who.actor->code();
    Set(side + " Name", is_read_back ? name : who.actor->code());
    Set(side + " Country", country);
    const std::string& role =
        who.party->role().empty() ? who.actor->role() : who.party->role();
    Set(is_icews_ ? side + " Sectors" : "Primary " + side + " Sector", role);
  }

  // ICEWS has names, POLECAT codes; what is no state goes by its code.
  std::string CountryOf(const v1::Actor& state) const {
    const std::string_view name = NameIn(state, "en");
    const bool by_name =
        is_icews_ && !name.empty() && codes_.StateNamed(name) == state.code();
    const bool is_bearer =
        state.kind() != v1::ACTOR_KIND_UNSPECIFIED &&
        (state.state().empty() || state.state() == state.code());
    if (by_name) return std::string(name);
    return is_bearer ? state.code() : "";
  }

  const FormatCodes& codes_;
  const bool is_icews_;
  const std::string_view header_;
  const std::vector<std::string_view> columns_;
  std::map<std::string, std::string, std::less<>> fields_;
};

}  // namespace

std::unique_ptr<FormatWriter> MakeNamedWriter(const FormatCodes& codes) {
  return std::make_unique<NamedWriter>(codes);
}

}  // namespace actant
