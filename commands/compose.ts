import type { Citation, Collection } from '../src/index.ts';
import { instantWords } from './instants.ts';
import { type Action, foreign, type Item, type Pin, type Quotation, type Reply, type Run, type Text } from './reply.ts';

/** Parts of a line with a mark between them; parts that are empty are left out. */
export function joined(parts: readonly (Text | Run | undefined)[], mark = ' · '): Text {
  const runs: Run[] = [];
  for (const part of parts) {
    const text: Text = part === undefined ? [] : isText(part) ? part : [part];
    if (text.length === 0) continue;
    if (runs.length > 0) runs.push(mark);
    runs.push(...text);
  }
  return runs;
}

function isText(part: Text | Run): part is Text {
  return Array.isArray(part);
}

/** `1 paragraph`, `1,234 paragraphs`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A line without emphasis, for what draws its own letters. Still hostile. */
export function lettersOf(text: Text): string {
  const letters = (run: Run): string =>
    typeof run === 'string'
      ? run
      : 'foreign' in run
        ? run.foreign
        : 'instant' in run
          ? instantWords(run)
          : letters(run.strong);
  return text.map(letters).join('');
}

/** What somebody typed, in quotation marks unless it has its own. */
export function typedWords(text: string): Text {
  const shown = foreign(text.length > 120 ? `${text.slice(0, 120)}…` : text);
  return /["“”]/u.test(text) ? [shown] : ['"', shown, '"'];
}

/** Where a citation leads. */
export function pinOf(citation: Citation): Pin {
  const { pin, document, paragraph, start, end, version } = citation;
  return {
    pin,
    document,
    ...(paragraph === undefined ? {} : { paragraph }),
    start,
    end,
    ...(version === undefined ? {} : { version }),
  };
}

/** A citation as exact words with their place. */
export function quotationOf(citation: Citation, matches?: readonly (readonly [number, number])[]): Quotation {
  return {
    quote: foreign(citation.quote),
    ...(matches === undefined || matches.length === 0 ? {} : { matches }),
    cite: pinOf(citation),
  };
}

/** A reply: an answer without colour or extras unless `parts` say otherwise. */
export function reply(parts: Pick<Reply, 'title'> & Partial<Reply>): Reply {
  return { outcome: 'answer', tone: 'neutral', blocks: [], actions: [], menus: [], attachments: [], ...parts };
}

/** Searched and found none: says what was searched and offers the next step. */
export function nothing(
  title: Text,
  searched: number,
  actions: readonly Action[],
  blocks: Reply['blocks'] = [],
): Reply {
  return reply({
    outcome: 'nothing',
    title,
    blocks,
    actions,
    footer: [`Searched ${counted(searched, 'document')}.`],
  });
}

/** A button for each of the ids, at most `most`. */
export function openActions(cards: readonly { readonly id: string; readonly title: string }[], most = 5): Action[] {
  return cards
    .slice(0, most)
    .map(({ id }) => ({ label: ['Open ', foreign(spacedId(id))], command: 'cable', options: { id } }));
}

/** A cable's number as it is printed: `07 STATE 130159`; any other id as it is. */
export function spacedId(id: string): string {
  return id.replace(/^(\d{2})([A-Z]+)(\d+)$/u, '$1 $2 $3');
}

/** Items for what was left out of a bounded list, so that nothing is cut silently. */
export function andMore(left: number, what: string): readonly Item[] {
  return left > 0 ? [{ label: [`… ${left.toLocaleString('en-GB')} more ${what}`] }] : [];
}

/** How many documents there are to search. */
export async function searchedIn(collection: Collection): Promise<number> {
  return (await collection.stats()).documents;
}
