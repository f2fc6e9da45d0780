import { describe, expect, it } from 'vitest';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from './collection.ts';

const collection = seedCollection();

describe('/cite on the seeds', () => {
  it('gives the paragraph, its citation and the classification as released', async () => {
    const { text } = await ask('/cite STATE 130159 3', contextOf(collection()));
    expect(text).toContain('07 STATE 130159 · ¶3 · CONFIDENTIAL');
    expect(text).toContain('¶3 (C)');
    expect(text).toContain('cable 07 STATE 130159, September 17, 2007, para. 3.');
  });

  it('cites a quotation just where it stands', async () => {
    const { text } = await ask('/cite STATE 130159 "hinted … that a general amnesty" apa', contextOf(collection()));
    expect(text).toContain('hinted to DAS David Kramer that a general amnesty\n');
    expect(text).toContain('(para. 2)');
  });

  it('finds the document of a quotation that stands alone', async () => {
    const { text } = await ask('/cite "He’s a master at playing the U.S. and Russia"', contextOf(collection()));
    expect(text).toContain('*Foreign Policy*, n.d., para. 6.');
  });

  it('cites a heading and a title too', async () => {
    const heading = await ask('/cite "Moving the Goal Posts"', contextOf(collection()));
    expect(heading.text).toContain('Double Standards and Moving the Goal Posts');
    expect(heading.text).toContain('September 17, 2007, para. 4.');
    const title = await ask('/cite "Ambassador Hints at Political Prisoner"', contextOf(collection()));
    expect(title.text).toContain('cable 07 STATE 130159, September 17, 2007.');
  });

  it('offers to check words that no document has just so', async () => {
    const { reply, text } = await ask('/cite "moving all the goal posts"', contextOf(collection()));
    expect(text).toContain('No document has just these words');
    expect(reply.actions[0]).toMatchObject({ command: 'verify', options: { quote: 'moving all the goal posts' } });
  });

  it('says so when the document does not have the words', async () => {
    const { reply, text } = await ask('/cite STATE 130159 "the moon is made of cheese"', contextOf(collection()));
    expect(reply.outcome).toBe('problem');
    expect(text).toContain('does not have these words');
  });
});
