import type { CollectionWatches, Watch } from '../../src/index.ts';

/** Watches that are kept and find nothing. */
export function watchesInMemory(): CollectionWatches {
  const kept = new Map<number, Watch>();
  return {
    async add({ channel, owner, kind, text }) {
      const question = { query: { none: [], filters: {} } };
      const watch = { number: kept.size + 1, channel, owner, kind, text, question, made: '2026-03-04T10:00:00.000Z' };
      kept.set(watch.number, watch);
      return { watch, there: { paragraphs: 0, documents: 0, more: false, people: [] } };
    },
    get: async (number) => kept.get(number),
    async list(prefix, { limit, offset = 0 }) {
      const own = [...kept.values()].filter(({ channel }) => channel.startsWith(prefix));
      return { items: own.slice(offset, offset + limit), total: own.length };
    },
    pause: async (number) => kept.has(number),
    remove: async (number) => kept.delete(number),
    found: async () => ({ items: [], total: 0, beyond: 0 }),
    match: async () => false,
    post: async () => 0,
    takeBack: async () => undefined,
    async forget(prefix) {
      const own = [...kept.values()].filter(({ channel }) => channel.startsWith(prefix));
      return own.filter(({ number }) => kept.delete(number)).length;
    },
  };
}
