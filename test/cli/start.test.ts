import type { ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runHere } from './in-process.ts';
import { emptyFolder, ending, KAVA, type Run, start } from './program.ts';

const folder = emptyFolder();
const DATA = join(folder.path, 'data');
const SIGNERS = ['editor', 'medical', 'legal'];

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks for a path exactly as it is written: nothing tidies it up on the way. */
function ask(address: string, path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(address);
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

interface System {
  readonly child: ChildProcess;
  readonly address: string;
  readonly ended: Promise<Run>;
  /** What it has noted so far. */
  readonly notes: () => string;
}

/** Starts the system on a free port, and resolves to its address once it is printed. */
async function startSystem(data: string): Promise<System> {
  const child = start(['start', KAVA, '--port', '0', '--site-port', '0', '--data', data]);
  let notes = '';
  child.stderr?.on('data', (text: Buffer) => {
    notes += text.toString('utf8');
  });
  const ended = ending(child);
  const address = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout?.on('data', (text: string) => {
      out += text;
      const found = /The published site: (http:\/\/localhost:\d+\/)\n/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ notes }) => reject(new Error(`it ended early: ${notes}`)));
  });
  return { child, address, ended, notes: () => notes };
}

async function until<Value>(look: () => Promise<Value | undefined>, milliseconds: number): Promise<Value | undefined> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

describe('start', () => {
  let system: Awaited<ReturnType<typeof startSystem>>;
  let before: Answer;
  let page: Answer | undefined;
  beforeAll(async () => {
    system = await startSystem(DATA);
    before = await ask(system.address, '/kava-anxiety/');
    for (const role of SIGNERS)
      await runHere(['sign-off', 'kava-anxiety', '--role', role, '--as', `demo-${role}`, '--data', DATA]);
    page = await until(async () => {
      const answer = await ask(system.address, '/kava-anxiety/');
      return answer.status === 200 ? answer : undefined;
    }, 10_000);
    // The index is written before the sitemap.
    await until(async () => {
      const lists = await Promise.all(['/', '/sitemap.xml'].map((path) => ask(system.address, path)));
      return lists.every(({ body }) => body.includes('kava-anxiety/')) || undefined;
    }, 10_000);
  }, 60_000);
  afterAll(() => {
    system.child.kill('SIGKILL');
    folder.remove();
  });

  it('publishes nothing before people have signed, and the page soon after the last of them', () => {
    const approved = readFileSync(join(DATA, 'site', 'kava-anxiety', 'index.html'));

    expect(before.status).toBe(404);
    expect(page?.body.equals(approved)).toBe(true);
    expect(approved.toString('utf8')).toContain('Does kava help anxiety?');
  });

  it.each([
    ['/', 'text/html; charset=utf-8', 'kava-anxiety/'],
    ['/index.html', 'text/html; charset=utf-8', 'kava-anxiety/'],
    ['/kava-anxiety/', 'text/html; charset=utf-8', '<main'],
    ['/kava-anxiety/history/', 'text/html; charset=utf-8', 'Demo Medical Reviewer'],
    ['/kava-anxiety/provenance.json', 'application/json; charset=utf-8', 'imprimatur.provenance/v1'],
    ['/sitemap.xml', 'application/xml; charset=utf-8', 'kava-anxiety/'],
    ['/robots.txt', 'text/plain; charset=utf-8', 'Sitemap'],
    ['/kava-anxiety/?from=elsewhere', 'text/html; charset=utf-8', '<main'],
  ])('serves %s as %s', async (path, type, text) => {
    const { status, headers, body } = await ask(system.address, path);

    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': type, 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src '/);
    expect(body.toString('utf8')).toContain(text);
  });

  it('answers 404 with a page for what is not there', async () => {
    const { status, headers, body } = await ask(system.address, '/kratom-anxiety/');

    expect(status).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString('utf8')).toMatch(/^<!doctype html>/i);
  });

  it('answers HEAD like GET, without a body', async () => {
    const [head, get] = await Promise.all([
      ask(system.address, '/kava-anxiety/', 'HEAD'),
      ask(system.address, '/kava-anxiety/'),
    ]);

    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers['content-type']).toBe(get.headers['content-type']);
    expect(head.headers.etag).toBe(get.headers.etag);
  });

  it('answers 304 to a reader who has the page already', async () => {
    const etag = page?.headers.etag ?? '';

    const { status, body } = await ask(system.address, '/kava-anxiety/', 'GET', { 'if-none-match': etag });

    expect(status).toBe(304);
    expect(body).toHaveLength(0);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const { status, headers } = await ask(system.address, '/kava-anxiety/', method);

    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  it('leads from a page without its slash to the page', async () => {
    const { status, headers } = await ask(system.address, '/kava-anxiety');

    expect(status).toBe(301);
    expect(headers.location).toBe('/kava-anxiety/');
  });

  it.each([
    '/../records.sqlite',
    '/..%2frecords.sqlite',
    '/..%5crecords.sqlite',
    '/%2e%2e/records.sqlite',
    '/%2e%2e%2frecords.sqlite',
    '/%252e%252e/records.sqlite',
    '/kava-anxiety/../../records.sqlite',
    '/kava-anxiety/%2e%2e/%2e%2e/records.sqlite',
    '/./../records.sqlite',
    '/.seal',
    '/.leftover',
    '//etc/passwd',
    '///etc/passwd',
    '/kava-anxiety//index.html',
    '/index.html/',
    '/index.html/x',
    '/kava-anxiety/index.html%00',
    '/%00',
    '/%',
    '/%ff',
    `/${'a'.repeat(300)}`,
    `/${'a/'.repeat(400)}`,
  ])('gives nothing away for %s', async (path) => {
    const { status, body } = await ask(system.address, path);

    expect([400, 404]).toContain(status);
    expect(body.toString('latin1')).not.toMatch(/SQLite format|root:|"seq"|data-fact="/);
  });

  it.each([
    '//evil.example',
    '//evil.example/',
    '//evil.example/kava-anxiety',
    '/\\evil.example',
    '//kava-anxiety',
    '/%2fkava-anxiety',
  ])('never leads to another site by %s', async (path) => {
    const { status, headers } = await ask(system.address, path);

    expect([400, 404]).toContain(status);
    expect(headers.location).toBeUndefined();
  });

  it('stops within five seconds when it is asked to, with exit code 0', async () => {
    const asked = performance.now();
    system.child.kill('SIGINT');

    const { code, notes } = await system.ended;

    expect(code).toBe(0);
    expect(notes).toContain('Stopped.');
    expect(performance.now() - asked).toBeLessThan(5_000);
  }, 10_000);
});

describe('start, when a page cannot be written', () => {
  const blocked = emptyFolder();
  const inTheWay = join(blocked.path, 'site', 'kava-anxiety');
  let system: Awaited<ReturnType<typeof startSystem>>;
  beforeAll(async () => {
    system = await startSystem(blocked.path);
    writeFileSync(inTheWay, 'A file where a folder belongs.');
    for (const role of SIGNERS)
      await runHere(['sign-off', 'kava-anxiety', '--role', role, '--as', `demo-${role}`, '--data', blocked.path]);
  }, 60_000);
  afterAll(() => {
    system.child.kill('SIGKILL');
    blocked.remove();
  });

  it('says so once, goes on serving, and publishes once the cause is gone', async () => {
    await until(async () => system.notes().includes('kava-anxiety') || undefined, 30_000);
    // It tries again every second, and has told already.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const meanwhile = await ask(system.address, '/kava-anxiety/');
    rmSync(inTheWay);
    const page = await until(async () => {
      const answer = await ask(system.address, '/kava-anxiety/');
      return answer.status === 200 ? answer : undefined;
    }, 30_000);
    system.child.kill('SIGTERM');
    const { code, notes, out } = await system.ended;

    expect(meanwhile.status).toBe(404);
    expect(page?.body.toString('utf8') ?? out).toContain('Does kava help anxiety?');
    expect(notes.match(/kava-anxiety/g)).toHaveLength(1);
    expect(code).toBe(0);
  }, 90_000);
});
