/**
 * What a month on AWS costs: `node scripts/cost.ts` prints it, from what was measured and from prices.json.
 * `--measure [folders of packs]` measures again on this machine; `--write` writes docs/cost.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../src/config.ts';
import { costDocument, costTable } from './cost/document.ts';
import type { Measurements } from './cost/measurements.ts';
import type { Prices } from './cost/model.ts';

/** Where the measurements, the prices and the document are. */
export const FILES = {
  measurements: join(HOME, 'scripts', 'cost-measurements.json'),
  prices: join(HOME, 'scripts', 'prices.json'),
  document: join(HOME, 'docs', 'cost.md'),
} as const;

/** The prices that are kept. */
export const readPrices = (): Prices => JSON.parse(readFileSync(FILES.prices, 'utf8'));
/** The measurements that are kept. */
export const readMeasurements = (): Measurements => JSON.parse(readFileSync(FILES.measurements, 'utf8'));

// Nobody can tell a thousandth of a request or of a millisecond.
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;

if (import.meta.main) {
  const [flag, ...folders] = process.argv.slice(2);
  if (flag === '--measure') {
    const { measureSteps } = await import('./cost/measure-steps.ts');
    const measured = await measureSteps(folders, new Date().toISOString().slice(0, 10));
    writeFileSync(FILES.measurements, `${JSON.stringify(measured, rounded, 2)}\n`);
  } else if (flag !== undefined && flag !== '--write') throw new Error(`${flag}: expected --measure or --write`);
  if (flag === '--write') writeFileSync(FILES.document, costDocument(readMeasurements(), readPrices()));
  console.log(costTable(readMeasurements(), readPrices()));
}
