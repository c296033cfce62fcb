import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBatch } from '../src/cli/batch.ts';
import { openHouseFor, withDeps } from '../src/cli/open-deps.ts';
import { SILENT } from '../src/cli/terminal.ts';
import { articleView } from '../src/draft/article-view.ts';
import { articleTexts } from '../src/draft/build-draft.ts';
import { readPack } from '../src/pack/read-pack.ts';
import { localPackFiles } from '../src/stores/local/local-pack-files.ts';

/** Runs one batch over a folder into a data folder and prints its rate and the process's peak memory as JSON. */
async function measureBatch(packs: string, data: string): Promise<void> {
  await withDeps({ data, fresh: true }, SILENT, async (deps, opened) => {
    const { items, elapsedMs, ...counts } = await runBatch(localPackFiles([packs]), undefined, deps, opened, SILENT);
    const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ packs: items.length, elapsedMs, ...counts, peakMiB }));
  });
}

/** Renders ready views and writes the pages: what any pipeline on these templates must at least pay. */
async function measureFloor(packs: string): Promise<void> {
  const { house } = await openHouseFor({}, SILENT);
  const files = localPackFiles([packs]);
  const views: { readonly page: string; readonly view: object }[] = [];
  for (const path of files.paths.slice(0, 300)) {
    const file = await files.read(path);
    const reading = 'bytes' in file ? readPack(file, files.libraries(path)) : undefined;
    if (reading?.ok !== true) continue;
    const { pack } = reading.value;
    const view = articleView(pack, house.policy.policy, articleTexts(pack, house.templates), house.references);
    views.push({ page: `article/${pack.template}/page.hbs`, view });
  }
  const out = mkdtempSync(join(tmpdir(), 'imprimatur-floor-'));
  const started = performance.now();
  for (const [index, { page, view }] of views.entries())
    writeFileSync(join(out, `${index}.html`), house.templates.render(page, view));
  const elapsedMs = performance.now() - started;
  rmSync(out, { recursive: true });
  console.log(JSON.stringify({ packs: views.length, elapsedMs }));
}

const [what, packs = '', data = ''] = process.argv.slice(2);
await (what === 'floor' ? measureFloor(packs) : measureBatch(packs, data));
