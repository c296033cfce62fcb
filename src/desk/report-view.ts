import type { Finding } from '../gates/finding.ts';
import type { SeenDraft } from '../pipeline/look-at-draft.ts';
import { anchorOf } from './draft-views.ts';
import { textRuns } from './text-runs.ts';

const SEVERITIES = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['note', 'Notes'],
] as const;

/** What every gate said, the gravest first; what a gate says of many places is told once. */
export function reportView({ kept, article }: SeenDraft) {
  const { findings, gates, today } = kept.report;
  const review = `/drafts/${article.slug}?locale=${article.locale}`;
  const facts = new Set(kept.pack.facts.map(({ id }) => id));
  const bad = gates.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  return {
    today,
    asked: gates.length,
    bad: bad.map(({ id }) => id).join(', ') || null,
    groups: SEVERITIES.flatMap(([severity, name]) => {
      const members = findings.filter((finding) => finding.severity === severity);
      const told = Map.groupBy(members, ({ gate, message, remedy }) => JSON.stringify([gate, message, remedy]));
      const group = {
        ...{ severity, name, count: members.length },
        findings: [...told.values()].map((same) => findingView(same, review, facts)),
      };
      return members.length === 0 ? [] : [group];
    }),
    gates: gates.map(({ id, verdict }) => ({ id, verdict, isBad: verdict === 'fail' || verdict === 'error' })),
  };
}

function findingView(same: readonly Finding[], review: string, facts: ReadonlySet<string>) {
  const [{ gate, message, remedy, element, where }] = same as readonly [Finding, ...Finding[]];
  const places = same.flatMap(({ where: { factId, sourceId } }) => {
    const id = factId ?? sourceId;
    if (id === undefined) return [];
    return [{ id, link: `${review}#${facts.has(id) ? anchorOf(id) : `source-${id.replace(/[^a-z0-9-]/g, '_')}`}` }];
  });
  return {
    gate,
    message: textRuns(message),
    remedy: textRuns(remedy),
    element: element ?? null,
    times: same.length > 1 ? same.length : null,
    places,
    excerpt: same.length === 1 ? (where.excerpt ?? null) : null,
  };
}
