// The graph workload over Actant's own store:
//
//   workload [OPTION...] DATA
#include <array>

#include "bench/store_workload.h"
#include "bench/workload_main.h"

int main(int argc, char** argv) {
  const std::array<actant::workload::Contender, 1> contenders = {
      actant::workload::ActantContender()};
  return actant::workload::WorkloadMain(argc, argv, contenders);
}
