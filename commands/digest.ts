import { AskError, nextRun } from '../src/index.ts';
import type { Command, Context } from './command.ts';
import { counted, joined, reply } from './compose.ts';
import { allDigests, digestAction, digestCard, digestItem, makingAction, nextWords } from './digest-card.ts';
import { atTerminal, channelOf, digestNamed, digestsHere } from './digest-found.ts';
import { checkContent, contentGiven, createDigest, editDigest } from './digest-making.ts';
import { type DigestOptions, digestCompleters, digestOptions } from './digest-options.ts';
import { digestReply } from './digest-post.ts';
import { paging } from './paging.ts';
import type { DigestRun } from './post-kind.ts';
import { foreign, type Reply } from './reply.ts';
import { zoneFor } from './time-zone.ts';

const pageSize = 10;
/** What a preview looks back where there is no digest yet. */
const week = 7 * 86_400_000;

async function listed({ digest, page }: DigestOptions, context: Context): Promise<Reply> {
  if (digest !== undefined) return digestCard(await digestNamed(digest, 'list', context));
  const everywhere = atTerminal(context);
  if (!everywhere) channelOf(context);
  const all = await digestsHere(context);
  if (all.length === 0)
    return reply({
      outcome: 'nothing',
      title: [everywhere ? 'There is no digest.' : 'This channel has no digest.'],
      blocks: [{ kind: 'text', text: ['Try: /digest create Monday news when:"every monday 09:00"'] }],
    });
  const pages = paging({
    page,
    total: all.length,
    unit: 'digests',
    command: 'digest',
    options: { what: 'list' },
    size: pageSize,
  });
  const shown = all.slice(pages.start, pages.end);
  return reply({
    title: [counted(all.length, 'digest')],
    subtitle: [everywhere ? 'of all channels' : 'of this channel'],
    blocks: [{ kind: 'list', items: shown.map((each) => digestItem(each, everywhere)) }, ...pages.blocks],
    actions: pages.actions,
    menus: [
      {
        label: 'Open…',
        choices: shown.map((each) => ({
          ...digestAction('list', '', each),
          label: [`${each.number} `, foreign(each.name)],
        })),
      },
    ],
  });
}

/** As it would be posted now; of no digest, what is given with it, over the last week. */
async function preview(options: DigestOptions, context: Context): Promise<Reply> {
  const { now } = context;
  const until = now().toISOString();
  const stored =
    (context.channel !== undefined || atTerminal(context)) &&
    (options.digest !== undefined || (!isGiven(options) && (await digestsHere(context)).length > 0));
  const digest = stored ? await digestNamed(options.digest, 'preview', context) : undefined;
  let run: DigestRun;
  if (digest === undefined) {
    const content = { ...contentGiven(options), quiet: false };
    await checkContent(content, context);
    const { zone } = await zoneFor(options.zone, context);
    const from = new Date(now().getTime() - week).toISOString();
    run = { digest: 0, name: 'Preview', content: JSON.stringify(content), zone, from, until };
  } else {
    const content = { ...JSON.parse(digest.body), quiet: false };
    run = {
      digest: digest.number,
      name: digest.name,
      content: JSON.stringify(content),
      zone: digest.zone,
      from: digest.told,
      until,
    };
  }
  const shown = await digestReply(run, context);
  if (shown === undefined) throw new AskError('there is nothing to show');
  const next = digest === undefined ? [] : [' Next: ', ...nextWords(digest), '.'];
  return { ...shown, lead: ['Preview: nothing is posted.', ...next] };
}

function isGiven({ content, search, person, tag }: DigestOptions): boolean {
  return [content, search, person, tag].some((each) => each !== undefined);
}

async function paused(options: DigestOptions, context: Context): Promise<Reply> {
  const digest = await digestNamed(options.digest, 'pause', context);
  if (digest.paused !== undefined) return digestCard(digest, { lead: ['It was paused already.'] });
  const by = context.asker?.name;
  const why = `by ${by === undefined ? 'an administrator' : by.slice(0, 60)} on ${context.now().toISOString().slice(0, 10)}`;
  await context.collection.digests.change(digest.number, { paused: why, next: null });
  const { next: _, ...rest } = digest;
  return digestCard(
    { ...rest, paused: why },
    { lead: ['Paused. When it goes on it tells of all that came meanwhile.'] },
  );
}

async function resumed(options: DigestOptions, context: Context): Promise<Reply> {
  const digest = await digestNamed(options.digest, 'resume', context);
  if (digest.paused === undefined) return digestCard(digest, { lead: ['It was not paused.'] });
  const next = nextRun(digest.schedule, digest.zone, context.now())?.toISOString();
  await context.collection.digests.change(digest.number, { paused: null, next: next ?? null });
  const { paused: _, ...rest } = digest;
  return digestCard({ ...rest, ...(next === undefined ? {} : { next }) }, { lead: ['It goes on.'] });
}

async function removed(options: DigestOptions, context: Context): Promise<Reply> {
  const digest = await digestNamed(options.digest, 'remove', context);
  await context.collection.digests.remove(digest.number);
  return reply({
    title: [`Digest ${digest.number} is removed: `, foreign(digest.name)],
    actions: [...(context.channel === undefined ? [] : [makingAction(digest, 'Undo')]), allDigests],
  });
}

/** Its next post stays as it is, and tells of what is posted now again. */
async function posted(options: DigestOptions, context: Context): Promise<Reply> {
  const { collection, now, asker } = context;
  const digest = await digestNamed(options.digest, 'now', context);
  const { number, name, body, zone, told, channel, owner } = digest;
  const due = now();
  const run: DigestRun = { digest: number, name, content: body, zone, from: told, until: due.toISOString() };
  const key = `digest-${number}-now-${Math.trunc(due.getTime() / 1_000).toString(36)}`;
  const post = {
    key,
    channel,
    owner: asker?.id ?? owner,
    kind: 'digest',
    body: JSON.stringify(run),
    due: due.toISOString(),
  };
  await collection.outbox.add([{ ...post, digest: number }]);
  return reply({
    title: ['On its way: ', foreign(name)],
    blocks: [
      {
        kind: 'text',
        text: joined(
          [
            `It is posted in ${context.channel === undefined ? 'its' : 'this'} channel in a moment.`,
            ['Next as planned: ', ...nextWords(digest), '.'],
          ],
          ' ',
        ),
      },
    ],
    actions: [digestAction('list', 'Digest', digest), allDigests],
  });
}

type What = DigestOptions['what'];

const ways: Readonly<Record<What, (options: DigestOptions, context: Context) => Promise<Reply>>> = {
  create: createDigest,
  list: listed,
  preview,
  edit: editDigest,
  pause: paused,
  resume: resumed,
  remove: removed,
  now: posted,
};

/** `/digest`: posts that come again and again. */
export const digest: Command<typeof digestOptions> = {
  name: 'digest',
  aliases: [],
  summary: 'Post again and again what is new, in this channel',
  description:
    'create makes a digest of this channel: when takes words (every monday 09:00, weekdays at 8, last friday of the month at 17:30, on the 1st and 15th at 12) or a cron line, in a time zone of your own. It tells of new documents since the last one, of this day in any year, of what a search, a person or a TAG has among the new ones, or of several of these. A time that the clocks skip is right after the gap, one that comes twice is the first of the two. preview shows it now without posting; now posts it at once; list names all. For administrators.',
  examples: [
    '/digest create Monday news when:"every monday 09:00"',
    '/digest create On this day when:"weekdays at 8" zone:Berlin content:day',
    '/digest create Watch on {person} when:"first monday of the month" person:"{person}" quiet:true',
    '/digest preview content:both',
    '/digest list',
    '/digest edit 1 when:"0 9 * * 1-5" items:5',
    '/digest pause 1',
  ],
  options: digestOptions,
  writes: true,
  // The same again makes another one, or another post.
  changes: ({ what }) => what !== 'list' && what !== 'preview',
  needs: ({ what, when }) =>
    what === 'create' && (when === undefined || when === '') ? ['digest', 'when', 'zone', 'content', 'search'] : [],
  complete: digestCompleters,
  run: (options, context) => ways[options.what](options, context),
};
