import type { Measurements } from './measurements.ts';
import { ASSUMED, type Scenario } from './scenarios.ts';
import { at, billedMs, msOf, scaled, type Times } from './times.ts';

/** Changes of heads in a month, and those among them of articles that are live: each reaches the publisher. */
export function changesOf({ drafts, publications, articles, live }: Scenario) {
  const before = drafts + publications * ASSUMED.decisionsPerPublication;
  const share = articles === 0 ? 0 : live / articles;
  return { told: before + publications, toldLive: before * share + publications };
}

/** What the sweeps of every five minutes do in a month: each change is read, each publication looked at, until it is an hour old. */
export function smallSweeps(scenario: Scenario, { growing }: Measurements): Times {
  const { told } = changesOf(scenario);
  return [
    ...scaled(ASSUMED.smallSweepsPerMonth, at(growing.look, Math.min(scenario.articles, ASSUMED.headsOfALook))),
    [ASSUMED.looksAtAChange * told, growing.look.each],
    [ASSUMED.looksAtAChange * scenario.publications, growing.whole.each],
  ];
}

/** Read units of the index by which a small sweep finds what changed: every page of heads reads a page of its keys. */
export function indexReads(scenario: Scenario): number {
  const bytes = Math.min(scenario.articles * ASSUMED.indexKeyBytes, ASSUMED.indexPageBytes);
  const pages =
    ASSUMED.smallSweepsPerMonth + (ASSUMED.looksAtAChange * changesOf(scenario).told) / ASSUMED.headsOfAPage;
  return (pages * bytes) / 8192;
}

/** One whole sweep after so many months, in which every draft, and one checkpoint a night, was kept. */
export function wholeSweep(scenario: Scenario, measured: Measurements, months: number): Times {
  const { pages, blobs, checkpoints } = partsOfWhole(scenario, measured, months);
  return [...pages, ...blobs, ...checkpoints];
}

/** Blobs that so many months leave: those of every draft, and one report for every publication. */
export const blobsAfter = (
  { drafts, publications }: Scenario,
  { blobsPerDraft }: Measurements,
  months: number,
): number => months * (drafts * blobsPerDraft + publications);

/** A whole sweep in its parts: what grows with articles, with all drafts that ever were, and with nights. */
export function partsOfWhole(scenario: Scenario, measured: Measurements, months: number) {
  const { articles, live } = scenario;
  const { growing, steps, blobsPerDraft } = measured;
  // The drafts of now are in what verification takes for each article.
  const kept = blobsAfter(scenario, measured, months);
  const counted = articles * blobsPerDraft + live;
  const nights = months * ASSUMED.wholeSweepsPerMonth;
  const pages: Times = [
    ...at(growing.whole, live),
    ...at(growing.verify, live),
    [articles - live, growing.verifyOpen.each],
    ...at(growing.checkpoint, articles),
  ];
  const blobs: Times = [[Math.max(0, kept - counted), steps.blob]];
  return { pages, blobs, checkpoints: scaled(nights, at(growing.oldCheckpoint, articles)) };
}

/** The first month at whose end a whole sweep takes longer than its function may; `undefined` if none of ten years. */
export function monthItStops(scenario: Scenario, measured: Measurements): number | undefined {
  for (let month = 1; month <= 120; month += 1)
    if (msOf(wholeSweep(scenario, measured, month)) > ASSUMED.sweepTimeoutMs) return month;
  return undefined;
}

/** Up to how many live pages a whole sweep ends, on its first night, if each has had one draft and nothing else is there. */
export function mostPages({ growing }: Measurements): number {
  const parts = [growing.whole, growing.verify, growing.checkpoint];
  const fixed = parts.reduce((sum, part) => sum + billedMs(part.fixed), 0);
  const each = parts.reduce((sum, part) => sum + billedMs(part.each), 0);
  return each === 0 ? Number.POSITIVE_INFINITY : Math.floor((ASSUMED.sweepTimeoutMs - fixed) / each);
}

/** After a run over all packs: how long a small sweep takes for what changed, and how long the publisher is busy with it. */
export function afterARun(scenario: Scenario, { growing }: Measurements) {
  const { drafts, pushes, runs, articles, live } = scenario;
  const changed = runs === 0 || articles === 0 ? 0 : ((drafts - pushes) / runs) * (live / articles);
  const follow = changed * msOf(at(growing.followLive, articles));
  return {
    changed,
    sweepMs: msOf(at(growing.look, changed)),
    publishMs: follow / ASSUMED.publishersAtOnce,
  };
}
