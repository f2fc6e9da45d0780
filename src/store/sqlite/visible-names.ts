import type { Level } from '../../access/access.ts';
import { wordsOf } from '../../search/words.ts';

/** A name as readers from `lowest` to `highest` level know it. */
export interface VisibleName {
  readonly name: string;
  readonly lowest: Level;
  readonly highest: Level;
}

const levels: readonly Level[] = [0, 1, 2, 3, 4];

/**
 * A person's full name is put together from the whole document, so it may hold words that stand only where a reader may
 * not look. Given all places that name the person, tells by which words of the name the readers of each level know
 * him who see a place of level `from`: the ones they can read themselves, one row for neighbouring levels that agree.
 */
export function visibleNames(
  name: string,
  places: readonly { readonly text: string; readonly level: Level }[],
  from: Level,
): VisibleName[] {
  if (places.every((place) => place.level <= from)) return [{ name, lowest: from, highest: 4 }];
  const rows: { name: string; lowest: Level; highest: Level }[] = [];
  for (const level of levels.slice(from)) {
    const texts = places.filter((place) => place.level <= level).map((place) => place.text);
    const seen = texts.length === places.length ? name : nameFor(name, texts);
    const last = rows.at(-1);
    if (last?.name === seen) last.highest = level;
    else rows.push({ name: seen, lowest: level, highest: level });
  }
  return rows;
}

function nameFor(name: string, texts: readonly string[]): string {
  const readable = new Set(texts.flatMap((text) => wordsOf(text)));
  const words = name.split(' ').filter((word) => wordsOf(word).every((part) => readable.has(part)));
  return words.length > 0 ? words.join(' ') : longest(texts);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}
