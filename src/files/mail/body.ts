const quoteMarks = /^[>\s]*/u;

/** How deep a line is quoted: the number of `>` before it. */
function depthOf(line: string): number {
  return (quoteMarks.exec(line.slice(0, 200))?.[0] ?? '').split('>').length - 1;
}

/** The paragraphs of a body: parted by blank lines, also quoted ones, and where a quotation begins or ends. */
export function paragraphsOf(body: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let depth = 0;
  const close = () => {
    if (lines.length > 0) paragraphs.push(lines.join('\n'));
    lines = [];
  };
  for (const line of body.split('\n')) {
    const words = line.trimEnd();
    if (words === '' || /^[>\s]+$/u.test(words)) {
      close();
      continue;
    }
    if (depthOf(words) !== depth) close();
    depth = depthOf(words);
    lines.push(words);
  }
  close();
  return paragraphs;
}
