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

  it('knows each paragraph as exact, also across a page marker', async () => {
    const document = await collection().document(cable);
    for (const paragraph of document?.paragraphs ?? []) {
      expect((await collection().verify(paragraph.text)).verdict, paragraph.label).toBe('exact');
    }
  });
});
