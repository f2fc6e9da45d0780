import { expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { everything } from '../../src/access/access.ts';
import { documentOf, entryOf, addressee, tag, mentionOf, eventOf } from './documents.ts';
it('smokes', async () => {
  const store = await openStore('sqlite::memory:');
  const d = documentOf({ id: '07STATE130159', edtf: '2007-09-17', title: 'AMBASSADOR HINTS', header: 'REF: 07 MINSK 352', paragraphs: [{ text: 'The U.S. goal of well-known relations.', mark: 'C', heading: 'Moving the Goal Posts' }, {text:'secret Kramer', mark:'S'}],
    cable: { mrn: '07STATE130159', classification: 'CONFIDENTIAL', from: addressee('SECSTATE WASHDC'), tags: [tag('PREL')] }, references: [{ text: '07 MINSK 352', id: '07MINSK352' }] });
  await store.put([entryOf(d, { mentions: [mentionOf(d, 'Kramer', 'Kramer')], events: [eventOf(d, '2007-09-17', 'goal')] })], '2026-01-01T00:00:00Z');
  await store.put([entryOf(d, { mentions: [mentionOf(d, 'Kramer', 'Kramer')], events: [eventOf(d, '2007-09-17', 'goal')] })], '2026-01-01T00:00:00Z');
  const q = (all: any, filters = {}, none: any[] = []) => store.search({ all, none, filters }, everything, { limit: 5 });
  console.log(JSON.stringify(await q({ kind: 'phrase', words: ['goal', 'post'], prefix: true })));
  console.log(await q({ kind: 'word', text: 'U.S.', prefix: false }, { from: ['STATE'], tag: ['prel'], person: ['Kramer'], kind: ['cable'], after: '2007-01-01', before: '2008-01-01', in: ['07state130159'] }));
  console.log(await q({ kind: 'word', text: 'relati', prefix: true }, {}, [{ kind: 'word', text: 'foo', prefix: false }]));
  console.log((await q(undefined, {}, [{ kind: 'word', text: 'secret', prefix: false }])).hits.length, (await q(undefined)).total);
  console.log(await store.facets({ all: { kind: 'word', text: 'ambassador', prefix: false }, none: [], filters: {} }, everything));
  console.log(JSON.stringify(await store.view('07STATE130159', { level: 2 })));
  expect((await store.view('07STATE130159', everything))?.document).toEqual(d);
  console.log(await store.stats({ level: 2 }), await store.names(everything), await store.events({ dated: true }, everything, { limit: 4 }), await store.references('07STATE130159', everything), await store.citedBy('07MINSK352', everything, 4));
  console.log(await store.idCandidates('07STAET130159', everything, 5), await store.cards(everything, { limit: 3, prefix: '07st' }), await store.dictionary(everything, 1), await store.mentions(['Kramer'], everything, { limit: 3 }), await store.companions(['Kramer'], everything, 3), await store.roles(['Kramer'], everything, 3), await store.generation(), await store.known('/in/07STATE130159.txt'));
  expect(await store.remove('07STATE130159')).toBe(true);
  console.log(await store.stats(everything), await store.dictionary(everything, 0), await store.names(everything));
  await store.close();
});
