#include "apps/map_places.h"

#include "extract/centroids.h"

namespace actant {

Places MapPlacesOf(const Knowledge& knowledge) {
  Places places;
  for (const auto& [code, centroid] : CentroidsOf(knowledge)) {
    places[code] = {centroid.latitude, centroid.longitude};
  }
  return places;
}

}  // namespace actant
