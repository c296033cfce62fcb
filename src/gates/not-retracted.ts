import { daysBetween } from '../pack/calendar-date.ts';
import type { CslItem } from '../pack/csl-item.ts';
import type { Source } from '../pack/source.ts';
import type { RetractionEntry, RetractionList } from '../policy/retractions.ts';
import type { Gate, Remark, Subject } from './gate.ts';

/** A retracted work supports nothing any more; a corrected or doubted one only with that said. */
export const notRetracted: Gate = {
  id: 'not-retracted',
  severity: 'error',
  floor: 'error',
  summary: 'No fact rests on a retracted or withdrawn source, by the pack or by the list that the policy names.',

  *inspect(subject) {
    const { pack, policy, retractions } = subject;
    const cited = new Set(pack.facts.flatMap((fact) => fact.citations.map(({ source }) => source)));
    for (const source of pack.sources) {
      if (!cited.has(source.id)) continue;
      yield* byPack(source);
      yield* byList(source, subject);
    }
    if (retractions !== undefined) yield* listAge(subject);
    else yield policy.retractions === undefined ? NO_LIST : LIST_NOT_READ;
  },
};

/** What is said where there is no list to look in. */
export const NO_LIST: Remark = {
  at: { field: 'sources' },
  severity: 'note',
  message: 'No retraction list was consulted: the policy names none, so only the status written in the pack counts.',
  remedy: 'Name a list in the policy under `retractions`.',
};

/** What is said where there should be a list. */
export const LIST_NOT_READ: Remark = {
  at: { field: 'sources' },
  message: 'The policy names a retraction list, and the list was not read.',
  remedy: 'Put the list where the policy says, and check again.',
};

/** What a status or an entry of the list says of a work. */
export const SAID: Readonly<Record<Exclude<Source['status'], 'current'> | RetractionEntry['nature'], string>> = {
  retracted: 'retracted',
  retraction: 'retracted',
  withdrawn: 'withdrawn',
  corrected: 'corrected',
  correction: 'corrected',
  'expression-of-concern': 'under an expression of concern',
};

function* byPack({ id, status }: Source): Iterable<Remark> {
  if (status === 'current') return;
  const gone = status === 'retracted' || status === 'withdrawn';
  yield {
    at: { source: id, field: 'status' },
    severity: gone ? 'error' : 'warning',
    message: `The pack says that this source is ${SAID[status]}.`,
    remedy: gone
      ? 'Take the source out, and every fact that rests on it alone.'
      : 'Check that the facts still hold; the page shows the notice.',
  };
}

function* byList({ id, csl, status }: Source, { retractions }: Subject): Iterable<Remark> {
  const entry = retractions?.find(identifiersOf(csl));
  if (retractions === undefined || entry === undefined) return;
  const retracted = entry.nature === 'retraction';
  if (!retracted && status !== 'current') return;
  yield {
    at: { source: id, field: 'csl' },
    severity: retracted ? 'error' : 'warning',
    message: `The retraction list of ${retractions.date} says that this source is ${SAID[entry.nature]}${entry.reason === undefined ? '' : `: ${entry.reason}`}.`,
    remedy: retracted
      ? 'Take the source out, and every fact that rests on it alone.'
      : 'Set its `status`, so that readers see it.',
  };
}

/** The identifiers a source gives, or that its address holds: a retracted work cannot hide behind its URL. */
function identifiersOf({ DOI, PMID, URL: address }: CslItem): { readonly doi?: string; readonly pmid?: string } {
  const path = address?.replace(/%2f/gi, '/') ?? '';
  const doi = DOI ?? /\b10\.\d{4,9}\/[^\s?#]+/.exec(path)?.[0];
  const pmid = PMID ?? /pubmed(?:\.ncbi\.nlm\.nih\.gov)?\/(\d{1,9})\b/.exec(path)?.[1];
  return { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }) };
}

/** Remarks a list that is too old to be relied on. */
export function* listAge({
  retractions,
  policy,
  today,
}: Pick<Subject, 'policy' | 'today'> & { readonly retractions?: RetractionList | undefined }): Iterable<Remark> {
  const most = policy.retractions?.maxAgeDays ?? 30;
  if (retractions === undefined || daysBetween(retractions.date, today) <= most) return;
  yield {
    at: { field: 'sources' },
    severity: 'warning',
    message: `The retraction list is of ${retractions.date}, more than ${most} days before ${today}.`,
    remedy: 'Fetch a newer list.',
  };
}
