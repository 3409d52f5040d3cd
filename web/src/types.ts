/** Answers of the HTTP API, as `/api/v1/openapi.json` describes them. */

export type QuadClass = 'vcoop' | 'mcoop' | 'vconf' | 'mconf';
export const QUAD_CLASSES: readonly QuadClass[] = [
  'vcoop', 'mcoop', 'vconf', 'mconf',
];

export const STATUSES = [
  'occurred', 'ongoing', 'planned', 'possible', 'negated',
] as const;

export interface ActorName { zh: string; en: string; kind: string }
export type ActorNames = Record<string, ActorName>;

export interface Envelope<T> {
  query: string;
  arguments: Record<string, unknown>;
  filter: Record<string, unknown>;
  sequence: number;
  truncated: boolean;
  next: string | null;
  actors: ActorNames;
  results: T[];
}

export interface ActorHit extends ActorName {
  code: string;
  events: number;
  how: string;
}

export interface Party {
  side: string;
  actor: string;
  state: string;
  role: string;
}

export interface Evidence {
  article: string;
  title: string;
  publisher: string;
  published: string;
  url: string;
  evidence: string;
  begin: number;
  end: number;
  status: string;
  date: string | null;
  rule: string;
  confidence: number;
}

export interface EventRecord {
  id: string;
  type: string;
  plover: string;
  cameo: string;
  source: string[];
  target: string[];
  mutual: boolean;
  status: string;
  date: string | null;
  first_day: string | null;
  last_day: string | null;
  date_from_publication: boolean;
  amount: { value: number; currency: string } | null;
  place: string;
  parties: Party[];
  mentions: number;
  publishers: number;
  confidence: number;
  goldstein: number | null;
  evidence?: Evidence[];
  actors?: ActorNames;
}

export interface EventType {
  name: string;
  zh: string;
  en: string;
  plover: string;
  quad_class: QuadClass | null;
  cameo: string;
  goldstein: number | null;
  mutual: boolean;
}

export interface Statistics {
  sequence: number;
  articles: number;
  actors: number;
  events: number;
  mentions: number;
  first_day: string | null;
  last_day: string | null;
  by_type: { type: string; plover: string; events: number }[];
  by_status: { status: string; events: number }[];
}

export interface GraphNode extends ActorName {
  actor: string;
  centre: boolean;
  events: number;
  mean_goldstein: number | null;
}

export interface GraphEdge {
  source: string;
  target: string;
  quad_class: QuadClass | null;
  mutual: boolean;
  events: number;
  /** Dated events by month; undated ones are in `events` alone. */
  months: [string, number][];
}

export interface GraphAnswer {
  truncated: boolean;
  first_month: string | null;
  last_month: string | null;
  nodes: GraphNode[];
  edges: GraphEdge[];
}

export interface Hop {
  from: string;
  to: string;
  parallel: number;
  event: EventRecord;
}

export interface Chain {
  length: number;
  path: string[];
  certain: boolean;
  hops: Hop[];
}

export interface SeriesRow {
  month?: string;
  year: number;
  events: number;
  vcoop?: number;
  mcoop?: number;
  vconf?: number;
  mconf?: number;
  mean_goldstein: number | null;
}

export interface MentionParty extends Party {
  name: string;
  office: string;
  text: string;
  begin: number;
  end: number;
}

export interface Mention {
  event: string | null;
  type: string;
  plover: string;
  cameo: string;
  goldstein: number | null;
  status: string;
  source: string[];
  target: string[];
  mutual: boolean;
  date: string | null;
  evidence: string;
  begin: number;
  end: number;
  parties: MentionParty[];
  rule: string;
  confidence: number;
}

export interface Article {
  id: string;
  title: string;
  publisher: string;
  url: string;
  language: string;
  published: string;
  text: string | null;
  actors: ActorNames;
  mentions: Mention[];
}

export interface Rule {
  id: string;
  type: string;
  language: string;
  text: string | null;
}
