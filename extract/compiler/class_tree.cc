#include "extract/compiler/class_tree.h"

#include <algorithm>

namespace actant {
namespace {

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool IsClassName(std::string_view name) {
  return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '.';
         });
}

}  // namespace

void ClassTree::Read(const SourceFile& file, Problems* problems) {
  int number = 0;
  for (std::string_view line : Split(file.text, '\n')) {
    const SourceLine at{file.path, ++number};
    line = Trim(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    const size_t sign = line.find('<');
    const std::string_view child = Trim(line.substr(0, sign));
    if (!IsClassName(child)) {
      problems->Error(at, "\"" + std::string(line) +
                              "\" is neither `class` nor `class < parent`");
      continue;
    }
    Node& node = classes_[std::string(child)];
    if (sign == std::string_view::npos) continue;
    const std::string_view parent = Trim(line.substr(sign + 1));
    if (!IsClassName(parent)) {
      problems->Error(at, "\"" + std::string(parent) + "\" is no class name");
    } else if (!node.parents.emplace(parent, at).second) {
      problems->Error(at, "puts " + std::string(child) + " under " +
                              std::string(parent) + " a second time");
    }
  }
}

void ClassTree::Collect(const std::string& name,
                        std::set<std::string>* ancestors) const {
  const auto it = classes_.find(name);
  if (it == classes_.end()) return;
  for (const auto& [parent, at] : it->second.parents) {
    if (ancestors->insert(parent).second) Collect(parent, ancestors);
  }
}

void ClassTree::Finish(Problems* problems) {
  for (const auto& [name, node] : classes_) {
    for (const auto& [parent, at] : node.parents) {
      if (!Contains(parent)) {
        problems->Error(at, "puts " + name + " under " + parent +
                                ", which no line declares");
      }
    }
    std::set<std::string> ancestors;
    Collect(name, &ancestors);
    if (ancestors.contains(name)) {
      problems->Error(node.parents.begin()->second,
                      "class " + name + " stands under itself");
    }
  }
}

std::vector<ClassTree::Row> ClassTree::Rows() const {
  std::map<std::string_view, uint32_t> indices;
  for (const auto& [name, node] : classes_) {
    indices.emplace(name, static_cast<uint32_t>(indices.size()));
  }
  std::vector<Row> rows;
  for (const auto& [name, node] : classes_) {
    std::set<std::string> ancestors;
    Collect(name, &ancestors);
    Row& row = rows.emplace_back();
    row.name = name;
    // Both are in the order of names.
    for (const std::string& ancestor : ancestors) {
      row.ancestors.push_back(indices.at(ancestor));
    }
  }
  return rows;
}

}  // namespace actant
