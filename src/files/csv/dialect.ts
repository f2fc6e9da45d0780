/** How a table separates its values, and how quotation marks stand within quoted ones. */
export interface Dialect {
  readonly delimiter: string;
  readonly escaping: '"' | '\\';
}

const delimiters = [',', ';', '\t', '|'];
const mostRows = 20;

/** How often each delimiter stands outside of quotation marks, by row, in the first rows. */
function countsIn(sample: string, escaping: Dialect['escaping']): Map<string, number[]> {
  const counts = new Map(delimiters.map((each) => [each, [0]]));
  let quoted = false;
  let rows = 0;
  for (let at = 0; at < sample.length && rows < mostRows; at += 1) {
    const sign = sample[at] ?? '';
    if (quoted && escaping === '\\' && sign === '\\') at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '\n') {
      rows += 1;
      for (const each of counts.values()) each.push(0);
    } else if (!quoted) {
      const row = counts.get(sign);
      if (row !== undefined) row[row.length - 1] = (row.at(-1) ?? 0) + 1;
    }
  }
  // The last row may be cut.
  if (rows > 0) for (const each of counts.values()) each.pop();
  return counts;
}

/** The dialect of a table by its first rows: the delimiter that every row has, of several the most frequent. */
export function dialectOf(sample: string): Dialect {
  const backslashes = sample.match(/\\"/gu)?.length ?? 0;
  const doubled = sample.match(/[^\s,;|]""(?=[^\s,;|])/gu)?.length ?? 0;
  const escaping = backslashes > doubled ? '\\' : '"';
  const ranked = [...countsIn(sample, escaping)]
    .map(([delimiter, rows]) => ({ delimiter, every: Math.min(...rows), first: rows[0] ?? 0 }))
    .sort((left, right) => right.every - left.every || right.first - left.first);
  return { delimiter: ranked[0]?.delimiter ?? ',', escaping };
}
