// Where exports draw the states on a map.
#ifndef ACTANT_APPS_MAP_PLACES_H_
#define ACTANT_APPS_MAP_PLACES_H_

#include "extract/knowledge.h"
#include "graph/export.h"

namespace actant {

// The centroids that the knowledge has (data/formats/centroids.tsv), copied;
// empty where it has none.
Places MapPlacesOf(const Knowledge& knowledge);

}  // namespace actant

#endif  // ACTANT_APPS_MAP_PLACES_H_
