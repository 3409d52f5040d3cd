// data/ontology/event_types.tsv.
#ifndef ACTANT_EXTRACT_COMPILER_ONTOLOGY_H_
#define ACTANT_EXTRACT_COMPILER_ONTOLOGY_H_

#include <vector>

#include "actant/v1/records.pb.h"
#include "extract/compiler/problems.h"
#include "extract/compiler/source_folder.h"

namespace actant {

// The types in file order. Errors: a name given twice, an unknown parent,
// PLOVER class, direction or target, a Goldstein score that is no number with
// at most one decimal in [-10, 10], types above themselves.
std::vector<v1::EventType> ReadEventTypes(const SourceFile& file,
                                          Problems* problems);

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_ONTOLOGY_H_
