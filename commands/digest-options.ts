import { z } from 'zod';
import { exampleSchedules } from '../src/index.ts';
import { about, type Completer, page, share, words } from './command.ts';
import { digestsHere } from './digest-found.ts';
import { find } from './find.ts';
import { completePerson } from './naming.ts';
import { completeZone } from './time-zone.ts';

const short = z.string().trim().min(1).max(200);

/** The options of `/digest`. */
export const digestOptions = z.object({
  what: z
    .enum(['create', 'list', 'preview', 'edit', 'pause', 'resume', 'remove', 'now'])
    .meta(about('create, list, preview, edit, pause, resume, remove, or now (post it at once)')),
  digest: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .meta(about('Its number or name; of a new one its name', { quoted: true })),
  when: short
    .optional()
    .meta(about('every monday 09:00, weekdays at 8, first monday of the month, a cron line', { named: true })),
  zone: short
    .optional()
    .meta(about('Time zone or city (Europe/Berlin, New York); yours when left out', { named: true })),
  content: z
    .enum(['new', 'day', 'both', 'none'])
    .optional()
    .meta(about('new: documents since the last one; day: on this day in any year', { named: true })),
  search: words.optional().meta(about('What a search finds among new documents; none takes it out', { named: true })),
  person: short.optional().meta(about('Where new documents name a person; none takes it out', { named: true })),
  tag: short.optional().meta(about('New documents with a TAG; none takes it out', { named: true })),
  items: z
    .int()
    .min(1)
    .max(25)
    .optional()
    .meta(about('Items listed at most, 10 unless you say otherwise', { named: true })),
  quiet: z
    .boolean()
    .optional()
    .meta(about('Post nothing when there is nothing new', { named: true })),
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .meta(about('To edit: its new name', { named: true })),
  since: z.iso
    .datetime()
    .optional()
    .meta(about('Instant from which on a new digest tells', { named: true, pressed: true })),
  page,
  share,
});

export type DigestOptions = z.output<typeof digestOptions>;

const mostSuggested = 25;

const completeDigest: Completer = async (prefix, context) => {
  const wanted = prefix.trim().toLowerCase();
  return (await digestsHere(context))
    .filter(({ number, name }) => String(number).startsWith(wanted) || name.toLowerCase().includes(wanted))
    .slice(0, mostSuggested)
    .map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` }));
};

const completeWhen: Completer = async (prefix) => {
  const wanted = prefix.trim().toLowerCase();
  const all = [...exampleSchedules, 'daily 09:00', 'every friday 16:00', 'last friday of the month at 17:00', 'hourly'];
  return all.filter((each) => each.includes(wanted)).map((value) => ({ value, label: value }));
};

/** What options may be completed to. */
export const digestCompleters: Readonly<Record<string, Completer>> = {
  digest: completeDigest,
  when: completeWhen,
  zone: completeZone,
  person: completePerson,
  tag: (prefix, { collection }) => collection.suggest('tag', prefix, { limit: mostSuggested }),
  search: async (prefix, context) => (await find.complete?.['query']?.(prefix, context)) ?? [],
};
