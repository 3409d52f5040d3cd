#include "apps/map_places.h"

#include "extract/centroids.h"

namespace actant {

MapPlaces MapPlacesOf(const Knowledge& knowledge) {
  MapPlaces places;
  for (const auto& [code, centroid] : CentroidsOf(knowledge)) {
    places[code] = {centroid.latitude, centroid.longitude};
  }
  return places;
}

}  // namespace actant
