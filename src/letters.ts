/** How many letters a text has, and how many of them are small or capital. */
export interface LetterCounts {
  letters: number;
  small: number;
  capitals: number;
}

const letter = /^\p{L}/u;
const smallLetter = /^\p{Ll}/u;
const capitalLetter = /^\p{Lu}/u;

/** Counts letters (code points of Unicode's categories L, Ll and Lu). */
export function countLetters(text: string): LetterCounts {
  const counts = { letters: 0, small: 0, capitals: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 97 && unit <= 122) counts.small += 1;
    else if (unit >= 65 && unit <= 90) counts.capitals += 1;
    else if (unit < 128) continue;
    else {
      const point = String.fromCodePoint(text.codePointAt(at) ?? unit);
      at += point.length - 1;
      if (!letter.test(point)) continue;
      if (smallLetter.test(point)) counts.small += 1;
      else if (capitalLetter.test(point)) counts.capitals += 1;
    }
    counts.letters += 1;
  }
  return counts;
}
