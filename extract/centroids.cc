#include "extract/centroids.h"

#include <array>
#include <charconv>
#include <utility>

#include "extract/knowledge.h"

namespace actant {
namespace {

constexpr std::string_view kHeader =
    "code\tlatitude\tlongitude\tsource\tchecked";
constexpr double kMaxLatitude = 90;
constexpr double kMaxLongitude = 180;

bool ReadDegrees(std::string_view field, double greatest, double* value) {
  const char* end = field.data() + field.size();
  const auto [stop, error] = std::from_chars(field.data(), end, *value,
                                             std::chars_format::fixed);
  // The comparison fails for what is no number, too.
  return error == std::errc() && stop == end && *value >= -greatest &&
         *value <= greatest;
}

// Adds a row; what is wrong with it, or empty.
std::string AddRow(std::string_view line, int number, Centroids* centroids) {
  std::array<std::string_view, 5> fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == fields.size())) {
      return "a row has the five fields of the first line";
    }
    fields[i] = line.substr(0, tab);
    if (tab != std::string_view::npos) line.remove_prefix(tab + 1);
  }
  const auto& [code, latitude, longitude, source, checked] = fields;
  if (code.empty()) return "a row names the code of a state";
  Centroid centroid;
  centroid.line = number;
  if (!ReadDegrees(latitude, kMaxLatitude, &centroid.latitude)) {
    return "a latitude is from -90 to 90 degrees";
  }
  if (!ReadDegrees(longitude, kMaxLongitude, &centroid.longitude)) {
    return "a longitude is from -180 to 180 degrees";
  }
  if (!centroids->emplace(code, centroid).second) {
    return std::string(code) + " has two rows";
  }
  return {};
}

}  // namespace

Centroids ParseCentroids(std::string_view text,
                         std::vector<CentroidProblem>* problems) {
  Centroids centroids;
  bool header = false;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (!header) {
      header = true;
      if (line != kHeader) {
        problems->push_back({number,
                             "the first line names the columns code, latitude, "
                             "longitude, source, checked"});
      }
      continue;
    }
    std::string wrong = AddRow(line, number, &centroids);
    if (!wrong.empty()) problems->push_back({number, std::move(wrong)});
  }
  return centroids;
}

Centroids CentroidsOf(const Knowledge& knowledge) {
  for (const KnowledgeFile& file : knowledge.files()) {
    if (file.path != kCentroidsFile) continue;
    // The compiler refuses a table with problems.
    std::vector<CentroidProblem> problems;
    return ParseCentroids(file.text, &problems);
  }
  return {};
}

}  // namespace actant
