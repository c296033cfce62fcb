// A full stop after one of these does not end a sentence, whatever the segmenter thinks.
const ABBREVIATION =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|No|Fig|e\.g|i\.e|approx|ca|cf|al|U\.S|U\.S\.C|C\.F\.R|U\.K|Inc|Ltd|Co|Sec|Art|Jr|Sr|[A-Z])\.\s*$/;

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of a text, in a language; abbreviations do not end one. */
export function sentencesOf(text: string, locale: string): readonly string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' });
  segmenters.set(locale, segmenter);
  const sentences: string[] = [];
  let open = '';
  for (const { segment } of segmenter.segment(text)) {
    open += segment;
    if (ABBREVIATION.test(segment)) continue;
    sentences.push(open.trim());
    open = '';
  }
  if (open.trim() !== '') sentences.push(open.trim());
  return sentences;
}
