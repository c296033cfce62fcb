import type { Measurements } from './measurements.ts';
import type { Requests } from './requests.ts';
import { ASSUMED, type Scenario } from './scenarios.ts';
import { blobsAfter, changesOf, indexReads, smallSweeps, wholeSweep } from './sweeps.ts';
import { at, msOf, scaled, type Times } from './times.ts';

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

/** How much of each priced thing a month takes. */
export interface Month {
  readonly quantities: Readonly<Record<string, number>>;
}

const GIB = 2 ** 30;
/** What a month of a house takes, in the units that are paid for; its nights are those after the months that are kept. */
export function monthOf(scenario: Scenario, measured: Measurements): Month {
  const { steps, growing, bytes, watched, initMs } = measured;
  const { drafts, pushes, articles, live, publications, runs, people, views } = scenario;
  const a = ASSUMED;
  const looks = runs * articles;
  const batches = Math.ceil(looks / a.packsPerInvocation);
  const invocations = pushes + batches;
  const signOffs = publications * a.decisionsPerPublication;
  const deskPages = publications * a.pagesPerPublication + pushes * a.pagesPerPush;
  const { told, toldLive } = changesOf(scenario);

  const pipeline: Times = [
    [2 * invocations, steps.open],
    [drafts, steps.build],
    [drafts, steps.validate],
    [looks - (drafts - pushes), steps.unchanged],
    [told - toldLive, steps.follow],
    ...scaled(toldLive, at(growing.followLive, articles)),
    [signOffs, steps.signOff],
    ...scaled(publications, at(growing.publish, articles)),
    ...scaled(deskPages, at(growing.deskPage, articles)),
  ];
  const sweeps: Times = [
    ...smallSweeps(scenario, measured),
    ...scaled(a.wholeSweepsPerMonth, wholeSweep(scenario, measured, a.monthsKept)),
  ];
  const summaries: Times = [...scaled(pushes, at(growing.summary, 1)), ...scaled(runs, at(growing.summary, articles))];
  const all: Times = [...pipeline, ...sweeps, ...summaries];
  const sum = (of: (requests: Requests) => number): number =>
    all.reduce((total, [count, { requests }]) => total + count * of(requests), 0);
  const coldMs = (3 * pushes + 2 * batches * a.coldShare) * initMs * a.slowness;
  const gib = a.memoryMiB / 1024;
  const lambdaSeconds =
    ((msOf(pipeline) + msOf(sweeps) + coldMs) * gib + (msOf(summaries, a.summariseMiB) * a.summariseMiB) / 1024) / 1000;
  const listed = (a.wholeSweepsPerMonth * blobsAfter(scenario, measured, a.monthsKept)) / 1000;
  const sweepsPerMonth = a.smallSweepsPerMonth + a.wholeSweepsPerMonth;
  const requests = 2 * invocations + pushes + runs + told + deskPages + signOffs + sweepsPerMonth;
  const transitions = 4 * (pushes + runs) + 4 * (pushes + batches);
  const s3Requests = sum(({ s3Put, s3Get }) => s3Put + s3Get) + views * a.originShare;
  const logBytes =
    requests * a.logBytesPerInvocation +
    transitions * a.logBytesPerTransition +
    (deskPages + signOffs) * a.accessLogBytes;
  const tableBytes = a.monthsKept * sum((one) => one.tableBytes);
  const objectBytes =
    a.monthsKept * (sum((one) => one.s3Bytes) + pushes * bytes.pack + s3Requests * a.accessLogBytes) +
    live * bytes.site;
  return {
    quantities: {
      'lambda-duration': lambdaSeconds,
      'lambda-requests': requests,
      states: transitions,
      'dynamodb-writes': sum(({ writes }) => writes),
      'dynamodb-reads': sum(({ reads }) => reads) + indexReads(scenario),
      'dynamodb-storage': tableBytes / GIB,
      'dynamodb-recovery': tableBytes / GIB,
      // A pushed file is asked for and written; a run lists the packs, a thousand at a time, and writes what became of
      // them; a whole sweep lists the blobs.
      's3-put': sum(({ s3Put }) => s3Put) + pushes + looks / 1000 + 2 * (pushes + runs) + listed,
      's3-get': sum(({ s3Get }) => s3Get) + pushes + views * a.originShare,
      's3-storage': objectBytes / GIB,
      'cdn-bytes': (views * bytes.page) / GIB,
      'cdn-requests': views,
      'cdn-functions': views,
      'api-requests': deskPages + signOffs,
      'data-out': (deskPages * bytes.deskPage) / GIB,
      'logs-in': logBytes / GIB,
      'logs-kept': (a.monthsKept * logBytes) / GIB,
      metrics: watched.customMetrics,
      alarms: watched.alarms,
      dashboards: watched.dashboards,
      traces: Math.min(requests, a.secondsPerMonth + a.tracedShare * Math.max(0, requests - a.secondsPerMonth)),
      schedules: sweepsPerMonth + a.batchesByScheduleAMonth,
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
