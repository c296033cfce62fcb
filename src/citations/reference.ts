/** A run of a formatted reference: plain text, emphasised text, or a link whose text is its address. */
export interface Run {
  readonly text: string;
  readonly italic: boolean;
  readonly href?: string;
}

/** A formatted entry of the reference list, as runs: no markup in it, so nothing in a source can become markup. */
export type Reference = readonly Run[];

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]|\bdoi:(10\.\d{4,9}\/[^\s<>"]*[^\s<>".,;:)\]])/g;

/** The runs of an entry as citeproc writes it: italics are kept, web addresses and DOIs become links, the rest is text. */
export function runsOf(entry: string): Reference {
  const inner = entry.replace(/<div class="csl-left-margin">.*?<\/div>/s, '');
  const runs: Run[] = [];
  let italic = 0;
  for (const token of inner.split(/(<[^>]*>)/)) {
    if (/^<(i|em)\b/.test(token)) italic += 1;
    else if (/^<\/(i|em)>/.test(token)) italic -= 1;
    else if (!token.startsWith('<')) runs.push(...linked(decode(token), italic > 0));
  }
  return trimmed(runs);
}

function linked(text: string, italic: boolean): readonly Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), italic });
    const href = match[1] === undefined ? match[0] : `https://doi.org/${encodeURI(match[1])}`;
    runs.push({ text: match[0], italic, href });
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), italic });
  return runs;
}

function decode(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/\s+/gu, ' ');
}

function trimmed(runs: readonly Run[]): Reference {
  const first = runs.findIndex(({ text }) => /\S/.test(text));
  const last = runs.findLastIndex(({ text }) => /\S/.test(text));
  return runs.slice(Math.max(0, first), last + 1).map((run, index, all) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === all.length - 1 ? start.trimEnd() : start };
  });
}
