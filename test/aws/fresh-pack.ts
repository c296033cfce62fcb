import { packContent } from '../pipeline/a-pack.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A pack whose sources were read today: the functions go by the day there is. */
export function freshPack(parts: Fields = {}): Uint8Array {
  const content = packContent(parts);
  const today = new Date().toISOString().slice(0, 10);
  const facts = (content.facts as readonly Fields[]).map((fact) => ({ ...fact, verified: today }));
  return new TextEncoder().encode(JSON.stringify({ ...content, facts }));
}
