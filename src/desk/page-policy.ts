import { createHash } from 'node:crypto';

/** The content security policy of an article in its frame: its one style sheet by digest, no script, no form, no way out. */
export function pagePolicy(html: string): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  const source = style === undefined ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  return `default-src 'none'; style-src ${source}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin`;
}
