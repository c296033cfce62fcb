import { describe, expect, it } from '@jest/globals';
import { REWRITE } from '../../infra/constructs/public-site.ts';

interface Answer {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers?: { readonly location: { readonly value: string } };
}

/** What CloudFront makes of an address. */
const handled = (uri: string): Answer =>
  new Function('event', `${REWRITE}; return handler(event);`)({ request: { uri, headers: {} } });

describe('the function at the edge', () => {
  it.each([
    ['/', '/index.html'],
    ['/kava-anxiety/', '/kava-anxiety/index.html'],
    ['/kava-anxiety/history/', '/kava-anxiety/history/index.html'],
    ['/kava-anxiety/provenance.json', '/kava-anxiety/provenance.json'],
    ['/sitemap.xml', '/sitemap.xml'],
    ['/.well-known/imprimatur/log.jsonl', '/.well-known/imprimatur/log.jsonl'],
  ])('finds the file of %s', (uri, file) => {
    expect(handled(uri).uri).toBe(file);
  });

  it.each([
    ['/kava-anxiety', '/kava-anxiety/'],
    ['/v1.2/kava', '/v1.2/kava/'],
    ['//evil.example/x', '/evil.example/x/'],
    ['//evil/', '/evil/'],
    ['/\\evil', '/evil/'],
    ['///\\/evil.example/', '/evil.example/'],
  ])('leads %s to %s and never off the site', (uri, location) => {
    expect(handled(uri)).toMatchObject({ statusCode: 308, headers: { location: { value: location } } });
  });
});
