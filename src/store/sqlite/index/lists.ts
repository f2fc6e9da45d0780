import { beginningIn, listIn, listsIn, type Stretch } from '../../../search/index/blocks.ts';
import type { Connection } from '../connection.ts';
import { giveBack } from './giving-back.ts';
import { KeptLists } from './kept-lists.ts';
import { positionKind, sortable } from './segments.ts';

/** Bytes of lists kept between questions, unless told otherwise. */
const usuallyKept = 48_000_000;
/** More stems than this are read in a row, and not kept. */
const mostSingle = 16;
const mostUsed = 64;

/** Reads lists of segments. Segments never change, so that a list that was read once is right for good. */
export class ListReader {
  readonly #connection: Connection;
  readonly #kept: KeptLists;
  /** Where lists lie that were given out and are not kept: a few; the others wait to be collected. */
  readonly #used: Uint8Array[] = [];
  /** The same for positions, all of one segment: who reads those of the next has done with them. */
  readonly #positions: Uint8Array[] = [];
  #positionsOf = 0;

  constructor(connection: Connection, mostKept = usuallyKept) {
    this.#connection = connection;
    this.#kept = new KeptLists(mostKept);
  }

  /** Before a question: lists of the one before are no longer used. */
  begin(): void {
    giveAllBack(this.#used);
    giveAllBack(this.#positions);
    this.#kept.begin();
  }

  /** The lists of many stems, which come in rising order. */
  many(segment: number, kind: number, stems: readonly string[]): (Uint8Array | undefined)[] {
    if (stems.length <= mostSingle) return stems.map((stem) => this.one(segment, kind, stem));
    const lists: (Uint8Array | undefined)[] = new Array(stems.length).fill(undefined);
    let at = 0;
    while (at < stems.length) {
      let block = this.#at(segment, kind, stems[at] ?? '') ?? this.#after(segment, kind, Buffer.alloc(0));
      for (let blocks = 0, before = at; block !== undefined; blocks += 1, before = at) {
        at = listsIn(block.body, stems, at, lists);
        // The block that was sought may end before the stem, which then is nowhere; one further on that has none is too far.
        if (at === stems.length || (at === before && blocks > 0)) break;
        block = this.#after(segment, kind, block.stem);
      }
      if (block === undefined) break;
    }
    return lists;
  }

  one(segment: number, kind: number, stem: string): Uint8Array | undefined {
    const name = `${segment} ${kind} ${stem}`;
    if (this.#kept.has(name)) return this.#kept.get(name);
    const body = this.#at(segment, kind, stem)?.body;
    const list = body === undefined ? undefined : listIn(body, stem);
    this.#kept.keep(name, list);
    const kept = this.#kept.get(name);
    if (body === undefined) return undefined;
    if (kept !== undefined || list === undefined) giveBack(body);
    else this.#use(segment, kind, body);
    return kept ?? list;
  }

  #use(segment: number, kind: number, body: Uint8Array): void {
    if (kind === positionKind && segment !== this.#positionsOf) {
      giveAllBack(this.#positions);
      this.#positionsOf = segment;
    }
    const used = kind === positionKind ? this.#positions : this.#used;
    if (used.length < mostUsed) used.push(body);
  }

  /** The lists of all stems that begin so; they are not kept. */
  *beginning(segment: number, kind: number, prefix: string): Generator<Stretch> {
    let block = this.#at(segment, kind, prefix) ?? this.#after(segment, kind, Buffer.alloc(0));
    while (block !== undefined) {
      const { ends, ...stretch } = beginningIn(block.body, prefix);
      if (stretch.from < stretch.to) yield stretch;
      if (ends) return;
      block = this.#after(segment, kind, block.stem);
    }
  }

  #at(segment: number, kind: number, stem: string): BlockRow | undefined {
    return this.#connection.one<BlockRow>(
      `SELECT stem, body FROM index_block WHERE segment = @segment AND kind = @kind AND stem <= @stem
       ORDER BY stem DESC LIMIT 1`,
      { segment, kind, stem: sortable(stem) },
    );
  }

  #after(segment: number, kind: number, stem: Buffer): BlockRow | undefined {
    return this.#connection.one<BlockRow>(
      `SELECT stem, body FROM index_block WHERE segment = @segment AND kind = @kind AND stem > @stem
       ORDER BY stem LIMIT 1`,
      { segment, kind, stem },
    );
  }
}

interface BlockRow {
  readonly stem: Buffer;
  readonly body: Buffer;
}

function giveAllBack(bodies: Uint8Array[]): void {
  for (const body of bodies.splice(0)) giveBack(body);
}
