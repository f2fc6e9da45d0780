/** For reading several bytes at once. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The lowest bit of each of four bytes. */
const lowest = 0x0101_0101;

/**
 * Where the positions go on behind so many paragraphs; `end` when there are not so many. Of each number, the first byte tells
 * whether it is a paragraph's last. Numbers need not be told apart for that: what follows a byte that goes on is no first one.
 */
export function passed(bytes: Uint8Array, view: DataView, from: number, end: number, paragraphs: number): number {
  let at = from;
  let left = paragraphs;
  /** 1 when the byte before goes on, in the place of the first of four. */
  let inside = 0;
  // Sixteen at a time, then four, as long as the paragraph that is wanted cannot begin among them.
  for (const last = end - 16; left > 16 && at <= last; at += 16) {
    const one = view.getInt32(at, true);
    const two = view.getInt32(at + 4, true);
    const three = view.getInt32(at + 8, true);
    const four = view.getInt32(at + 12, true);
    const afterOne = (one >>> 7) & lowest;
    const afterTwo = (two >>> 7) & lowest;
    const afterThree = (three >>> 7) & lowest;
    const afterFour = (four >>> 7) & lowest;
    const ends =
      (one & lowest & ~((afterOne << 8) | inside)) +
      (two & lowest & ~((afterTwo << 8) | (afterOne >>> 24))) +
      (three & lowest & ~((afterThree << 8) | (afterTwo >>> 24))) +
      (four & lowest & ~((afterFour << 8) | (afterThree >>> 24)));
    left -= Math.imul(ends, lowest) >>> 24;
    inside = afterFour >>> 24;
  }
  for (const last = end - 4; at <= last; at += 4) {
    const one = view.getInt32(at, true);
    const after = (one >>> 7) & lowest;
    const ends = Math.imul(one & lowest & ~((after << 8) | inside), lowest) >>> 24;
    if (ends >= left) break;
    left -= ends;
    inside = after >>> 24;
  }
  if (inside === 1) while (at < end && (bytes[at++] ?? 0) > 127);
  while (left > 0 && at < end) {
    let byte = bytes[at++] ?? 0;
    left -= byte & 1;
    while (byte > 127 && at < end) byte = bytes[at++] ?? 0;
  }
  return at;
}
