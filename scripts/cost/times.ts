import type { Growing, Step } from './meter.ts';
import { ASSUMED } from './scenarios.ts';

/** Steps, each with how often it is done. */
export type Times = readonly (readonly [number, Step])[];

/** How long a step runs on Lambda: computing is slower there, waiting is not. */
export function billedMs({ cpuMs, waitMs, requests }: Step, memoryMiB: number = ASSUMED.memoryMiB): number {
  const share = ASSUMED.memoryMiB / memoryMiB;
  return (cpuMs * ASSUMED.slowness + requests.calls * ASSUMED.sdkMsPerCall) * share + waitMs;
}

/** What something takes for so many articles. */
export function at({ fixed, each }: Growing, articles: number): Times {
  return [
    [1, fixed],
    [articles, each],
  ];
}

/** The same steps, so many times as often. */
export const scaled = (factor: number, times: Times): Times => times.map(([count, step]) => [count * factor, step]);

/** How long steps run on Lambda, one after the other. */
export const msOf = (times: Times, memoryMiB?: number): number =>
  times.reduce((total, [count, step]) => total + count * billedMs(step, memoryMiB), 0);
