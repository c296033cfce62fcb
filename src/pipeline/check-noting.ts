import { canonicalJson, type Digest, digestBytes } from '../digest.ts';
import type { Draft } from '../draft/draft.ts';
import type { SourceFile } from '../pack/problem.ts';
import type { FindLibrary } from '../pack/read-pack.ts';
import type { Policy } from '../policy/policy.ts';
import { reviewDue } from '../policy/review-due.ts';
import { type Checked, check, type Made, type MakeDraft } from './check.ts';
import type { House } from './house.ts';

/** A library that a pack used, as it was when it was used. */
export interface UsedLibrary {
  readonly id: string;
  readonly path: string;
  readonly digest: Digest;
}

/** A draft ready to be kept: each part as the exact text that its digest names. Plain data, which a thread can hand over. */
export interface PreparedDraft {
  readonly draft: Draft;
  readonly verdict: 'pass' | 'reject' | 'incomplete';
  readonly html: string;
  readonly pack: string;
  readonly named: string;
  readonly report: string;
  readonly contributors: readonly string[];
  /** Who pushed the files that it was built from. */
  readonly pushedBy: readonly string[];
  /** The day on which the first of its facts falls due for review, if it has any fact. */
  readonly due: string | undefined;
}

/** What came of checking one pack of a batch, with the libraries it read, so that a later run can tell what changed. */
export interface NotedCheck {
  readonly slug?: string;
  readonly verdict: Checked['verdict'];
  readonly findings: number;
  /** What the first error says. */
  readonly message?: string;
  readonly prepared?: PreparedDraft;
  readonly used: readonly UsedLibrary[];
  readonly lacked: readonly string[];
}

/** Checks one pack, prepares its draft to be kept, and notes every library that it read or looked for in vain. */
export function checkNoting(
  file: SourceFile,
  findLibrary: FindLibrary,
  house: House,
  today: string,
  make?: MakeDraft,
): NotedCheck {
  const used = new Map<string, UsedLibrary>();
  const lacked = new Set<string>();
  const pushedBy = new Set<string>(file.pushedBy === undefined ? [] : [file.pushedBy]);
  const noting: FindLibrary = (id) => {
    const library = findLibrary(id);
    if (library === undefined) lacked.add(id);
    else used.set(id, { id, path: library.path, digest: digestBytes(library.bytes) });
    if (library?.pushedBy !== undefined) pushedBy.add(library.pushedBy);
    return library;
  };
  const checked = check(file, noting, house, today, make);
  const summary = summaryOf(checked, house.policy.policy, [...pushedBy]);
  return { ...summary, used: [...used.values()], lacked: [...lacked] };
}

function summaryOf(
  { slug, verdict, findings, made }: Checked,
  policy: Policy,
  pushedBy: readonly string[],
): Omit<NotedCheck, 'used' | 'lacked'> {
  const first = findings.find(({ severity }) => severity === 'error');
  const message = first === undefined || verdict === 'invalid' ? first?.message : `${first.gate}: ${first.message}`;
  return {
    ...(slug === undefined ? {} : { slug }),
    verdict,
    findings: findings.length,
    ...(message === undefined ? {} : { message }),
    ...(made === undefined ? {} : { prepared: prepareDraft(made, policy, pushedBy) }),
  };
}

/** A built draft with each part as the exact text that its digest names. */
export function prepareDraft(
  { draft, html, pack, packText, report }: Made,
  policy: Policy,
  pushedBy: readonly string[] = [],
): PreparedDraft {
  const { digest: _digest, ...named } = draft;
  return {
    draft,
    verdict: report.verdict,
    html,
    pack: packText,
    named: canonicalJson(named),
    report: canonicalJson(report),
    contributors: pack.contributors.map(({ id }) => id),
    pushedBy,
    due: pack.facts.map((fact) => reviewDue(fact, policy)).sort()[0],
  };
}
