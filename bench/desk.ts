/** `npm run bench:desk -- [drafts]`: how long the server takes for the pages of the desk, with few and with many drafts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBatch } from '../src/cli/batch.ts';
import { withDeps } from '../src/cli/open-deps.ts';
import { SILENT } from '../src/cli/terminal.ts';
import { TEMPLATES } from '../src/config.ts';
import { memoryAnswers } from '../src/desk/answer-store.ts';
import { createDesk } from '../src/desk/create-desk.ts';
import { keyOf } from '../src/desk/session.ts';
import { memorySessions } from '../src/desk/session-store.ts';
import type { SignIn } from '../src/desk/sign-in.ts';
import { EMPTY_TIP } from '../src/ledger/chain.ts';
import type { Deps } from '../src/pipeline/deps.ts';
import { templateSet } from '../src/render/compile-templates.ts';
import { readTemplates } from '../src/stores/local/house-files.ts';
import { localPackFiles } from '../src/stores/local/local-pack-files.ts';
import type { Change } from '../src/stores/record-store.ts';

const ORIGIN = 'https://desk.example';
const ROUNDS = 40;
const GROUP = 500;
const PAGES = [
  ...['/queue', '/queue?state=all&q=depression', '/queue?role=legal', '/drafts/kratom-depression'],
  ...['/drafts/kratom-depression/report', '/v1/drafts', '/used?id=nccih-kava', '/due?sources=now'],
];

/** Adds articles to the queue, each with a draft of the examples under a slug and title of its own. */
async function addCopies(from: number, to: number, { stores }: Deps): Promise<void> {
  const models: Change[] = [];
  for await (const { head } of stores.records.heads())
    if (head.open?.state === 'in_review' && !head.article.slug.startsWith('copy-'))
      models.push({
        article: head.article,
        onto: EMPTY_TIP,
        head,
        events: (await stores.records.entries(head.article)).map(({ event }) => event),
      });
  let group: Change[] = [];
  for (let index = from; index < to; index += 1) {
    const model = models[index % models.length];
    if (model === undefined) throw new Error('no example is in review');
    const article = { slug: `copy-${index}`, locale: 'en-US' };
    const head = { ...model.head, article, title: `${model.head.title} (${index})` };
    group.push({ article, onto: EMPTY_TIP, events: model.events, head });
    if (group.length === GROUP || index === to - 1) {
      await stores.records.commitAll(group);
      group = [];
    }
  }
}

async function measure(drafts: number, deps: Deps): Promise<ReadonlyMap<string, readonly [number, number]>> {
  const sessions = memorySessions();
  const secret = 'bench';
  const now = Date.now();
  await sessions.put(keyOf(secret), { person: 'demo-medical', token: 't', provenAt: now, startedAt: now, seenAt: now });
  const app = createDesk({
    deps,
    sessions,
    answers: memoryAnswers(),
    templates: templateSet(readTemplates(join(TEMPLATES, 'desk'))),
    assets: new Map(),
    signIn: {} as SignIn,
    origin: ORIGIN,
    siteAddress: ORIGIN,
    isDevelopment: false,
    log: () => {},
    time: Date.now,
    renew: async () => {},
    runBatch: () => Promise.reject(new Error('no batch')),
  });
  const found = new Map<string, readonly [number, number]>();
  for (const page of PAGES) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      const answer = await app.request(ORIGIN + page, { headers: { cookie: `__Host-imprimatur=${secret}` } });
      await answer.arrayBuffer();
      times.push(performance.now() - started);
      if (answer.status !== 200) throw new Error(`${page} with ${drafts} drafts: ${answer.status}`);
    }
    times.sort((a, b) => a - b);
    found.set(page, [times[ROUNDS / 2] ?? 0, times[Math.floor(ROUNDS * 0.95)] ?? 0]);
  }
  return found;
}

const [given = '10000'] = process.argv.slice(2);
const many = Number(given);
const work = mkdtempSync(join(tmpdir(), 'imprimatur-bench-desk-'));
try {
  await withDeps({ data: join(work, 'data'), fresh: true }, SILENT, async (deps, opened) => {
    await runBatch(localPackFiles([join(import.meta.dirname, '..', 'examples')]), undefined, deps, opened, SILENT);
    await addCopies(0, 10, deps);
    const few = await measure(10, deps);
    const started = performance.now();
    await addCopies(10, many, deps);
    console.log(`${many} drafts were added in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    const all = await measure(many, deps);
    console.log(
      `${'page'.padEnd(36)} ${'few: median, p95'.padStart(18)} ${`${many}: median, p95`.padStart(22)}   ratio`,
    );
    for (const [page, [median, slow]] of all) {
      const [one, two] = few.get(page) ?? [0, 0];
      const times = (a: number, b: number): string => `${a.toFixed(1)}, ${b.toFixed(1)} ms`;
      console.log(
        `${page.padEnd(36)} ${times(one, two).padStart(18)} ${times(median, slow).padStart(22)}   ${(median / one).toFixed(2)}`,
      );
    }
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
