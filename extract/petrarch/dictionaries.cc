#include "extract/petrarch/dictionaries.h"

#include <charconv>
#include <utility>

namespace actant::petrarch {

bool CoderSettings::Set(std::string_view name, std::string_view value) {
  if (name == "require_dyad") {
    if (value.empty()) return false;
    const char first = static_cast<char>(value.front() | 0x20);
    if (first != 't' && first != 'f') return false;
    require_dyad = first == 't';
    return true;
  }
  const std::pair<std::string_view, int*> numbers[] = {
      {"new_actor_length", &new_actor_length},
      {"comma_min", &comma_min},
      {"comma_max", &comma_max},
      {"comma_bmin", &comma_bmin},
      {"comma_bmax", &comma_bmax},
      {"comma_emin", &comma_emin},
      {"comma_emax", &comma_emax}};
  for (const auto& [known, number] : numbers) {
    if (known != name) continue;
    int read = 0;
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), read);
    if (error != std::errc() || end != value.data() + value.size() ||
        read < 0) {
      return false;
    }
    *number = read;
    return true;
  }
  return false;
}

}  // namespace actant::petrarch
