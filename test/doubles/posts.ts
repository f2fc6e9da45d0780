import type { Digest, Digests, DuePost, Outbox, Settled } from '../../src/index.ts';

interface Waiting {
  readonly post: DuePost;
  readonly told?: string | undefined;
  holder?: string | undefined;
  free: number;
  tries: number;
  since?: string | undefined;
  settled?: Settled & { readonly at: string };
}

const clock = () => Date.now() / 1_000;
const earlier = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Digests and posts that are kept in memory; the contract suite holds them to what the stores do. */
export function postsInMemory(): { readonly digests: Digests; readonly outbox: Outbox } {
  const kept = new Map<number, Digest>();
  const rows = new Map<string, Waiting>();
  const served = new Map<string, number>();
  let last = 0;

  const open = () => [...rows.values()].filter((row) => row.settled === undefined);
  const onItsWay = (number: number) => open().some(({ post }) => post.digest === number);
  const held = (key: string, holder: string) => {
    const row = rows.get(key);
    return row?.holder === holder && row.settled === undefined ? row : undefined;
  };
  const takeOut = (doomed: (row: Waiting) => boolean) => {
    const keys = [...rows].filter(([, row]) => doomed(row)).map(([key]) => key);
    return keys.filter((key) => rows.delete(key)).length;
  };
  const add = (post: DuePost, told?: string) => {
    if (rows.has(post.key)) return false;
    rows.set(post.key, { post, told, free: 0, tries: 0 });
    return true;
  };

  const outbox: Outbox = {
    add: async (posts) => posts.filter((post) => add(post)).length,
    async take({ platforms, holder, now, seconds, rest, limit }) {
      const busy = new Set(
        open()
          .filter(({ free }) => free > clock())
          .map(({ post }) => post.channel),
      );
      const firsts = new Map<string, Waiting>();
      for (const row of open().sort((a, b) => earlier(a.post.due, b.post.due))) {
        const { channel, due } = row.post;
        const rested = (served.get(channel) ?? 0) <= clock() - rest;
        const meant = platforms.includes(channel.split(':')[0] ?? '') && due <= now;
        if (meant && rested && !busy.has(channel) && !firsts.has(channel)) firsts.set(channel, row);
      }
      return [...firsts.values()]
        .sort((a, b) => earlier(served.get(a.post.channel) ?? 0, served.get(b.post.channel) ?? 0))
        .slice(0, limit)
        .map((row) => {
          const { post, tries, since = new Date().toISOString() } = row;
          Object.assign(row, { holder, free: clock() + seconds, tries: tries + 1, since });
          return { ...post, tries, since };
        });
    },
    async hold(key, holder, seconds) {
      const row = held(key, holder);
      if (row !== undefined) row.free = clock() + seconds;
      return row !== undefined;
    },
    async settle(key, holder, settled) {
      const row = held(key, holder);
      if (row === undefined) return false;
      row.settled = { ...settled, at: new Date().toISOString() };
      if (settled.state !== 'sent') return true;
      served.set(row.post.channel, clock());
      const digest = kept.get(row.post.digest ?? 0);
      if (digest !== undefined && row.told !== undefined) kept.set(digest.number, { ...digest, told: row.told });
      return true;
    },
    async release(key, holder, seconds, untouched) {
      const row = held(key, holder);
      if (row === undefined) return false;
      const tries = row.tries - (untouched ? 1 : 0);
      const since = tries > 0 ? row.since : undefined;
      Object.assign(row, { holder: undefined, free: clock() + seconds, tries, since });
      return true;
    },
    forget: async (prefix) => takeOut(({ post }) => post.channel.startsWith(prefix)),
    sweep: async (before) => takeOut(({ settled }) => settled !== undefined && settled.at < before),
  };

  const digests: Digests = {
    async create(plan, told, next, most = Number.POSITIVE_INFINITY) {
      if ([...kept.values()].filter(({ channel }) => channel === plan.channel).length >= most) return undefined;
      last += 1;
      kept.set(last, { ...plan, number: last, told, ...(next === undefined ? {} : { next }) });
      return last;
    },
    get: async (number) => kept.get(number),
    list: async (prefix, { limit, offset = 0 }) =>
      [...kept.values()].filter(({ channel }) => channel.startsWith(prefix)).slice(offset, offset + limit),
    async change(number, changes) {
      const digest = kept.get(number);
      if (digest === undefined) return false;
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      const whole = Object.entries({ ...digest, ...Object.fromEntries(given) });
      kept.set(number, Object.fromEntries(whole.filter(([, value]) => value !== null)) as unknown as Digest);
      return true;
    },
    async remove(number) {
      takeOut(({ post, settled }) => post.digest === number && settled === undefined);
      return kept.delete(number);
    },
    due: async (now, limit) =>
      [...kept.values()]
        .filter(({ number, next, paused }) => (next ?? '~') <= now && paused === undefined && !onItsWay(number))
        .sort((a, b) => earlier(a.next ?? '', b.next ?? ''))
        .slice(0, limit),
    async run({ number, next }, after, post) {
      const digest = kept.get(number);
      if (digest?.next !== next || digest.paused !== undefined || onItsWay(number)) return false;
      const { next: _, ...rest } = digest;
      const told = post === undefined ? after.told : digest.told;
      kept.set(number, { ...rest, told, ...(after.next === undefined ? {} : { next: after.next }) });
      if (post !== undefined) add({ ...post, digest: number }, after.told);
      return true;
    },
    async forget(prefix) {
      const gone = [...kept.values()].filter(({ channel }) => channel.startsWith(prefix));
      for (const { number } of gone) await digests.remove(number);
      return gone.length;
    },
  };
  return { digests, outbox };
}
