import { z } from 'zod';
import { about, type Command, page, share } from './command.ts';
import { counted, reply } from './compose.ts';
import { paging } from './paging.ts';
import type { Reply } from './reply.ts';
import { watchNumbered } from './watch.ts';
import { foundItem, watchName } from './watch-card.ts';

const pageSize = 5;

const options = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/u, 'is the number of a watch, as its posts show it')
    .meta(about('Number of a watch of this channel')),
  post: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,25}$/u, 'names one of its posts')
    .optional()
    .meta(about('Only what one of its posts told of', { named: true })),
  page,
  share,
});

/** `/watched`: all that a watch has found. */
export const watched: Command<typeof options> = {
  name: 'watched',
  aliases: [],
  summary: 'All documents that a watch of this channel has found',
  description:
    'Lists what a watch has found since it was made, in the order in which it was added, page by page; of posts long ago the latest 2,000.',
  examples: ['/watched 3', '/watched 3 page:2'],
  options,
  async run({ number, post, page: at }, context): Promise<Reply> {
    const watch = await watchNumbered(number, context);
    const of = post === undefined ? { watch: watch.number } : { watch: watch.number, post, beyond: [] };
    const offset = (at - 1) * pageSize;
    const { items, total } = await context.collection.watches.found(of, { limit: pageSize, offset });
    const name = [`Watch ${watch.number}: `, ...watchName(watch)];
    if (total === 0) return reply({ outcome: 'nothing', title: name, subtitle: ['It has found nothing yet'] });
    const own = { number, ...(post === undefined ? {} : { post }) };
    const pages = paging({ page: at, total, unit: 'documents', command: 'watched', options: own, size: pageSize });
    return reply({
      title: name,
      subtitle: [counted(total, 'document')],
      blocks: [
        { kind: 'list', items: items.map((found, each) => foundItem(found, pages.start + each + 1, context.locale)) },
        ...pages.blocks,
      ],
      actions: pages.actions,
    });
  },
};
