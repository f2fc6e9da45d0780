import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../../src/access/access.ts';
import { parseQuery } from '../../src/search/language.ts';
import { openStore } from '../../src/store/index.ts';
import type { Entry, Store } from '../../src/store/store.ts';
import { batchOf, documentOf, entryOf, mentionOf } from './documents.ts';

const made = '2026-11-22T10:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(made) + minutes * 60_000).toISOString();
const limits = { channel: 3, store: 4 };
const pace = { quiet: 60_000, longest: 900_000 };
const channel = 'discord:1:2';
const cable = (number: number) => ({ mrn: `07STATE${number}`, classification: 'UNCLASSIFIED' });

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
});
afterEach(() => store.close());

function planFor(text: string, parts: { channel?: string } = {}) {
  const { all, none, filters } = parseQuery(text);
  const question = { query: { ...(all === undefined ? {} : { all }), none, filters } };
  return { channel, owner: 'discord:9', kind: 'query', text, question, ...parts } as const;
}

function personPlan(name: string) {
  const question = { query: { none: [], filters: {} }, people: [{ name, keys: [], best: 0 }] };
  return { channel, owner: 'discord:9', kind: 'person', text: name, question } as const;
}

/** The cable of a number with these paragraphs, as one file holds it. */
function entry(number: number, ...paragraphs: string[]): Entry {
  const document = documentOf({ id: `07STATE${number}`, title: `Cable ${number}`, paragraphs, cable: cable(number) });
  return entryOf(document, {}, `/in/${number}`);
}

const watch = async (text: string) => Number(await store.watches.create(planFor(text), made, limits));

async function matchAll(now = made): Promise<number> {
  let hits = 0;
  for (;;) {
    const matched = await store.watches.match(now);
    hits += matched.hits;
    if (!matched.more) return hits;
  }
}

async function found(number: number, post?: string) {
  const page = { limit: 5_000, ...(post === undefined ? {} : { post }) };
  const { items, total } = await store.watches.hits(number, everything, page);
  expect(total).toBe(items.length);
  return items.map(({ hit }) => `${hit.card.id} ${hit.paragraph}`);
}

const posts = async () =>
  (
    await store.outbox.take({ platforms: ['discord'], holder: 'me', now: later(99), seconds: 60, rest: 0, limit: 9 })
  ).map(({ key, body }) => ({ key, ...(JSON.parse(body) as { beyond: number[] }) }));

describe('watches', () => {
  it('come back as they were made, as many as there may be', async () => {
    expect(await watch('visa')).toBe(1);
    expect(await watch('ban')).toBe(2);
    expect(await watch('goal')).toBe(3);
    expect(await store.watches.create(planFor('more'), made, limits)).toBe('channel');
    expect(await store.watches.create(planFor('other', { channel: 'discord:11:2' }), made, limits)).toBe(4);
    expect(await store.watches.create(planFor('yet', { channel: 'slack:T:C' }), made, limits)).toBe('store');
    expect(await store.watches.get(1)).toEqual({ ...planFor('visa'), number: 1, made });
    expect(await store.watches.list('discord:1:', { limit: 2, offset: 1 })).toEqual({
      items: [
        { ...planFor('ban'), number: 2, made },
        { ...planFor('goal'), number: 3, made },
      ],
      total: 3,
    });
    expect(await store.watches.pause(2, 'by hand')).toBe(true);
    expect((await store.watches.get(2))?.paused).toBe('by hand');
    expect(await store.watches.remove(2)).toBe(true);
    expect(await store.watches.remove(2)).toBe(false);
    expect(await store.watches.forget('discord:11:')).toBe(1);
    // Numbers are never used again.
    expect(await watch('again')).toBe(5);
  });

  it('count what comes after they were made, each document once', async () => {
    await store.put(batchOf(entry(1, 'A visa ban.')), made);
    const first = await watch('visa');
    await store.put(batchOf(entry(2, 'Nothing.', 'Visas again.')), made);
    const second = await watch('visas');
    await store.put(batchOf(entry(3, 'A visa.', 'A visa, a visa.')), made);
    await matchAll();
    await matchAll();
    expect(await found(first)).toEqual(['07STATE2 1', '07STATE3 1']);
    expect(await found(second)).toEqual(['07STATE3 1']);
  });

  it('do nothing while there are none, and begin with what comes then', async () => {
    await store.put(batchOf(entry(1, 'A visa ban.')), made);
    expect(await store.watches.match(made)).toEqual({ documents: 0, hits: 0, more: false });
    const number = await watch('visa');
    expect(await matchAll()).toBe(0);
    expect(await found(number)).toEqual([]);
  });

  it('count a changed text where the former one did not match', async () => {
    await store.put(batchOf(entry(1, 'A visa ban.'), entry(2, 'Nothing.')), made);
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa ban, corrected.'), entry(2, 'A visa.')), made);
    await matchAll();
    expect(await found(number)).toEqual(['07STATE2 0']);
    await store.put(batchOf(entry(2, 'Before it.', 'A visa.')), made);
    await matchAll();
    expect(await found(number)).toEqual(['07STATE2 1']);
    await store.put(batchOf(entry(2, 'Nothing again.')), made);
    await matchAll();
    expect(await found(number)).toEqual([]);
  });

  it('count a document that changes before they are put to it', async () => {
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa ban.')), made);
    await store.put(batchOf(entry(1, 'A visa ban, corrected.')), made);
    await matchAll();
    expect(await found(number)).toEqual(['07STATE1 0']);
  });

  it('are quiet where the same text is written anew with other facts', async () => {
    const old = entry(1, 'Karen Stewart spoke.');
    await store.put(batchOf(old), made);
    const number = Number(await store.watches.create(personPlan('Stewart'), made, limits));
    const mentions = [mentionOf(old.document, 'Karen Stewart', 'Karen Stewart')];
    expect(await store.put(batchOf({ ...old, facts: { ...old.facts, mentions } }), made)).toMatchObject([
      { outcome: 'changed' },
    ]);
    await matchAll();
    expect(await found(number)).toEqual([]);
  });

  it('find a person in any spelling of the name, and nobody else', async () => {
    const number = Number(await store.watches.create(personPlan('Kozulin'), made, limits));
    const names = ['Aleksandr Kozulin', 'Alexander Kazulin', 'Kozulin', 'Kozlov', 'David Kramer'];
    const entries = names.map((name, at) => {
      const { document, path } = entry(at + 1, `Then ${name} spoke.`);
      return entryOf(document, { mentions: [mentionOf(document, name, name)] }, path);
    });
    await store.put(batchOf(...entries), made);
    await matchAll();
    expect(await found(number)).toEqual(['07STATE1 0', '07STATE2 0', '07STATE3 0']);
  });

  it('forget a document that is taken out, and count it when it comes again', async () => {
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await matchAll();
    await store.remove('07STATE1');
    expect(await found(number)).toEqual([]);
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await matchAll();
    expect(await found(number)).toEqual(['07STATE1 0']);
  });
});

describe('posts of watches', () => {
  it('are one for all that came together, once nothing more comes', async () => {
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await matchAll(made);
    expect(await store.watches.post(later(0.5), pace)).toBe(0);
    await store.put(batchOf(entry(2, 'A visa.')), made);
    // Somebody else is writing, and nobody has matched it yet.
    expect(await store.watches.post(later(2), pace)).toBe(0);
    await matchAll(later(2));
    expect(await store.watches.post(later(2.5), pace)).toBe(0);
    expect(await store.watches.post(later(3), pace)).toBe(1);
    expect(await store.watches.post(later(4), pace)).toBe(0);
    expect(await posts()).toEqual([{ key: 'watch-1-1', watch: 1, post: 'watch-1-1', beyond: [0, 0, 0, 0, 0] }]);
    expect(await found(number, 'watch-1-1')).toEqual(['07STATE1 0', '07STATE2 0']);
  });

  it('do not wait for the end of a long ingest', async () => {
    await watch('visa');
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await matchAll(made);
    await store.put(batchOf(entry(2, 'A visa.')), made);
    await matchAll(later(14.9));
    expect(await store.watches.post(later(14.9), pace)).toBe(0);
    expect(await store.watches.post(later(15), pace)).toBe(1);
  });

  it('wait while the watch is paused, and go with it', async () => {
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await store.watches.pause(number, 'by hand');
    await matchAll(made);
    expect(await store.watches.post(later(5), pace)).toBe(0);
    await store.watches.pause(number, null);
    expect(await store.watches.post(later(5), pace)).toBe(1);
    await store.watches.remove(number);
    expect(await posts()).toEqual([]);
  });

  it('are taken back when the watch is paused before anybody began to send them, and told of when it goes on', async () => {
    const number = await watch('visa');
    await store.put(batchOf(entry(1, 'A visa.')), made);
    await matchAll(made);
    expect(await store.watches.post(later(5), pace)).toBe(1);
    await store.watches.pause(number, 'by hand');
    expect(await posts()).toEqual([]);
    expect(await store.watches.post(later(6), pace)).toBe(0);
    await store.watches.pause(number, null);
    expect(await store.watches.post(later(7), pace)).toBe(1);
    expect(await found(number, 'watch-1-1')).toEqual(['07STATE1 0']);
  });

  it('point at the first of paragraphs that answer equally well, as a search does', async () => {
    const number = await watch('visi*');
    const others = Array.from({ length: 6 }, () => 'There is a visit.');
    await store.put(batchOf(entry(1, 'There came a visitor.', 'There is a visible.', ...others)), made);
    await matchAll(made);
    const { hits } = await store.search(planFor('visi*').question.query, { level: 4 }, { limit: 1 });
    expect(await found(number)).toEqual([`07STATE1 ${hits[0]?.paragraph}`]);
  });

  it('list a thousand documents, and count the others', async () => {
    const number = await watch('visa');
    const entries = Array.from({ length: 1_010 }, (_, at) => entry(at + 1, 'A visa.'));
    await store.put(batchOf(...entries), made);
    expect(await matchAll(made)).toBe(1_010);
    expect(await store.watches.post(later(5), pace)).toBe(1);
    expect(await posts()).toMatchObject([{ beyond: [10, 10, 10, 10, 10] }]);
    expect(await found(number)).toHaveLength(1_000);
  });
});
