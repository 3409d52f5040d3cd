// A page of events for people: one file of HTML, by year and month.
#ifndef ACTANT_GRAPH_EXPORT_HTML_H_
#define ACTANT_GRAPH_EXPORT_HTML_H_

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/export_event_list.h"

namespace actant {

// One page, by first possible day; events without a day stand last. It loads
// nothing and runs nothing: a Content-Security-Policy allows its own style
// sheet alone. Texts are escaped and never markup. Borrows the stream.
class HtmlWriter : public EventListWriter {
 public:
  explicit HtmlWriter(std::ostream* out, NodeNames names)
      : out_(*out),
        language_(names == NodeNames::kChinese ? "zh-Hant" : "en") {}

  EventOrder order() const override { return EventOrder::kByDay; }
  bool needs_days() const override { return false; }
  Status Begin(std::string_view description) override;
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

 private:
  // Ends the list of the month before and begins the one of `month`, YYYY-MM
  // or empty, unless it is the same.
  void TurnTo(const std::string& month);
  void WriteField(std::string_view name, std::string_view text,
                  std::string_view language = {});

  std::ostream& out_;
  std::string_view language_;
  // The month whose list is open; absent before the first event.
  std::optional<std::string> month_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_HTML_H_
