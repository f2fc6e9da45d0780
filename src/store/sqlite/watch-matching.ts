import { type CompleteFor, type Match, StandingQuestions } from '../../search/index/standing/matching.ts';
import type { StandingQuestion } from '../../search/index/standing/standing.ts';
import type { Matched } from '../watches.ts';
import { asItWas, type Come, comeSince } from './arrivals.ts';
import { type Connection, orNull } from './connection.ts';
import { freeKey } from './index/columns.ts';
import { documentFrom } from './original.ts';
import { completers } from './vocabulary.ts';
import { metaOf, setMeta } from './watches.ts';

/** Hits of a watch that are listed while they wait; the others are counted. */
const mostWaiting = 1_000;

interface Asking {
  readonly number: number;
  /** Paragraphs with lower keys were there before the watch. */
  readonly since: number;
}

/** A document that was written anew: its text before, and whether watches were put to that. */
interface Former {
  readonly document: number;
  readonly version: number;
  readonly paragraph: number;
  readonly matched: number;
}

/** What one step has worked out, to be written where nobody was quicker. */
interface WorkedOut {
  readonly cursor: number;
  readonly next: number;
  readonly come: readonly Come[];
  /** Hits that are news, and of documents written anew also those that are none. */
  readonly found: readonly {
    readonly watch: number;
    readonly come: Come;
    readonly match: Match;
    readonly isNews: boolean;
  }[];
  readonly formers: ReadonlyMap<number, Former>;
}

/** A document's key, and the places that answer by reader's level. */
type Row = readonly (number | null)[];

/** Hits that one statement writes; fewer are written one by one, so that there are two statements only. */
const rowsAtOnce = 16;
/** Of a row: the document and its places. */
const places = [0, 1, 2, 3, 4, 5];
const insertion = (rows: number) =>
  `INSERT INTO watch_hit (watch, document, at0, at1, at2, at3, at4, seen)
   VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')} ON CONFLICT DO NOTHING`;
const insertions = { one: insertion(1), many: insertion(rowsAtOnce) };

/** Notes that a document is written anew, unless it was noted before; to be called while its paragraphs are there. */
export function noteFormer(connection: Connection, document: number, version: number): void {
  connection.run(
    `INSERT INTO watch_former (document, version, paragraph, matched)
     SELECT p.document, @version, min(p.key), min(p.key) < (SELECT value FROM meta WHERE name = 'watch_cursor')
     FROM paragraph p WHERE p.document = @document AND EXISTS (SELECT 1 FROM watch) GROUP BY p.document
     ON CONFLICT DO NOTHING`,
    { document, version },
  );
}

/** Puts the watches of a store to documents that come. The questions are read once, until one is made or taken out. */
export class WatchMatching {
  readonly #connection: Connection;
  #asking: readonly Asking[] = [];
  #questions = new StandingQuestions([]);
  #writing = -1;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** See `Watches.match`. Matching keeps nobody from writing: what it found is written only where the cursor has not moved. */
  step(now: string): Matched {
    const nothing = { documents: 0, hits: 0, more: false };
    const worked = this.#connection.snapshot(() => this.#workOut());
    if (worked === undefined) return nothing;
    const hits = this.#connection.transaction(() => this.#write(worked, now));
    return hits === undefined ? { ...nothing, more: true } : { documents: worked.come.length, hits, more: true };
  }

  #workOut(): WorkedOut | undefined {
    const connection = this.#connection;
    if (connection.one('SELECT 1 FROM watch') === undefined) return undefined;
    const cursor = metaOf(connection, 'watch_cursor');
    const free = freeKey(connection);
    if (cursor >= free) return undefined;
    this.#refresh();
    const come = comeSince(connection, cursor);
    const last = come.at(-1);
    const complete = completers(connection);
    const matches = this.#questions.match(
      come.map(({ arrival }) => arrival),
      complete,
    );
    const formers = new Map(
      come.flatMap(({ key }) => {
        const former = connection.one<Former>('SELECT * FROM watch_former WHERE document = @key', { key });
        return former === undefined ? [] : [[key, former] as const];
      }),
    );
    const known = this.#formerMatches(come, formers, matches, complete);
    const found = matches.flatMap((match) => {
      const [asking, its] = [this.#asking[match.question], come[match.document]];
      if (asking === undefined || its === undefined || its.first < asking.since) return [];
      const former = formers.get(its.key);
      const wasSeen = former !== undefined && (former.matched === 1 || former.paragraph < asking.since);
      const isNews = !wasSeen || (former.version !== its.version && !known.has(`${match.question} ${match.document}`));
      return [{ watch: asking.number, come: its, match, isNews }];
    });
    return { cursor, next: last === undefined ? free : last.last + 1, come, found, formers };
  }

  /** Question and document, by their places, where the former text of the document matched as well. */
  #formerMatches(
    come: readonly Come[],
    formers: ReadonlyMap<number, Former>,
    matches: readonly Match[],
    complete: CompleteFor,
  ): ReadonlySet<string> {
    const before = come.flatMap((each, place) => {
      const former = formers.get(each.key);
      if (former === undefined || former.version === each.version) return [];
      const row = this.#connection.one<{ parsed: Buffer }>(
        'SELECT parsed FROM version WHERE document = @document AND number = @number',
        { document: each.key, number: former.version },
      );
      return row === undefined ? [] : [{ place, arrival: asItWas(each.arrival, documentFrom(row.parsed)) }];
    });
    if (before.length === 0) return new Set();
    const places = new Set(before.map(({ place }) => place));
    const asked = new Set(matches.flatMap(({ question, document }) => (places.has(document) ? [question] : [])));
    const matched = this.#questions.match(
      before.map(({ arrival }) => arrival),
      complete,
      asked,
    );
    return new Set(matched.map(({ question, document }) => `${question} ${before[document]?.place}`));
  }

  #refresh(): void {
    const writing = metaOf(this.#connection, 'watch_writing');
    if (writing === this.#writing) return;
    const rows = this.#connection.all<Asking & { readonly question: string }>(
      'SELECT number, since, question FROM watch ORDER BY number',
    );
    this.#asking = rows.map(({ number, since }) => ({ number, since }));
    this.#questions = new StandingQuestions(rows.map(({ question }) => JSON.parse(question) as StandingQuestion));
    this.#writing = writing;
  }

  /** Returns how many hits are new; undefined where somebody else has moved the cursor. */
  #write({ cursor, next, come, found, formers }: WorkedOut, now: string): number | undefined {
    const connection = this.#connection;
    if (metaOf(connection, 'watch_cursor') !== cursor) return undefined;
    for (const document of formers.keys()) this.#forgetStale(document, found);
    let hits = 0;
    const isHere = this.#stillHere(come);
    const news = new Map<number, Row[]>();
    const beyond = new Map<number, number[]>();
    for (const { watch, come: its, match, isNews } of found) {
      const places: Row = [its.key, ...match.at.map(orNull)];
      if (formers.has(its.key) && this.#updated(watch, places)) continue;
      if (!isNews || !isHere(watch, its.key)) continue;
      hits += 1;
      const rows = news.get(watch);
      if (rows === undefined) news.set(watch, [places]);
      else rows.push(places);
    }
    for (const [watch, rows] of news) {
      const room = Math.max(0, this.#room(watch));
      this.#add(watch, rows.slice(0, room), now);
      const left = rows.slice(room);
      if (left.length > 0)
        beyond.set(
          watch,
          [1, 2, 3, 4, 5].map((at) => left.filter((row) => row[at] !== null).length),
        );
    }
    for (const [number, counts] of beyond) this.#count(number, counts);
    for (const document of formers.keys())
      connection.run('DELETE FROM watch_former WHERE document = @document', { document });
    setMeta(connection, 'watch_cursor', next);
    const time = Date.parse(now);
    if (come.length > 0) setMeta(connection, 'watch_moved', Number.isNaN(time) ? 0 : time);
    return hits;
  }

  #room(watch: number): number {
    const row = this.#connection.one<{ count: number }>(
      'SELECT count(*) AS count FROM watch_hit WHERE watch = @watch AND post IS NULL',
      { watch },
    );
    return mostWaiting - (row?.count ?? 0);
  }

  /** A watch or document may have gone since it was read; a document may have been written anew. */
  #stillHere(come: readonly Come[]): (watch: number, document: number) => boolean {
    const connection = this.#connection;
    const watches = new Set(connection.all<{ number: number }>('SELECT number FROM watch').map(({ number }) => number));
    const isThere = 'SELECT 1 FROM paragraph WHERE key = @first AND document = @key';
    const documents = new Set(
      come.flatMap(({ key, first }) => (connection.one(isThere, { key, first }) === undefined ? [] : [key])),
    );
    return (watch, document) => watches.has(watch) && documents.has(document);
  }

  #add(watch: number, rows: readonly Row[], now: string): void {
    for (let from = 0; from < rows.length; ) {
      const count = rows.length - from < rowsAtOnce ? 1 : rowsAtOnce;
      const values = rows
        .slice(from, from + count)
        .flatMap((row) => [watch, ...places.map((at) => row[at] ?? null), now]);
      this.#connection.run(insertions[count === 1 ? 'one' : 'many'], values);
      from += count;
    }
  }

  #updated(watch: number, [key = null, at0 = null, at1 = null, at2 = null, at3 = null, at4 = null]: Row): boolean {
    return (
      this.#connection.run(
        `UPDATE watch_hit SET at0 = @at0, at1 = @at1, at2 = @at2, at3 = @at3, at4 = @at4
         WHERE watch = @watch AND document = @key`,
        { watch, key, at0, at1, at2, at3, at4 },
      ).changes > 0
    );
  }

  /** Hits that wait, of a document that does not match any longer. */
  #forgetStale(document: number, found: WorkedOut['found']): void {
    const watches = found.flatMap(({ watch, come }) => (come.key === document ? [watch] : []));
    this.#connection.run(
      `DELETE FROM watch_hit WHERE document = @document AND post IS NULL
         AND watch NOT IN (SELECT value FROM json_each(@watches))`,
      { document, watches: JSON.stringify(watches) },
    );
  }

  #count(number: number, counts: readonly number[]): void {
    const row = this.#connection.one<{ beyond: string }>('SELECT beyond FROM watch WHERE number = @number', { number });
    if (row === undefined) return;
    const before = JSON.parse(row.beyond) as number[];
    const beyond = JSON.stringify(counts.map((each, level) => each + (before[level] ?? 0)));
    this.#connection.run('UPDATE watch SET beyond = @beyond WHERE number = @number', { number, beyond });
  }
}
