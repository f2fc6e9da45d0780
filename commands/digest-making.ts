import { AskError, type DigestPlan, nextRun, readSchedule } from '../src/index.ts';
import type { Context } from './command.ts';
import { lettersOf } from './compose.ts';
import { digestCard } from './digest-card.ts';
import { contentWords, type DigestContent, questionsOf, readContent } from './digest-content.ts';
import { channelOf, digestNamed, mostDigests } from './digest-found.ts';
import type { DigestOptions } from './digest-options.ts';
import type { Reply, Text } from './reply.ts';
import { type ZoneFound, zoneFor } from './time-zone.ts';

const usual: DigestContent = { new: false, day: false, items: 10, quiet: false };
const longestName = 80;

/** What was there with what is given in its place; `none` takes a part out. @throws AskError where nothing is left */
export function contentGiven(options: DigestOptions, before: DigestContent = usual): DigestContent {
  const { content, items = before.items, quiet = before.quiet } = options;
  const part = (name: 'search' | 'person' | 'tag') => {
    const given = options[name] ?? before[name];
    return given === undefined || given.toLowerCase() === 'none' ? {} : { [name]: given };
  };
  const parts = { ...part('search'), ...part('person'), ...part('tag') };
  const nothingSaid = content === undefined && before === usual && Object.keys(parts).length === 0;
  const made: DigestContent = {
    new: content === undefined ? before.new || nothingSaid : content === 'new' || content === 'both',
    day: content === undefined ? before.day : content === 'day' || content === 'both',
    ...parts,
    items,
    quiet,
  };
  if (contentWords(made).length > 0) return made;
  throw new AskError('the digest would tell of nothing: give it content, search, person or tag', {
    usage: true,
    suggestions: ['content:new', 'content:day', 'search:"human rights"'],
  });
}

/** @throws AskError for a question that can't be read, as `/find` does */
export async function checkContent(content: DigestContent, { collection }: Context): Promise<void> {
  for (const { query } of questionsOf(content)) await collection.find(query, { limit: 1, exact: true });
}

function zoneLead({ zone, of }: ZoneFound): { readonly lead?: Text } {
  if (of === 'nobody')
    return {
      lead: ['Times are UTC: neither you nor this channel has a time zone. Set one with zone, or with /here zone.'],
    };
  return of === 'typed'
    ? {}
    : { lead: [`Times are those of ${of === 'asker' ? 'your' : "this channel's"} time zone, ${zone}.`] };
}

const example = '/digest create Monday news when:"every monday 09:00"';

/** @throws AskError for a name that would be taken for a number */
function nameGiven(name: string | undefined): string | undefined {
  if (name !== undefined && /^#?\d+$/u.test(name))
    throw new AskError('a digest has a number anyway: give it a name in words');
  return name;
}

/** A new digest of this channel. @throws AskError */
export async function createDigest(options: DigestOptions, context: Context): Promise<Reply> {
  const channel = channelOf(context);
  const { collection, asker, now } = context;
  const { when } = options;
  if (when === undefined) throw new AskError('say when it is posted', { usage: true, suggestions: [example] });
  readSchedule(when);
  const content = contentGiven(options);
  await checkContent(content, context);
  const found = await zoneFor(options.zone, context);
  const own = lettersOf(contentWords(content)).slice(0, longestName);
  const name = nameGiven(options.digest) ?? own.charAt(0).toUpperCase() + own.slice(1);
  const plan: DigestPlan = {
    channel,
    owner: asker?.id ?? '',
    name,
    body: JSON.stringify(content),
    schedule: when,
    zone: found.zone,
  };
  const made = now();
  const told = new Date(Math.min(made.getTime(), Date.parse(options.since ?? made.toISOString()))).toISOString();
  const next = nextRun(when, found.zone, made)?.toISOString();
  const number = await collection.digests.create(plan, told, next, mostDigests);
  if (number === undefined)
    throw new AskError(`this channel has ${mostDigests} digests, no more; remove one first`, {
      suggestions: ['/digest list'],
    });
  const digest = await collection.digests.get(number);
  if (digest === undefined) throw new AskError('it was taken out again at once');
  return digestCard(digest, zoneLead(found));
}

/** Changes what is given of a digest. @throws AskError */
export async function editDigest(options: DigestOptions, context: Context): Promise<Reply> {
  const { collection, now } = context;
  const digest = await digestNamed(options.digest, 'edit', context);
  const { when, zone, name } = options;
  const before = readContent(digest.body);
  const content = contentGiven(options, before);
  const changed = JSON.stringify(content) !== JSON.stringify(before);
  if (!changed && when === undefined && zone === undefined && name === undefined)
    throw new AskError('say what to change', {
      usage: true,
      suggestions: [`/digest edit ${digest.number} when:"weekdays at 8"`, `/digest edit ${digest.number} items:5`],
    });
  await checkContent(content, context);
  const timed = {
    schedule: when ?? digest.schedule,
    zone: zone === undefined ? digest.zone : (await zoneFor(zone, context)).zone,
  };
  const moved = (when !== undefined || zone !== undefined) && digest.paused === undefined;
  const next = moved ? { next: nextRun(timed.schedule, timed.zone, now())?.toISOString() ?? null } : {};
  if (when !== undefined) readSchedule(when);
  await collection.digests.change(digest.number, {
    ...(changed ? { body: JSON.stringify(content) } : {}),
    ...(nameGiven(name) === undefined ? {} : { name: name ?? digest.name }),
    ...(when === undefined && zone === undefined ? {} : timed),
    ...next,
  });
  return digestCard((await collection.digests.get(digest.number)) ?? digest, { lead: ['Changed.'] });
}
