import { goneState } from './states.ts';

/**
 * Bytes of four neighbouring paragraphs in one number, as an `Int32Array` over them has it: what is asked of each is worked out for
 * all four at once, and without a decision, which costs more than all else where it is now this and now that. Answers are bits: the
 * highest of each byte.
 */
export type Four = number;

const lowestBits = 0x01_01_01_01;
const highestBits = 0x80_80_80_80 | 0;
const lowerBits = 0x7f_7f_7f_7f;

/** These bytes four by four. */
export function foursOf({ buffer, byteOffset, length }: Uint8Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2);
}

/** Which are not 0. */
function present(bytes: Four): Four {
  return (((bytes & lowerBits) + lowerBits) | bytes) & highestBits;
}

/** What `reaching` takes for a byte of this size, or of 127 if that is lower. */
function reachOf(least: number): Four {
  return Math.imul(128 - Math.min(127, Math.max(0, least)), lowestBits);
}

/** Which are at least so large. */
function reaching(bytes: Four, reach: Four): Four {
  return (((bytes & lowerBits) + reach) | bytes) & highestBits;
}

function countOf(bits: Four): number {
  return Math.imul(bits >>> 7, lowestBits) >>> 24;
}

/** What a reader finds, by the states of paragraphs; the same as `sightOf` tells of one. */
export interface Sights {
  /** Added to levels, it sets the bit above them where they are higher than the reader's. */
  readonly hidden: Four;
  /** The bit of a state that tells whether what only title and TAGS say counts for it. */
  readonly leading: number;
  /** It counts for all of them. */
  readonly everywhere: Four;
}

export function sightsOf(level: number, everywhere: boolean): Sights {
  return { hidden: (goneState - level) * lowestBits, leading: 3 + level, everywhere: everywhere ? lowestBits : 0 };
}

/** Which are found, of those that have something; the lowest bits of `own` tell whether text or heading has it. */
function seenOf({ hidden, leading, everywhere }: Sights, states: Four, having: Four, own: Four): Four {
  const above = (states & 0x07_07_07_07) + hidden;
  return ((own | (states >>> leading) | everywhere) << 7) & ~(above << 4) & having;
}

/** Which paragraphs, four by four, are swept, and what the reader finds of them by their states. */
export interface Swept {
  readonly states: Int32Array;
  readonly sights: Sights;
  /** The first key and the last. */
  readonly from: number;
  readonly to: number;
}

/** What sweeping leaves. */
export class Worth {
  /** How many the reader finds. */
  found = 0;
  /** The first `count`: numbers of fours in which one that he finds is worth being looked at. */
  readonly fours: Int32Array;
  count = 0;

  constructor(fours: number) {
    this.fours = new Int32Array(fours + 1);
  }

  /** What has a mark; worth being looked at are marks from `least` on. */
  sweep(marks: Int32Array, { states, sights, from, to }: Swept, least: number): void {
    const reach = reachOf(least);
    const { fours } = this;
    let found = 0;
    let count = 0;
    for (let four = from >> 2; four <= to >> 2; four += 1) {
      const here = marks[four] ?? 0;
      const seen = seenOf(sights, states[four] ?? 0, present(here), here);
      const worth = seen & reaching(here, reach);
      found += countOf(seen);
      fours[count] = four;
      count += (worth | -worth) >>> 31;
    }
    this.found = found;
    this.count = count;
  }
}
