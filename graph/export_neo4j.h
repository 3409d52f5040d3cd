// Neo4j: tables for `neo4j-admin database import` and a Cypher script, both of
// the same property graph.
#ifndef ACTANT_GRAPH_EXPORT_NEO4J_H_
#define ACTANT_GRAPH_EXPORT_NEO4J_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export_writer.h"

namespace actant {

// In both, a node has the labels Actant and Actor, or Actant and Event, and the
// property `code`, unique among all nodes; a relationship has the name of the
// event type as its type or, between an event and its party, SOURCE or TARGET,
// and the property `edge`, unique among all. Attributes keep their names, but
// "." is "_" (name_en), and their types; what is absent is no property. An
// event without target is a loop at its source.

// Two CSV tables whose headers name types ("code:ID", "first_day:date"); what
// is absent is an empty field, which the import takes for no property. Borrows
// the streams.
class Neo4jCsvWriter : public GraphWriter {
 public:
  Neo4jCsvWriter(std::ostream* nodes, std::ostream* edges)
      : nodes_(*nodes), edges_(*edges) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  std::ostream& nodes_;
  std::ostream& edges_;
};

// A script for cypher-shell: a constraint, then a MERGE a node and a MERGE a
// relationship, in transactions of kBatch statements. Running it again changes
// nothing. Borrows the stream.
class CypherWriter : public GraphWriter {
 public:
  static constexpr size_t kBatch = 1000;

  explicit CypherWriter(std::ostream* out) : out_(*out) {}

  Status Begin(const GraphSchema& schema) override;
  Status WriteNode(const ExportNode& node) override;
  Status WriteEdge(const ExportEdge& edge) override;
  Status End() override;

 private:
  void BeginStatement();
  Status EndStatement();
  void EndBatch();

  std::ostream& out_;
  GraphSchema schema_;
  size_t in_batch_ = 0;
};

// A string literal in double quotes. A backslash before "u" is never followed
// by that letter itself, but by \u0075: servers that resolve \uXXXX before they
// read the statement would find an escape, even a quotation mark, in the text.
std::string CypherText(std::string_view text);

// The name of a relationship's type as Neo4j has it: "`" and "\" become "_",
// since no escape of theirs means the same to all versions.
std::string RelationshipType(const ExportEdge& edge);

}  // namespace actant

#endif  // ACTANT_GRAPH_EXPORT_NEO4J_H_
