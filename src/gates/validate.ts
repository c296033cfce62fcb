import { createContext, Script } from 'node:vm';
import { ImprimaturError } from '../errors.ts';
import type { Place } from '../pack/problem.ts';
import { type Policy, SEVERITIES, type Severity } from '../policy/policy.ts';
import { docsOf, type Finding, type GateVerdict } from './finding.ts';
import type { Gate, Remark, RemarkPlace } from './gate.ts';
import type { Report } from './report.ts';

/** Where what a remark is about stands in the file that a person wrote. */
export type Locate = (part: RemarkPlace) => Place;

/** How long all gates together may take for one draft, in milliseconds, before the one that runs is stopped. */
export const BUDGET_MS = 5_000;

/** A budget for callers that stop a check that hangs themselves, by ending the thread it runs in. */
export const UNLIMITED = Number.POSITIVE_INFINITY;

/** What the engine itself needs to know of whatever the gates judge. */
export interface Judgeable {
  readonly policy: Policy;
  readonly today: string;
}

/**
 * Runs every gate over a subject. Fails closed: a gate that throws, hangs past the budget or remarks nonsense makes the
 * report incomplete. A list of gates that is empty or has an id twice is `invalid`, and never a pass.
 */
export function validate<Judged extends Judgeable>(
  subject: Judged,
  gates: readonly Gate<Judged>[],
  named: { readonly draft: Report['draft']; readonly policy: Report['policy'] },
  locate: Locate,
  budget: number = BUDGET_MS,
): Report {
  checkGates(gates);
  const results = runAll(gates, subject, budget);
  const findings = results.flatMap(({ gate, outcome }) => findingsOf(gate, outcome, subject.policy, locate));
  const verdicts = results.map(({ gate, outcome }) => ({ id: gate.id, verdict: verdictOf(gate, outcome, findings) }));
  return {
    schema: 'imprimatur.draft-report/v1',
    ...named,
    today: subject.today,
    verdict: verdicts.some(({ verdict }) => verdict === 'error')
      ? 'incomplete'
      : findings.some(({ severity }) => severity === 'error')
        ? 'reject'
        : 'pass',
    findings,
    gates: verdicts,
  };
}

/** Rejects, as `invalid`, a list of gates that could let everything through. */
export function checkGates(gates: readonly { readonly id: string }[]): void {
  const ids = gates.map(({ id }) => id);
  if (ids.length === 0) throw new ImprimaturError('invalid', 'gates: found none, expected at least one');
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ImprimaturError('invalid', `gates: found "${twice}" twice`);
}

type Rules = Pick<Gate, 'id' | 'severity' | 'floor'>;
type Outcome = readonly Remark[] | 'not-applicable' | { readonly failure: string };

function runAll<Judged>(
  gates: readonly Gate<Judged>[],
  subject: Judged,
  budget: number,
): readonly { gate: Gate<Judged>; outcome: Outcome }[] {
  const results: { gate: Gate<Judged>; outcome: Outcome }[] = [];
  let again: Gate<Judged> | undefined;
  while (results.length < gates.length) {
    // Each restart has the whole budget again: one gate that hangs must not make the rest look as if they did.
    const stopped = withinBudget(budget, () => {
      for (const gate of gates.slice(results.length)) results.push({ gate, outcome: runOne(gate, subject) });
    });
    const hung = gates[results.length];
    if (!stopped || hung === undefined) continue;
    // A busy machine may need that long for the gates before it, or to get ready: the second time it hangs.
    if (again === hung) results.push({ gate: hung, outcome: { failure: `it took longer than ${budget} ms` } });
    again = hung;
  }
  return results;
}

// Synchronous code can only be stopped from outside by the engine itself; `vm` is how Node offers that.
const runner = new Script('run()');
const room: { run: () => void } = createContext({ run: () => {} }) as { run: () => void };

function withinBudget(milliseconds: number, run: () => void): boolean {
  if (milliseconds === UNLIMITED) {
    run();
    return false;
  }
  try {
    room.run = run;
    runner.runInContext(room, { timeout: Math.ceil(milliseconds) });
    return false;
  } catch (error) {
    // The error is of the other realm, so `instanceof Error` does not know it.
    if ((error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}

function runOne<Judged>(gate: Gate<Judged>, subject: Judged): Outcome {
  try {
    const applies: unknown = gate.applies === undefined ? true : gate.applies(subject);
    if (typeof applies !== 'boolean') return { failure: 'it did not say whether it applies' };
    if (!applies) return 'not-applicable';
    const given: unknown = gate.inspect(subject);
    if (typeof given !== 'object' || given === null) return { failure: 'it gave no list of remarks' };
    return (
      remarksOf(given as Iterable<unknown>) ?? { failure: 'it remarked something without a message, remedy or place' }
    );
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** The most remarks at its full severity that a gate is listened to for: its verdict is settled, and nobody reads on. */
export const MOST_REMARKS = 500;

/** What a gate remarks, up to where enough is said; nothing, if anything among it is no remark. */
function remarksOf(given: Iterable<unknown>): readonly Remark[] | undefined {
  const remarks: Remark[] = [];
  let full = 0;
  for (const remark of given) {
    if (!isRemark(remark)) return undefined;
    remarks.push(remark);
    // What is less grave may be followed by what is graver.
    if (remark.severity === undefined) full += 1;
    if (full < MOST_REMARKS) continue;
    const message = `There are ${MOST_REMARKS} such places or more; the rest is not listed.`;
    return [...remarks, { at: remark.at, message, remedy: 'Mend these first, and look again.' }];
  }
  return remarks;
}

function isRemark(remark: unknown): remark is Remark {
  if (remark === null || typeof remark !== 'object') return false;
  const { message, remedy, at, severity } = remark as Partial<Remark>;
  if (typeof at !== 'object' || at === null) return false;
  if (severity !== undefined && !SEVERITIES.includes(severity)) return false;
  return [message, remedy].every((text) => typeof text === 'string' && text !== '');
}

function verdictOf(gate: Rules, outcome: Outcome, findings: readonly Finding[]): GateVerdict {
  if (outcome === 'not-applicable') return outcome;
  if ('failure' in outcome) return 'error';
  return findings.some((finding) => finding.gate === gate.id && finding.severity === 'error') ? 'fail' : 'pass';
}

function findingsOf(gate: Rules, outcome: Outcome, policy: Policy, locate: Locate): readonly Finding[] {
  if (outcome === 'not-applicable') return [];
  if ('failure' in outcome) {
    const message = `The gate could not finish: ${outcome.failure}.`;
    const remedy = 'Nothing may be concluded until it runs. Report this, with the pack.';
    return [
      { gate: gate.id, severity: 'error', message, remedy, docs: docsOf(gate.id), where: locate({ field: 'slug' }) },
    ];
  }
  return outcome.map((remark) => ({
    gate: gate.id,
    severity: graveness(gate, remark, policy),
    message: remark.message,
    remedy: remark.remedy,
    docs: docsOf(gate.id),
    ...(remark.element === undefined ? {} : { element: remark.element }),
    where: {
      ...locate(remark.at),
      ...('fact' in remark.at ? { factId: remark.at.fact } : {}),
      ...('source' in remark.at ? { sourceId: remark.at.source } : {}),
      ...(remark.excerpt === undefined ? {} : { excerpt: remark.excerpt }),
    },
  }));
}

/** The policy raises what a gate says, or lowers it down to the gate's floor. */
function graveness(gate: Rules, remark: Remark, policy: Policy): Severity {
  const own = remark.severity ?? gate.severity;
  const set = policy.gates[gate.id]?.severity;
  if (set === undefined) return own;
  const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
  if (rank(set) >= rank(gate.severity)) return rank(set) > rank(own) ? set : own;
  const lowered = rank(set) > rank(gate.floor) ? set : gate.floor;
  return rank(own) < rank(lowered) ? own : lowered;
}
