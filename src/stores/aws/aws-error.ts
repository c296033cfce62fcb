import { ImprimaturError } from '../../errors.ts';

// What S3 and DynamoDB call a lost race: somebody else has written, or is writing at this moment.
const LOST = new Set([
  'ConditionalCheckFailedException',
  'ConditionalRequestConflict',
  'PreconditionFailed',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Whether an error of a client says that a condition did not hold, or that another write was in the way. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (LOST.has(error.name)) return true;
  const reasons = (error as { CancellationReasons?: readonly { Code?: string }[] }).CancellationReasons;
  return (
    error.name === 'TransactionCanceledException' &&
    (reasons ?? []).some(({ Code = 'None' }) => ['ConditionalCheckFailed', 'TransactionConflict'].includes(Code))
  );
}

/** Whether an error of a client says that there is nothing under a key. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
}

/** Runs a conditional write; a condition that did not hold rejects with `conflict`, anything else as it is. */
export async function orConflict<Result>(message: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (isLostRace(cause)) throw new ImprimaturError('conflict', message, { cause });
    throw cause;
  }
}
