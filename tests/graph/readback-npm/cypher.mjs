// Parses a script for cypher-shell by Neo4j's own grammar and prints the graph
// it makes, as JSON.
//
// usage: node cypher.mjs SCRIPT
//
// Statements are of the three kinds that the export writes; their shapes are
// checked token by token. Exit code 1 and the first fault otherwise.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { getDebugTree, lintCypherQuery } = require(
  "@neo4j-cypher/language-support",
);

function fail(...words) {
  console.log(words.join(" "));
  process.exit(1);
}

// The text of a literal: all escapes that the grammar has.
function textOf(literal) {
  const plain = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
  return literal.slice(1, -1).replace(
    /\\(?:u([0-9A-Fa-f]{4})|(.))/gs,
    (_, code, letter) =>
      code ? String.fromCharCode(parseInt(code, 16)) : plain[letter] ?? letter,
  );
}

// Leaves of the syntax tree, in the order of the text. The empty name space of
// a function is a leaf without a text.
function leaves(tree, into) {
  if (tree.children.length === 0 && tree.name !== "namespace") {
    into.push(tree.name);
  }
  for (const child of tree.children) leaves(child, into);
  return into;
}

class Reader {
  constructor(tokens) {
    this.tokens = tokens.filter((token) => token !== "<EOF>");
    this.place = 0;
  }
  next() {
    return this.tokens[this.place++];
  }
  expect(...texts) {
    for (const text of texts) {
      const found = this.next();
      if (found !== text) fail("expected", text, "found", found);
    }
  }
  value() {
    const token = this.next();
    if (token[0] === '"') return textOf(token);
    if (token === "true" || token === "false") return token === "true";
    if (token === "-") return -this.value();
    if (token === "date") {
      this.expect("(");
      const day = this.value();
      this.expect(")");
      return day;
    }
    const number = Number(token);
    if (Number.isNaN(number)) fail("no value:", token);
    return number;
  }
  map() {
    const found = {};
    this.expect("{");
    while (this.tokens[this.place] !== "}") {
      const key = this.next();
      this.expect(":");
      found[key] = this.value();
      if (this.tokens[this.place] === ",") this.next();
    }
    this.expect("}");
    return found;
  }
  node(variable) {
    this.expect("(", variable, ":", "Actant");
    const { code } = this.map();
    this.expect(")");
    return code;
  }
  nodeStatement() {
    this.expect("MERGE");
    const code = this.node("n");
    this.expect("SET", "n", ":");
    const label = this.next();
    this.expect(",", "n", "+=");
    return { code, label, properties: this.map() };
  }
  edgeStatement() {
    this.expect("MATCH");
    const source = this.node("a");
    this.expect("MATCH");
    const target = this.node("b");
    this.expect("MERGE", "(", "a", ")", "-", "[", "r", ":");
    const type = this.next().slice(1, -1);
    const { edge } = this.map();
    this.expect("]", "-", ">", "(", "b", ")", "SET", "r", "+=");
    return { source, target, type, edge, properties: this.map() };
  }
}

const graph = { constraints: 0, nodes: [], edges: [] };
let open = false;
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (line === ":begin" || line === ":commit") {
    // Commands of cypher-shell itself.
    if (open === (line === ":begin")) fail(line, "out of place");
    open = !open;
    continue;
  }
  if (line === "") continue;
  if (!line.endsWith(";")) fail("not one statement:", line);
  const statement = line.slice(0, -1);
  const { diagnostics } = lintCypherQuery(statement, {});
  if (diagnostics.length > 0) fail(line, JSON.stringify(diagnostics));
  const reader = new Reader(leaves(getDebugTree(statement), []));
  if (line.startsWith("CREATE CONSTRAINT")) {
    graph.constraints += 1;
    continue;
  }
  if (line.startsWith("MERGE")) graph.nodes.push(reader.nodeStatement());
  else graph.edges.push(reader.edgeStatement());
  if (reader.place !== reader.tokens.length) fail("more than read:", line);
}
if (open) fail("a transaction is open at the end");
process.stdout.write(JSON.stringify(graph));
