import type { Deps } from '../src/pipeline/deps.ts';
import type { Fault } from '../src/pipeline/fault.ts';
import { keepCheckpoint } from '../src/pipeline/keep-checkpoint.ts';
import { verify } from '../src/pipeline/verify.ts';
import { count, logger, traced } from './watch.ts';

/** Verifies everything, tells of every fault, and keeps a checkpoint where there is none. */
export async function verifyAll(deps: Deps): Promise<readonly Fault[]> {
  const { faults } = await traced('verify', () => verify(deps));
  for (const fault of faults) logger.error('integrity', { ...fault });
  count('IntegrityFaults', faults.length);
  // A record that does not hold together must not become what later records are held against.
  if (faults.length === 0) await keepCheckpoint(deps);
  return faults;
}
