#include "graph/draw_dot.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/draw_palette.h"
#include "graph/export_value.h"
#include "graph/export_xml.h"

namespace actant {
namespace {

// Fonts that hold Chinese, by where they come from: Noto (Linux), PingFang
// (macOS), Microsoft JhengHei (Windows); browsers take the first they have.
constexpr std::string_view kFonts =
    "Noto Sans CJK TC, PingFang TC, Microsoft JhengHei, sans-serif";

// Of what is not data.
constexpr std::string_view kQuiet = "#666666";

enum class Layout { kLayers, kLayersAcross, kStress, kForces };

// Which nodes are joined, once for each two, by place in drawing.nodes.
std::set<std::pair<size_t, size_t>> JoinedNodes(const Drawing& drawing) {
  std::map<std::string_view, size_t> places;
  for (size_t i = 0; i < drawing.nodes.size(); ++i) {
    places[drawing.nodes[i].id] = i;
  }
  std::set<std::pair<size_t, size_t>> joined;
  for (const DrawnEdge& edge : drawing.edges) {
    const size_t a = places[edge.source];
    const size_t b = places[edge.target];
    if (a != b) joined.insert(std::minmax(a, b));
  }
  return joined;
}

bool IsForest(const std::set<std::pair<size_t, size_t>>& joined,
              size_t node_count) {
  std::vector<size_t> parent(node_count);
  std::iota(parent.begin(), parent.end(), size_t{0});
  const auto root = [&parent](size_t node) {
    while (parent[node] != node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (const auto& [a, b] : joined) {
    if (root(a) == root(b)) return false;
    parent[root(a)] = root(b);
  }
  return true;
}

// One node is an end of four in five of the joined pairs, and has many.
bool IsStar(const std::set<std::pair<size_t, size_t>>& joined,
            size_t node_count) {
  std::vector<size_t> degree(node_count);
  for (const auto& [a, b] : joined) {
    ++degree[a];
    ++degree[b];
  }
  const size_t most =
      degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());
  return most > kMaxLayeredStar && most * 5 >= joined.size() * 4;
}

Layout LayoutOf(const Drawing& drawing) {
  if (drawing.edges.size() > kMaxLabelledEdges) return Layout::kForces;
  if (drawing.edges.size() > kMaxLayeredEdges) return Layout::kStress;
  const auto joined = JoinedNodes(drawing);
  if (IsStar(joined, drawing.nodes.size())) return Layout::kStress;
  return IsForest(joined, drawing.nodes.size()) ? Layout::kLayersAcross
                                                : Layout::kLayers;
}

std::string_view LayoutAttributes(Layout layout) {
  switch (layout) {
    case Layout::kLayers:
      return "layout=dot, ranksep=0.45, nodesep=0.3";
    case Layout::kLayersAcross:
      return "layout=dot, rankdir=LR, ranksep=0.4, nodesep=0.35";
    case Layout::kStress:
      return "layout=neato, mode=major, sep=\"+18\", esep=\"+6\"";
    case Layout::kForces:
      break;
  }
  return "layout=sfdp, K=1.2, repulsiveforce=1.5";
}

// A DOT string. An id ends at a bare quote; backslashes only need not stand
// before it alone.
std::string QuotedId(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : DropNonXml(text)) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

// A label or tooltip: backslashes begin escapes there, and Graphviz resolves
// HTML's entities.
std::string QuotedText(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : DropNonXml(text)) {
    if (c == '\n' || c == '\r' || c == '\t') {
      quoted += ' ';
    } else if (c == '&') {
      quoted += "&amp;";
    } else {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
  }
  return quoted + '"';
}

std::vector<Quarter> QuartersOf(const Drawing& drawing) {
  std::set<Quarter> present;
  for (const DrawnEdge& edge : drawing.edges) {
    present.insert(QuarterOf(edge.plover));
  }
  std::vector<Quarter> quarters;
  for (const Quarter quarter : kQuarters) {
    if (present.contains(quarter)) quarters.push_back(quarter);
  }
  return quarters;
}

// "■ 實質衝突" for each colour of an edge, and what dashes mean, if there are.
std::string Key(const Drawing& drawing) {
  std::string key;
  const auto add = [&key](std::string_view color, std::string_view sign,
                          std::string_view meaning) {
    if (!key.empty()) key += "    ";
    key += "<FONT COLOR=\"" + std::string(color) + "\">" + std::string(sign) +
           "</FONT> " + std::string(meaning);
  };
  for (const Quarter quarter : QuartersOf(drawing)) {
    add(ColorOf(quarter), "■", QuarterName(quarter, drawing.names));
  }
  const bool has_dashes =
      std::any_of(drawing.edges.begin(), drawing.edges.end(),
                  [](const DrawnEdge& edge) { return edge.unreal; });
  if (has_dashes) {
    add(kQuiet, "┄┄",
        drawing.names == NodeNames::kChinese ? "計畫、可能或否認"
                                             : "planned, possible or denied");
  }
  return key;
}

// The key, and the filter below it.
std::string Legend(const Drawing& drawing) {
  const std::string key = Key(drawing);
  std::string table = "<TABLE BORDER=\"0\" CELLSPACING=\"4\">";
  if (!key.empty()) table += "<TR><TD>" + key + "</TD></TR>";
  table += "<TR><TD><FONT COLOR=\"" + std::string(kQuiet) + "\">" +
           EscapeXml(drawing.caption) + "</FONT></TD></TR></TABLE>";
  return table;
}

void WriteNode(const DrawnNode& node, std::ostream& out) {
  out << "  " << QuotedId(node.id) << " [label=" << QuotedText(node.label)
      << ", tooltip=" << QuotedText(node.tooltip);
  if (node.is_event) {
    out << ", shape=plaintext, style=solid, fontsize=10, fontcolor=\""
        << ColorOf(QuarterOf(node.plover)) << '"';
  }
  if (node.highlighted) {
    out << ", fillcolor=\"#ffe9a8\", color=\"#b8860b\", penwidth=2";
  }
  out << "];\n";
}

// 1 point for one event, 4.5 for a hundred or more.
std::string PenWidth(uint64_t events) {
  const double width = 1 + 1.75 * std::log10(static_cast<double>(
                                      std::clamp<uint64_t>(events, 1, 100)));
  return NumberText(std::round(width * 100) / 100);
}

void WriteEdge(const DrawnEdge& edge, Layout layout, std::ostream& out) {
  const std::string_view color = ColorOf(QuarterOf(edge.plover));
  const std::string tooltip = QuotedText(edge.tooltip);
  out << "  " << QuotedId(edge.source) << " -> " << QuotedId(edge.target)
      << " [";
  if (!edge.label.empty() && layout != Layout::kForces) {
    out << "label=" << QuotedText(edge.label) << ", fontcolor=\"" << color
        << "\", labeltooltip=" << tooltip << ", ";
  }
  out << "color=\"" << color << "\", edgetooltip=" << tooltip
      << ", penwidth=" << PenWidth(edge.events);
  if (edge.mutual) out << ", dir=none";
  if (edge.unreal) out << ", style=dashed";
  out << "];\n";
}

}  // namespace

std::string DotOf(const Drawing& drawing) {
  const Layout layout = LayoutOf(drawing);
  const bool routed = layout != Layout::kForces;
  std::ostringstream out;
  out << "digraph actant {\n"
      << "  graph [" << LayoutAttributes(layout)
      << ", overlap=false, splines=" << (routed ? "true" : "false")
      << ", outputorder=edgesfirst, pad=0.2, bgcolor=white, fontname=\""
      << kFonts << "\", fontsize=10, labelloc=b, label=<" << Legend(drawing)
      << ">];\n"
      << "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f5f6f8\", "
         "color=\"#8a8f98\", margin=\"0.1,0.05\", height=0.3, width=0.4, "
         "fontname=\""
      << kFonts << "\", fontsize=12];\n"
      << "  edge [arrowsize=0.7, fontname=\"" << kFonts << "\", fontsize=9";
  if (layout == Layout::kStress) out << ", len=2.6";
  out << "];\n";
  for (const DrawnNode& node : drawing.nodes) WriteNode(node, out);
  for (const DrawnEdge& edge : drawing.edges) WriteEdge(edge, layout, out);
  out << "}\n";
  return out.str();
}

}  // namespace actant
