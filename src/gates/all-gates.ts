import { AUDIT_GATES } from './audit-gates.ts';
import type { Gate } from './gate.ts';
import { GATES } from './index.ts';

/** A gate as lists and pages show it. */
export type ListedGate = Pick<Gate, 'id' | 'severity' | 'floor' | 'summary'>;

/** Every gate there is: those of drafts, then those that only articles written elsewhere meet. */
export const ALL_GATES: readonly ListedGate[] = [
  ...GATES,
  ...AUDIT_GATES.filter(({ id }) => !GATES.some((gate) => gate.id === id)),
];
