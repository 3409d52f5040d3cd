// Where and when figures were measured.
#ifndef ACTANT_BENCH_RUN_SETTING_H_
#define ACTANT_BENCH_RUN_SETTING_H_

#include <string>

namespace actant::workload {

struct RunSetting {
  std::string date;         // YYYY-MM-DD, UTC
  std::string machine;      // its processor's name, else its architecture
  unsigned processors = 0;  // that this process may use; 0: unknown
};

RunSetting CurrentSetting();

}  // namespace actant::workload

#endif  // ACTANT_BENCH_RUN_SETTING_H_
