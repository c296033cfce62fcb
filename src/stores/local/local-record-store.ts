import { writeFileSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { canonicalJson, digestValue } from '../../digest.ts';
import { type ChainTip, chain, type LedgerEntry, tipOf } from '../../ledger/chain.ts';
import type { CheckpointMark } from '../../ledger/checkpoint.ts';
import type { ArticleKey } from '../../review/event.ts';
import { checkChanges } from '../check-changes.ts';
import { checkOnto } from '../check-onto.ts';
import type { HeadPage, HeadQuery } from '../head-query.ts';
import {
  checkpointMarkOf,
  type EventRow,
  entryOf,
  type HeadRow,
  headRecordOf,
  type MarkRow,
  markOf,
} from '../record-rows.ts';
import type { BuildMark, Change, HeadRecord, RecordStore } from '../record-store.ts';
import { inTransaction } from './in-transaction.ts';
import { countHeads, listHeads } from './list-heads.ts';
import { sealFault, sealOf, sealPath, sealText } from './record-seal.ts';

const PAGE = 500;

/** Records in a SQLite file that several processes may have open at once. */
export class LocalRecordStore implements RecordStore {
  readonly #database: DatabaseSync;
  readonly #head: StatementSync;
  readonly #headsAfter: StatementSync;
  readonly #entries: StatementSync;
  readonly #mark: StatementSync;
  readonly #addEvent: StatementSync;
  readonly #putHead: StatementSync;
  readonly #putMark: StatementSync;
  readonly #lastCheckpoint: StatementSync;
  readonly #putLastCheckpoint: StatementSync;
  readonly #writes: StatementSync;
  readonly #putWrites: StatementSync;
  readonly #file: string;
  #wrote = false;

  constructor(database: DatabaseSync, file: string) {
    this.#database = database;
    this.#file = file;
    this.#writes = database.prepare('SELECT count, digest FROM writes');
    this.#putWrites = database.prepare('INSERT OR REPLACE INTO writes (one, count, digest) VALUES (1, ?, ?)');
    this.#head = database.prepare('SELECT slug, locale, seq, digest, head FROM heads WHERE slug = ? AND locale = ?');
    this.#headsAfter = database.prepare(
      `SELECT slug, locale, seq, digest, head FROM heads WHERE (slug, locale) > (?, ?) ORDER BY slug, locale LIMIT ${PAGE}`,
    );
    this.#entries = database.prepare(
      'SELECT seq, prev, digest, event FROM events WHERE slug = ? AND locale = ? ORDER BY seq',
    );
    this.#mark = database.prepare('SELECT mark FROM build_marks WHERE path = ?');
    this.#addEvent = database.prepare(
      'INSERT INTO events (slug, locale, seq, prev, digest, event) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#putHead = database.prepare(
      'INSERT OR REPLACE INTO heads (slug, locale, seq, digest, head) VALUES (?, ?, ?, ?, ?)',
    );
    this.#lastCheckpoint = database.prepare('SELECT number, digest FROM last_checkpoint');
    this.#putLastCheckpoint = database.prepare(
      `INSERT INTO last_checkpoint (one, number, digest) VALUES (1, ?, ?)
       ON CONFLICT DO UPDATE SET number = excluded.number, digest = excluded.digest WHERE excluded.number > number`,
    );
    this.#putMark = database.prepare('INSERT OR REPLACE INTO build_marks (path, mark) VALUES (?, ?)');
  }

  async head({ slug, locale }: ArticleKey): Promise<HeadRecord | undefined> {
    const row = this.#head.get(slug, locale) as HeadRow | undefined;
    return row && headRecordOf(row);
  }

  async *heads(): AsyncIterable<HeadRecord> {
    let rows = this.#headsAfter.all('', '') as unknown as HeadRow[];
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      yield* rows.map(headRecordOf);
      if (rows.length < PAGE) return;
      rows = this.#headsAfter.all(last.slug, last.locale) as unknown as HeadRow[];
    }
  }

  async list(query: HeadQuery): Promise<HeadPage> {
    return listHeads(this.#database, query);
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    return countHeads(this.#database);
  }

  async entries(article: ArticleKey): Promise<readonly LedgerEntry[]> {
    const rows = this.#entries.all(article.slug, article.locale) as unknown as EventRow[];
    return rows.map((row) => entryOf(article, row));
  }

  async commit(change: Change): Promise<ChainTip> {
    checkChanges([change]);
    return this.#transact(() => this.#write(change));
  }

  async commitAll(changes: readonly Change[]): Promise<void> {
    checkChanges(changes);
    if (changes.length === 0) return;
    this.#transact(() => {
      for (const change of changes) this.#write(change);
    });
  }

  async buildMark(path: string): Promise<BuildMark | undefined> {
    const row = this.#mark.get(path) as { readonly mark: string } | undefined;
    return row && markOf(path, row.mark);
  }

  async putBuildMarks(marks: readonly BuildMark[]): Promise<void> {
    if (marks.length === 0) return;
    this.#transact(() => {
      for (const mark of marks) this.#putMark.run(mark.path, canonicalJson(mark));
    });
  }

  async checkpointMark(): Promise<CheckpointMark | undefined> {
    const row = this.#lastCheckpoint.get() as MarkRow | undefined;
    return row && checkpointMarkOf(row);
  }

  async putCheckpointMark({ number, digest }: CheckpointMark): Promise<void> {
    this.#transact(() => this.#putLastCheckpoint.run(number, digest));
  }

  async faults(): Promise<readonly string[]> {
    const { count, isWhole } = this.#count();
    if (!isWhole) return [`${this.#file}: its count of writes does not match its digest`];
    const fault = sealFault(this.#file, count);
    return [...(fault === undefined ? [] : [fault]), ...this.#headless()];
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    const { count } = this.#count();
    this.#database.close();
    const seal = this.#wrote ? sealOf(this.#file, count) : undefined;
    // Not flushed: after a power cut the file has seen more writes than its seal, or just as many.
    if (seal !== undefined) writeFileSync(sealPath(this.#file), sealText(seal));
  }

  #transact<Result>(work: () => Result): Result {
    return inTransaction(this.#database, () => {
      const result = work();
      const count = this.#count().count + 1;
      this.#putWrites.run(count, digestValue(count));
      this.#wrote = true;
      return result;
    });
  }

  // Whoever lists articles goes by their heads, and would never come to these.
  #headless(): readonly string[] {
    const rows = this.#database.prepare('SELECT slug, locale FROM events EXCEPT SELECT slug, locale FROM heads').all();
    return rows.map(({ slug, locale }) => `${slug} (${locale}): it has events, but no head`);
  }

  #count(): { readonly count: number; readonly isWhole: boolean } {
    const row = this.#writes.get() as { readonly count: number; readonly digest: string } | undefined;
    return { count: row?.count ?? 0, isWhole: row === undefined || row.digest === digestValue(row.count) };
  }

  #write(change: Change): ChainTip {
    const { slug, locale } = change.article;
    const row = this.#head.get(slug, locale) as HeadRow | undefined;
    checkOnto(change, row && headRecordOf(row).tip);
    const added = chain({ slug, locale }, change.onto, change.events);
    for (const { seq, prev, digest, event } of added)
      this.#addEvent.run(slug, locale, seq, prev, digest, canonicalJson(event));
    const tip = tipOf(added, change.onto);
    this.#putHead.run(slug, locale, tip.seq, tip.digest, canonicalJson(change.head));
    return tip;
  }
}
