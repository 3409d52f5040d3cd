// Linked data: events in the Simple Event Model (SEM), their sources in PROV.
#ifndef ACTANT_GRAPH_EXPORT_RDF_H_
#define ACTANT_GRAPH_EXPORT_RDF_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export_event_list.h"
#include "graph/export_rdf_syntax.h"

namespace actant {

// Each event is a named graph of the event's own IRI with all that is said of
// it, its mentions and articles included: what one event rests on can be read,
// dropped or replaced without touching another, while an event that several
// articles tell has no single article to name its graph by. What events share
// (actors, types, our vocabulary) stands in the default graph, before the
// first event that names it. Events without a day are there, without stamps.
// Borrows the syntax. Memory: the IRIs of actors and types.
class RdfWriter : public EventListWriter {
 public:
  explicit RdfWriter(RdfSyntax* syntax, NodeNames names)
      : syntax_(*syntax),
        language_(names == NodeNames::kChinese ? "zh-Hant" : "en") {}

  bool needs_days() const override { return false; }
  Status Begin(std::string_view description) override;
  Status WriteEvent(const ListedEvent& event, ExportCatalog* catalog) override;
  Status End() override;

 private:
  // Describe in the default graph what is described once.
  Status DescribeType(const std::string& name, ExportCatalog* catalog);
  Status DescribeActor(const std::string& code, ExportCatalog* catalog);
  Status DescribePlace(const std::string& code, ExportCatalog* catalog);
  Status DescribeShared(const v1::Event& event, ExportCatalog* catalog);

  RdfSyntax& syntax_;
  const std::string_view language_;
  std::set<std::string> described_;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_RDF_H_
