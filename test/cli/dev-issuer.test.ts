import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DevIssuer, openDevIssuer } from '../../src/cli/dev-issuer.ts';

let dev: DevIssuer;
beforeAll(async () => {
  const people = [{ id: 'ed', name: 'Ed <b>Editor</b>', roles: ['editor' as const] }];
  dev = await openDevIssuer(people, 'http://localhost:4000/sign-in/callback');
});
afterAll(() => dev.close());

/** Asks the issuer under a name; browsers ask under the one that led them there. */
function ask(
  path: string,
  host: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { port } = new URL(dev.issuer);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { host, ...headers } }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the development issuer', () => {
  it.each(['evil.example', 'localhost.evil.example', 'localhost', 'localhost:1', '127.0.0.1', '[::1]'])(
    'is not there under the name %s, whatever it resolves to',
    async (host) => {
      const { port } = new URL(dev.issuer);
      for (const name of [host, `${host}:${port}`].filter((given) => given !== `localhost:${port}`))
        for (const path of ['/.well-known/openid-configuration', '/as/abc', '/as/abc?person=ed', '/auth', '/jwks'])
          expect([name, path, (await ask(path, name)).status]).toEqual([name, path, 403]);
    },
  );

  it.each(['http://evil.example', 'http://localhost', 'https://localhost:1', 'http:/', '*'])(
    'is not there for a request line that names %s, whatever host the header names',
    async (named) => {
      const { host } = new URL(dev.issuer);
      for (const path of ['/.well-known/openid-configuration', '/as/abc?person=ed', '/auth', '/jwks'])
        for (const told of [host, 'evil.example'])
          expect([path, told, (await ask(`${named}${path}`, told)).status]).toEqual([path, told, 403]);
    },
  );

  it('is there under its own name, and believes nobody about another', async () => {
    const { host } = new URL(dev.issuer);
    const told = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' };

    const { status, text } = await ask('/.well-known/openid-configuration', host, told);

    expect(status).toBe(200);
    expect(text).not.toContain('evil');
  });

  it('asks who one is on a page on which names are text', async () => {
    const { text } = await ask('/as/abc', new URL(dev.issuer).host);

    expect(text).toContain('Who are you?');
    expect(text).not.toContain('<b>');
  });
});
