import { cueOf } from './context.ts';
import { Kind } from './lexicon.ts';
import { is, isCapital, isNext } from './signs.ts';
import type { Token } from './tokens.ts';

/** A single capital letter that may stand for a person: "K: Yes, Mr. President", "he thinks K ought to". */
export interface InitialLabel {
  readonly at: number;
  /** Before a colon at the start of a line. */
  readonly speaks: boolean;
  /** What the words around say; see `cueOf`. */
  readonly cue: number;
}

/** Token `at` as an initial label; undefined where it is none. */
export function initialLabelAt(tokens: readonly Token[], at: number): InitialLabel | undefined {
  const token = tokens[at];
  if (token === undefined || token.text.length !== 1 || token.text < 'A' || token.text > 'Z') return undefined;
  const after = tokens[at + 1];
  if (after?.text === ':' && after.gap === 'none' && token.gap === 'break') return { at, speaks: true, cue: 0 };
  if (token.text === 'I' || token.text === 'A' || token.capsZone || token.gap === 'none') return undefined;
  const before = tokens[at - 1];
  const alone = !isCapital(before) || !isNext(token) || is(before, Kind.notName);
  const thing =
    before?.shape === 'lower' && is(before, Kind.common) && !is(before, Kind.say | Kind.personal | Kind.personBefore);
  if (!alone || thing || (after?.gap === 'none' && !token.possessive && !',;.?!'.includes(after.text)))
    return undefined;
  return { at, speaks: false, cue: cueOf(tokens, { first: at, last: at }) };
}

/** A text's initial labels of one letter, counted. */
interface Tally {
  labels: number;
  uses: number;
  cue: number;
  /** "The P said": a letter that stands for an office or a thing. */
  withArticle: boolean;
}

/** "P" is the President or the Prime Minister in telephone transcripts, "Q" whoever asks. */
const offices: ReadonlySet<string> = new Set(['P', 'Q']);
const enoughUses = 3;
const enoughCues = 4;

/** The letters that stand for people in a text: speakers of a conversation, or whoever acts and is named often. */
export function initialsOfPeople(
  found: readonly { readonly letter: string; readonly label: InitialLabel }[],
): ReadonlySet<string> {
  const tallies = new Map<string, Tally>();
  let enumerated = true;
  let last = '';
  for (const { letter, label } of found) {
    const tally = tallies.get(letter) ?? { labels: 0, uses: 0, cue: 0, withArticle: false };
    tallies.set(letter, tally);
    tally.uses += 1;
    tally.cue += label.cue;
    if (label.cue < -2) tally.withArticle = true;
    if (!label.speaks) continue;
    tally.labels += 1;
    if (letter <= last) enumerated = false;
    last = letter;
  }
  const letters = [...tallies].filter(([letter, tally]) => {
    if (tally.withArticle || (letter === 'A' && tallies.has('Q')) || offices.has(letter)) return false;
    return (tally.labels > 0 && !enumerated) || (tally.uses >= enoughUses && tally.cue >= enoughCues);
  });
  return new Set(letters.map(([letter]) => letter));
}
