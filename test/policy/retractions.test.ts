import { describe, expect, it } from '@jest/globals';
import { ImprimaturError } from '../../src/errors.ts';
import { readRetractions } from '../../src/policy/retractions.ts';

const LIST = {
  schema: 'imprimatur.retractions/v1',
  date: '2026-11-01',
  entries: [
    { doi: '10.5555/Zinc.2019', reason: 'data could not be found' },
    { pmid: 12345, nature: 'expression-of-concern' },
    { doi: '10.5555/both', pmid: '777', nature: 'correction' },
  ],
};
const read = (value: unknown) => readRetractions('retractions.json', JSON.stringify(value));
const refusal = (text: string): unknown => {
  try {
    readRetractions('retractions.json', text);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('readRetractions', () => {
  it.each([
    '10.5555/Zinc.2019',
    '10.5555/zinc.2019',
    '10.5555/ZINC.2019',
    'doi:10.5555/zinc.2019',
    'https://doi.org/10.5555/ZINC.2019',
  ])('finds a work by its DOI written %s', (doi) => {
    const list = read(LIST);

    const entry = list.find({ doi });

    expect(entry).toMatchObject({ nature: 'retraction', reason: 'data could not be found' });
  });

  it('finds a work by its PMID, written as a number or as text', () => {
    const list = read(LIST);

    expect(list.find({ pmid: '12345' })?.nature).toBe('expression-of-concern');
    expect(list.find({ pmid: '777' })?.nature).toBe('correction');
  });

  it('finds a work by its PMID where its DOI is not listed', () => {
    const list = read(LIST);

    const entry = list.find({ doi: '10.5555/other', pmid: '777' });

    expect(entry?.nature).toBe('correction');
  });

  it('finds nothing for a work that is not listed, or that has no identifier', () => {
    const list = read(LIST);

    expect(list.find({ doi: '10.5555/fine', pmid: '1' })).toBeUndefined();
    expect(list.find({})).toBeUndefined();
  });

  it('keeps the day of the list', () => {
    const list = read(LIST);

    expect(list.date).toBe('2026-11-01');
  });

  it.each<[string, string, string]>([
    ['what is not JSON', '{', 'something that is not JSON'],
    ['an empty file', '', 'something that is not JSON'],
    ['a page of a web server', '<!doctype html>', 'something that is not JSON'],
    ['a list of another schema', JSON.stringify({ ...LIST, schema: 'other/v1' }), 'schema'],
    ['a list without a day', JSON.stringify({ ...LIST, date: undefined }), 'date'],
    ['a day that does not exist', JSON.stringify({ ...LIST, date: '2026-02-30' }), 'a day such as 2026-11-23'],
    ['a list without entries', JSON.stringify({ ...LIST, entries: undefined }), 'entries'],
    [
      'an entry without an identifier',
      JSON.stringify({ ...LIST, entries: [{ reason: 'x' }] }),
      'an entry with `doi` or `pmid`',
    ],
    ['an unknown key', JSON.stringify({ ...LIST, entires: [] }), 'entires'],
    ['an unknown nature', JSON.stringify({ ...LIST, entries: [{ doi: 'x', nature: 'gone' }] }), 'entries.0.nature'],
    ['null', 'null', 'expected'],
  ])('refuses %s as invalid, naming the file', (_, text, expected) => {
    const error = refusal(text);

    expect(error).toBeInstanceOf(ImprimaturError);
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining(expected) });
    expect(String(error)).toContain('retractions.json');
  });
});
