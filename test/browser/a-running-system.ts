import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { emptyFolder, ending, ROOT, start } from '../cli/program.ts';

/** The whole system as people start it: its desk and its site, on ports of its own. */
export interface RunningSystem {
  readonly desk: string;
  readonly site: string;
  /** Its data folder, for the commands of another terminal. */
  readonly data: string;
  stop(): Promise<void>;
}

/** Starts the system over the accepted examples in an empty folder, and resolves once it can be used. */
export async function startSystem(...more: readonly string[]): Promise<RunningSystem> {
  const folder = emptyFolder();
  const packs = join(ROOT, 'examples', 'accepted');
  const data = join(folder.path, 'data');
  const child = start(['start', packs, '--port', '0', '--site-port', '0', '--data', data, ...more]);
  const ended = ending(child);
  const { desk, site } = await addressesOf(child, ended);
  return {
    desk,
    site,
    data,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      folder.remove();
    },
  };
}

function addressesOf(child: ChildProcess, ended: ReturnType<typeof ending>): Promise<{ desk: string; site: string }> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (text: string) => {
      out += text;
      const desk = /The desk: (\S+)\/\n/.exec(out)?.[1];
      const site = /The published site: (\S+)\/\n/.exec(out)?.[1];
      if (desk !== undefined && site !== undefined) resolve({ desk, site });
    });
    void ended.then(({ notes }) => reject(new Error(`it ended early: ${notes}`)));
  });
}
