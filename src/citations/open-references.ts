import { ImprimaturError } from '../errors.ts';
import type { Source } from '../pack/source.ts';
import { remembered } from '../remembered.ts';
import { type Reference, runsOf } from './reference.ts';

/** The citation style of the house: the name of one that citation-js ships, or a `.csl` file's text under its name. */
export interface CitationStyle {
  readonly name: string;
  readonly xml?: string;
}

/** Formats a source as an entry of a reference list in a language; the same source always gives the same runs. */
export type References = (source: Source, locale: string) => Reference;

/** Opens a formatter for a style; where no draft is built, one that cannot be used will do. */
export type OpenReferences = (style: CitationStyle) => Promise<References>;

// The languages whose CSL locales are at hand; any other is printed with English terms.
const LOCALES: ReadonlyMap<string, string> = new Map([
  ['en', 'en-US'],
  ['de', 'de-DE'],
  ['fr', 'fr-FR'],
  ['nl', 'nl-NL'],
  ['es', 'es-ES'],
]);
// Some twenty thousand sources.
const MOST_LETTERS = 8_000_000;

/**
 * Opens a formatter for a style. Each source is formatted alone and kept by the text of its CSL item, so an entry
 * never depends on its neighbours. Rejects with `invalid` for a style that is not known.
 */
export async function openReferences(style: CitationStyle): Promise<References> {
  // Loading the CSL engine costs more than the rest of a check: only builds pay for it.
  const { Cite, plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-csl');
  const { styles } = plugins.config.get('@csl');
  if (style.xml !== undefined) styles.add(style.name, style.xml);
  if (!styles.has(style.name))
    throw new ImprimaturError(
      'invalid',
      `citation style: found "${style.name}", expected vancouver, apa, harvard1 or a .csl file`,
    );

  const formatters = new Map<string, (item: Source['csl']) => Reference>();
  return (source, locale) => {
    const lang = LOCALES.get(locale.split('-')[0] ?? '') ?? 'en-US';
    const known = formatters.get(lang);
    if (known !== undefined) return known(source.csl);
    const formatter = rememberedItems((json) => {
      const cite = new Cite([{ ...JSON.parse(json), id: 'source' }], { generateGraph: false });
      const [entry] = cite.format('bibliography', { format: 'html', style: style.name, lang, asEntryArray: true });
      return runsOf(entry?.[1] ?? '');
    });
    formatters.set(lang, formatter);
    return formatter(source.csl);
  };
}

/** Formats items by their text; packs that share a source share its item too, whose text need not be written again. */
function rememberedItems(format: (json: string) => Reference): (item: Source['csl']) => Reference {
  const byText = remembered(format, MOST_LETTERS);
  const byItem = new WeakMap<Source['csl'], Reference>();
  return (item) => {
    const known = byItem.get(item);
    if (known !== undefined) return known;
    const reference = byText(JSON.stringify(item));
    byItem.set(item, reference);
    return reference;
  };
}
