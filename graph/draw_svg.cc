#include "graph/draw_svg.h"

#include <graphviz/gvc.h>
#include <graphviz/gvplugin_textlayout.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <string_view>

#include "graph/draw_dot_reader.h"
#include "graph/draw_text_width.h"

namespace actant {
namespace {

// Line height over font size, as Graphviz's own estimate has it.
constexpr double kLineSpacing = 1.2;

constexpr int kLoadOthersOnDemand = 1;

// Graphviz asks this for the size of every line of text.
boolean MeasureText(textspan_t* span, char** font_path) {
  if (font_path != nullptr) *font_path = nullptr;
  const double size = span->font->size;
  span->layout = nullptr;
  span->free_layout = nullptr;
  span->size.x = TextWidth(span->str) * size;
  span->size.y = kLineSpacing * size;
  span->yoffset_layout = 0;
  span->yoffset_centerline = 0.1 * size;
  return 1;
}

// A text layout plugin as Graphviz's interface wants it. Its quality outranks
// those that come with Graphviz, which measure with the machine's fonts: they
// are not even loaded, nor is Pango.
struct TextPlugin {
  static constexpr int kQuality = 1000;

  TextPlugin() = default;
  TextPlugin(const TextPlugin&) = delete;
  TextPlugin& operator=(const TextPlugin&) = delete;

  char name[7] = "actant";
  gvtextlayout_engine_t engine = {MeasureText};
  gvplugin_installed_t types[2] = {
      {0, "textlayout", kQuality, &engine, nullptr},
      {0, nullptr, 0, nullptr, nullptr}};
  gvplugin_api_t apis[2] = {{API_textlayout, types},
                            {static_cast<api_t>(0), nullptr}};
  gvplugin_library_t library = {name, apis};
  // Graphviz knows built-in plugins by the ending of their symbol.
  lt_symlist_t builtins[2] = {{"gvplugin_actant_LTX_library", &library},
                              {nullptr, nullptr}};
};

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

struct FreeRendering {
  void operator()(char* data) const { gvFreeRenderData(data); }
};

// The layout of a graph, for as long as this lives.
class GraphLayout {
 public:
  GraphLayout(GVC_t* context, Agraph_t* graph)
      : context_(context), graph_(graph) {
    char name[] = "layout";
    const char* engine = agget(graph, name);
    engine_ = engine == nullptr || *engine == '\0' ? "dot" : engine;
    done_ = gvLayout(context, graph, engine_.c_str()) == 0;
  }
  ~GraphLayout() {
    if (done_) gvFreeLayout(context_, graph_);
  }
  GraphLayout(const GraphLayout&) = delete;
  GraphLayout& operator=(const GraphLayout&) = delete;

  bool done() const { return done_; }
  const std::string& engine() const { return engine_; }

 private:
  GVC_t* context_;
  Agraph_t* graph_;
  std::string engine_;
  bool done_ = false;
};

// Graphviz prints to standard error unless told not to; the last message is
// kept for us.
class QuietGraphviz {
 public:
  QuietGraphviz() : before_(agseterr(AGMAX)) {}
  ~QuietGraphviz() { agseterr(before_); }
  QuietGraphviz(const QuietGraphviz&) = delete;
  QuietGraphviz& operator=(const QuietGraphviz&) = delete;

  static std::string LastMessage() {
    const char* message = aglasterr();
    std::string text = message == nullptr ? "no reason given" : message;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

 private:
  agerrlevel_t before_;
};

Result<std::string> Render(GVC_t* context, Agraph_t* graph) {
  char* data = nullptr;
  unsigned int bytes = 0;
  const int failed = gvRenderData(context, graph, "svg", &data, &bytes);
  const std::unique_ptr<char, FreeRendering> rendering(data);
  if (failed != 0 || data == nullptr) {
    return Error(Internal("Graphviz could not write SVG: " +
                          QuietGraphviz::LastMessage()));
  }
  return std::string(data, bytes);
}

}  // namespace

Result<std::string> SvgOfDot(const std::string& dot) {
  static std::mutex one_layout_at_a_time;
  const std::lock_guard lock(one_layout_at_a_time);
  const QuietGraphviz quiet;
  TextPlugin text_plugin;
  const std::unique_ptr<GVC_t, FreeContext> context(
      gvContextPlugins(text_plugin.builtins, kLoadOthersOnDemand));
  if (context == nullptr) {
    return Error(FailedPrecondition("Graphviz could not be started"));
  }
  DotReader reader;
  const std::unique_ptr<Agraph_t, CloseGraph> graph(reader.Read(dot));
  if (graph == nullptr) {
    return Error(InvalidArgument("not the DOT language: " +
                                 QuietGraphviz::LastMessage()));
  }
  std::srand(1);
  const GraphLayout layout(context.get(), graph.get());
  if (!layout.done()) {
    return Error(FailedPrecondition(
        "Graphviz cannot lay out by \"" + layout.engine() +
        "\": " + QuietGraphviz::LastMessage() +
        " (are its plugins installed? `dot -c` registers them)"));
  }
  return Render(context.get(), graph.get());
}

}  // namespace actant
