import { type ErrorCode, HTTP_STATUS, ImprimaturError, type Reason } from '../errors.ts';

/** A refusal as RFC 9457 has it, with every reason and not only the first. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly reasons: readonly Reason[];
}

/** A request that the desk itself refuses, with its status. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(status: number, code: string, detail: string, remedy: string) {
    super(detail);
    this.problem = problem(status, code, detail, [{ code, message: detail, remedy }]);
  }
}

const FORBIDDEN = ['wrong-role', 'not-on-roster', 'contributor'];
const STALE = ['stale-digest'];
const ILLEGAL = [
  ...['already-signed', 'role-taken', 'rejected', 'changes-requested', 'already-published', 'not-approved'],
  ...[
    'not-signed',
    'published',
    'not-live',
    'discarded',
    'not-scheduled',
    'already-resolved',
    'nothing-open',
    'scheduled',
  ],
];

/** The problem that an error is told as; errors of other kinds are not the caller's, and say nothing of themselves. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  if (!(error instanceof ImprimaturError))
    return problem(500, 'internal', 'Something went wrong in the desk; it has been noted.', []);
  const { code, message, reasons } = error;
  const all = reasons.length > 0 ? reasons : [{ code, message, remedy: REMEDIES[code] }];
  return problem(statusOf(code, reasons), all[0]?.code ?? code, message, all);
}

const REMEDIES: Readonly<Record<ErrorCode, string>> = {
  invalid: 'Mend the request.',
  'not-found': 'Look for it in the queue.',
  conflict: 'Look at it again, then decide.',
  refused: 'Ask somebody who may.',
};

// Who may not, before what cannot be, before what is not enough: the gravest reason gives the status.
function statusOf(code: ErrorCode, reasons: readonly Reason[]): number {
  const has = (codes: readonly string[]): boolean => reasons.some((given) => codes.includes(given.code));
  if (code !== 'refused') return HTTP_STATUS[code];
  if (has(FORBIDDEN)) return 403;
  if (has(STALE)) return 412;
  return has(ILLEGAL) ? 409 : HTTP_STATUS.refused;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not one that the desk understands',
  401: 'Sign in first',
  403: 'You may not do this',
  404: 'There is no such page',
  405: 'This cannot be done here',
  409: 'It cannot be done as things stand',
  412: 'What you looked at has changed',
  413: 'The request is too large',
  415: 'The desk does not read this format',
  422: 'Something still stands against it',
  428: 'Say what you looked at',
  503: 'The desk is closed for the moment',
};

function problem(status: number, code: string, detail: string, reasons: readonly Reason[]): Problem {
  const title = TITLES[status] ?? 'The desk could not do this';
  return { type: `https://imprimatur.dev/problems/${code}`, title, status, code, detail, reasons };
}
