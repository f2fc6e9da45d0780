import { describe, expect, it } from 'vitest';
import { seedCollection } from './collection.ts';

const collection = seedCollection();
const cable = '07STATE130159';

describe('/verify on the seeds', () => {
  it('knows exact words, across a wrapped line and with other quotation marks', async () => {
    const answer = await collection().verify('“it was the same people involved, mostly young people, teenagers.”');
    expect(answer.verdict).toBe('exact');
    expect(answer.citations[0]?.pin).toBe(`${cable} ¶6`);
  });

  it('takes an ellipsis and words in brackets for the quoter’s own', async () => {
    const { verdict } = await collection().verify(
      'Kramer listed for Khvostov … human rights violations which have occurred',
    );
    expect(verdict).toBe('exact');
    expect(
      (await collection().verify('He should take a pretty firm stand. [...] Lukashenko understands tough lines.'))
        .verdict,
    ).toBe('exact');
  });

  it('shows the words that were changed', async () => {
    const answer = await collection().verify(
      'Khvostov said he could not make promises about any specific person to be amnestied',
    );
    expect(answer.verdict).toBe('altered');
    expect(answer.difference.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'guarantees' },
      { kind: 'added', text: 'promises' },
    ]);
  });

  it('finds nothing of what nobody wrote', async () => {
    for (const words of [
      'The moon landing was planned by the embassy of Peru in secret',
      'Putin promised gas',
      '???',
    ]) {
      expect((await collection().verify(words)).verdict).toBe('not found');
    }
  });

  it('does not call a quotation exact whose punctuation turns its sense', async () => {
    const { verdict } = await collection().verify(
      'the government believes that, no matter, what it does it will not be sufficient',
    );
    expect(verdict).toBe('altered');
  });

  it('takes what people do to a quotation for the quoter’s own', async () => {
    for (const words of [
      'the recent flurry of actions against Belarus[ian] opposition and youth activists',
      '[H]e should take a pretty firm stand.',
      'Phil should take a firm line and say here are the the [sic] things you need to do',
      '[The ambassador] also claimed the U.S. keeps raising the bar for improved relations.',
      'stressing that if Minsk wants improved rela-\ntions — as the U.S. does — Minsk is going about it exactly wrong',
      'he said he could not make guarantees about any specific person',
      '3.(C) Kramer listed for Khvostov some of the more egregious human rights violations',
      'it was the same people involved, [. . .] teenagers',
    ]) {
      const { verdict } = await collection().verify(words);
      expect(verdict, words).toBe(words.startsWith('he said') ? 'altered' : 'exact');
    }
  });

  it('takes the first and the last word for the ends, where they stand a few words off', async () => {
    const answer = await collection().verify('Khvostov also the U.S. keeps raising the relations.');
    expect(answer.verdict).toBe('altered');
    expect(answer.difference.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'claimed' },
      { kind: 'removed', text: 'bar for improved' },
    ]);
  });

  it('does not call a quotation exact of which next to nothing is the document’s', async () => {
    const { verdict } = await collection().verify('[the prisoners were released by the government at once]. He');
    expect(verdict).toBe('not found');
  });

  it('knows headings and titles, in any case where the document has capitals', async () => {
    const title = await collection().verify('Belarus: Ambassador Hints at Political Prisoner Releases');
    expect(title).toMatchObject({ verdict: 'exact', citations: [{ pin: cable }] });
    const heading = await collection().verify('Double Standards and Moving the Goal Posts');
    expect(heading).toMatchObject({ verdict: 'exact', citations: [{ pin: `${cable} ¶4` }] });
  });

  it('reads on from a paragraph to the next', async () => {
    const answer = await collection().verify(
      'would soon put in place additional measures. Khvostov complained that the U.S. and EU use a double standard',
    );
    expect(answer.verdict).toBe('exact');
    expect(answer.citations.map(({ pin }) => pin)).toEqual([`${cable} ¶3`, `${cable} ¶4`]);
  });

  it('takes a splice apart, whether or not it shows its seam', async () => {
    for (const seam of [' … ', ' ']) {
      const { verdict, pieces } = await collection().verify(
        `DAS Kramer promised a positive U.S. response after${seam}he’s going to outplay us. He’s a master at playing the U.S.`,
      );
      expect(verdict).toBe('spliced');
      expect(pieces?.map(({ citations }) => citations[0]?.pin)).toEqual([`${cable} ¶1`, 'Why talk to Belarus now? ¶6']);
    }
  });

  it.each([' and ', ', which is why ', ', and then he added '])(
    'takes apart a splice whose pieces a few words of the quoter join: %j',
    async (seam) => {
      const { verdict, pieces } = await collection().verify(
        `DAS Kramer promised a positive U.S. response after${seam}he’s a master at playing the U.S. and Russia`,
      );
      expect(verdict).toBe('spliced');
      expect(pieces?.map(({ citations }) => citations[0]?.pin)).toEqual([
        `${cable} ¶1`,
        undefined,
        'Why talk to Belarus now? ¶6',
      ]);
      expect(pieces?.[1]?.typed).toBe(seam.replace(/^[ ,]+| $/gu, ''));
    },
  );

  it('takes words changed between two stretches of one passage for changes', async () => {
    const { verdict } = await collection().verify(
      'Khvostov said he could not make any sort of promises about any specific person to be amnestied',
    );
    expect(verdict).toBe('altered');
  });

  it('knows the right words under another document’s name', async () => {
    const words = 'hinted that a General Amnesty in early October would include some political prisoners';
    const answer = await collection().verify(words, { named: ['07MINSK352'] });
    expect(answer).toMatchObject({ verdict: 'misattributed', notIn: ['07MINSK352'], citations: [{ document: cable }] });
    expect((await collection().verify(words, { named: [cable] })).verdict).toBe('exact');
  });

  it('knows each paragraph as exact, also across a page marker', async () => {
    const document = await collection().document(cable);
    for (const paragraph of document?.paragraphs ?? []) {
      expect((await collection().verify(paragraph.text)).verdict, paragraph.label).toBe('exact');
    }
  });
});
