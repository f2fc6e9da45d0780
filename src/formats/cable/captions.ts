import { readData } from '../../data.ts';

interface Caption {
  readonly name: string;
  readonly letters: string;
}

/** Longest first, so that EYES ONLY is not read as ONLY. */
export const captionWords: readonly string[] = readData<{ captions: string[] }>('cable-words.json').captions.sort(
  (left, right) => right.length - left.length,
);
const captions: readonly Caption[] = captionWords.map((name) => ({ name, letters: name.replaceAll(' ', '') }));
/** Behind these a line may go on: what was corrected, or whose eyes are meant. */
const withNote = new Set(['CORRECTED COPY', 'EYES ONLY', 'RESTRICTED HANDLING', 'PERSONAL FOR', 'ONLY FOR']);
const spacedWord = /(?<![A-Z])(?:[A-Z] ){2,20}[A-Z](?![A-Z])/gu;

/** Letters with blanks between, as captions and classifications are typed, as words: `C O P Y` is COPY. */
export function withoutSpacing(text: string): string {
  return text.replace(spacedWord, (word) => word.replaceAll(' ', ''));
}

/**
 * Splits a line into captions; undefined when it holds any other word. Slashes, stars, rules and blanks are fillers;
 * behind CORRECTED COPY and a few others, and in brackets, a note may follow.
 */
export function captionsIn(text: string): string[] | undefined {
  if (text.length > 120) return undefined;
  let rest = withoutSpacing(text.toUpperCase())
    .replace(/[/,;\s*=.-]+/gu, ' ')
    .trim();
  const found: string[] = [];
  while (rest !== '') {
    const caption = captions.find(
      ({ name, letters }) => startsWithWord(rest, name) || (name !== letters && startsWithWord(rest, letters)),
    );
    if (caption === undefined) return isNote(rest, found.at(-1)) ? found : undefined;
    found.push(caption.name);
    rest = rest.slice(startsWithWord(rest, caption.name) ? caption.name.length : caption.letters.length).trim();
  }
  return found;
}

function startsWithWord(text: string, word: string): boolean {
  return text === word || text.startsWith(`${word} `);
}

function isNote(rest: string, behind: string | undefined): boolean {
  return behind !== undefined && (withNote.has(behind) || /^\([^)]*\)$/u.test(rest));
}
