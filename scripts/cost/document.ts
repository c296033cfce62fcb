import type { Measurements } from './measurements.ts';
import type { Step } from './meter.ts';
import { costOf, type Month, monthOf, type Prices } from './model.ts';
import { ASSUMED, SCENARIOS } from './scenarios.ts';
import { stops, stopTable } from './stops.ts';
import { table, whole } from './table.ts';
import { billedMs } from './times.ts';

const usd = (value: number): string => (value < 0.005 ? '0.00' : value < 1000 ? value.toFixed(2) : whole(value));
const amount = (value: number): string => (value !== 0 && value < 10 ? value.toFixed(2) : whole(value));

const names = SCENARIOS.map(({ name }) => (name === '1' ? '1 draft' : `${name} drafts`));
const months = (measured: Measurements): readonly Month[] => SCENARIOS.map((scenario) => monthOf(scenario, measured));

/** What each service costs a month, and all together. */
export function costTable(measured: Measurements, prices: Prices): string {
  const costs = months(measured).map(({ quantities }) => costOf(quantities, prices));
  const services = [...new Set(Object.values(prices.prices).map(({ service }) => service))];
  const ofService = (cost: Readonly<Record<string, number>>, service: string): number =>
    Object.entries(cost).reduce((sum, [id, one]) => (prices.prices[id]?.service === service ? sum + one : sum), 0);
  const totals = costs.map((cost) => Object.values(cost).reduce((sum, one) => sum + one, 0));
  return table(
    ['USD a month', ...names],
    [
      ...services.map((service) => [service, ...costs.map((cost) => usd(ofService(cost, service)))]),
      ['**all**', ...totals.map((total) => `**${usd(total)}**`)],
      ['for one draft', ...totals.map((total, index) => (total / (SCENARIOS[index]?.drafts ?? 1)).toFixed(4))],
    ],
  );
}

/** Each quantity with its price and what it comes to. */
export function quantityTable(measured: Measurements, prices: Prices): string {
  const all = months(measured);
  const costs = all.map(({ quantities }) => costOf(quantities, prices));
  return table(
    ['what', 'compared with', 'USD', 'for', ...names.flatMap((name) => [name, 'USD'])],
    Object.entries(prices.prices).map(([id, { service, what, usd: price, per, source, seen }]) => [
      ...[`[${service}](${source}): ${what}`, COMPARED[seen] ?? seen, String(price), whole(per)],
      ...all.flatMap(({ quantities }, index) => [amount(quantities[id] ?? 0), usd(costs[index]?.[id] ?? 0)]),
    ]),
    2,
  );
}

const COMPARED: Readonly<Record<string, string>> = {
  page: 'a stored copy',
  other: 'what others write',
  none: 'nothing',
};

/** What each step took here, and what it is taken to be billed for there. */
export function stepTable({ steps, growing }: Measurements): string {
  const row = (name: string, step: Step): readonly string[] => {
    const { s3Put, s3Get, reads, writes } = step.requests;
    return [name, step.cpuMs, step.waitMs, billedMs(step), s3Put, s3Get, reads, writes].map((value) =>
      typeof value === 'number' ? value.toFixed(value < 10 ? 2 : 0) : value,
    );
  };
  return table(
    ['step', 'computes, ms', 'waits, ms', 'billed, ms', 'S3 PUT', 'S3 GET', 'reads', 'writes'],
    [
      row('an invocation opens packs and ten libraries', steps.open),
      row('build a pack', steps.build),
      row('validate a draft', steps.validate),
      row('find that a pack did not change', steps.unchanged),
      row('follow a change that is neither due nor live', steps.follow),
      row('record a sign-off', steps.signOff),
      row('read a blob and hold it against its name', steps.blob),
      row('sum a batch up, in any case', growing.summary.fixed),
      row('the same, for each pack', growing.summary.each),
      row('publish, in any case', growing.publish.fixed),
      row('the same, for each article', growing.publish.each),
      row('follow a change of a live article, in any case', growing.followLive.fixed),
      row('the same, for each article', growing.followLive.each),
      row('a small sweep, in any case', growing.look.fixed),
      row('the same, for each head that it reads', growing.look.each),
      row('a whole sweep, for each live page', growing.whole.each),
      row('verify, for each live page', growing.verify.each),
      row('verify, for each other article', growing.verifyOpen.each),
      row('keep a checkpoint, for each article', growing.checkpoint.each),
      row('read an older checkpoint, in any case', growing.oldCheckpoint.fixed),
      row('the same, for each article', growing.oldCheckpoint.each),
      row('answer a page of the desk', growing.deskPage.fixed),
      row('the same, for each article', growing.deskPage.each),
    ],
  );
}

function scenarioTable(): string {
  const row = (what: string, of: (scenario: (typeof SCENARIOS)[number]) => number) => [
    what,
    ...SCENARIOS.map((scenario) => whole(of(scenario))),
  ];
  return table(
    ['a month has', ...names],
    [
      row('drafts built', ({ drafts }) => drafts),
      row('of them from packs that were pushed, each built by itself', ({ pushes }) => pushes),
      row('packs in the bucket', ({ articles }) => articles),
      row('runs over all of them, ten packs for each invocation', ({ runs }) => runs),
      row('publications, each signed by three people', ({ publications }) => publications),
      row('live pages', ({ live }) => live),
      row('people who sign in', ({ people }) => people),
      row('page views by readers', ({ views }) => views),
    ],
  );
}

/** The whole document. */
export function costDocument(measured: Measurements, prices: Prices): string {
  const { machine, watched } = measured;
  return `# What a month on AWS costs

Made by \`node scripts/cost.ts --write\`; do not edit it by hand. Prices: ${prices.region}, as of ${prices.asOf}. Durations and
requests: measured on ${measured.measured} with the real steps over ${measured.packs} packs.

${costTable(measured, prices)}

These are list prices before free tiers, discounts and tax. Most small houses stay within several free tiers and pay less. The
first column is what the deployment costs when nearly nothing happens.

## What is assumed

${scenarioTable()}

A million drafts are not a million articles: nobody signs a million. They are the same packs built again, as libraries and
the policy change.

- Lambda has one vCPU of arm64 at ${ASSUMED.memoryMiB} MB. Nobody measured how it compares with the machine below: computing is taken to
  need **${ASSUMED.slowness} times** as long there. That is a guess, meant to be on the dear side.
- The measurement had no network. Requests waited for as long as the services usually need (\`scripts/cost/meter.ts\`), and
  ${ASSUMED.sdkMsPerCall} ms of computing were added for each, for what the SDK does.
- A function that starts anew needs ${whole(measured.initMs)} ms here. All of a pushed pack's functions do; in a run one invocation in
  ${whole(1 / ASSUMED.coldShare)} does.
- The publisher is called once for every change of an article, though the stream may hand over ten at once. A change of an
  article that is neither due nor live costs it one read. For every other one it reads its events in four partitions and its
  files; a publication reads the heads of all articles besides, for the lists of the site.
- Sweeps: every five minutes one that lists what is approved and scheduled, reads the heads that changed in the last hour
  (${ASSUMED.headsOfALook} of them if there are as many, even when none changed) and looks at the files of those that went live in it; every night one that looks at
  every live page, verifies, and keeps a checkpoint. Verifying reads every live page again, every blob that was ever kept, and
  every checkpoint. The nights of this table are those after ${ASSUMED.monthsKept} months, as if they had all the time that they need.
- Step Functions: each state counts once, and the start and the end of each execution once more.
- Someone who signs looks at ${ASSUMED.pagesPerPublication / 3} pages of the desk; whoever pushes looks at ${ASSUMED.pagesPerPush}.
- Readers: page views of ${whole(measured.bytes.page)} bytes each; ${ASSUMED.originShare * 100} of 100 come from the bucket.
- Drafts, table, logs and checkpoints are kept: the price is for what ${ASSUMED.monthsKept} such months leave.
- Logs: ${ASSUMED.logBytesPerInvocation} bytes for an invocation, ${ASSUMED.logBytesPerTransition} for a transition of a batch. Traces: X-Ray's own sampling.
- Batch mails go to ${ASSUMED.subscribers} people: one for every run, and one for every pushed pack, as if none of them was well.
- ${watched.customMetrics} custom metrics, ${watched.alarms} alarms, ${watched.dashboards} dashboard, as the template of production has them; a metric that is
  counted in some hours only is paid for as if it were in all.

## What is not in it

Readers beyond the page views above; your domain and its certificate's DNS; support plans; other copies of the data; the
people. An attack on the site is paid for by whoever owns it: set \`monthlyUsd\` (docs/deploy.md).

## Where it stops

${stops(measured)}

${stopTable(names, measured)}

## What was measured

On ${machine.processor}, ${machine.cores} cores, ${machine.architecture}, Node ${machine.node}; one step after the other. Requests were counted at
the clients of the AWS adapters, in the units that DynamoDB bills. \`node scripts/cost.ts --measure\` does it again.

${stepTable(measured)}

## Every quantity and price

${quantityTable(measured, prices)}

Each service's page gives its prices. They could not be read from there when this was made: the second column says what each
was last compared with. Look at the pages before you decide anything by this.
`;
}
