import { Kind } from './lexicon.ts';
import { is, isCapital } from './signs.ts';
import type { Token } from './tokens.ts';

/** Words in -ed before an office: some say what kind of holder it is, others what somebody did to him. */

/** Adjectives of office that are no verbs in "said retired General Masood"; without them more would be stated than is. */
const standing: ReadonlySet<string> = new Set(
  (
    'retired disgraced embattled deceased alleged suspected accused reputed presumed purported designated disputed ' +
    'self-styled self-proclaimed self-declared self-appointed so-called unrecognized unrecognised'
  ).split(' '),
);

/** Whether a word before an office may be a verb: "jailed", not "retired". */
export function isDoing(token: Token | undefined): boolean {
  return token?.shape === 'lower' && token.text.endsWith('ed') && !standing.has(token.text.toLowerCase());
}

/** "Police" in "Police jailed General Perez", but not "Former", "Newly" or "Belarusian". */
export function isDoer(token: Token | undefined): boolean {
  return (
    isCapital(token) && !is(token, Kind.demonym) && !/^(?:former|then|late|ex|\p{L}+ly)$/iu.test(token?.text ?? '')
  );
}
