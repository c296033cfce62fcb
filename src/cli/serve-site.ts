import type { SiteStore } from '../stores/site-store.ts';
import { listen, type Served } from './listen.ts';
import { siteApp } from './site-app.ts';

/** Serves the site on loopback; rejects with `invalid` when the port is taken. */
export function serveSite(site: SiteStore, port: number): Promise<Served> {
  return listen(siteApp(site), port, '--site-port');
}
