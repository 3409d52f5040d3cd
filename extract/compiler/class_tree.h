// classes.txt: the classes of words and kinds, and what they are under.
#ifndef ACTANT_EXTRACT_COMPILER_CLASS_TREE_H_
#define ACTANT_EXTRACT_COMPILER_CLASS_TREE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/compiler/problems.h"
#include "extract/compiler/source_folder.h"

namespace actant {

// A class may stand under several others. Filled line by line, then checked
// once with Finish.
class ClassTree {
 public:
  // Lines `name` or `child < parent`. Errors: a malformed line, a pair given
  // twice.
  void Read(const SourceFile& file, Problems* problems);

  // Errors: a parent that no line declares, classes under themselves.
  void Finish(Problems* problems);

  bool Contains(std::string_view name) const {
    return classes_.find(name) != classes_.end();
  }

  // By name; the ancestors of a class, itself not among them, as indices into
  // this order.
  struct Row {
    std::string name;
    std::vector<uint32_t> ancestors;
  };
  // REQUIRES: Finish found no error.
  std::vector<Row> Rows() const;

 private:
  struct Node {
    std::map<std::string, SourceLine> parents;
  };

  void Collect(const std::string& name, std::set<std::string>* ancestors) const;

  std::map<std::string, Node, std::less<>> classes_;
};

}  // namespace actant

#endif  // ACTANT_EXTRACT_COMPILER_CLASS_TREE_H_
