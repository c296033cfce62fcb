import type { RosterEntry } from '../policy/policy.ts';

/** The page on which one chooses whom to be. */
export function signInPage(people: readonly RosterEntry[]): string {
  const rows = people.map(
    ({ id, name, roles }) => `<li><a id="${id}" href="?person=${id}">${escaped(name)} (${roles.join(', ')})</a></li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Development sign-in</title></head><body><main><h1>Who are you?</h1><p>Development sign-in: anybody on this machine can be anybody. Real desks use the issuer of your house.</p><ul>${rows.join('')}</ul></main></body></html>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
