/**
 * What `text.matchAll(pattern)` gives, from its beginning, without the copy of the pattern that it makes at every call: of a
 * long pattern that takes longer than reading a sentence.
 * @throws TypeError without the flag `g`
 */
export function* matchesIn(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  if (!pattern.global) throw new TypeError(`${pattern} finds its first match only`);
  for (let at = 0; ; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match[0] === '' ? behind(text, pattern.lastIndex, /[uv]/.test(pattern.flags)) : pattern.lastIndex;
    // Others may use the pattern before the next match is asked for.
    pattern.lastIndex = 0;
    yield match;
  }
}

function behind(text: string, at: number, unicode: boolean): number {
  return at + (unicode && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}
