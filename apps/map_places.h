// Where exports draw the states on a map.
#ifndef ACTANT_APPS_MAP_PLACES_H_
#define ACTANT_APPS_MAP_PLACES_H_

#include <map>
#include <string>

#include "extract/knowledge.h"
#include "graph/export.h"

namespace actant {

// What ExportOptions::places points to.
using MapPlaces = std::map<std::string, Coordinate, std::less<>>;

// The centroids that the knowledge has (data/formats/centroids.tsv), copied;
// empty where it has none.
MapPlaces MapPlacesOf(const Knowledge& knowledge);

}  // namespace actant

#endif  // ACTANT_APPS_MAP_PLACES_H_
