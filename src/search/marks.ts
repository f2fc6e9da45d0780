const isLetter = (character: string) => /^[\p{L}\p{N}\p{M}\p{Co}]$/u.test(character);

/** A text without the stars at its end. */
export function withoutStars(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '*') end -= 1;
  return text.slice(0, end);
}

/** A text up to its last letter or digit; the last full stop of an abbreviation stays ("U.S."). */
export function withoutLastMarks(text: string): string {
  let end = text.length;
  for (; end > 0; end -= lastCharacter(text, end).length) if (isLetter(lastCharacter(text, end))) break;
  const abbreviation = text.charAt(end) === '.' && text.slice(0, end).includes('.');
  return text.slice(0, abbreviation ? end + 1 : end);
}

/** The character that ends before `end`, of one unit or two. */
function lastCharacter(text: string, end: number): string {
  const pair = text.slice(Math.max(0, end - 2), end);
  return /^[\u{10000}-\u{10ffff}]$/u.test(pair) ? pair : text.slice(end - 1, end);
}
