import { parentPort, workerData } from 'node:worker_threads';
import { UNLIMITED } from '../gates/validate.ts';
import type { SourceFile } from '../pack/problem.ts';
import { checkNoting } from '../pipeline/check-noting.ts';
import { compileHouse, type HouseFiles } from '../pipeline/compile-house.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';

const { files, today } = workerData as { files: HouseFiles; today: string };
// The pool ends a thread whose check hangs; a second watch over each draft would only cost.
const house = { ...(await compileHouse(files)), gateBudget: UNLIMITED };
const packs = localPackFiles([]);

parentPort?.on('message', (file: SourceFile) => {
  parentPort?.postMessage(checkNoting(file, packs.libraries(file.path), house, today));
});
