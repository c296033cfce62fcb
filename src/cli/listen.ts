import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { unusablePort } from './free-port.ts';

/** A web app that is being served. */
export interface Served {
  readonly address: string;
  /** Stops listening; requests under way are finished. */
  close(): Promise<void>;
}

/** Serves an app on loopback; rejects with `invalid` when the port is taken, naming the option that sets another. */
export function listen(
  app: { fetch(request: Request): Response | Promise<Response> },
  port: number,
  option: string,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, ({ port: bound }: AddressInfo) =>
      resolve({
        address: `http://localhost:${bound}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.on('error', (cause) => reject(unusablePort(port, option, cause) ?? cause));
  });
}
