import type { Measurements } from './measurements.ts';
import { ASSUMED, SCENARIOS, type Scenario } from './scenarios.ts';
import { afterARun, monthItStops, mostPages, partsOfWhole } from './sweeps.ts';
import { table, whole } from './table.ts';
import { billedMs, msOf } from './times.ts';

const LIMIT_S = ASSUMED.sweepTimeoutMs / 1000;
const seconds = (ms: number): string => whole(ms / 1000);

/** Up to where a deployment of this kind goes, in words. */
export function stops(measured: Measurements): string {
  const { steps, growing, blobsPerDraft } = measured;
  const most = mostPages(measured);
  const drafts = ASSUMED.sweepTimeoutMs / (blobsPerDraft * billedMs(steps.blob));
  const page = billedMs(growing.whole.each) + billedMs(growing.verify.each);
  return `The nightly whole sweep has ${LIMIT_S / 60} minutes; AWS gives no function more. It asks for 32 things at once.
On its first night, with one draft for each page and nothing else, it ends with up to **${whole(most)} live pages**. That is
the most there can be: it also reads every blob that was ever kept, and none is ever removed. Each live page takes ${whole(page)} ms a night,
and **each draft ever built takes ${whole(blobsPerDraft * billedMs(steps.blob))} ms more, live or not**: ${whole(drafts)} drafts alone fill the time. So a house
that builds on does not stop at a number of pages, but in a month:

${table(
  ['drafts a month', 'live pages', 'the whole sweep ends in time'],
  SCENARIOS.map((scenario) => [whole(scenario.drafts), whole(scenario.live), untilWhen(scenario, measured)]),
)}

From then on it is cut off every night: nothing is verified, no checkpoint is kept, no page is put right that somebody changed,
and \`SweepErrors\` tells. Lapsed sign-offs are still voided, as long as that part by itself ends (up to
${whole(ASSUMED.sweepTimeoutMs / billedMs(growing.whole.each))} live pages); the small sweeps and all publishing go on. What to do:
**run the same verification every night on a machine**, which has no limit of time
([operations.md](operations.md#verify-on-a-machine)). To have it in the deployment again, the sweep must go in
parts, which is not built. A larger function does not help, and nothing that was kept may be removed.

The other two limits are those after a run that changes many live articles, because a library or the policy changed. A small
sweep reads each of their heads for an hour. And the publisher looks at each of them once: publications and withdrawals wait
behind, and what waits for more than six hours is put aside.`;
}

function untilWhen(scenario: Scenario, measured: Measurements): string {
  const month = monthItStops(scenario, measured);
  if (month === undefined) return 'for ten years and more';
  return month === 1 ? '**no**, in no month' : `up to month ${month - 1}`;
}

/** The same in figures: how long sweeps and publisher take in each column. */
export function stopTable(names: readonly string[], measured: Measurements): string {
  const nights = SCENARIOS.map((scenario) => partsOfWhole(scenario, measured, ASSUMED.monthsKept));
  const runs = SCENARIOS.map((scenario) => afterARun(scenario, measured));
  const row = (what: string, ms: readonly number[]) => [what, ...ms.map(seconds)];
  const within = (ms: readonly number[], limit: number) => ms.map((one) => (one <= limit ? 'yes' : '**no**'));
  const all = nights.map(({ pages, blobs, checkpoints }) => msOf([...pages, ...blobs, ...checkpoints]));
  const sweeps = runs.map(({ sweepMs }) => sweepMs);
  const publishing = runs.map(({ publishMs }) => publishMs);
  return table(
    [`seconds, after ${ASSUMED.monthsKept} months`, ...names],
    [
      row(
        'a whole sweep: pages and records',
        nights.map(({ pages }) => msOf(pages)),
      ),
      row(
        '… blobs of older drafts',
        nights.map(({ blobs }) => msOf(blobs)),
      ),
      row(
        '… checkpoints of older nights',
        nights.map(({ checkpoints }) => msOf(checkpoints)),
      ),
      [`… ends within ${LIMIT_S} seconds`, ...within(all, ASSUMED.sweepTimeoutMs)],
      ['live articles that a run changes', ...runs.map(({ changed }) => whole(changed))],
      row('a small sweep after it', sweeps),
      [`… ends within ${LIMIT_S} seconds`, ...within(sweeps, ASSUMED.sweepTimeoutMs)],
      row(`the publisher follows, ${ASSUMED.publishersAtOnce} at a time at best`, publishing),
      ['… within six hours', ...within(publishing, ASSUMED.recordAgeMs)],
    ],
  );
}
