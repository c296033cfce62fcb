import { dump } from 'js-yaml';
import type { ResolvedPack } from './resolved-pack.ts';

/**
 * A resolved pack as the file that a person keeps: its own facts and sources, and the libraries it uses by name.
 * What was changed of a library's fact is told in a comment, since it belongs into the library's file.
 */
export function writePack(pack: ResolvedPack, changed: readonly string[] = []): string {
  const isOwn = ({ id }: { readonly id: string }): boolean => !id.includes('/');
  const { slug, template, locale, title, topic, jurisdictions, commercialInterest, contributors } = pack;
  const file = {
    schema: 'imprimatur.pack/v1',
    ...{ slug, template, locale, title, topic, jurisdictions, commercialInterest },
    ...(pack.corrections === undefined ? {} : { corrections: pack.corrections }),
    contributors,
    ...(pack.libraries.length > 0 ? { uses: pack.libraries } : {}),
    ...(pack.omitted.length > 0 ? { omit: pack.omitted } : {}),
    sources: pack.sources.filter(isOwn),
    facts: pack.facts.filter(isOwn),
  };
  const foreign = pack.facts.filter((fact) => fact.id.includes('/') && changed.includes(fact.id));
  const told = foreign.map(
    (fact) => `# Changed in the desk, and to be changed in its library: ${JSON.stringify(fact)}\n`,
  );
  return `${told.join('')}${dump(file, { lineWidth: 110 })}`;
}
