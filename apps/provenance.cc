#include "apps/provenance.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "apps/sha256.h"
#include "apps/version.h"
#include "proto/event_time.h"
#include "proto/ids.h"
#include "storage/layout_version.h"

namespace actant {
namespace {

constexpr int kManifestVersion = 1;

Json DayJson(const std::optional<Day>& day) {
  return day ? Json(FormatDay(*day)) : Json(nullptr);
}

// Days seen so far.
struct Range {
  std::optional<Day> first;
  std::optional<Day> last;

  void Add(Day day) {
    first = std::min(first.value_or(day), day);
    last = std::max(last.value_or(day), day);
  }
};

Result<Json> ArticlesJson(const EventStore& store) {
  uint64_t count = 0;
  Range published;
  std::map<std::string, uint64_t> rule_sets;
  ACTANT_RETURN_ERROR_IF(store.ScanArticles([&](const v1::Article& article) {
    ++count;
    if (article.has_published()) published.Add(article.published());
    ++rule_sets[article.rule_set()];
    return Scan::kContinue;
  }));
  Json json;
  json["count"] = count;
  json["published_first"] = DayJson(published.first);
  json["published_last"] = DayJson(published.last);
  json["rule_sets"] = Json::array();
  for (const auto& [hash, articles] : rule_sets) {
    json["rule_sets"].push_back({{"hash", hash}, {"articles", articles}});
  }
  return json;
}

std::string HexOf(std::string_view bytes) {
  std::string hex;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex.push_back("0123456789abcdef"[byte >> 4]);
    hex.push_back("0123456789abcdef"[byte & 0xF]);
  }
  return hex;
}

// One for each dataset, by name, its parts in the order of their coming.
Json DatasetsJson(const EventStore& store) {
  struct Dataset {
    uint64_t rows = 0;
    uint64_t rejected = 0;
    Range days;
    Json parts = Json::array();
  };
  std::map<std::string, Dataset> datasets;
  for (const v1::Segment& segment : store.Segments()) {
    Dataset& dataset = datasets[segment.dataset()];
    dataset.rows += segment.events();
    dataset.rejected += segment.rejected();
    if (segment.has_first_day()) dataset.days.Add(segment.first_day());
    if (segment.has_last_day()) dataset.days.Add(segment.last_day());
    // Folders are the user's own affair.
    dataset.parts.push_back(
        {{"fingerprint", HexOf(segment.fingerprint())},
         {"source", std::filesystem::path(segment.source()).filename()},
         {"rows", segment.events()}});
  }
  Json json = Json::array();
  for (auto& [name, dataset] : datasets) {
    json.push_back({{"name", name},
                    {"rows", dataset.rows},
                    {"rejected", dataset.rejected},
                    {"first_day", DayJson(dataset.days.first)},
                    {"last_day", DayJson(dataset.days.last)},
                    {"parts", std::move(dataset.parts)}});
  }
  return json;
}

// A hash over what the types of the store mean, whatever their names in
// languages.
Result<Json> OntologyJson(const EventStore& store) {
  ACTANT_ASSIGN_OR_RETURN(std::vector<v1::EventType> types, store.Types());
  std::sort(types.begin(), types.end(),
            [](const v1::EventType& a, const v1::EventType& b) {
              return a.name() < b.name();
            });
  Sha256 hash;
  for (const v1::EventType& type : types) {
    CanonicalBytes bytes;
    bytes.Add(type.name()).Add(type.parent());
    bytes.Add(int64_t{type.plover()}).Add(type.mode()).Add(type.cameo());
    bytes.Add(int64_t{type.goldstein_tenths()});
    bytes.Add(int64_t{type.mutual()}).Add(int64_t{type.may_lack_target()});
    hash.Add(bytes.bytes());
  }
  Json json;
  json["name"] = "PLOVER 2021 classes with CAMEO codes and Goldstein scores";
  json["types"] = types.size();
  json["sha256"] = hash.Hex();
  return json;
}

std::string Plural(uint64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// "14 articles published 2021-03-28 to 2025-12-27 and dataset icews (9 rows)".
std::string SourcesText(const Json& store) {
  std::string text;
  const Json& articles = store["articles"];
  if (articles["count"] > 0) {
    text = Plural(articles["count"].get<uint64_t>(), "article");
    if (!articles["published_first"].is_null()) {
      text += " published " + articles["published_first"].get<std::string>() +
              " to " + articles["published_last"].get<std::string>();
    }
  }
  for (const Json& dataset : store["datasets"]) {
    text += text.empty() ? "" : " and ";
    text += "dataset " + dataset["name"].get<std::string>() + " (" +
            Plural(dataset["rows"].get<uint64_t>(), "row") + ")";
  }
  return text.empty() ? "an empty store" : text;
}

// TeX's own characters, escaped.
std::string Tex(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') {
      escaped += "\\textbackslash{}";
    } else if (c == '~' || c == '^') {
      escaped += std::string("\\") + c + "{}";
    } else {
      if (std::string_view("{}%&_#$").find(c) != std::string_view::npos) {
        escaped.push_back('\\');
      }
      escaped.push_back(c);
    }
  }
  return escaped;
}

Json CitationJson(const Provenance& provenance, const Json& store,
                  const std::vector<WrittenFile>& files,
                  const std::string& created) {
  const std::string day = created.substr(0, 10);
  const std::string program = std::string("Actant ") + kVersion;
  std::string made = "From " + SourcesText(store);
  const std::string rule_set = store["rule_set"].get<std::string>();
  if (!rule_set.empty()) made += "; rule set " + rule_set;
  made += "; filter: " + DescribeFilter(provenance.filter);
  for (const WrittenFile& file : files) made += "; SHA-256 " + file.sha256;
  Json json;
  json["text"] = provenance.title + ". Made with " + program + " on " + day +
                 ". " + made + ".";
  const std::string key =
      files.empty() ? day : files.front().sha256.substr(0, 12);
  json["bibtex"] = "@misc{actant-" + provenance.command + "-" + key +
                   ",\n  title = {" + Tex(provenance.title) +
                   "},\n  howpublished = {Made with " + Tex(program) +
                   "},\n  year = {" + day.substr(0, 4) + "},\n  note = {" +
                   Tex(made) + "}\n}\n";
  return json;
}

}  // namespace

Json GivenFilter(const FilterArguments& arguments) {
  Json json = Json::object();
  if (!arguments.types.empty()) json["type"] = arguments.types;
  if (!arguments.from.empty()) json["from"] = arguments.from;
  if (!arguments.to.empty()) json["to"] = arguments.to;
  if (!arguments.statuses.empty()) json["status"] = arguments.statuses;
  if (!arguments.level.empty()) json["level"] = arguments.level;
  if (arguments.min_confidence > 0) {
    json["min_confidence"] = Number(arguments.min_confidence, 6);
  }
  return json;
}

Result<Json> ProvenanceJson(const EventStore& store,
                            const Provenance& provenance,
                            const std::vector<WrittenFile>& files,
                            const std::string& created) {
  Json source;
  source["layout_version"] = StoreLayoutVersion();
  ACTANT_ASSIGN_OR_RETURN(source["rule_set"], store.RuleSet());
  ACTANT_ASSIGN_OR_RETURN(source["articles"], ArticlesJson(store));
  source["datasets"] = DatasetsJson(store);
  Json json;
  json["kind"] = "actant citation manifest";
  json["version"] = kManifestVersion;
  json["created"] = created;
  json["program"] = {{"name", "actant"}, {"version", kVersion}};
  json["command"] = provenance.command;
  json["title"] = provenance.title;
  json["options"] = provenance.options;
  json["filter"] = {{"given", provenance.filter_given},
                    {"resolved", FilterJson(provenance.filter)}};
  json["counts"] = provenance.counts;
  json["store"] = source;
  ACTANT_ASSIGN_OR_RETURN(json["ontology"], OntologyJson(store));
  json["knowledge"] =
      provenance.knowledge.empty() ? Json(nullptr) : Json(provenance.knowledge);
  json["files"] = Json::array();
  for (const WrittenFile& file : files) {
    json["files"].push_back(
        {{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  json["citation"] = CitationJson(provenance, source, files, created);
  return json;
}

Result<std::string> CreationTime() {
  std::time_t seconds = std::time(nullptr);
  if (const char* const given = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(given);
    int64_t value = -1;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    // To the end of the year 9999.
    if (error != std::errc() || stop != end || value < 0 ||
        value > 253402300799) {
      return Error(InvalidArgument("SOURCE_DATE_EPOCH is \"" +
                                   std::string(text) +
                                   "\"; it counts seconds since 1970-01-01"));
    }
    seconds = value;
  }
  std::tm utc = {};
  gmtime_r(&seconds, &utc);
  char text[32];
  const size_t size =
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return std::string(text, size);
}

}  // namespace actant
