import { parentPort, workerData } from 'node:worker_threads';
import type { ArticleFile } from '../document/read-article.ts';
import { UNLIMITED } from '../gates/validate.ts';
import { audit } from '../pipeline/audit.ts';
import { compileHouse, type HouseFiles } from '../pipeline/compile-house.ts';

const { files, today } = workerData as { files: HouseFiles; today: string };
// The pool ends a thread whose audit hangs; a second watch over each article would only cost.
const house = { ...(await compileHouse(files)), gateBudget: UNLIMITED };

parentPort?.on('message', (file: ArticleFile) => {
  parentPort?.postMessage(audit(file, house, today));
});
