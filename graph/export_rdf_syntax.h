// RDF statements as text: N-Quads and JSON-LD of the same graphs.
#ifndef ACTANT_GRAPH_EXPORT_RDF_SYNTAX_H_
#define ACTANT_GRAPH_EXPORT_RDF_SYNTAX_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "proto/status.h"

namespace actant {

// What a statement says of its subject. There are no blank nodes: every thing
// has a name, so that exports can be merged and compared line by line.
struct RdfTerm {
  enum class Kind {
    kIri,       // `text` is a whole IRI
    kName,      // `text` is a name with a prefix, "sem:Event"
    kText,      // a literal; `qualifier` is its language, if known
    kTypedText  // a literal; `qualifier` names its type, "xsd:date"
  };
  Kind kind = Kind::kText;
  std::string text;
  std::string qualifier;

  bool operator==(const RdfTerm&) const = default;
};

struct RdfStatement {
  // A whole IRI.
  std::string subject;
  // A name with a prefix.
  std::string_view property;
  RdfTerm object;
};

// "urn:actant:actor:USA/treasury" of "actor" and "USA/treasury": characters
// other than letters and digits of ASCII, "-", ".", "_", "~", "/" and ":"
// become %XX of their UTF-8, so that the result is a URI (RFC 3986) and thus
// an IRI (RFC 3987) whatever the code holds. So does a "." that begins a
// segment: no reader may take it for a step along a path.
std::string ActantIri(std::string_view kind, std::string_view code);

// "http://semanticweb.cs.vu.nl/2009/11/sem/Event" of "sem:Event". REQUIRES:
// the prefix is one of those that export_rdf_syntax.cc lists.
std::string ExpandedName(std::string_view name);

// Whether the text is a language tag in the grammar of N-Quads.
bool IsLanguageTag(std::string_view text);

// Takes statements graph by graph. Each call returns Unavailable when the
// output fails, DataLoss for a text that is not UTF-8.
class RdfSyntax {
 public:
  virtual ~RdfSyntax() = default;
  virtual Status Begin() = 0;
  // `graph`: the IRI of a named graph; empty = the default graph. The
  // statements of one subject stand together.
  virtual Status WriteGraph(std::string_view graph,
                            const std::vector<RdfStatement>& statements) = 0;
  virtual Status End() = 0;
};

// RDF 1.1 N-Quads (W3C, 2014): a statement a line. Borrows the stream.
class NQuadsSyntax : public RdfSyntax {
 public:
  explicit NQuadsSyntax(std::ostream* out) : out_(*out) {}

  Status Begin() override { return Status::Ok(); }
  Status WriteGraph(std::string_view graph,
                    const std::vector<RdfStatement>& statements) override;
  Status End() override;

 private:
  std::ostream& out_;
};

// JSON-LD 1.1 (W3C, 2020): one document, a line a subject of the default graph
// and a line a named graph. Its context stands in it, so that nothing is
// loaded. Borrows the stream.
class JsonLdSyntax : public RdfSyntax {
 public:
  explicit JsonLdSyntax(std::ostream* out) : out_(*out) {}

  Status Begin() override;
  Status WriteGraph(std::string_view graph,
                    const std::vector<RdfStatement>& statements) override;
  Status End() override;

 private:
  std::ostream& out_;
  bool has_nodes_ = false;
};

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_RDF_SYNTAX_H_
