// The graph workload over Actant's own store.
#ifndef ACTANT_BENCH_STORE_WORKLOAD_H_
#define ACTANT_BENCH_STORE_WORKLOAD_H_

#include "bench/workload.h"

namespace actant::workload {

// Loads as `actant import` does, on all processors, and asks NumberQuery and
// BlockReader (graph/, storage/) at the level of actors. The actors of the data
// are to be numbered from 1 in the order of their file.
//
// What is prepared outside the timing, as a statement of SQL is: the numbers of
// a type's name, once for each type that draws name. Days and actors come with
// each call. Q1, Q5 and Q6 are answered from the store's tallies where these
// hold the answer, which makes them derived.
Contender ActantContender();

}  // namespace actant::workload

#endif  // ACTANT_BENCH_STORE_WORKLOAD_H_
