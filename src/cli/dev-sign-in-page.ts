import { createHash } from 'node:crypto';
import type { RosterEntry } from '../policy/policy.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#55606e;--line:#d5dae1;--paper:#fff;--wash:#f4f6f8;--mark:#fff1b8;--accent:#0b5a8a}
@media (prefers-color-scheme:dark){:root{--ink:#e7ebf0;--soft:#a5b0bd;--line:#3a444f;--paper:#12171d;--wash:#1b222a;--mark:#4a3f10;--accent:#7cc4f2}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
.banner{margin:0;padding:.35rem 1rem;background:var(--mark);font-size:.875rem;text-align:center}
main{max-width:30rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.5rem;margin:0 0 1rem}
ul{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:.5rem;overflow:hidden}li+li{border-top:1px solid var(--line)}
a{display:flex;flex-wrap:wrap;gap:0 .75rem;justify-content:space-between;padding:.7rem 1rem;color:var(--accent);font-weight:600}
a:hover{background:var(--wash)}a:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}small{color:var(--soft);font-weight:400}`;

/** What the page on which one chooses whom to be may load: its own style, and nothing else. */
export const SIGN_IN_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** The page on which one chooses whom to be. */
export function signInPage(people: readonly RosterEntry[]): string {
  const rows = people.map(
    ({ id, name, roles }) =>
      `<li><a id="${id}" href="?person=${id}">${escaped(name)} <small>${roles.join(', ')}</small></a></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Development sign-in</title><style>${STYLE}</style></head><body><p class="banner">Development sign-in: anybody on this machine can be anybody. A real desk uses the issuer of your house.</p><main><h1>Who are you?</h1><ul>${rows.join('')}</ul></main></body></html>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
