#include "bench/workload_params.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <set>
#include <utility>

#include "bench/tab_file.h"

namespace actant::workload {
namespace {

constexpr ActorNumber kMaxActor = std::numeric_limits<ActorNumber>::max();

bool IsTypeName(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

// Which parameters the queries take.
enum Parameter : unsigned {
  kA = 1,
  kB = 2,
  kTypeNeeded = 4,
  kTypeMayBe = 8,
  kDays = 16,
  kEvent = 32,
};

constexpr unsigned kParameters[kLastQuery] = {
    kA | kTypeMayBe | kDays,   // Q1
    kA | kTypeNeeded | kDays,  // Q2
    kA | kB | kDays,           // Q3
    kA | kB,                   // Q4
    kA | kB | kTypeNeeded,     // Q5
    kA | kB,                   // Q6
    kA | kTypeNeeded | kDays,  // Q7
    kEvent,                    // Q8
};

Result<int> QueryAt(const TabFile& file) {
  const std::string_view name = file.field(0);
  if (name.size() == 2 && name[0] == 'Q' && name[1] >= '0' + kFirstQuery &&
      name[1] <= '0' + kLastQuery) {
    return name[1] - '0';
  }
  return Error(file.ErrorHere("query is '" + std::string(name.substr(0, 40)) +
                              "', not one of Q1..Q8"));
}

Result<TypeNumber> TypeAt(const TabFile& file, size_t index,
                          const EventTypes& types) {
  const TypeNumber type = types.NumberOf(file.field(index));
  if (type == 0) {
    return Error(file.ErrorHere("type '" +
                                std::string(file.field(index).substr(0, 40)) +
                                "' is none of types.tsv"));
  }
  return type;
}

Result<ActorNumber> ActorAt(const TabFile& file, size_t index,
                            std::string_view what) {
  ACTANT_ASSIGN_OR_RETURN(const int64_t actor,
                          file.Integer(index, what, 1, kMaxActor));
  return static_cast<ActorNumber>(actor);
}

Result<Draw> DrawAt(const TabFile& file, const EventTypes& types) {
  Draw draw;
  ACTANT_ASSIGN_OR_RETURN(draw.query, QueryAt(file));
  ACTANT_ASSIGN_OR_RETURN(const int64_t number,
                          file.Integer(1, "draw", 0, 1'000'000));
  draw.number = static_cast<int>(number);
  const unsigned takes = kParameters[draw.query - kFirstQuery];
  if (takes & kA) {
    ACTANT_ASSIGN_OR_RETURN(draw.a, ActorAt(file, 2, "actor a"));
  }
  if (takes & kB) {
    ACTANT_ASSIGN_OR_RETURN(draw.b, ActorAt(file, 3, "actor b"));
    if (draw.a == draw.b) {
      return Error(file.ErrorHere("actors a and b are the same"));
    }
  }
  if ((takes & kTypeNeeded) ||
      ((takes & kTypeMayBe) && !file.field(4).empty())) {
    ACTANT_ASSIGN_OR_RETURN(draw.type, TypeAt(file, 4, types));
  }
  if (takes & kDays) {
    ACTANT_ASSIGN_OR_RETURN(draw.from, file.DayAt(5, "first day"));
    ACTANT_ASSIGN_OR_RETURN(draw.to, file.DayAt(6, "last day"));
    if (draw.to < draw.from) {
      return Error(file.ErrorHere("the last day is before the first"));
    }
  }
  if (takes & kEvent) {
    ACTANT_ASSIGN_OR_RETURN(draw.event, file.Integer(7, "event", 1));
  }
  return draw;
}

Result<EventRow> EventAt(const TabFile& file, const EventTypes& types) {
  EventRow event;
  ACTANT_ASSIGN_OR_RETURN(event.number, file.Integer(0, "event", 1));
  ACTANT_ASSIGN_OR_RETURN(event.day, file.DayAt(1, "day"));
  ACTANT_ASSIGN_OR_RETURN(event.source, ActorAt(file, 2, "source"));
  ACTANT_ASSIGN_OR_RETURN(event.type, TypeAt(file, 3, types));
  ACTANT_ASSIGN_OR_RETURN(event.target, ActorAt(file, 4, "target"));
  ACTANT_ASSIGN_OR_RETURN(event.goldstein, file.Decimal(5, "Goldstein score"));
  ACTANT_ASSIGN_OR_RETURN(event.confidence, file.Decimal(6, "confidence"));
  ACTANT_ASSIGN_OR_RETURN(event.article, file.Integer(7, "article"));
  return event;
}

// Calls `line` (returning Status) for each line of a file.
template <typename Line>
Status ReadLines(const std::filesystem::path& path, size_t fields,
                 const Line& line) {
  auto file = TabFile::Open(path, fields);
  if (!file) return std::move(file).error();
  while (true) {
    const auto more = file->Next();
    if (!more) return more.error();
    if (!*more) return Status::Ok();
    ACTANT_RETURN_IF_ERROR(line(*file));
  }
}

}  // namespace

Result<EventTypes> EventTypes::Read(const std::filesystem::path& path) {
  EventTypes types;
  ACTANT_RETURN_ERROR_IF(ReadLines(path, 4, [&](const TabFile& file) {
    const int64_t next = types.size() + 1;
    const auto number = file.Integer(0, "type number", next, next);
    if (!number) return number.error();
    const std::string name(file.field(1));
    if (!IsTypeName(name)) {
      return file.ErrorHere(
          "the name of a type has to be of letters, digits and '_'");
    }
    types.names_.push_back(name);
    if (!types.numbers_.emplace(name, types.size()).second) {
      return file.ErrorHere("type '" + name + "' is told twice");
    }
    return Status::Ok();
  }));
  if (types.names_.empty()) {
    return Error(InvalidArgument(path.string() + ":1: has no types"));
  }
  return types;
}

TypeNumber EventTypes::NumberOf(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? 0 : found->second;
}

Result<std::vector<Draw>> ReadDraws(const std::filesystem::path& path,
                                    const EventTypes& types) {
  std::vector<Draw> draws;
  std::set<std::pair<int, int>> seen;
  ACTANT_RETURN_ERROR_IF(ReadLines(path, 8, [&](const TabFile& file) {
    const auto draw = DrawAt(file, types);
    if (!draw) return draw.error();
    if (!seen.emplace(draw->query, draw->number).second) {
      return file.ErrorHere("draw " + std::to_string(draw->number) + " of Q" +
                            std::to_string(draw->query) + " is told twice");
    }
    draws.push_back(*draw);
    return Status::Ok();
  }));
  if (draws.empty()) {
    return Error(InvalidArgument(path.string() + ":1: has no draws"));
  }
  return draws;
}

Status ReadActors(const std::filesystem::path& path,
                  const std::function<Status(const WorkloadActor&)>& keep) {
  return ReadLines(path, 4, [&](const TabFile& file) {
    const auto number = ActorAt(file, 0, "actor");
    if (!number) return number.error();
    return keep({*number, std::string(file.field(1)),
                 std::string(file.field(2)), std::string(file.field(3))});
  });
}

Status ReadEvents(const std::filesystem::path& path, const EventTypes& types,
                  const std::function<Status(const EventRow&)>& keep) {
  return ReadLines(path, 8, [&](const TabFile& file) {
    const auto event = EventAt(file, types);
    return event ? keep(*event) : event.error();
  });
}

Result<WorkloadData> WorkloadData::Read(const std::filesystem::path& folder) {
  WorkloadData data;
  data.folder = folder;
  ACTANT_ASSIGN_OR_RETURN(data.types, EventTypes::Read(folder / "types.tsv"));
  ACTANT_ASSIGN_OR_RETURN(data.draws,
                          ReadDraws(folder / "params.tsv", data.types));
  return data;
}

Result<size_t> CountEvents(const WorkloadData& data) {
  std::ifstream in(data.events_file(), std::ios::binary);
  if (!in) {
    return Error(NotFound(data.events_file().string() + ": cannot be opened"));
  }
  size_t lines = 0;
  std::vector<char> part(1 << 20);
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())),
         in.gcount() > 0) {
    lines += static_cast<size_t>(
        std::count(part.begin(), part.begin() + in.gcount(), '\n'));
  }
  return lines;
}

}  // namespace actant::workload
