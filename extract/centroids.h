// Where maps draw a state or territory (data/formats/centroids.tsv).
#ifndef ACTANT_EXTRACT_CENTROIDS_H_
#define ACTANT_EXTRACT_CENTROIDS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace actant {

class Knowledge;

// The middle of a state, to about half a degree. Degrees of WGS 84.
struct Centroid {
  double latitude = 0;   // [-90, 90], north positive
  double longitude = 0;  // [-180, 180], east positive
  int line = 0;          // of the file, from 1
};

// By the code of the state; a state that is not in it has no middle that is
// known for sure.
using Centroids = std::map<std::string, Centroid, std::less<>>;

struct CentroidProblem {
  int line = 0;  // from 1
  std::string message;
};

// Reads the text of the file. Rows that are wrong are left out, and each adds
// to `problems`: unknown columns, degrees that are none, a code twice.
Centroids ParseCentroids(std::string_view text,
                         std::vector<CentroidProblem>* problems);

// Those of the knowledge; none where it has no such file.
Centroids CentroidsOf(const Knowledge& knowledge);

// Where the table stands among the knowledge's files.
inline constexpr std::string_view kCentroidsFile = "formats/centroids.tsv";

}  // namespace actant

#endif  // ACTANT_EXTRACT_CENTROIDS_H_
