import { type Digest, readSchedule, scheduleWords } from '../src/index.ts';
import { joined, reply } from './compose.ts';
import { contentWords, type DigestContent, readContent } from './digest-content.ts';
import { type Action, foreign, type Item, type Reply, type Text } from './reply.ts';

/** A button for one digest. */
export function digestAction(what: string, label: string, { number }: Pick<Digest, 'number'>): Action {
  return { label: [label], command: 'digest', options: { what, digest: String(number) } };
}

export const allDigests: Action = { label: ['All digests'], command: 'digest', options: { what: 'list' } };

/** A schedule in words, what was typed where it can't be read any more. */
function whenWords({ schedule, zone }: Digest): Text {
  try {
    return [`${scheduleWords(readSchedule(schedule))} (`, foreign(zone), ')'];
  } catch {
    return [foreign(schedule), ' (', foreign(zone), ')'];
  }
}

/** When it runs next, by the reader's clock; or why it does not. */
export function nextWords({ next, paused, zone }: Digest): Text {
  if (paused !== undefined) return ['paused: ', foreign(paused)];
  return next === undefined ? ['never again'] : [{ instant: next, zone }];
}

/** A digest with when it runs and what it tells of. */
export function digestCard(digest: Digest, parts: Partial<Pick<Reply, 'title' | 'lead'>> = {}): Reply {
  const content = readContent(digest.body);
  const nothing = content.quiet ? 'nothing is posted' : 'the post says so';
  const running = digest.paused === undefined;
  return reply({
    title: [`Digest ${digest.number}: `, foreign(digest.name)],
    blocks: [
      {
        kind: 'fields',
        fields: [
          { name: 'Tells of', value: contentWords(content) },
          { name: 'When', value: whenWords(digest) },
          { name: running ? 'Next' : 'Standing', value: nextWords(digest) },
          { name: 'Items', value: [`at most ${content.items}; when there is nothing, ${nothing}`] },
        ],
      },
    ],
    actions: [
      digestAction('preview', 'Preview', digest),
      digestAction('now', 'Post now', digest),
      running ? digestAction('pause', 'Pause', digest) : digestAction('resume', 'Resume', digest),
      digestAction('remove', 'Remove', digest),
      allDigests,
    ],
    ...parts,
  });
}

/** A digest as an item of a list, with its channel where the list is of several. */
export function digestItem(digest: Digest, ofSeveral: boolean): Item {
  const next = [...(digest.paused === undefined ? ['next '] : []), ...nextWords(digest)];
  return {
    number: String(digest.number),
    label: joined([[{ strong: foreign(digest.name) }], contentWords(readContent(digest.body))]),
    note: joined([whenWords(digest), next, ofSeveral ? [foreign(digest.channel)] : undefined]),
  };
}

/** What makes it again as it is, for a button; it goes on telling where it had stopped. */
export function makingAction({ name, schedule, zone, body, told }: Digest, label: string): Action {
  const { new: added, day, quiet, items, search, person, tag }: DigestContent = readContent(body);
  const optional = { search, person, tag };
  const given = Object.entries(optional).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return {
    label: [label],
    command: 'digest',
    options: {
      what: 'create',
      digest: name,
      when: schedule,
      zone,
      content: added ? (day ? 'both' : 'new') : day ? 'day' : 'none',
      ...Object.fromEntries(given),
      items,
      quiet,
      since: told,
    },
  };
}
