import { beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { DECISIONS } from '../../src/desk/decisions.ts';
import { aDesk, build, PACK } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aWebDesk, get, ORIGIN, signIn, type WebDesk } from './a-web-desk.ts';

interface Described {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
  >;
}

let desk: WebDesk;
let described: Described;
beforeAll(async () => {
  const deps = await aDesk(await aHouse());
  await build([PACK], deps);
  desk = aWebDesk(deps);
  described = (await (await get(desk, '/openapi.json', await signIn(desk, 'ed'))).json()) as Described;
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(described)));

    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(described.openapi).toBe('3.1.0');
  });

  it('has every path and method that there is, and no other', () => {
    const routes = desk.app.routes
      .filter(({ path, method }) => path.startsWith('/v1/') && method !== 'ALL')
      .flatMap(({ path, method }) => {
        const at = path.replace(/:(\w+)/g, '{$1}');
        return at.endsWith('/actions/{action}')
          ? Object.keys(DECISIONS).map((name) => `${method} ${at.replace('{action}', name)}`)
          : [`${method} ${at}`];
      });
    const told = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect([...told].sort()).toEqual([...new Set(routes)].sort());
  });

  it('says of each what it may answer', () => {
    for (const methods of Object.values(described.paths))
      for (const { responses } of Object.values(methods))
        expect(Object.keys(responses)).toEqual(
          expect.arrayContaining(['200', '401', '403', '404', '409', '412', '422']),
        );
  });

  it('is only for those who are signed in', async () => {
    expect((await desk.app.request(`${ORIGIN}/openapi.json`)).status).toBe(401);
  });
});
