import { fieldWeights } from './bm25.ts';
import { bytesOf, numberAt } from './bytes.ts';
import { Found } from './found.ts';
import type { Placed } from './placed.ts';
import { fieldOf, fields, nextField, PositionsReader, placeIn, positionsStart } from './positions.ts';
import { PostingCursor } from './posting-cursor.ts';
import { ownBit } from './postings.ts';
import { meetings, wordsMeeting } from './signatures.ts';
import { isReadWhole, markMeetings, markWhere } from './together.ts';

/**
 * Where a phrase may begin in each candidate, in rising order: a stretch of one array for each. One serves for phrase after
 * phrase: what it takes for every segment anew would have to be collected.
 */
export class Starts {
  #candidates = new Found();
  #from = new Uint32Array(0);
  #to = new Uint32Array(0);
  #places = new Uint32Array(1024);
  #length = 0;
  /** 1 for a beginning, and for a candidate, that goes on. All zero between two words. */
  #marks = new Uint8Array(0);
  #marked = new Uint8Array(0);

  /** Notes where the word stands; candidates where it leaves no room for those before it are dropped. */
  begin(candidates: Found, { postings, positions, offset }: Placed): void {
    const { keys, count } = candidates;
    this.#clear(candidates, count);
    const cursor = new PostingCursor(postings);
    const reader = new PositionsReader(positions, postings.total);
    for (let candidate = 0; candidate < count; candidate += 1) {
      const key = keys[candidate] ?? 0;
      if (!cursor.seek(key)) continue;
      reader.goTo(cursor.ordinal);
      const found = reader.read(cursor.mark);
      for (let at = 0; at < found; at += 1) this.#add(reader.positions[at] ?? 0, offset);
      this.#end(key);
    }
  }

  /** Notes where the word stands in all of its paragraphs. */
  beginAll(candidates: Found, { postings, positions, offset }: Placed): void {
    const { bytes, end, total } = postings;
    this.#clear(candidates, total);
    let place = positionsStart(positions, total);
    let key = postings.first;
    for (let at = postings.start; at < end; ) {
      place = this.#read(positions, place, bytes[at] ?? 0, offset);
      this.#end(key);
      at += 1;
      let distance = bytes[at++] ?? 0;
      if (distance > 127) {
        distance = numberAt(bytes, at - 1);
        at += bytesOf(distance) - 1;
      }
      key += distance;
    }
  }

  /** Notes where the word stands, but only where the rarer one may stand as it should. */
  beginBoth(candidates: Found, rarer: Placed, word: Placed): void {
    const { count, keys, positions } = wordsMeeting(rarer, word);
    this.#clear(candidates, rarer.postings.total);
    for (let at = 0; at < count; at += 1) {
      this.#add(positions[at] ?? 0, word.offset);
      if (at + 1 === count || keys[at + 1] !== keys[at]) this.#end(keys[at] ?? 0);
    }
  }

  #clear(candidates: Found, most: number): void {
    this.#candidates = candidates;
    candidates.count = 0;
    this.#length = 0;
    if (this.#from.length >= most) return;
    this.#from = new Uint32Array(2 * most);
    this.#to = new Uint32Array(2 * most);
    this.#marked = new Uint8Array(2 * most);
  }

  #add(position: number, offset: number): void {
    if (placeIn(position) < offset) return;
    if (this.#length === this.#places.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[this.#length++] = position - offset;
  }

  /** Adds the positions of one paragraph, which stand at `from`; returns where the next one's do. */
  #read(positions: Uint8Array, from: number, mark: number, offset: number): number {
    let at = from;
    let before = ((mark & ownBit) === 0 ? fields.title : fields.text) - 1;
    for (let isLast = 0; isLast === 0; ) {
      let byte = positions[at++] ?? 1;
      isLast = byte & 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
        byte = positions[at++] ?? 0;
        value |= (byte & 127) << shift;
      }
      const distance = value >>> 1;
      if (distance === 0) before = nextField(before);
      else {
        before += distance;
        this.#add(before, offset);
      }
    }
    return at;
  }

  /** Makes a candidate of the paragraph whose places were added, if there are any. */
  #end(key: number): void {
    const { keys, count } = this.#candidates;
    const from = count === 0 ? 0 : (this.#to[count - 1] ?? 0);
    if (from === this.#length) return;
    keys[count] = key;
    this.#from[count] = from;
    this.#to[count] = this.#length;
    this.#candidates.count = count + 1;
  }

  /** Marks the beginnings that have the word so far behind them. */
  mark(postings: Placed['postings'], positions: () => Uint8Array, offset: number): void {
    const { keys, count } = this.#candidates;
    if (count === 0 || (keys[count - 1] ?? 0) < postings.first || postings.last < (keys[0] ?? 0)) return;
    if (this.#marks.length < this.#length) this.#marks = new Uint8Array(2 * this.#length);
    const beginnings = { keys, count, from: this.#from, to: this.#to, places: this.#places };
    const marked = { places: this.#marks, candidates: this.#marked };
    const word = { postings, positions: positions(), offset };
    if (isReadWhole(word, count)) markMeetings(beginnings, meetings(beginnings, word), offset, marked);
    else markWhere(beginnings, word, marked);
  }

  /** Drops all other beginnings, and the candidates that have none any more. */
  keepMarked(): void {
    const [from, to, places, marks, marked] = [this.#from, this.#to, this.#places, this.#marks, this.#marked];
    const { keys, count } = this.#candidates;
    let [kept, length] = [0, 0];
    for (let candidate = 0; candidate < count; candidate += 1) {
      if (marked[candidate] === 0) continue;
      marked[candidate] = 0;
      const begin = length;
      const end = to[candidate] ?? 0;
      for (let at = from[candidate] ?? 0; at < end; at += 1) {
        places[length] = places[at] ?? 0;
        length += marks[at] ?? 0;
        marks[at] = 0;
      }
      keys[kept] = keys[candidate] ?? 0;
      from[kept] = begin;
      to[kept] = length;
      kept += 1;
    }
    this.#candidates.count = kept;
  }

  /** Writes frequencies, and whether the first stands in the text or heading. */
  weigh(): void {
    const { scores, own, count } = this.#candidates;
    for (let candidate = 0; candidate < count; candidate += 1) {
      const from = this.#from[candidate] ?? 0;
      let frequency = 0;
      for (let at = from; at < (this.#to[candidate] ?? 0); at += 1)
        frequency += fieldWeights[fieldOf(this.#places[at] ?? 0)] ?? 0;
      scores[candidate] = frequency;
      own[candidate] = fieldOf(this.#places[from] ?? 0) < 2 ? 1 : 0;
    }
  }
}
