import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile } from '../pack/problem.ts';
import { checkNoting } from '../pipeline/check.ts';
import { type HouseFiles, openHouse } from '../pipeline/open-house.ts';
import { localPackFiles } from '../stores/local/local-pack-files.ts';

const { files, today } = workerData as { files: HouseFiles; today: string };
const house = await openHouse(files);
const packs = localPackFiles([]);

parentPort?.on('message', ({ file }: { file: SourceFile }) => {
  parentPort?.postMessage({ noted: checkNoting(file, packs.libraries(file.path), house, today) });
});
