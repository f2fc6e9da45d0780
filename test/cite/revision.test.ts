import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/citation.ts';
import { type ChangedPassage, type Revision, revisionOf } from '../../src/cite/revision.ts';
import type { Document } from '../../src/document.ts';
import { documentOf, type Wanted } from '../store/documents.ts';

function twoOf(before: Partial<Wanted>, after: Partial<Wanted>): [Document, Document] {
  const plain = { id: 'visit', title: 'A Visit', paragraphs: ['Kramer met Khvostov.'] };
  return [documentOf({ ...plain, ...before }), { ...documentOf({ ...plain, ...after }), version: 2 }];
}

/** A changed passage in one line, what went as [-…-] and what came as {+…+}. */
function drawn({ before, after, stretches }: ChangedPassage): string {
  const place = (each: typeof before) => `${each?.kind ?? ''}${each?.label ?? ''}${each?.mark ?? ''}`;
  const words = stretches.map((stretch) => {
    if (stretch.kind === 'same') return stretch.after.text;
    const gone = stretch.before.text === '' ? [] : [`[-${stretch.before.text}-]`];
    return [...gone, ...(stretch.after.text === '' ? [] : [`{+${stretch.after.text}+}`])].join(' ');
  });
  return `${place(before)}>${place(after)}: ${words.join(' ')}`;
}

function told(before: Partial<Wanted>, after: Partial<Wanted>): string[] {
  return revisionOf(...twoOf(before, after)).changed.map(drawn);
}

/** Every citation of a revision is a slice of the version that it names. */
function expectCited({ changed }: Revision, before: Document, after: Document): void {
  for (const stretch of changed.flatMap(({ stretches }) => stretches))
    for (const [side, document] of [
      [stretch.before, before],
      [stretch.after, after],
    ] as const) {
      for (const { start, end, quote, version } of side.citations) {
        expect(fold(document.source.text.slice(start, end))).toBe(quote);
        expect(version).toBe(document.version);
      }
      expect(fold(side.citations.map(({ quote }) => quote).join(' '))).toBe(fold(side.text));
    }
}

describe('what became of a text', () => {
  it('is told word by word, with the words that stayed around it', () => {
    const [before, after] = twoOf(
      { paragraphs: ['One.', 'Kramer met Khvostov in Minsk.'] },
      { paragraphs: ['One.', 'Kramer saw Ambassador Khvostov.'] },
    );
    const revision = revisionOf(before, after);
    expect(revision.changed.map(drawn)).toEqual([
      'paragraph2>paragraph2: Kramer [-met-] {+saw Ambassador+} Khvostov [-in Minsk-] .',
    ]);
    expect(revision).toMatchObject({ same: 1, elsewhere: false });
    expectCited(revision, before, after);
    expect(revision.changed[0]?.stretches[1]?.after.citations[0]?.pin).toBe('A Visit (version 2) ¶2');
    expect(revision.changed[0]?.stretches[1]?.before.citations[0]?.pin).toBe('A Visit ¶2');
  });

  it('tells paragraphs that came, went, or only got another number', () => {
    expect(told({ paragraphs: ['One.', 'Two.'] }, { paragraphs: ['A new beginning.', 'One.', 'Two.'] })).toEqual([
      '>paragraph1: {+A new beginning.+}',
    ]);
    expect(told({ paragraphs: ['One.', 'Gone for good.', 'Two.'] }, { paragraphs: ['One.', 'Two.'] })).toEqual([
      'paragraph2>: [-Gone for good.-]',
    ]);
  });

  it('finds a changed paragraph again though others came before it', () => {
    const old = ['Kramer pressed Khvostov over the prisoners.', 'The talks will go on in May.'];
    const young = ['Nothing of this kind.', 'Kramer pressed Khvostov over all prisoners.', 'The talks went on in May.'];
    expect(told({ paragraphs: old }, { paragraphs: young })).toEqual([
      '>paragraph1: {+Nothing of this kind.+}',
      'paragraph1>paragraph2: Kramer pressed Khvostov over [-the-] {+all+} prisoners.',
      'paragraph2>paragraph3: The talks [-will go-] {+went+} on in May.',
    ]);
  });

  it('has titles, headings, portion marks and the lines around the body of a cable in it', () => {
    const text = 'Kramer met Khvostov.';
    const cable = { mrn: '07STATE130159' };
    expect(
      told(
        { title: 'VISIT', header: 'SIPDIS', foot: 'RICE', paragraphs: [{ text, heading: 'Talks', mark: 'C' }], cable },
        {
          title: 'A VISIT',
          header: 'C O R R E C T E D  C O P Y\nSIPDIS',
          foot: 'BURNS',
          paragraphs: [{ text, heading: 'Long Talks', mark: 'S' }],
          cable,
        },
      ),
    ).toEqual([
      'title>title: {+A+} VISIT',
      '>line: {+C O R R E C T E D  C O P Y+}',
      'heading>heading: {+Long+} Talks',
      'paragraph1C>paragraph1S: Kramer met Khvostov.',
      'line>: [-RICE-]',
      '>line: {+BURNS+}',
    ]);
  });

  it('takes no notice of line wrapping and typographic marks, and says when something else differs', () => {
    const wrapped = 'He said “no”\nto Minsk.';
    expect(revisionOf(...twoOf({ paragraphs: ['He said "no" to Minsk.'] }, { paragraphs: [wrapped] }))).toEqual({
      changed: [],
      same: 1,
      elsewhere: false,
    });
    expect(revisionOf(...twoOf({}, { foot: 'Advertisement' }))).toEqual({ changed: [], same: 1, elsewhere: true });
  });

  it('cites every word that it tells in the version it stands in, whatever the texts are', () => {
    const word = fc.constantFrom('Kramer', 'met', 'Khvostov', 'in', 'Minsk.', '“no”', 'Łódź', '\n', '  ');
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `The ${words.join(' ')} end`);
    const paragraphs = fc.array(text, { maxLength: 5 });
    fc.assert(
      fc.property(paragraphs, paragraphs, (one, other) => {
        const [before, after] = twoOf({ paragraphs: one }, { paragraphs: other });
        const revision = revisionOf(before, after);
        expectCited(revision, before, after);
        const all = (of: Document) => of.paragraphs.map((each) => each.text);
        const gone = revision.changed.filter((each) => each.before?.kind === 'paragraph').length;
        const came = revision.changed.filter((each) => each.after?.kind === 'paragraph').length;
        expect(revision.same + gone).toBe(all(before).length);
        expect(revision.same + came).toBe(all(after).length);
      }),
      { numRuns: 100 },
    );
  });

  it('ends soon for long texts that have nothing in common', () => {
    const long = (of: string) => Array.from({ length: 300 }, (_, at) => `${of}${at} `.repeat(300));
    const { changed, same } = revisionOf(...twoOf({ paragraphs: long('a') }, { paragraphs: long('b') }));
    expect(same).toBe(0);
    expect(changed).toHaveLength(600);
  });
});
