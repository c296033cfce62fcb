import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { digestBytes } from '../../src/digest.ts';
import { EMPTY_TIP, firstBreak } from '../../src/ledger/chain.ts';
import { checkpoint } from '../../src/ledger/checkpoint.ts';
import { aBuild, aChange } from '../a-change.ts';
import { collect } from '../collect.ts';
import { localFolders } from './local-folders.ts';

const ZINC = { slug: 'zinc', locale: 'en-US' };
const EMPTY = ['2026-03-02T00:00:00.000Z', []] as const;
const CHECKPOINT = checkpoint(...EMPTY);

const { aFolder, open } = localFolders();

function behindItsBack(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'records.sqlite'));
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

describe('the table of events', () => {
  it.each([
    ['an update', `UPDATE events SET event = '{}'`],
    ['a removal', 'DELETE FROM events'],
    ['a replacement', `INSERT OR REPLACE INTO events SELECT slug, locale, seq, prev, digest, '{}' FROM events`],
    ['a gap', `INSERT INTO events VALUES ('zinc', 'en-US', 3, NULL, '', '{}')`],
    ['a number of another type', `INSERT INTO events VALUES ('iron', 'en-US', 'one', NULL, '', '{}')`],
  ])('refuses %s, whoever asks', async (_, sql) => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange());

    expect(() => behindItsBack(folder, sql)).toThrow();

    expect((await records.entries(ZINC)).map(({ event }) => event)).toEqual([aBuild()]);
  });

  it.each([
    ['text that is not JSON', `UPDATE events SET event = '{"type":' WHERE seq = 2`],
    ['a value that is no event', `UPDATE events SET event = '[]' WHERE seq = 2`],
    ['nothing', `UPDATE events SET event = 'null' WHERE seq = 2`],
    ['a digest that is none', `UPDATE events SET digest = 'sha256:0' WHERE seq = 2`],
    ['a link that is none', `UPDATE events SET prev = '' WHERE seq = 2`],
  ])('has an event turned into %s named by the reader', async (_, sql) => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange({ events: [aBuild(), aBuild()] }));
    behindItsBack(folder, `DROP TRIGGER events_stay; ${sql}`);

    await expect(records.entries(ZINC)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('event 2 of zinc (en-US)'),
    });
  });

  it('gives back a well-formed forgery as it stands, for the chain to name', async () => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange({ events: [aBuild(), aBuild()] }));
    const forged = JSON.stringify(aBuild({ verdict: 'reject' }));
    behindItsBack(folder, `DROP TRIGGER events_stay; UPDATE events SET event = '${forged}' WHERE seq = 1`);

    expect(firstBreak(ZINC, await records.entries(ZINC))).toContain('event 1 of zinc (en-US)');
  });

  it('takes no commit onto a chain whose end was cut off', async () => {
    const folder = aFolder();
    const { records } = await open(folder);
    const onto = await records.commit(aChange({ events: [aBuild(), aBuild()] }));
    behindItsBack(folder, 'DROP TRIGGER events_remain; DELETE FROM events WHERE seq = 2');

    await expect(records.commit(aChange({ onto }))).rejects.toMatchObject({ code: 'refused' });
  });

  it('takes no second beginning of an article whose head was removed', async () => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange());
    behindItsBack(folder, 'DELETE FROM heads');

    await expect(records.commit(aChange({ onto: EMPTY_TIP }))).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a head or a mark that no longer parses', () => {
  it('is refused by name', async () => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange());
    behindItsBack(folder, `UPDATE heads SET head = 'x'; INSERT INTO build_marks VALUES ('zinc.yaml', '{}')`);

    await expect(records.head(ZINC)).rejects.toThrow('the head of zinc (en-US) has been changed');
    await expect(collect(records.heads())).rejects.toMatchObject({ code: 'refused' });
    await expect(records.buildMark('zinc.yaml')).rejects.toThrow('the build mark of zinc.yaml has been changed');
  });
});

describe('opening the records', () => {
  it.each([
    ['a newer release', 'PRAGMA user_version = 4', 'newer release'],
    ['an earlier release', 'PRAGMA user_version = 2', 'earlier release'],
    ['something else', 'PRAGMA user_version = 0', 'something else'],
  ])('refuses a database of %s', async (_, sql, message) => {
    const folder = aFolder();
    await (await open(folder)).records.close();
    behindItsBack(folder, sql);

    await expect(open(folder)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(message) });
  });

  it.each([
    ['at its beginning', 0],
    ['in its tables', 4096],
  ])('refuses a file damaged %s', async (_, from) => {
    const folder = aFolder();
    const file = join(folder, 'records.sqlite');
    const { records } = await open(folder);
    await records.commit(aChange());
    await records.close();
    writeFileSync(file, readFileSync(file).fill(0x5a, from, from + 4096));

    await expect(open(folder)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(file) });
  });
});

describe('something else in the place of a file', () => {
  it.each(['records.sqlite', 'records.sqlite.seal', 'lock.sqlite', 'checkpoints.jsonl', 'deliveries.jsonl'])(
    'is refused by name: %s',
    async (name) => {
      const ofFolder = aFolder();
      mkdirSync(join(ofFolder, name));
      const ofLink = aFolder();
      writeFileSync(join(ofLink, 'elsewhere'), '');
      symlinkSync('elsewhere', join(ofLink, name));

      for (const folder of [ofFolder, ofLink])
        await expect(open(folder)).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining(name) });
    },
  );
});

describe('what nobody published among the public files', () => {
  it('is listed whatever it is and is called, but for what a writer has not finished', async () => {
    const folder = aFolder();
    const { site } = await open(folder);
    await site.write('index.html', 'zinc', null);
    symlinkSync('/etc/hosts', join(folder, 'site', 'link.html'));
    symlinkSync('..', join(folder, 'site', 'up'));
    writeFileSync(join(folder, 'site', 'Two Words.HTML'), '');
    writeFileSync(join(folder, 'site', '.hidden'), '');

    expect(await collect(site.list())).toEqual(['.hidden', 'Two Words.HTML', 'index.html', 'link.html', 'up']);
  });
});

describe('events of an article without a head', () => {
  it.each([
    ['because the head was removed', `DELETE FROM heads WHERE slug = 'zinc'`, 'zinc'],
    [
      'because they were put there',
      `INSERT INTO events SELECT 'iron', locale, seq, prev, digest, event FROM events`,
      'iron',
    ],
  ])('are named, %s', async (_, sql, slug) => {
    const folder = aFolder();
    const { records } = await open(folder);
    await records.commit(aChange());
    behindItsBack(folder, sql);

    expect(await records.faults()).toEqual([expect.stringContaining(`${slug} (en-US)`)]);
  });
});

describe('a damaged blob', () => {
  it('is refused to its readers, and whole again once its bytes are put again', async () => {
    const folder = aFolder();
    const { blobs } = await open(folder);
    const digest = await blobs.put('zinc');
    writeFileSync(join(folder, 'blobs', digest.slice(7, 9), digest.slice(9)), 'lead');

    await expect(blobs.get(digest)).rejects.toMatchObject({ code: 'refused' });
    await blobs.put('zinc');

    expect(await blobs.get(digest)).toEqual(new TextEncoder().encode('zinc'));
  });
});

describe('the file of checkpoints', () => {
  it('loses only what a crash left unfinished', async () => {
    const folder = aFolder();
    const { checkpoints } = await open(folder);
    await checkpoints.append(...EMPTY);
    appendFileSync(join(folder, 'checkpoints.jsonl'), '{"articles":0,"at":"2026-');

    expect(await checkpoints.latest()).toEqual(CHECKPOINT);
    expect(await collect(checkpoints.all())).toEqual([CHECKPOINT]);

    await checkpoints.append(...EMPTY);

    expect(await collect(checkpoints.all())).toEqual([CHECKPOINT, checkpoint(...EMPTY, CHECKPOINT)]);
  });

  it('has nothing where a crash left the first one unfinished', async () => {
    const folder = aFolder();
    const { checkpoints } = await open(folder);
    appendFileSync(join(folder, 'checkpoints.jsonl'), '{"articles":0,"at":"2026-');

    expect(await checkpoints.latest()).toBeUndefined();
    expect(await collect(checkpoints.all())).toEqual([]);
  });

  it.each([
    ['a line that is no JSON', 'nothing'],
    ['an empty line', ''],
    ['another value', '{"tips":1}'],
    ['a checkpoint with other tips', JSON.stringify({ ...CHECKPOINT, digest: digestBytes('other') })],
  ])('has %s named by the reader', async (_, line) => {
    const folder = aFolder();
    const { checkpoints } = await open(folder);
    await checkpoints.append(...EMPTY);
    appendFileSync(join(folder, 'checkpoints.jsonl'), `${line}\n`);

    await expect(collect(checkpoints.all())).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('line 2'),
    });
    await expect(checkpoints.latest()).rejects.toMatchObject({ code: 'refused' });
  });

  it.each([
    ['one bit of it', 0x0a ^ 0x01],
    ['its highest bit', 0x0a ^ 0x80],
    ['all of it', 0x20],
  ])('is refused when the end of its last line was changed: %s', async (_, byte) => {
    const folder = aFolder();
    const file = join(folder, 'checkpoints.jsonl');
    const { checkpoints } = await open(folder);
    await checkpoints.append(...EMPTY);
    await checkpoints.append(...EMPTY);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = byte;
    writeFileSync(file, bytes);
    const refusal = { code: 'refused', message: expect.stringContaining(file) };

    await expect(collect(checkpoints.all())).rejects.toMatchObject(refusal);
    await expect(checkpoints.latest()).rejects.toMatchObject(refusal);
    await expect(checkpoints.append(...EMPTY)).rejects.toMatchObject(refusal);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('begins anew when it was taken away', async () => {
    const folder = aFolder();
    const { checkpoints } = await open(folder);
    await checkpoints.append(...EMPTY);
    rmSync(join(folder, 'checkpoints.jsonl'));

    expect(await checkpoints.latest()).toBeUndefined();
  });
});
