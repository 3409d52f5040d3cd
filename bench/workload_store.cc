// The graph workload over Actant's own store:
//
//   workload [OPTION...] DATA
//   workload --scaling [--keep] DATA...
#include <algorithm>
#include <array>
#include <string_view>

#include "bench/store_workload.h"
#include "bench/workload_main.h"
#include "bench/workload_scaling.h"

namespace workload = actant::workload;

int main(int argc, char** argv) {
  const std::array contenders = {workload::ActantContender()};
  const bool scaling = std::any_of(
      argv, argv + argc,
      [](std::string_view argument) { return argument == "--scaling"; });
  return scaling ? workload::ScalingMain(argc, argv, contenders.front())
                 : workload::WorkloadMain(argc, argv, contenders);
}
