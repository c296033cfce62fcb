// What each kind of element may hold in plain markup; flow is what a page's parts hold.
const FLOW = ['flow', 'words', 'list', 'terms', 'table', 'phrase', 'gap', 'rule'] as const;
const PHRASES = ['phrase', 'gap'] as const;
const HOLDS = {
  root: ['html'],
  html: ['head', 'body'],
  head: ['meta', 'title', 'raw'],
  meta: [],
  title: [],
  raw: [],
  body: FLOW,
  flow: FLOW,
  words: PHRASES,
  phrase: PHRASES,
  gap: [],
  rule: [],
  list: ['item'],
  item: FLOW,
  terms: ['term'],
  term: FLOW,
  table: ['rows'],
  rows: ['row'],
  row: ['cell'],
  cell: FLOW,
} as const;

/** What an element is in plain markup, by what it may hold and what may hold it. */
export type Kind = keyof typeof HOLDS;

const NAMES: Readonly<Partial<Record<Kind, string>>> = {
  html: 'html',
  head: 'head',
  meta: 'meta link',
  title: 'title',
  raw: 'style script',
  body: 'body',
  flow: 'main article header footer nav section aside div blockquote figure figcaption details address',
  words: 'p h1 h2 h3 h4 h5 h6 summary',
  phrase: 'a abbr b cite code dfn em i q small span strong sub sup time',
  gap: 'br img',
  rule: 'hr',
  list: 'ul ol',
  item: 'li',
  terms: 'dl',
  term: 'dt dd',
  table: 'table',
  rows: 'thead tbody',
  row: 'tr',
  cell: 'td th',
};

/** The kind of each element of plain markup, by its name. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind] as const)),
);

/** The kinds that text may stand in. */
export const SPEAKING: ReadonlySet<Kind> = new Set<Kind>([
  ...['title', 'raw', 'body', 'flow', 'words', 'phrase', 'item', 'term', 'cell'],
] as Kind[]);

const HELD = new Map<Kind, ReadonlySet<Kind>>(
  Object.entries(HOLDS).map(([kind, held]) => [kind as Kind, new Set<Kind>(held)]),
);

/** Whether an element of one kind may stand in one of another without that the HTML standard moves or closes anything. */
export function mayHold(outer: Kind, inner: Kind): boolean {
  return HELD.get(outer)?.has(inner) === true;
}
