// What must hold of the reader of event tables for any input: run by the
// fuzzer and, over seeded bytes, by table_fuzz_test.
#ifndef ACTANT_TESTS_APPS_FUZZ_TABLE_CHECKS_H_
#define ACTANT_TESTS_APPS_FUZZ_TABLE_CHECKS_H_

#include <string>
#include <string_view>

namespace actant {

// Reads the bytes as a table in each format, with and without a header, and as
// each published format. Gives
// "" or what was found broken.
std::string CheckEventTable(std::string_view bytes);

}  // namespace actant

#endif  // ACTANT_TESTS_APPS_FUZZ_TABLE_CHECKS_H_
