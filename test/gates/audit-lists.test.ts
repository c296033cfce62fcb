import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { HOME } from '../../src/config.ts';
import { readArticle } from '../../src/document/read-article.ts';
import { AUDIT_LISTS } from '../../src/language/audit-lists.ts';
import { openLexicon, type WordList } from '../../src/language/lexicon.ts';
import { audit } from '../../src/pipeline/audit.ts';
import type { House } from '../../src/pipeline/house.ts';
import { exampleHouse, examplePack, fileOf, reportOn, TODAY } from './example-house.ts';
import { changePack } from './read-examples.ts';

let house: House;
beforeAll(async () => {
  house = await exampleHouse();
});

/** The house with a lexicon that notes which lists it is asked for. */
function noting(): { readonly house: House; readonly asked: Set<WordList> } {
  const asked = new Set<WordList>();
  const whole = openLexicon();
  const note = <Answer>(list: WordList, answer: Answer): Answer => {
    asked.add(list);
    return answer;
  };
  const lexicon = {
    ...whole,
    find: (list: WordList, text: string) => note(list, whole.find(list, text)),
    has: (list: WordList, text: string) => note(list, whole.has(list, text)),
    asserted: (list: WordList, text: string) => note(list, whole.asserted(list, text)),
  };
  return { house: { ...house, lexicon }, asked };
}

const articles = ['corpus/bad', 'held-back/bad', 'corpus/good', 'held-back/good'].flatMap((folder) =>
  readdirSync(join(HOME, folder))
    .filter((name) => /\.(?:md|txt|html)$/.test(name))
    .map((name) => ({ path: name, bytes: readFileSync(join(HOME, folder, name)) })),
);

it('no draft has any use for the lists of audits, whatever its facts and its title say', () => {
  const { house: inside, asked } = noting();
  const said = articles.flatMap((file) => readArticle(file).sentences.map(({ text }) => text));
  const usable = said.filter((text) => text.length > 20 && text.length < 190 && /^[\x20-\x7e]+$/.test(text));

  for (let at = 0; at + 3 < usable.length; at += 3) {
    const [title, ...statements] = usable.slice(at, at + 3);
    const facts = {
      'kava-what-it-is': { statement: statements[0] },
      'kava-common-side-effects': { statement: statements[1] },
    };
    reportOn(fileOf(changePack(examplePack().bytes, { title, facts })), inside);
  }

  expect(asked).toContain('therapeutic');
  expect(AUDIT_LISTS.filter((list) => asked.has(list))).toEqual([]);
});

it('audits have a use for each of them', () => {
  const { house: inside, asked } = noting();

  for (const file of articles) audit(file, inside, TODAY);

  expect(AUDIT_LISTS.filter((list) => !asked.has(list))).toEqual([]);
});
