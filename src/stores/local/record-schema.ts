/** The version of the tables below; a file with a higher one was written by a newer release. */
export const SCHEMA_VERSION = 3;

/** A field of a head in SQL, as the indexes have it; nothing where somebody made the head into something else. */
export function headField(name: string): string {
  return `iif(json_valid(head), json_extract(head, '$.${name}'), NULL)`;
}

/**
 * The tables of records. Events refuse change from every client, not only this one; the rule on inserts also
 * closes the way around the rule on deletes that `INSERT OR REPLACE` is.
 */
export const SCHEMA = `
  CREATE TABLE events (
    slug TEXT NOT NULL,
    locale TEXT NOT NULL,
    seq INTEGER NOT NULL,
    prev TEXT,
    digest TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (slug, locale, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE heads (
    slug TEXT NOT NULL,
    locale TEXT NOT NULL,
    seq INTEGER NOT NULL,
    digest TEXT,
    head TEXT NOT NULL,
    PRIMARY KEY (slug, locale)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX heads_open ON heads (${headField('open.state')}, ${headField('updatedAt')});
  CREATE INDEX heads_live ON heads (${headField('live.state')}, ${headField('updatedAt')});
  CREATE INDEX heads_newest ON heads (${headField('updatedAt')});

  CREATE TABLE build_marks (
    path TEXT NOT NULL PRIMARY KEY,
    mark TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE writes (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    count INTEGER NOT NULL,
    digest TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE last_checkpoint (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    digest TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER events_follow BEFORE INSERT ON events
  WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM events WHERE slug = NEW.slug AND locale = NEW.locale), 0)
  BEGIN
    SELECT RAISE(ABORT, 'an event must follow the last one of its article');
  END;

  CREATE TRIGGER events_stay BEFORE UPDATE ON events
  BEGIN
    SELECT RAISE(ABORT, 'events are added, never changed');
  END;

  CREATE TRIGGER events_remain BEFORE DELETE ON events
  BEGIN
    SELECT RAISE(ABORT, 'events are added, never removed');
  END;
`;
