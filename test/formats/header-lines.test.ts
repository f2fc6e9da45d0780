import { expect, it } from 'vitest';
import type { Passage, Stated } from '../../src/extract.ts';
import { documentsOf } from '../../src/formats/index.ts';

const story = 'The dam broke at night, when only two men were on watch and neither of them had a telephone. '
  .repeat(2)
  .trim();

/** Reads a file that marks each of these as a paragraph. */
function read(lines: readonly string[], stated: Stated = {}) {
  const text = lines.join('\n\n');
  let start = 0;
  const passages = lines.map((line): Passage => {
    const passage = { kind: 'paragraph' as const, start, end: start + line.length };
    start += line.length + 2;
    return passage;
  });
  return documentsOf({ text, stated, passages, warnings: [] }, { name: 'a.docx', sha256: '0'.repeat(64) })[0];
}

it.each([
  [['Why the Dam Broke', 'By Ana Ruiz', 'March 3, 2014', story]],
  [['Why the Dam Broke\nBy Ana Ruiz\nMonday, 3 March 2014', story]],
])('reads byline and date above the text of a file that marks only its paragraphs', (lines) => {
  const document = read(lines);
  expect(document).toMatchObject({ authors: ['Ana Ruiz'], date: { edtf: '2014-03-03', basis: 'stated' } });
  expect(document?.paragraphs).toHaveLength(lines.length);
  const [author] = document?.authorsAt ?? [];
  expect(document?.source.text.slice(author?.start, author?.end)).toBe('Ana Ruiz');
});

it('takes neither out of the text, and none where something is stated', () => {
  expect(read(['A title', story, 'By Ana Ruiz', 'March 3, 2014'])).toMatchObject({
    authors: [],
    date: { basis: 'unknown' },
  });
  expect(read(['From: Ana Ruiz by hand', story])?.authors).toEqual([]);
  expect(read(['A title', 'By Ana Ruiz', story], { authors: ['Bo Lund'] })?.authors).toEqual(['Bo Lund']);
});

it('joins a sentence that runs on into the next line, though too few lines are wrapped to tell a width', () => {
  const first = 'The general has written six hundred pages about his life, and none about the war; it is a striking';
  const text = `The Memoirs\n\n${first}\nomission in a book that finds room for a recipe of lentils.\n\nThe first chapter opens in 1958.\n`;
  const [document] = documentsOf({ text, stated: {}, warnings: [] }, { name: 'a.txt', sha256: '0'.repeat(64) });
  expect(document?.paragraphs.map((paragraph) => paragraph.text.slice(0, 11))).toEqual(['The general', 'The first c']);
});
