import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { ImprimaturError } from '../errors.ts';
import type { SiteStore } from '../stores/site-store.ts';
import { siteApp } from './site-app.ts';

/** A running server of the published site. */
export interface ServedSite {
  readonly address: string;
  /** Stops listening; requests under way are finished. */
  close(): Promise<void>;
}

/** Serves the site on loopback; rejects with `invalid` when the port is taken. */
export function serveSite(site: SiteStore, port: number): Promise<ServedSite> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: siteApp(site).fetch, port, hostname: '127.0.0.1' }, ({ port: bound }: AddressInfo) =>
      resolve({
        address: `http://localhost:${bound}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === 'EADDRINUSE';
      reject(
        taken
          ? new ImprimaturError('invalid', `port ${port} is taken; choose another with --site-port`, { cause })
          : cause,
      );
    });
  });
}
