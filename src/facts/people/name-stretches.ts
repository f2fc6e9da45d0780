import { againstName, Kind } from './lexicon.ts';
import { isPart, phraseAt } from './name-parts.ts';
import { is, isCapital, isNext, isPlainGiven, type Stretch, startsSentence, titleBefore } from './signs.ts';
import type { Token } from './tokens.ts';

const longestName = 8;

/** "van der", "de la", "von und zu": so many particles stand in a row. */
const mostParticles = 3;

/** Where the capitalised word stands that "van", "bin", "de" at `at` belong to, alone or several in a row. */
function afterParticles(tokens: readonly Token[], at: number): number | undefined {
  for (let next = at; next < at + mostParticles; next += 1) {
    const [token, after] = [tokens[next], tokens[next + 1]];
    if (token?.shape !== 'lower' || !is(token, Kind.particle) || !isNext(after)) return undefined;
    if (isCapital(after)) return next === at || !is(after, againstName) ? next + 1 : undefined;
    if (smallWords.has(token.text)) return undefined;
  }
  return undefined;
}

/**
 * The stretches of tokens that are shaped like names, in order, without overlap: titles, places, organisations and
 * common words end a stretch unless a given name stands before them.
 */
export function nameStretches(tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = isCapital(tokens[at]) ? phraseAt(tokens, at) : 0;
    if (phrase > 0) {
      at += phrase + 1;
      continue;
    }
    const named = afterParticles(tokens, at);
    const particle = named !== undefined && isPart(tokens, named, named) && opensWithParticle(tokens, at, named);
    if (!particle && !isPart(tokens, at, at)) {
      at += 1;
      continue;
    }
    const last = stretchEnd(tokens, at);
    stretches.push({ first: at, last });
    at = last + 1;
  }
  return stretches;
}

/** Particles that are English words as well. */
const smallWords: ReadonlySet<string> = new Set(['as', 'an', 'ad', 'i', 'ten', 'e', 'y', 'st']);

/** A particle opens a name behind a title or a small word ("President de Gaulle", "told de Cuellar"). */
function opensWithParticle(tokens: readonly Token[], at: number, named: number): boolean {
  const before = tokens[at - 1];
  if (titleBefore(tokens, at) !== undefined) return true;
  if (smallWords.has(tokens[at]?.text ?? '')) return false;
  if (before === undefined || !isNext(tokens[at])) return false;
  const opener = startsSentence(tokens, at - 1) && is(before, Kind.common | Kind.notName);
  return (before.shape === 'lower' || opener) && !is(tokens[named], againstName);
}

function stretchEnd(tokens: readonly Token[], first: number): number {
  let last = first;
  for (let at = first + 1; at < tokens.length && at - first < longestName; at += 1) {
    const token = tokens[at] as Token;
    const before = tokens[last] as Token;
    if (before.possessive || token.gap === 'break') break;
    if (token.text === '.' && before.shape === 'initial' && token.gap === 'none') continue;
    if (isSuffixAfterComma(tokens, at)) {
      last = at + 1;
      break;
    }
    if (token.gap === 'wrap' && isWhole(tokens, first, last) && isPlainGiven(token)) break;
    if (is(token, Kind.calendar) && (tokens[at + 1]?.shape === 'number' || is(tokens[at + 1], Kind.calendar))) break;
    if (token.gap === 'none' && before.shape !== 'initial' && !before.text.endsWith('-')) break;
    if (afterParticles(tokens, at) === undefined && !isPart(tokens, at, first)) break;
    last = at;
  }
  while (last > first && tokens[last]?.shape === 'lower') last -= 1;
  return last;
}

/** A given name and a surname: where a line ends behind them, a given name in the next line is someone else's. */
function isWhole(tokens: readonly Token[], first: number, last: number): boolean {
  if (!is(tokens[first], Kind.given) && titleBefore(tokens, first) === undefined) return false;
  return last > first && tokens[last]?.shape !== 'initial' && !isPlainGiven(tokens[last]);
}

/** "Simons, Jr." */
function isSuffixAfterComma(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  return (
    token?.text === ',' && isNext(next) && isCapital(next) && is(next, Kind.suffix) && (next?.text.length ?? 9) < 4
  );
}
