#include "graph/draw_dot_reader.h"

#include <algorithm>
#include <cstring>
#include <deque>
#include <map>
#include <string_view>

namespace actant {

// What cgraph calls its disciplines, with the state they work on. Named
// objects have even numbers, others odd ones, as in cgraph's own.
struct DotReader::Discipline : Agdisc_t {
  Discipline() : Agdisc_t{&AgMemDisc, &ids, &input} {}

  static void* Open(Agraph_t*, Agdisc_t* self) {
    return static_cast<Discipline*>(self);
  }

  static long Map(void* state, int, char* name, IDTYPE* id, int create) {
    auto* self = static_cast<Discipline*>(state);
    if (name == nullptr) {
      if (create == 0) return 0;
      *id = 2 * self->unnamed++ + 1;
      return 1;
    }
    const auto known = self->numbers.find(std::string_view(name));
    if (known != self->numbers.end()) {
      *id = known->second;
      return 1;
    }
    if (create == 0) return 0;
    *id = 2 * self->names.size();
    self->numbers.emplace(self->names.emplace_back(name), *id);
    return 1;
  }

  // Numbers are given by Map() alone.
  static long Allocate(void*, int, IDTYPE) { return 0; }
  static void Free(void*, int, IDTYPE) {}

  static char* Name(void* state, int, IDTYPE id) {
    auto* self = static_cast<Discipline*>(state);
    const size_t place = id / 2;
    return id % 2 == 0 && place < self->names.size() ? self->names[place].data()
                                                     : nullptr;
  }

  static void Close(void*) {}
  static void Register(void*, int, void*) {}

  static int ReadSome(void* channel, char* buffer, int size) {
    auto* rest = static_cast<std::string_view*>(channel);
    const size_t count = std::min(static_cast<size_t>(size), rest->size());
    std::memcpy(buffer, rest->data(), count);
    rest->remove_prefix(count);
    return static_cast<int>(count);
  }

  Agiddisc_t ids = {Open, Map, Allocate, Free, Name, Close, Register};
  Agiodisc_t input = {ReadSome, nullptr, nullptr};
  // In the order in which they came; addresses hold.
  std::deque<std::string> names;
  std::map<std::string, IDTYPE, std::less<>> numbers;
  IDTYPE unnamed = 0;
};

DotReader::DotReader() : discipline_(std::make_unique<Discipline>()) {}

DotReader::~DotReader() = default;

Agraph_t* DotReader::Read(const std::string& dot) {
  std::string_view rest = dot;
  return agread(&rest, discipline_.get());
}

}  // namespace actant
