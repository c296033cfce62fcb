import commercial from './hosts/commercial.json' with { type: 'json' };
import reputable from './hosts/reputable.json' with { type: 'json' };

const REPUTABLE: ReadonlySet<string> = new Set(reputable);
const WORDS = new RegExp(`(?:${commercial.words.join('|')})`, 'i');
const HOSTS: ReadonlySet<string> = new Set(commercial.hosts);

/** What a host is as a source: one that answers for what it says, one that sells or carries what anybody says, or unknown. */
export function hostKind(host: string): 'reputable' | 'commercial' | 'unknown' {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length; from += 1)
    if (REPUTABLE.has(labels.slice(from).join('.'))) return 'reputable';
  const names = labels.slice(0, -1);
  if (names.some((name) => HOSTS.has(name) || WORDS.test(name))) return 'commercial';
  return 'unknown';
}

/** The host of an address, or `undefined` for what is no web address. */
export function hostOf(address: string): string | undefined {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  return url !== null && /^https?:$/.test(url.protocol) ? url.hostname : undefined;
}
