/** The sub-graph shown, for Gephi: GEXF 1.3. */

export interface GexfNode {
  id: string;
  label: string;
  kind: string;
  events: number;
  x: number;
  y: number;
}

export interface GexfEdge {
  source: string;
  target: string;
  quadClass: string;
  mutual: boolean;
  events: number;
}

/** Escapes text and attributes; leaves out what XML 1.0 cannot hold. */
export function xmlText(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function nodeXml(node: GexfNode): string {
  return `    <node id="${xmlText(node.id)}" label="${xmlText(node.label)}">
      <attvalues><attvalue for="kind" value="${xmlText(node.kind)}"/>` +
    `<attvalue for="events" value="${node.events}"/></attvalues>
      <viz:position x="${node.x.toFixed(4)}" y="${node.y.toFixed(4)}" z="0"/>
    </node>\n`;
}

function edgeXml(edge: GexfEdge, index: number): string {
  const type = edge.mutual ? 'mutual' : 'directed';
  return `    <edge id="${index}" source="${xmlText(edge.source)}" ` +
    `target="${xmlText(edge.target)}" type="${type}" ` +
    `weight="${edge.events}" kind="${xmlText(edge.quadClass)}">` +
    `<attvalues><attvalue for="quad_class" ` +
    `value="${xmlText(edge.quadClass)}"/></attvalues></edge>\n`;
}

/** `description` tells the query and filter the file was made with. */
export function writeGexf(
  nodes: GexfNode[], edges: GexfEdge[], description: string,
): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" ` +
    `version="1.3">
  <meta><creator>Actant</creator><description>${xmlText(description)}` +
    `</description></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="events" title="events" type="integer"/>
    </attributes>
    <attributes class="edge">
      <attribute id="quad_class" title="quad_class" type="string"/>
    </attributes>
    <nodes>
${nodes.map(nodeXml).join('')}    </nodes>
    <edges>
${edges.map(edgeXml).join('')}    </edges>
  </graph>
</gexf>
`;
}
