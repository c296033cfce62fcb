import { readFileSync } from 'node:fs';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { countingDynamoDB } from '../../scripts/cost/counting-dynamodb.ts';
import { costDocument } from '../../scripts/cost/document.ts';
import type { Measurements } from '../../scripts/cost/measurements.ts';
import { aMeter, growth, type Step } from '../../scripts/cost/meter.ts';
import { costOf, monthOf } from '../../scripts/cost/model.ts';
import { NONE } from '../../scripts/cost/requests.ts';
import { ASSUMED } from '../../scripts/cost/scenarios.ts';
import { indexReads, monthItStops, mostPages, wholeSweep } from '../../scripts/cost/sweeps.ts';
import { msOf } from '../../scripts/cost/times.ts';
import { watchedIn } from '../../scripts/cost/watched.ts';
import { FILES, readMeasurements, readPrices } from '../../scripts/cost.ts';
import { removeApps, resourcesOf } from '../infra/a-stack.ts';

const NOTHING: Step = { cpuMs: 0, waitMs: 0, requests: NONE };
const FLAT = { fixed: NOTHING, each: NOTHING };
const STILL: Measurements = {
  schema: 'imprimatur.cost-measurements/v1',
  measured: '2026-01-01',
  machine: { processor: 'none', cores: 1, architecture: 'none', node: 'none' },
  ...{ packs: 1, initMs: 0, blobsPerDraft: 4, watched: { alarms: 0, customMetrics: 0, dashboards: 0 } },
  steps: {
    ...{ open: NOTHING, build: NOTHING, validate: NOTHING, unchanged: NOTHING },
    ...{ follow: NOTHING, signOff: NOTHING, blob: NOTHING },
  },
  growing: {
    ...{ summary: FLAT, publish: FLAT, followLive: FLAT, look: FLAT, whole: FLAT, verify: FLAT, verifyOpen: FLAT },
    ...{ checkpoint: FLAT, oldCheckpoint: FLAT, deskPage: FLAT },
  },
  bytes: { pack: 0, deskPage: 0, page: 0, site: 0 },
};
const MONTH = {
  name: 'ten',
  drafts: 10,
  pushes: 10,
  articles: 0,
  live: 0,
  publications: 0,
  runs: 0,
  ...{ people: 1, views: 1_000_000 },
};

describe('docs/cost.md', () => {
  it('is what the script makes of the measurements and prices that are kept', () => {
    const kept = readFileSync(FILES.document, 'utf8');

    expect(kept).toBe(costDocument(readMeasurements(), readPrices()));
  });

  it('rests on prices with a date, a place and a page each', () => {
    const { asOf, region, prices } = readPrices();

    expect(new Date(`${asOf}T00:00:00Z`).toISOString().slice(0, 10)).toBe(asOf);
    expect(region).toBe('us-east-1');
    for (const [name, { usd, per, source, seen }] of Object.entries(prices)) {
      expect([name, usd > 0, per >= 1]).toEqual([name, true, true]);
      expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9/-]+\/pricing\//);
      expect(seen).toMatch(/^(?:page|other|none)$/);
    }
  });

  it('counts the alarms, metrics and dashboards that the template of production has', () => {
    const watched = watchedIn(resourcesOf('prod').values());
    removeApps();

    expect(watched.alarms).toBeGreaterThan(20);
    expect(watched.customMetrics).toBeGreaterThan(10);
    expect(watched).toEqual(readMeasurements().watched);
  }, 60_000);

  it('rests on measurements in which every step did something', () => {
    const { steps, growing, packs } = readMeasurements();

    expect(packs).toBeGreaterThan(100);
    const all = [
      ...Object.values(steps).map((step) => [step]),
      ...Object.values(growing).map(({ fixed, each }) => [fixed, each]),
    ];
    for (const parts of all) {
      expect(Math.max(...parts.map(({ cpuMs }) => cpuMs))).toBeGreaterThan(0);
      expect(Math.max(...parts.map(({ requests }) => requests.calls))).toBeGreaterThan(0);
    }
  });

  it('rests on a house in which nothing was built twice', () => {
    expect(readMeasurements().steps.unchanged.requests.s3Put).toBe(0);
  });
});

describe('the arithmetic', () => {
  it('comes to what a hand computes, for ten packs that were pushed', () => {
    const build: Step = {
      cpuMs: 100,
      waitMs: 50,
      requests: { ...NONE, calls: 5, s3Put: 3, s3Get: 2, writes: 8, reads: 4, s3Bytes: 1024, tableBytes: 512 },
    };
    const { quantities } = monthOf(MONTH, { ...STILL, steps: { ...STILL.steps, build } });
    const cost = costOf(quantities, readPrices());

    // One build is billed for 100 × 1.5 + 5 × 2 + 50 = 210 ms, at 1769 of 1024 MB; there are ten.
    expect(quantities['lambda-duration']).toBeCloseTo((10 * 0.21 * 1769) / 1024, 9);
    expect(cost['lambda-duration']).toBeCloseTo(3.62783203125 * 0.0000133334, 12);
    // Build and validate, ten summaries, ten changes told, twenty pages of the desk, and the sweeps.
    expect(quantities['lambda-requests']).toBe(20 + 10 + 10 + 20 + 8640 + 30);
    // Two states, a start and an end, for each execution and for its one child.
    expect(quantities.states).toBe(80);
    expect(cost.states).toBeCloseTo(0.002, 12);
    expect(quantities['dynamodb-writes']).toBe(80);
    expect(quantities['dynamodb-reads']).toBe(40);
    // Three each by the build, one each by the push, two results each of the executions; and thirty nights list 480 blobs.
    expect(quantities['s3-put']).toBeCloseTo(30 + 10 + 20 + (30 * 480) / 1000, 9);
    expect(quantities['s3-get']).toBe(20 + 10 + 300_000);
    expect(quantities['dynamodb-storage']).toBeCloseTo((12 * 10 * 512) / 2 ** 30, 15);
    expect(quantities.emails).toBe(30);
  });

  it('puts ten packs into an invocation where they are built in a run', () => {
    const { quantities } = monthOf({ ...MONTH, drafts: 0, pushes: 0, articles: 95, runs: 2 }, STILL);

    // 190 packs are 19 children of four transitions, and two executions of four.
    expect(quantities.states).toBe(4 * 19 + 4 * 2);
    expect(quantities['lambda-requests']).toBe(2 * 19 + 2 + 8640 + 30);
  });

  it('lets a small sweep read the first heads and what changed for an hour, and look at what went live in it', () => {
    const look = { fixed: NOTHING, each: { ...NOTHING, requests: { ...NONE, writes: 1 } } };
    const whole = { fixed: NOTHING, each: { ...NOTHING, requests: { ...NONE, s3Get: 7 } } };
    const measured = { ...STILL, growing: { ...STILL.growing, look, whole } };
    const { quantities } = monthOf({ ...MONTH, pushes: 0, articles: 1000, live: 500 }, measured);

    // Three hundred heads each time, and ten drafts twelve times.
    expect(quantities['dynamodb-writes']).toBe(8640 * 300 + 10 * 12);
    // None of the ten went live; every night each of the 500 live pages is looked at.
    expect(quantities['s3-get']).toBe(30 * 500 * 7 + 300_000);
    const published = monthOf({ ...MONTH, pushes: 0, articles: 1000, live: 500, publications: 4 }, measured);
    expect(published.quantities['s3-get']).toBe(4 * 12 * 7 + 30 * 500 * 7 + 300_000);
  });

  it('lets the publisher read every head for a change of a live article, and one for any other', () => {
    const reads = (count: number): Step => ({ ...NOTHING, requests: { ...NONE, reads: count } });
    const followLive = { fixed: reads(5), each: reads(1) };
    const measured = {
      ...{ ...STILL, steps: { ...STILL.steps, follow: reads(1) } },
      growing: { ...STILL.growing, followLive },
    };
    const scenario = { ...MONTH, pushes: 0, articles: 1000, live: 200 };
    const { quantities } = monthOf(scenario, measured);

    // Of ten drafts two are of live articles.
    expect((quantities['dynamodb-reads'] ?? 0) - indexReads(scenario)).toBeCloseTo(8 + 2 * (5 + 1000), 6);
  });

  it('lets a whole sweep read every blob that was ever kept, and every checkpoint', () => {
    const took = (waitMs: number): Step => ({ ...NOTHING, waitMs });
    const each = (waitMs: number) => ({ fixed: NOTHING, each: took(waitMs) });
    const growing = { ...STILL.growing, whole: each(100), verify: each(150), verifyOpen: each(50) };
    const measured = {
      ...{ ...STILL, steps: { ...STILL.steps, blob: took(25) } },
      growing: { ...growing, oldCheckpoint: each(0.01) },
    };
    const house = { ...MONTH, drafts: 100, articles: 100, live: 60 };

    // In the first month there is one draft for each article: its 400 blobs and 60 reports are in what verifying takes.
    expect(msOf(wholeSweep(house, measured, 1))).toBeCloseTo(60 * 250 + 40 * 50 + 30 * 100 * 0.01, 6);
    // After a year there are 4,800 blobs.
    expect(msOf(wholeSweep(house, measured, 12))).toBeCloseTo(17_000 + (4800 - 460) * 25 + 360, 6);
    // 900 seconds are 17 for the pages, and for each month 10 for its blobs and 0.03 for its checkpoints.
    expect(monthItStops(house, measured)).toBe(90);
    expect(monthItStops({ ...house, drafts: 0, articles: 1, live: 1 }, measured)).toBeUndefined();
    expect(mostPages(measured)).toBe(3600);
  });

  it('gives a smaller function less of a processor, for longer', () => {
    const summary = { fixed: { ...NOTHING, cpuMs: 100 }, each: NOTHING };
    const measured = { ...STILL, growing: { ...STILL.growing, summary } };
    const seconds = (pushes: number) =>
      monthOf({ ...MONTH, drafts: pushes, pushes }, measured).quantities['lambda-duration'] ?? 0;

    expect(seconds(1) - seconds(0)).toBeCloseTo((0.1 * ASSUMED.slowness * 1769) / 1024, 9);
  });

  it('knows no quantity without a price and no price without a quantity', () => {
    const prices = readPrices();
    const { quantities } = monthOf(MONTH, STILL);
    const { states: _, ...others } = quantities;

    expect(() => costOf({ ...quantities, gold: 1 }, prices)).toThrow('gold has no price');
    expect(() => costOf(others, prices)).toThrow('nothing is counted for the prices states');
  });

  it('tells from two sizes what there is in any case and what each article adds', () => {
    const [few, many] = [30, 50].map((waitMs) => ({ ...NOTHING, waitMs }));

    expect(growth([10, few as Step], [20, many as Step])).toMatchObject({ fixed: { waitMs: 10 }, each: { waitMs: 2 } });
  });
});

describe('the units of DynamoDB', () => {
  const counting = async (run: (table: ReturnType<typeof countingDynamoDB>) => Promise<unknown>) => {
    const meter = aMeter();
    await run(countingDynamoDB(meter));
    return meter.read();
  };
  const item = (sk: string, bytes: number, more = {}) => ({ pk: 'EVENT#a', sk, text: 'x'.repeat(bytes), ...more });
  const put = (Item: object) => new PutCommand({ TableName: 't', Item });

  it('are one for a kilobyte begun, twice that in a transaction, and those of the indexes', async () => {
    const one = await counting((table) => table.send(put(item('1', 1500))));
    const TransactItems = [{ Put: { TableName: 't', Item: item('1', 1500) } }];
    const two = await counting((table) => table.send(new TransactWriteCommand({ TransactItems })));
    const indexed = await counting(async (table) => {
      await table.send(put(item('1', 10, { all: 'heads', name: 'a', place: '1', openState: 'in_review' })));
      await table.send(put(item('1', 10, { all: 'heads', name: 'a', place: '2', openState: 'in_review' })));
    });

    expect(one.writes).toBe(2);
    expect(two.writes).toBe(4);
    // An item and three keys; then the item again, and two keys that move, for two each.
    expect(indexed.writes).toBe(1 + 3 + 1 + 4);
  });

  it('are one for four kilobytes read strongly, half of it otherwise, and as much for nothing', async () => {
    const get = (ConsistentRead: boolean) => new GetCommand({ TableName: 't', Key: item('1', 0), ConsistentRead });
    const asked = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'EVENT#a' } };
    const read = await counting(async (table) => {
      await table.send(get(true));
      await table.send(get(false));
      for (const sk of ['1', '2', '3']) await table.send(put(item(sk, 3000)));
      await table.send(new QueryCommand({ TableName: 't', ConsistentRead: true, ...asked }));
    });

    expect(read.reads).toBe(1 + 0.5 + 3);
  });
});
