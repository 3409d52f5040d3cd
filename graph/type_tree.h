// The event types of a store, by the names that queries use.
#ifndef ACTANT_GRAPH_TYPE_TREE_H_
#define ACTANT_GRAPH_TYPE_TREE_H_

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actant/v1/records.pb.h"
#include "proto/ids.h"
#include "proto/status.h"
#include "storage/event_store.h"

namespace actant {

// A copy of the types as they were when read. Const access is thread-safe.
class TypeTree {
 public:
  static Result<TypeTree> Read(const EventStore& store);

  // The numbers of the type called `name` and of all types under it; of all
  // types of a PLOVER class, if `name` is one (SANCTION; case counts: sanction
  // is a type). Empty where the class has no types in this store.
  // InvalidArgument for an unknown name; the message lists the nearest.
  Result<std::set<TypeNumber>> Under(std::string_view name) const;

 private:
  struct Node {
    TypeNumber number;
    std::string name;
    std::string parent;  // may be the name of a type that is not stored
    v1::PloverClass plover = v1::PLOVER_CLASS_UNSPECIFIED;
  };

  bool IsUnder(const Node& node, std::string_view name) const;
  // Every name Under() knows, sorted.
  std::set<std::string> Names() const;

  std::vector<Node> nodes_;
};

// The names out of `known` that a reader may have meant by `name`, nearest
// first, at most `limit`: by the Levenshtein distance between both without
// case, up to a third of the longer one.
std::vector<std::string> NearestNames(std::string_view name,
                                      const std::set<std::string>& known,
                                      size_t limit);

}  // namespace actant

#endif  // ACTANT_GRAPH_TYPE_TREE_H_
