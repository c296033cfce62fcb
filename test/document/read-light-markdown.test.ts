import { describe, expect, it } from '@jest/globals';
import { assembleArticle } from '../../src/document/assemble-article.ts';
import { readLightMarkdown } from '../../src/document/read-light-markdown.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';

const ARTICLE = [
  'Kava: what is *known*',
  '=====================',
  '',
  'Kava **eases** anxiety [[1]](https://www.fda.gov/kava "FDA"), says `one <b>` study[^a]. It is 2 * 3 snake_case.',
  'A second line &amp; a \\*star\\*; see [the law][law] and <https://www.nih.gov/>.',
  '',
  '## Safety ##',
  '',
  '- Liver harm, in *rare* cases.',
  '  It goes on here.',
  '1. First <sup>2</sup> step.',
  '2. Second ![A cup of kava](cup.jpg) step.',
  '',
  '> Somebody said this.',
  '',
  '| Place | Law |',
  '|---|---|',
  '| Germany | Not **permitted** |',
  '',
  '```',
  'kava --cures depression',
  '```',
  '',
  '[law]: https://www.legislation.gov.uk/x',
  '',
  '[^a]: Smith J. Kava. J Med. 2020.',
].join('\n');

const told = (read: typeof readMarkdown) =>
  assembleArticle(ARTICLE, read(ARTICLE)).sentences.map(({ text, kind, position, markers }) => ({
    text,
    kind,
    position,
    markers: markers.map(({ target }) => target),
  }));

describe('Markdown that is read line by line', () => {
  it('says the same at the same places as the parser of the whole grammar reads', () => {
    expect(told(readLightMarkdown)).toEqual(told(readMarkdown));
  });
});
