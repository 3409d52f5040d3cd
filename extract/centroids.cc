#include "extract/centroids.h"

#include <charconv>
#include <utility>

#include "extract/internal/kept_table.h"

namespace actant {
namespace {

constexpr KeptTable kTable = {
    "code\tlatitude\tlongitude\tsource\tchecked",
    "the first line names the columns code, latitude, longitude, source, "
    "checked",
    "a row has the five fields of the first line"};
constexpr double kMaxLatitude = 90;
constexpr double kMaxLongitude = 180;

bool ReadDegrees(std::string_view field, double greatest, double* value) {
  const char* end = field.data() + field.size();
  const auto [stop, error] =
      std::from_chars(field.data(), end, *value, std::chars_format::fixed);
  // The comparison fails for what is no number, too.
  return error == std::errc() && stop == end && *value >= -greatest &&
         *value <= greatest;
}

// Adds a row; what is wrong with it, or empty.
std::string AddRow(const TableFields& fields, int line, Centroids* centroids) {
  const std::string_view code = fields[0];
  if (code.empty()) return "a row names the code of a state";
  Centroid centroid;
  centroid.line = line;
  if (!ReadDegrees(fields[1], kMaxLatitude, &centroid.latitude)) {
    return "a latitude is from -90 to 90 degrees";
  }
  if (!ReadDegrees(fields[2], kMaxLongitude, &centroid.longitude)) {
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
  ReadRows(
      text, kTable,
      [&centroids](const TableFields& fields, int line) {
        return AddRow(fields, line, &centroids);
      },
      [problems](int line, std::string message) {
        problems->push_back({line, std::move(message)});
      });
  return centroids;
}

Centroids CentroidsOf(const Knowledge& knowledge) {
  // The compiler refuses a table with problems.
  std::vector<CentroidProblem> problems;
  return ParseCentroids(KeptText(knowledge, kCentroidsFile), &problems);
}

}  // namespace actant
