import type { Collection, WatchPost } from '../src/index.ts';
import { counted, reply } from './compose.ts';
import type { PostKind } from './post-kind.ts';
import { foreign, type Reply } from './reply.ts';
import { foundItem, watchAction, watchName } from './watch-card.ts';

/** Items of a post; the others are behind a button. */
const mostItems = 10;
/** Steps of matching at one time: what is left comes next. */
const mostSteps = 20;

/**
 * Puts the watches to what has come, and what they found into the outbox where it is time; to be called now and then while
 * the program is online. Resolves to how many posts were made.
 * @throws StoreError
 */
export async function dueWatchPosts({ watches }: Pick<Collection, 'watches'>): Promise<number> {
  for (let step = 0; step < mostSteps && (await watches.match()); step += 1);
  return watches.post();
}

/** What a watch has found, as it is posted. */
export const watchPost: PostKind = {
  kind: 'watch',
  due: dueWatchPosts,
  async compose(body, { collection, locale }): Promise<Reply | undefined> {
    const post = JSON.parse(body) as WatchPost;
    const watch = await collection.watches.get(post.watch);
    if (watch === undefined) return undefined;
    const { items, total, beyond } = await collection.watches.found(post, { limit: mostItems });
    if (total === 0) return undefined;
    const more = total - items.length;
    const left = [
      ...(more > 0 ? [`and ${more.toLocaleString('en-GB')} more`] : []),
      ...(beyond > 0
        ? [`${counted(beyond, 'further document')} matched and ${beyond === 1 ? 'is' : 'are'} not listed`]
        : []),
    ];
    const all = { number: String(watch.number), post: post.post };
    return reply({
      title: watchName(watch),
      subtitle: [`${counted(total + beyond, 'new document')} · watch ${watch.number}`],
      blocks: [
        { kind: 'list', items: items.map((found, at) => foundItem(found, at + 1, locale)) },
        ...(left.length === 0 ? [] : [{ kind: 'text' as const, text: [left.join('; ')] }]),
      ],
      actions: [
        ...(more > 0 ? [{ label: [`All ${total.toLocaleString('en-GB')}`], command: 'watched', options: all }] : []),
        watchAction('pause', ['Pause'], watch),
      ],
    });
  },
  async closed(body, why, { collection }) {
    const post = JSON.parse(body) as WatchPost;
    const { watch: number } = post;
    await collection.watches.takeBack(post);
    const watch = await collection.watches.get(number);
    if (watch === undefined || watch.paused !== undefined) return undefined;
    await collection.watches.pause(number, why);
    return [
      `Watch ${number} (`,
      foreign(watch.text),
      `) is paused. /watch resume ${number} in its channel lets it go on; it then tells of all that came meanwhile.`,
    ];
  },
};
