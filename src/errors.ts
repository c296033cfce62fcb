/** Why a request could not be carried out: bad input, nothing there, a lost race, or not allowed. */
export type ErrorCode = 'invalid' | 'not-found' | 'conflict' | 'refused';

/** One reason behind an error, for people and programs: a stable code, a sentence and what to do. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** A request that cannot be carried out; problems with *content* are findings, never this. */
export class ImprimaturError extends Error {
  override readonly name = 'ImprimaturError';
  readonly code: ErrorCode;
  readonly reasons: readonly Reason[];

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; reasons?: readonly Reason[] } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.reasons = options.reasons ?? [];
  }
}

/** The process exit code for each error code: a refused decision is 1, anything the caller must mend first is 2. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = { invalid: 2, 'not-found': 2, conflict: 1, refused: 1 };

/** The HTTP status for each error code. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  refused: 422,
};
