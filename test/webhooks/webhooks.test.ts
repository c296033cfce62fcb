import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { House } from '../../src/pipeline/house.ts';
import type { Delivery } from '../../src/stores/delivery-log.ts';
import { type Message, messageOf } from '../../src/webhooks/message.ts';
import { openWebhooks, type Webhooks } from '../../src/webhooks/open-webhooks.ts';
import { type Endpoint, mustBeEndpoint, postMessage } from '../../src/webhooks/post-message.ts';
import { signatureHeaders } from '../../src/webhooks/sign-message.ts';
import { aDesk, build, PACK, publishOne, signAll } from '../pipeline/a-desk.ts';
import { aHouse } from '../pipeline/a-house.ts';
import { aPack, FACTS } from '../pipeline/a-pack.ts';

const SECRET = 'a secret of more than twenty-four characters';
const ENDPOINT: Endpoint = { url: 'https://cms.example/hook', secret: SECRET };

let house: House;
beforeAll(async () => {
  house = await aHouse();
});

/** Webhooks whose receiver answers as it is told to, and whose time the test moves on. */
async function opened(answer: (message: Message) => number | null = () => 204) {
  const deps = await aDesk(house);
  const told: Message[] = [];
  const clock = { now: 0 };
  const { records, deliveries: log } = deps.stores;
  const open = (): Promise<Webhooks> =>
    openWebhooks({
      records,
      log,
      endpoints: [ENDPOINT],
      clock: deps.clock,
      time: () => clock.now,
      post: async (_, message) => {
        told.push(message);
        return answer(message);
      },
    });
  return { deps, told, clock, open, webhooks: await open() };
}

async function logOf(deps: Awaited<ReturnType<typeof aDesk>>): Promise<readonly Delivery[]> {
  const all: Delivery[] = [];
  for await (const delivery of deps.stores.deliveries.all()) all.push(delivery);
  return all;
}

describe('webhooks', () => {
  it('tell every event once, in the order in which it happened, and keep a log', async () => {
    const { deps, told, webhooks } = await opened();
    await build([PACK, aPack({ slug: 'zinc-bad', facts: FACTS.slice(0, 3) }, 'packs/zinc-bad.yaml')], deps);
    await webhooks.tick();
    await signAll(deps);
    await publishOne(deps);
    await webhooks.tick();
    await webhooks.tick();

    const zinc = told.filter(({ article }) => article.slug === 'zinc-colds').map(({ type, seq }) => [seq, type]);
    expect(zinc).toEqual([
      [1, 'draft.built'],
      [2, 'signoff.given'],
      [3, 'signoff.given'],
      [4, 'signoff.given'],
      [5, 'edition.published'],
    ]);
    expect(told.filter(({ article }) => article.slug === 'zinc-bad').map(({ type }) => type)).toEqual([
      'draft.rejected',
    ]);
    const log = await logOf(deps);
    expect(log.filter(({ outcome }) => outcome === 'delivered')).toHaveLength(told.length);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('go on where they were after a restart, and tell nothing twice that was delivered', async () => {
    const { deps, told, webhooks, open } = await opened();
    await build([PACK], deps);
    await webhooks.tick();
    await signAll(deps);

    await (await open()).tick();

    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('do not tell what happened before they were set up', async () => {
    const deps = await aDesk(house);
    await build([PACK], deps);
    const told: Message[] = [];
    const { records, deliveries: log } = deps.stores;
    const post = async (_: Endpoint, message: Message) => {
      told.push(message);
      return 200;
    };
    const webhooks = await openWebhooks({
      records,
      log,
      endpoints: [ENDPOINT],
      clock: deps.clock,
      time: () => 0,
      post,
    });

    await webhooks.tick();
    await signAll(deps);
    await webhooks.tick();

    expect(told.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it.each([null, 301, 404, 500])(
    'try again later when the answer is %s, also after a restart, and give up in the end',
    async (status) => {
      const { deps, told, clock, webhooks, open } = await opened(() => status);
      await build([PACK], deps);
      await webhooks.tick();
      await webhooks.tick();
      expect(told).toHaveLength(1);
      clock.now += 6_000;
      await webhooks.tick();
      expect(told).toHaveLength(2);

      const after = await open();
      for (let hours = 0; hours < 80; hours += 1) {
        clock.now += 3_600_000;
        await after.tick();
      }

      expect(told.map(({ id }) => id)).toEqual(Array.from({ length: 8 }, () => told[0]?.id));
      const log = await logOf(deps);
      expect(log.map(({ outcome, attempt }) => `${outcome} ${attempt}`)).toEqual([
        'begun 0',
        ...[1, 2, 3, 4, 5, 6, 7].map((attempt) => `failed ${attempt}`),
        'given-up 8',
      ]);
    },
  );

  it('tell once that a live page is due for review', async () => {
    const { deps, told, webhooks, open } = await opened();
    await build([PACK], deps);
    await signAll(deps);
    await publishOne(deps);
    await webhooks.tick();
    const late = { ...deps.clock, today: () => '2031-01-01' };
    const { records, deliveries: log } = deps.stores;
    const post = async (_: Endpoint, message: Message) => {
      told.push(message);
      return 200;
    };
    const later = await openWebhooks({ records, log, endpoints: [ENDPOINT], clock: late, time: () => 0, post });

    await later.tick();
    await later.tick();
    await (await open()).tick();

    expect(told.filter(({ type }) => type === 'review.due')).toHaveLength(1);
  });
});

describe('a message on its way', () => {
  it('is signed as Standard Webhooks asks', () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
    const headers = signatureHeaders('m1', '{"a":1}', secret, 1_700_000_000_999);

    const mac = createHmac('sha256', '0123456789abcdef01234567').update('m1.1700000000.{"a":1}').digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'm1',
      'webhook-timestamp': '1700000000',
      'webhook-signature': `v1,${mac}`,
    });
  });

  it('arrives with its signature over the bytes that arrive, and no redirect is followed', async () => {
    const got: { headers: Record<string, unknown>; body: string; url: string }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        got.push({ headers: request.headers, body, url: request.url ?? '' });
        response.writeHead(307, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const article = { slug: 'a', locale: 'en-US' };
    const event = { type: 'draft.built', at: '2026-11-23T09:00:00.000Z', verdict: 'pass' };
    const message = messageOf(article, { seq: 1, event, digest: `sha256:${'0'.repeat(64)}` } as never);

    const status = await postMessage(mustBeEndpoint(url, SECRET), message, 1_700_000_000_000);
    await new Promise((resolve) => server.close(resolve));

    expect(status).toBe(307);
    expect(got.map((one) => one.url)).toEqual(['/hook']);
    const [{ headers, body }] = got as [(typeof got)[number]];
    const mac = createHmac('sha256', SECRET).update(`a.en-US.1.1700000000.${body}`).digest('base64');
    expect(headers).toMatchObject({ 'webhook-id': 'a.en-US.1', 'webhook-signature': `v1,${mac}` });
    expect(JSON.parse(body)).toMatchObject({ type: 'draft.built', article, seq: 1 });
  });

  it('gets no answer from where nobody listens', async () => {
    const message = messageOf({ slug: 'a', locale: 'en-US' }, {
      seq: 1,
      event: { type: 'draft.built', at: '', verdict: 'pass' },
    } as never);

    expect(await postMessage({ url: 'http://127.0.0.1:9/', secret: SECRET }, message, 0)).toBeNull();
  });

  it.each([
    ['http://cms.example/', SECRET],
    ['ftp://cms.example/', SECRET],
    ['https://user:word@cms.example/', SECRET],
    ['cms.example', SECRET],
    ['https://cms.example/', undefined],
    ['https://cms.example/', 'short'],
  ])('does not go to %s with %s', (url, secret) => {
    expect(() => mustBeEndpoint(url, secret)).toThrow(/^webhook: /);
  });
});
