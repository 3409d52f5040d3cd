// Reads DOT into Graphviz so that drawings do not depend on addresses.
#ifndef ACTANT_GRAPH_DRAW_DOT_READER_H_
#define ACTANT_GRAPH_DRAW_DOT_READER_H_

#include <graphviz/cgraph.h>

#include <memory>
#include <string>

namespace actant {

// Graphviz's own reader (agmemread) numbers a node by the address of its name,
// and keeps edges by these numbers; which of several parallel edges it finds
// first then depends on the heap, and with it the drawing. This one numbers
// names in the order in which they come. The graph that it reads must be
// closed (agclose) before it goes. Not thread-safe, as all of Graphviz.
class DotReader {
 public:
  DotReader();
  ~DotReader();
  DotReader(const DotReader&) = delete;
  DotReader& operator=(const DotReader&) = delete;

  // The first graph of `dot`, the caller's to close; nullptr where `dot` is
  // not the DOT language (aglasterr() says why). `dot` must outlive the call.
  Agraph_t* Read(const std::string& dot);

 private:
  struct Discipline;
  std::unique_ptr<Discipline> discipline_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_DOT_READER_H_
