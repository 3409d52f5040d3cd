// Fuzzes the parser of addresses and their parameters.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "request_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string amiss =
      actant::CheckRequestTarget({reinterpret_cast<const char*>(bytes), size});
  if (amiss.empty()) return 0;
  std::fprintf(stderr, "%s\n", amiss.c_str());
  std::abort();
}
