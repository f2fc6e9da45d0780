const doubleMark = /["“”„«»]/gu;

/** Double quotation marks made single, where one closes what another opened; inches keep theirs. */
function inSingleMarks(title: string): string {
  let open = 0;
  return title.replace(doubleMark, (mark, at: number) => {
    const opens = /^$|[\s([{‘—–-]/u.test(title.charAt(at - 1));
    if (!opens && open === 0) return mark;
    open += opens ? 1 : -1;
    return opens ? '‘' : '’';
  });
}

/**
 * A title in quotation marks, with its own in single ones, and the comma or full stop inside all of them, as American styles
 * have it. A comma stays behind a question mark (The Chicago Manual of Style, 17th edition, 6.9 and 6.125), a full stop does not.
 */
export function quotedTitle(title: string, mark = ','): string {
  const within = inSingleMarks(title);
  const words = within !== title && /["“”»]$/u.test(title) ? within.replace(/’$/u, '') : within;
  const stop = mark === '.' && /[?!]$/u.test(words) ? '' : mark;
  return `“${words}${stop}${within.slice(words.length)}”`;
}
