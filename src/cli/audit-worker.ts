import { parentPort, workerData } from 'node:worker_threads';
import { UNLIMITED } from '../gates/validate.ts';
import { compileHouse, type HouseFiles } from '../pipeline/compile-house.ts';
import { type AuditRules, type AuditTask, openArticleTeller } from './tell-article.ts';

const { files, rules } = workerData as { files: HouseFiles; rules: AuditRules };
// The pool ends a thread whose audit hangs; a second watch over each article would only cost.
const tell = openArticleTeller({ ...(await compileHouse(files)), gateBudget: UNLIMITED }, rules);

parentPort?.on('message', async (task: AuditTask) => {
  parentPort?.postMessage(await tell(task));
});
