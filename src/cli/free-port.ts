import { createServer } from 'node:net';
import { ImprimaturError } from '../errors.ts';

/** A port of loopback that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** Resolves if a port of loopback can be listened on at this moment; rejects with `invalid` otherwise, naming the option that sets another. */
export async function mustBeFree(port: number, option: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (cause) {
    throw unusablePort(port, option, cause) ?? cause;
  }
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken: another program, perhaps another `imprimatur start`, listens there',
  EACCES: 'may not be used by this account',
};

/** The `invalid` request behind an error of the system about a port, or `undefined` for any other error. */
export function unusablePort(port: number, option: string, cause: unknown): ImprimaturError | undefined {
  const why = WHY[(cause as NodeJS.ErrnoException).code ?? ''];
  if (why === undefined) return undefined;
  const next = `choose another with ${option}, or ${option} 0 for any that is free`;
  return new ImprimaturError('invalid', `port ${port} ${why}; ${next}`, { cause });
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
