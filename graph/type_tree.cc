#include "graph/type_tree.h"

#include <algorithm>
#include <numeric>

#include "proto/ascii_case.h"

namespace actant {
namespace {

constexpr std::string_view kClassPrefix = "PLOVER_CLASS_";

// "SANCTION"; empty for PLOVER_CLASS_UNSPECIFIED.
std::string_view ClassName(v1::PloverClass plover) {
  if (plover == v1::PLOVER_CLASS_UNSPECIFIED) return {};
  std::string_view name = v1::PloverClass_Name(plover);
  if (!name.starts_with(kClassPrefix)) return {};
  name.remove_prefix(kClassPrefix.size());
  return name;
}

// Levenshtein (1966), with the two rows of Wagner and Fischer (1974) that are
// needed at a time.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Result<TypeTree> TypeTree::Read(const EventStore& store) {
  ACTANT_ASSIGN_OR_RETURN(const std::vector<v1::EventType> types,
                          store.Types());
  TypeTree tree;
  for (const v1::EventType& type : types) {
    ACTANT_ASSIGN_OR_RETURN(const TypeNumber number,
                            store.FindType(type.name()));
    tree.nodes_.push_back({number, type.name(), type.parent(), type.plover()});
  }
  return tree;
}

bool TypeTree::IsUnder(const Node& node, std::string_view name) const {
  if (ClassName(node.plover) == name) return true;
  const Node* at = &node;
  // No more steps than there are types: a circle of parents ends.
  for (size_t step = 0; step <= nodes_.size(); ++step) {
    if (at->name == name || at->parent == name) return true;
    const auto parent =
        std::find_if(nodes_.begin(), nodes_.end(),
                     [at](const Node& n) { return n.name == at->parent; });
    if (parent == nodes_.end()) return false;
    at = &*parent;
  }
  return false;
}

std::set<std::string> TypeTree::Names() const {
  std::set<std::string> names;
  for (int i = v1::PloverClass_MIN; i <= v1::PloverClass_MAX; ++i) {
    if (!v1::PloverClass_IsValid(i)) continue;
    names.emplace(ClassName(static_cast<v1::PloverClass>(i)));
  }
  for (const Node& node : nodes_) {
    names.insert(node.name);
    names.insert(node.parent);
  }
  names.erase("");
  return names;
}

Result<std::set<TypeNumber>> TypeTree::Under(std::string_view name) const {
  const std::set<std::string> names = Names();
  if (!names.contains(std::string(name))) {
    std::string message =
        "no event type or PLOVER class is called \"" + std::string(name) + "\"";
    const std::vector<std::string> near = NearestNames(name, names, 3);
    for (size_t i = 0; i < near.size(); ++i) {
      message += (i == 0 ? "; near: " : ", ") + near[i];
    }
    return Error(InvalidArgument(std::move(message)));
  }
  std::set<TypeNumber> numbers;
  for (const Node& node : nodes_) {
    if (IsUnder(node, name)) numbers.insert(node.number);
  }
  return numbers;
}

std::vector<std::string> NearestNames(std::string_view name,
                                      const std::set<std::string>& known,
                                      size_t limit) {
  const std::string wanted = AsciiLower(name);
  std::vector<std::pair<size_t, std::string>> near;
  for (const std::string& candidate : known) {
    const size_t distance = EditDistance(wanted, AsciiLower(candidate));
    if (3 * distance <= std::max(name.size(), candidate.size())) {
      near.emplace_back(distance, candidate);
    }
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (auto& [distance, candidate] : near) {
    if (names.size() == limit) break;
    names.push_back(std::move(candidate));
  }
  return names;
}

}  // namespace actant
