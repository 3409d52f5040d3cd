// DOT to SVG, in this process, by Graphviz's library.
#ifndef ACTANT_GRAPH_DRAW_SVG_H_
#define ACTANT_GRAPH_DRAW_SVG_H_

#include <string>

#include "proto/status.h"

namespace actant {

// Lays `dot` out by the engine its attribute `layout` names (dot where it has
// none) and renders it. Graphviz keeps its state in globals: calls from
// several threads wait for one another, and nothing else in the process may
// use Graphviz at the same time. It also draws from rand(), which is seeded
// here, so that a drawing is the same each time it is made.
//
// The room that text needs is reckoned from the text alone (draw_text_width.h)
// and does not depend on the fonts of the machine; the reader's program picks
// the font.
//
// InvalidArgument: `dot` is not the DOT language. FailedPrecondition: Graphviz
// knows no such layout: its plugins are missing or not registered (`dot -c`).
// Internal: it gave up.
Result<std::string> SvgOfDot(const std::string& dot);

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_SVG_H_
