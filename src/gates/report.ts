import type { Digest } from '../digest.ts';
import type { Finding, GateVerdict } from './finding.ts';

/** Every finding for one draft under one policy on one day. Its verdict passes only if every gate ran and none found an error. */
export interface Report {
  readonly schema: 'imprimatur.draft-report/v1';
  readonly draft: Digest;
  readonly policy: Digest;
  readonly today: string;
  readonly verdict: 'pass' | 'reject' | 'incomplete';
  readonly findings: readonly Finding[];
  readonly gates: readonly { readonly id: string; readonly verdict: GateVerdict }[];
}
