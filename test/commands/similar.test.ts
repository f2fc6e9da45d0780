import { describe, expect, it } from 'vitest';
import { ask, contextOf } from '../doubles/asking.ts';
import { collectionOf, harborCable } from '../doubles/collection.ts';

describe('/similar', () => {
  it('shows what another kind of document shares, with its words and pins, and goes on from there', async () => {
    const { reply, text } = await ask('/similar 05 OSLO 77');
    expect(reply.tone).toBe('confidential');
    expect(text).toMatch(/^HARBOR TALKS RESUME\n05 OSLO 77 · 1 document like it\n/u);
    expect(text).toContain('Of another kind, on the same people or days');
    expect(text).toContain('1  Why the harbor matters · article · undated   both name Olsen · both have harbor');
    expect(text).toContain('"The harbor matters to the "tired" Minister Olsen."   Why the harbor matters ¶1');
    expect(reply.actions).toMatchObject([{ command: 'cable', options: { id: 'why-the-harbor-matters' } }]);
    expect(reply.menus).toMatchObject([
      { label: 'Similar to', choices: [{ command: 'similar', options: { id: 'why-the-harbor-matters' } }] },
    ]);
  });

  it('takes a paragraph by its place or name, and keeps it on the next page', async () => {
    for (const typed of ['/similar 05OSLO77 2', '/similar 05OSLO77 paragraph:¶2'])
      expect((await ask(typed)).text).toContain('05 OSLO 77 ¶2 · 1 document like this');
  });

  it('says so when nothing is similar enough, what it looked for and where', async () => {
    const { reply, text } = await ask('/similar 05OSLO77 6');
    expect(reply.outcome).toBe('nothing');
    expect(text).toContain('Nothing else here is similar enough to 05 OSLO 77 ¶6.');
    expect(text).toContain('its people, dates and rare words: harbor, Olsen');
    expect(text).toContain('Searched 2 documents.');
  });

  it('takes words for the best match and says so; names an id that is not here', async () => {
    expect((await ask('/similar harbor')).text).toMatch(/^Best match for "harbor" · 1 more\n/u);
    const { reply, text } = await ask('/similar 06OSLO99');
    expect([reply.outcome, text.split('\n')[0]]).toEqual(['nothing', '06OSLO99 is not in this collection.']);
  });

  it('pages, and lists what has the same words again on the first page', async () => {
    const base = collectionOf();
    const similar = async (id: string) => {
      const answer = await base.similar(id);
      const citation = answer?.documents[0]?.passages[0]?.citation;
      return answer === undefined || citation === undefined
        ? undefined
        : { ...answer, total: 7, again: [citation, citation, citation, citation] };
    };
    const first = await ask(`/similar ${harborCable.id}`, contextOf(collectionOf({ similar })));
    expect(first.text).toContain('The same words again');
    expect(first.text).toContain('… 1 more documents');
    expect(first.reply.actions[0]).toMatchObject({ command: 'similar', options: { id: '05OSLO77', page: 2 } });
    const second = await ask('/similar 05OSLO77 page:2', contextOf(collectionOf({ similar })));
    expect(second.text).not.toContain('The same words again');
    expect(second.text).toContain('6  Why the harbor matters');
  });
});
