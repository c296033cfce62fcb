import type { Severity } from '../policy/policy.ts';

/** What a gate said of one place, with everything a person needs to act on it. */
export interface Finding {
  readonly gate: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly docs: string;
  readonly element?: string;
  readonly where: {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly factId?: string;
    readonly sourceId?: string;
    readonly excerpt?: string;
  };
}

/** What came of running one gate. */
export type GateVerdict = 'pass' | 'fail' | 'not-applicable' | 'error';

/** Where a gate, or the reading of a pack, is explained. */
export function docsOf(gate: string): string {
  return `docs/gates/${gate}.md`;
}
