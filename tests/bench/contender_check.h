// Holds a contender of the graph workload against the naive oracle.
#ifndef ACTANT_TESTS_BENCH_CONTENDER_CHECK_H_
#define ACTANT_TESTS_BENCH_CONTENDER_CHECK_H_

#include "bench/workload.h"
#include "scratch_data.h"

namespace actant::workload {

// Loads the data of `folder`, and expects the answer of the naive one to every
// draw. Skips a contender that cannot take part. Stores go to the folder too.
void AnswersAsTheNaiveOne(const Contender& contender,
                          const ScratchFolder& folder);

// Writes data of actors in a row, so that shortest paths are long: beyond three
// hops stores search from both ends.
void WriteRowOfActors(const ScratchFolder& folder);

}  // namespace actant::workload

#endif  // ACTANT_TESTS_BENCH_CONTENDER_CHECK_H_
