// Drawings in the language of Graphviz.
#ifndef ACTANT_GRAPH_DRAW_DOT_H_
#define ACTANT_GRAPH_DRAW_DOT_H_

#include <string>

#include "graph/draw_drawing.h"

namespace actant {

// How a drawing is laid out, by its shape:
// - dot (layers, keeps labels apart) up to kMaxLayeredEdges edges; left to
//   right where it is a forest, such as chains;
// - neato (stress) beyond, and for one actor with more than kMaxLayeredStar
//   neighbours, which layers would put side by side;
// - sfdp (forces), straight edges and labels only under the mouse above
//   kMaxLabelledEdges, where routing around nodes takes minutes.
// The numbers are from looking at drawings and from measuring Graphviz 2.43.
inline constexpr size_t kMaxLayeredEdges = 80;
inline constexpr size_t kMaxLayeredStar = 12;
inline constexpr size_t kMaxLabelledEdges = 250;

// The drawing as DOT: the layout it wants is its attribute `layout`, which
// Graphviz's programs heed. Node ids are the ids of the drawing. Edges are
// coloured by quarter (graph/draw_palette.h), with a legend of those present;
// more events make a thicker edge.
std::string DotOf(const Drawing& drawing);

}  // namespace actant

#endif  // ACTANT_GRAPH_DRAW_DOT_H_
