import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { isSitePath } from '../stores/site-path.ts';
import type { SiteStore } from '../stores/site-store.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['xml', 'application/xml; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
]);

/** The published site as a web app: it reads public files and changes nothing. */
export function siteApp(site: SiteStore): Hono {
  const app = new Hono();
  app.use(etag());
  app.get('*', async (context) => {
    const path = context.req.path.replace(/^\//, '');
    const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const found = isServable(wanted) ? await site.read(wanted) : undefined;
    if (found !== undefined) return respond(wanted, found.bytes, 200);
    const folder = `${path}/index.html`;
    if (path !== '' && isServable(folder) && (await site.read(folder)) !== undefined)
      return context.redirect(`/${path}/`, 301);
    const missing = await site.read('404.html');
    return missing === undefined ? context.text('Not found.', 404) : respond('404.html', missing.bytes, 404);
  });
  app.all('*', (context) => context.text('Only GET and HEAD.', 405, { allow: 'GET, HEAD' }));
  return app;
}

// File systems refuse longer names, and what cannot be there is not an error.
const LONGEST_NAME = 255;

const isServable = (path: string): boolean =>
  isSitePath(path) && path.split('/').every((name) => name.length <= LONGEST_NAME);

function respond(path: string, bytes: Uint8Array, status: number): Response {
  const type = TYPES.get(path.split('.').at(-1) ?? '') ?? 'application/octet-stream';
  const headers = new Headers({
    'content-type': type,
    'cache-control': 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': policyFor(type, bytes),
  });
  return new Response(Buffer.from(bytes), { status, headers });
}

// Pages carry their one style sheet with them; naming its digest lets no other in.
function policyFor(type: string, bytes: Uint8Array): string {
  const style = type.startsWith('text/html')
    ? /<style>([\s\S]*?)<\/style>/.exec(Buffer.from(bytes).toString('utf8'))?.[1]
    : undefined;
  const source = style === undefined ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return `default-src 'none'; style-src ${source}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
