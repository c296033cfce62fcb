import { closeSync, fsync, fsyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const fsyncLater = promisify(fsync);

// Windows writes names through by itself and has no way to open a folder.
const CAN_SYNC = process.platform !== 'win32';

interface Round {
  readonly running: Promise<void>;
  next: Promise<void> | undefined;
}

// Shared by every store in the process: whoever asks while a folder is being synced shares the round after it.
const rounds = new Map<string, Round>();

/** Makes durable every name that was added to or taken from a folder before the call. */
export function syncFolder(folder: string): Promise<void> {
  const round = rounds.get(folder);
  if (round === undefined) return start(folder);
  // The running round may have begun before the caller's change, so it cannot vouch for it.
  round.next ??= round.running.then(
    () => start(folder),
    () => start(folder),
  );
  return round.next;
}

/** As `syncFolder`, before anything else can happen in this process. */
export function syncFolderNow(folder: string): void {
  if (!CAN_SYNC) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function start(folder: string): Promise<void> {
  const running = run(folder);
  const round: Round = { running, next: undefined };
  rounds.set(folder, round);
  return running.finally(() => {
    if (round.next === undefined) rounds.delete(folder);
  });
}

async function run(folder: string): Promise<void> {
  if (!CAN_SYNC) return;
  const handle = openSync(folder, 'r');
  try {
    await fsyncLater(handle);
  } finally {
    closeSync(handle);
  }
}
