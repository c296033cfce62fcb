import { combine, NONE, type Requests } from './requests.ts';

/** How long the services are taken to need for one request, in milliseconds; nobody measured it for this. */
export const LATENCY_MS = { s3Get: 25, s3Put: 40, read: 6, write: 8, transaction: 16 } as const;

/** Counts requests, and lets each take its time. */
export interface Meter {
  add(some: Partial<Requests>): void;
  wait(kind: keyof typeof LATENCY_MS): Promise<void>;
  /** What was counted so far. */
  read(): Requests;
  /** Whether requests take their time; without it, what is prepared for a measurement is there at once. */
  isSlow: boolean;
}

/** A meter that starts at nothing. */
export function aMeter(): Meter {
  let counted = NONE;
  const meter: Meter = {
    isSlow: false,
    add: (some) => {
      counted = combine(counted, { ...NONE, ...some }, (a, b) => a + b);
    },
    wait: async (kind) => {
      meter.add({ calls: 1 });
      if (meter.isSlow) await new Promise((resolve) => setTimeout(resolve, LATENCY_MS[kind]));
    },
    read: () => counted,
  };
  return meter;
}

/** A step as it was measured: what it computed, what it waited for, and what it asked. */
export interface Step {
  readonly cpuMs: number;
  readonly waitMs: number;
  readonly requests: Requests;
}

/** Runs something so many times and resolves to the mean of one time. */
export async function measure(times: number, meter: Meter, run: (index: number) => Promise<unknown>): Promise<Step> {
  const before = meter.read();
  meter.isSlow = true;
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (let index = 0; index < times; index += 1) await run(index);
  const { user, system } = process.cpuUsage(cpu);
  const wall = performance.now() - started;
  meter.isSlow = false;
  const cpuMs = (user + system) / 1000;
  const requests = combine(meter.read(), before, (after, then) => (after - then) / times);
  return { cpuMs: cpuMs / times, waitMs: Math.max(0, wall - cpuMs) / times, requests };
}

/** The mean of steps, each as heavy as it says. */
export function meanOf(parts: readonly (readonly [number, Step])[]): Step {
  const all = parts.reduce((sum, [weight]) => sum + weight, 0);
  const mean = (of: (step: Step) => number): number =>
    parts.reduce((sum, [weight, step]) => sum + weight * of(step), 0) / all;
  const keys = Object.keys(NONE) as (keyof Requests)[];
  const requests = Object.fromEntries(keys.map((key) => [key, mean((step) => step.requests[key])]));
  return {
    cpuMs: mean(({ cpuMs }) => cpuMs),
    waitMs: mean(({ waitMs }) => waitMs),
    requests: requests as unknown as Requests,
  };
}

/** A step that takes longer the more articles there are: what it takes in any case, and for each article. */
export interface Growing {
  readonly fixed: Step;
  readonly each: Step;
}

/** What two measurements, with few and with many articles, say of none and of one more. */
export function growth(few: readonly [number, Step], many: readonly [number, Step]): Growing {
  const [[m, a], [n, b]] = [few, many];
  const slope = (x: number, y: number): number => Math.max(0, (y - x) / (n - m));
  const each: Step = {
    cpuMs: slope(a.cpuMs, b.cpuMs),
    waitMs: slope(a.waitMs, b.waitMs),
    requests: combine(a.requests, b.requests, slope),
  };
  const start = (x: number, y: number): number => Math.max(0, x - m * y);
  const fixed: Step = {
    cpuMs: start(a.cpuMs, each.cpuMs),
    waitMs: start(a.waitMs, each.waitMs),
    requests: combine(a.requests, each.requests, start),
  };
  return { fixed, each };
}
