/** Seeded numbers in [0, 1), the same on every machine (mulberry32). */
export type Chance = () => number;

/** A stream of numbers for a seed; a text as seed is hashed (FNV-1a). */
export function chanceOf(seed: number | string): Chance {
  let state = typeof seed === 'number' ? seed >>> 0 : hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** One of them, each as likely. */
export function pick<T>(chance: Chance, items: readonly T[]): T | undefined {
  return items[Math.floor(chance() * items.length)];
}
