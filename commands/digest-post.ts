import { z } from 'zod';
import { AskError } from '../src/index.ts';
import type { Context } from './command.ts';
import { counted, joined, openActions, reply, searchedIn } from './compose.ts';
import { dateWords } from './dates.ts';
import { contentWords, readContent } from './digest-content.ts';
import { type Section, sectionsOf, shares } from './digest-sections.ts';
import type { DigestRun, PostKind } from './post-kind.ts';
import { type Action, type Block, foreign, type Reply, type Text } from './reply.ts';

const mostOpened = 3;
const runShape = z.object({
  digest: z.int(),
  name: z.string(),
  content: z.string(),
  zone: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
});

/** @throws AskError for a body that is none */
function readRun(body: string): DigestRun {
  try {
    return runShape.parse(JSON.parse(body));
  } catch {
    throw new AskError('this post was written by another version of the program');
  }
}

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
}

function periodWords({ from, until, zone }: DigestRun, locale: string | undefined): string {
  const [first, last] = [dayIn(zone, from), dayIn(zone, until)];
  return dateWords(first === last ? last : `${first}/${last}`, locale);
}

/** What the sections show together, and what is left out of each with where it is listed. */
async function shownOf(sections: readonly Section[], items: number): Promise<readonly Block[]> {
  const given = shares(
    sections.map(({ total }) => total),
    items,
  );
  const blocks = await Promise.all(
    sections.map(async (section, at): Promise<readonly Block[]> => {
      const own = given[at] ?? 0;
      const left = section.total - own;
      if (section.total === 0) return [];
      const more: Block[] = left > 0 ? [{ kind: 'text', text: [`… and ${left.toLocaleString('en-GB')} more`] }] : [];
      return [...(await section.shown(own)), ...more];
    }),
  );
  return blocks.flat();
}

function actionsOf(sections: readonly Section[], run: DigestRun): readonly Action[] {
  const documents = new Map(sections.flatMap((section) => section.documents.map((card) => [card.id, card] as const)));
  const full = sections.filter(({ total }) => total > 0).map(({ all }) => all);
  const pause: Action = { label: ['Pause'], command: 'digest', options: { what: 'pause', digest: String(run.digest) } };
  return [...openActions([...documents.values()], mostOpened), ...full, ...(run.digest > 0 ? [pause] : [])];
}

/** The post of one run; undefined where there is nothing and it is to be quiet then. @throws AskError for a body that is none */
export async function digestReply(run: DigestRun, context: Context): Promise<Reply | undefined> {
  const content = readContent(run.content);
  const span = { after: run.from, until: run.until };
  const sections = await sectionsOf(content, span, dayIn(run.zone, run.until).slice(5), context);
  const some = sections.some(({ total }) => total > 0);
  if (!some && content.quiet) return undefined;
  const period = periodWords(run, context.locale);
  const counts: readonly Text[] = sections.filter(({ total }) => total > 0).map((section) => section.counted);
  return reply({
    kicker: ['digest'],
    title: [foreign(run.name)],
    subtitle: joined([period, ...(some ? counts : ['nothing new'])]),
    blocks: some
      ? await shownOf(sections, content.items)
      : [{ kind: 'text', text: ['Nothing new since the last one: ', ...contentWords(content), '.'] }],
    actions: actionsOf(sections, run),
    footer: [`Searched ${counted(await searchedIn(context.collection), 'document')}.`],
  });
}

/** Posts of digests. */
export const digestPost: PostKind = {
  kind: 'digest',
  compose: (body, context) => digestReply(readRun(body), context),
};
