import type { Measurements } from './measurements.ts';
import type { Growing, Step } from './meter.ts';
import type { Requests } from './requests.ts';
import { ASSUMED, type Scenario } from './scenarios.ts';

/** The prices by their names. */
export interface Prices {
  readonly asOf: string;
  readonly region: string;
  readonly prices: Readonly<Record<string, Price>>;
}

/** What a service asks for something. */
export interface Price {
  readonly service: string;
  readonly what: string;
  readonly usd: number;
  readonly per: number;
  readonly source: string;
  readonly seen: string;
}

/** How much of each priced thing a month takes, and for how long one sweep runs. */
export interface Month {
  readonly quantities: Readonly<Record<string, number>>;
  readonly sweepMs: number;
}

const GIB = 2 ** 30;
type Times = readonly (readonly [number, Step])[];

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

const scaled = (factor: number, times: Times): Times => times.map(([count, step]) => [count * factor, step]);

/** What a month of a house takes, in the units that are paid for. */
export function monthOf(scenario: Scenario, { steps, growing, bytes, initMs }: Measurements): Month {
  const { drafts, pushes, articles, live, publications, runs, people } = scenario;
  const a = ASSUMED;
  const looks = runs * articles;
  const batches = Math.ceil(looks / a.packsPerInvocation);
  const invocations = pushes + batches;
  const signOffs = publications * a.decisionsPerPublication;
  const deskPages = publications * a.pagesPerPublication + pushes * a.pagesPerPush;
  // Whatever changes a head reaches the publisher: a draft, a sign-off, a publication.
  const told = drafts + signOffs + publications;

  const pipeline: Times = [
    [2 * invocations, steps.open],
    [drafts, steps.build],
    [drafts, steps.validate],
    [looks - (drafts - pushes), steps.unchanged],
    [told, steps.follow],
    [signOffs, steps.signOff],
    ...scaled(publications, at(growing.publish, live)),
    ...scaled(deskPages, at(growing.deskPage, articles)),
  ];
  const sweep: Times = [...at(growing.due, articles), ...at(growing.settle, live), ...at(growing.checkpoint, articles)];
  const summaries = scaled(pushes + runs, at(growing.checkpoint, articles));
  const all: Times = [...pipeline, ...scaled(a.sweepsPerMonth, sweep), ...summaries];
  const sum = (of: (requests: Requests) => number): number =>
    all.reduce((total, [count, { requests }]) => total + count * of(requests), 0);
  const msOf = (times: Times, memory?: number): number =>
    times.reduce((total, [count, step]) => total + count * billedMs(step, memory), 0);

  const sweepMs = msOf(sweep);
  const coldMs = (3 * pushes + 2 * batches * a.coldShare) * initMs * a.slowness;
  const gib = a.memoryMiB / 1024;
  const lambdaSeconds =
    ((msOf(pipeline) + a.sweepsPerMonth * sweepMs + coldMs) * gib +
      (msOf(summaries, a.summariseMiB) * a.summariseMiB) / 1024) /
    1000;
  const requests = 2 * invocations + pushes + runs + told + deskPages + signOffs + a.sweepsPerMonth;
  const transitions = 4 * (pushes + runs) + 4 * (pushes + batches);
  const s3Requests = sum(({ s3Put, s3Get }) => s3Put + s3Get) + a.readerViews * a.originShare;
  const logBytes =
    requests * a.logBytesPerInvocation +
    transitions * a.logBytesPerTransition +
    (deskPages + signOffs) * a.accessLogBytes;
  const tableBytes = a.monthsKept * sum((one) => one.tableBytes);
  const objectBytes =
    a.monthsKept * (sum((one) => one.s3Bytes) + pushes * bytes.pack + s3Requests * a.accessLogBytes) +
    live * bytes.site;
  return {
    sweepMs,
    quantities: {
      'lambda-duration': lambdaSeconds,
      'lambda-requests': requests,
      states: transitions,
      'dynamodb-writes': sum(({ writes }) => writes),
      'dynamodb-reads': sum(({ reads }) => reads),
      'dynamodb-storage': tableBytes / GIB,
      'dynamodb-recovery': tableBytes / GIB,
      // A pushed file is asked for and written; a run lists the packs, a thousand at a time, and writes what became of them.
      's3-put': sum(({ s3Put }) => s3Put) + pushes + looks / 1000 + 2 * (pushes + runs),
      's3-get': sum(({ s3Get }) => s3Get) + pushes + a.readerViews * a.originShare,
      's3-storage': objectBytes / GIB,
      'cdn-bytes': (a.readerViews * bytes.page) / GIB,
      'cdn-requests': a.readerViews,
      'cdn-functions': a.readerViews,
      'api-requests': deskPages + signOffs,
      'data-out': (deskPages * bytes.deskPage) / GIB,
      'logs-in': logBytes / GIB,
      'logs-kept': (a.monthsKept * logBytes) / GIB,
      metrics: a.customMetrics,
      alarms: a.alarms,
      dashboards: 1,
      traces: Math.min(requests, a.secondsPerMonth + a.tracedShare * Math.max(0, requests - a.secondsPerMonth)),
      schedules: a.sweepsPerMonth + 30,
      emails: (pushes + runs) * a.subscribers,
      people,
    },
  };
}

/** What quantities cost, by their names; a quantity without a price is a mistake, and so is a price that nothing uses. */
export function costOf(quantities: Month['quantities'], { prices }: Prices): Readonly<Record<string, number>> {
  const names = Object.keys(quantities);
  const unused = Object.keys(prices).filter((name) => !names.includes(name));
  if (unused.length > 0) throw new Error(`nothing is counted for the prices ${unused.join(', ')}`);
  return Object.fromEntries(
    names.map((name) => {
      const price = prices[name];
      if (price === undefined) throw new Error(`${name} has no price`);
      return [name, ((quantities[name] ?? 0) * price.usd) / price.per];
    }),
  );
}
