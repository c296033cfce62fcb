import cliProgress from 'cli-progress';
import type { Terminal } from './terminal.ts';

/** A count that moves while work goes on. */
export interface Progress {
  step(): void;
  end(): void;
}

/** A progress bar on the note stream where a person watches it; nothing anywhere else. */
export function openProgress(what: string, total: number, terminal: Terminal): Progress {
  if (!terminal.lively || total < 2) return { step: () => {}, end: () => {} };
  const format = `{bar} {value}/{total} ${what}, {eta_formatted} left`;
  const bar = new cliProgress.SingleBar(
    { format, hideCursor: true, stream: process.stderr },
    cliProgress.Presets.shades_classic,
  );
  bar.start(total, 0);
  return { step: () => bar.increment(), end: () => bar.stop() };
}
