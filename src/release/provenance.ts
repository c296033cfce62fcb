import { canonicalJson } from '../digest.ts';
import type { PublishedArticle } from './published-article.ts';

/**
 * The public record of an edition as JSON: its facts, sources, gate report, sign-offs and digests. Whoever has it can
 * recompute the draft's digest from `draft`, the pack's from `pack` and the page's from its bytes.
 */
export function provenance({ draft, pack, report, editions }: PublishedArticle): string {
  const edition = editions.at(-1);
  const { digest, ...named } = draft;
  const record = {
    schema: 'imprimatur.provenance/v1',
    slug: draft.slug,
    locale: draft.locale,
    title: draft.title,
    digest,
    draft: named,
    published: edition?.released.at ?? null,
    withdrawn: edition?.withdrawn === undefined ? null : { at: edition.withdrawn.at, reason: edition.withdrawn.reason },
    signOffs: edition?.released.signOffs ?? [],
    report: {
      today: report.today,
      verdict: report.verdict,
      gates: report.gates,
      findings: report.findings.map(publicFinding),
    },
    pack,
  };
  return `${JSON.stringify(JSON.parse(canonicalJson(record)), null, 1)}\n`;
}

// Where a file lay on the publisher's machine is nobody else's business.
function publicFinding({ where, ...finding }: PublishedArticle['report']['findings'][number]) {
  const { path: _path, line: _line, column: _column, ...part } = where;
  return { ...finding, ...part };
}
