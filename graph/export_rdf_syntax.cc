#include "graph/export_rdf_syntax.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "graph/export_stream.h"

namespace actant {
namespace {

// Keys keep the order in which they are set.
using Json = nlohmann::ordered_json;

constexpr std::pair<std::string_view, std::string_view> kPrefixes[] = {
    {"act", "urn:actant:vocabulary:"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"sem", "http://semanticweb.cs.vu.nl/2009/11/sem/"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

constexpr std::string_view kType = "rdf:type";

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

std::string InBrackets(std::string_view iri) {
  return "<" + std::string(iri) + ">";
}

// JSON escapes what N-Quads does, in the same way: quotation mark, backslash,
// and controls as \t, \n, \r, \b, \f or \u00XX. Throws for what is not UTF-8.
// But a backslash is written as \u005C, which N-Quads has too: rdflib up to 6
// takes "\\n" for a backslash and a line end.
std::string QuotedText(const std::string& text) {
  const std::string json = Json(text).dump(-1, ' ', /*ensure_ascii=*/false,
                                           Json::error_handler_t::strict);
  std::string quoted;
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '\\' && json[i + 1] == '\\') {
      quoted += "\\u005C";
      ++i;
    } else {
      quoted += json[i];
    }
  }
  return quoted;
}

std::string NQuadsTerm(const RdfTerm& term) {
  switch (term.kind) {
    case RdfTerm::Kind::kIri:
      return InBrackets(term.text);
    case RdfTerm::Kind::kName:
      return InBrackets(ExpandedName(term.text));
    case RdfTerm::Kind::kTypedText:
      return QuotedText(term.text) + "^^" +
             InBrackets(ExpandedName(term.qualifier));
    case RdfTerm::Kind::kText:
      break;
  }
  std::string text = QuotedText(term.text);
  if (!term.qualifier.empty()) text += "@" + term.qualifier;
  return text;
}

Json JsonLdTerm(const RdfTerm& term) {
  Json json;
  switch (term.kind) {
    case RdfTerm::Kind::kIri:
    case RdfTerm::Kind::kName:
      json["@id"] = term.text;
      return json;
    case RdfTerm::Kind::kTypedText:
      json["@value"] = term.text;
      json["@type"] = term.qualifier;
      return json;
    case RdfTerm::Kind::kText:
      break;
  }
  if (term.qualifier.empty()) return term.text;
  json["@value"] = term.text;
  json["@language"] = term.qualifier;
  return json;
}

// One value stands alone, several make a list.
void AddValue(Json value, Json* member) {
  if (member->is_null()) {
    *member = std::move(value);
    return;
  }
  if (!member->is_array()) *member = Json::array({std::move(*member)});
  member->push_back(std::move(value));
}

std::vector<Json> NodesOf(const std::vector<RdfStatement>& statements) {
  std::vector<Json> nodes;
  const std::string* subject = nullptr;
  for (const RdfStatement& statement : statements) {
    if (subject == nullptr || *subject != statement.subject) {
      nodes.emplace_back();
      nodes.back()["@id"] = statement.subject;
      subject = &statement.subject;
    }
    if (statement.property == kType) {
      AddValue(statement.object.text, &nodes.back()["@type"]);
    } else {
      AddValue(JsonLdTerm(statement.object),
               &nodes.back()[std::string(statement.property)]);
    }
  }
  return nodes;
}

Status NotUtf8(const Json::exception& error) {
  return DataLoss(std::string("an event holds a text that is not UTF-8: ") +
                  error.what());
}

}  // namespace

std::string ActantIri(std::string_view kind, std::string_view code) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string iri = "urn:actant:" + std::string(kind) + ":";
  bool begins_segment = true;
  for (const char c : code) {
    const bool is_plain =
        IsAsciiLetter(c) || IsAsciiDigit(c) ||
        std::string_view("-_~/:").find(c) != std::string_view::npos ||
        (c == '.' && !begins_segment);
    if (is_plain) {
      iri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      iri += {'%', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
    begins_segment = c == '/';
  }
  return iri;
}

std::string ExpandedName(std::string_view name) {
  const size_t colon = name.find(':');
  for (const auto& [prefix, iri] : kPrefixes) {
    if (name.substr(0, colon) != prefix) continue;
    return std::string(iri) + std::string(name.substr(colon + 1));
  }
  return std::string(name);
}

bool IsLanguageTag(std::string_view text) {
  bool is_first = true;
  while (true) {
    const size_t size = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, size);
    const bool fits = std::all_of(part.begin(), part.end(), [=](char c) {
      return IsAsciiLetter(c) || (!is_first && IsAsciiDigit(c));
    });
    if (part.empty() || !fits) return false;
    if (size == text.size()) return true;
    text.remove_prefix(size + 1);
    is_first = false;
  }
}

Status NQuadsSyntax::WriteGraph(std::string_view graph,
                                const std::vector<RdfStatement>& statements) {
  const std::string end =
      graph.empty() ? " .\n" : " " + InBrackets(graph) + " .\n";
  try {
    for (const RdfStatement& statement : statements) {
      out_ << InBrackets(statement.subject) << ' '
           << InBrackets(ExpandedName(statement.property)) << ' '
           << NQuadsTerm(statement.object) << end;
    }
  } catch (const Json::exception& error) {
    return NotUtf8(error);
  }
  return StreamStatus(out_);
}

Status NQuadsSyntax::End() { return FlushStream(out_); }

Status JsonLdSyntax::Begin() {
  Json context;
  for (const auto& [prefix, iri] : kPrefixes) {
    context[std::string(prefix)] = iri;
  }
  out_ << "{\"@context\":" << context.dump() << ",\n\"@graph\":[\n";
  return StreamStatus(out_);
}

Status JsonLdSyntax::WriteGraph(std::string_view graph,
                                const std::vector<RdfStatement>& statements) {
  std::vector<Json> nodes = NodesOf(statements);
  if (!graph.empty()) {
    Json named;
    named["@id"] = graph;
    named["@graph"] = std::move(nodes);
    nodes = {std::move(named)};
  }
  try {
    for (const Json& node : nodes) {
      if (has_nodes_) out_ << ",\n";
      has_nodes_ = true;
      out_ << node.dump(-1, ' ', /*ensure_ascii=*/false,
                        Json::error_handler_t::strict);
    }
  } catch (const Json::exception& error) {
    return NotUtf8(error);
  }
  return StreamStatus(out_);
}

Status JsonLdSyntax::End() {
  out_ << "\n]}\n";
  return FlushStream(out_);
}

}  // namespace actant
