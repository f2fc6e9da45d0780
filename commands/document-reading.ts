import { AskError, type Document, type DocumentView, findPeople, type Paragraph } from '../src/index.ts';
import { counted, reply } from './compose.ts';
import { kickerOf, subtitleOf, wholeOf } from './document-head.ts';
import { idOf } from './document-versions.ts';
import { paging } from './paging.ts';
import { passages } from './passage.ts';
import { type Action, type Block, foreign, type Item, type Pin, type Reply } from './reply.ts';
import { toneOf } from './tone.ts';

const mostPins = 3;
const mostPeople = 20;

function headed(view: DocumentView, locale: string | undefined) {
  const { document } = view;
  return {
    tone: toneOf(document),
    kicker: kickerOf(view),
    title: [foreign(document.title)],
    subtitle: subtitleOf(document, locale),
    reader: wholeOf(document),
  };
}

function paragraphBlocks(document: Document, paragraph: Paragraph): Block[] {
  const heading: Block[] =
    paragraph.heading === undefined ? [] : [{ kind: 'text', text: [{ strong: foreign(paragraph.heading) }] }];
  const mark = paragraph.mark === undefined ? {} : { label: ['(', foreign(paragraph.mark), ')'] };
  return [
    ...heading,
    ...passages(document, paragraph).map(({ quotation }): Block => ({ kind: 'quotation', quotation, ...mark })),
  ];
}

function citeAction(id: string, paragraph: Paragraph): Action {
  return {
    label: [`Cite ¶`, foreign(paragraph.label)],
    command: 'cite',
    options: { id, paragraph: paragraph.label },
  };
}

/** A page of the document's paragraphs, five at a time. */
export function readingPage(view: DocumentView, page: number, locale: string | undefined): Reply {
  const { document } = view;
  const { paragraphs } = document;
  const id = idOf(view);
  const pages = paging({ page, total: paragraphs.length, unit: 'paragraphs', command: 'cable', options: { id } });
  const shown = paragraphs.slice(pages.start, pages.end);
  return reply({
    ...headed(view, locale),
    blocks: [...shown.flatMap((paragraph) => paragraphBlocks(document, paragraph)), ...pages.blocks],
    actions: [...pages.actions, { label: ['Card'], command: 'cable', options: { id } }],
  });
}

/**
 * One paragraph, by its printed label.
 * @throws AskError when the document has no such paragraph
 */
export function readingParagraph(view: DocumentView, label: string, locale: string | undefined): Reply {
  const { document } = view;
  const { paragraphs } = document;
  const id = idOf(view);
  const at = paragraphs.findIndex((each) => each.label.toLowerCase() === label.toLowerCase());
  const paragraph = paragraphs[at];
  if (paragraph === undefined) {
    const labels = paragraphs.map((each) => each.label);
    const span = labels.length === 0 ? 'none' : labels.length === 1 ? labels[0] : `${labels[0]} to ${labels.at(-1)}`;
    throw new AskError(`There is no paragraph ${label} in ${id}; it has ${span}`, { suggestions: labels.slice(0, 10) });
  }
  const step = (name: string, to: Paragraph | undefined): Action[] =>
    to === undefined
      ? []
      : [{ label: [`${name} ¶`, foreign(to.label)], command: 'cable', options: { id, paragraph: to.label } }];
  return reply({
    ...headed(view, locale),
    blocks: paragraphBlocks(document, paragraph),
    actions: [
      ...step('Next', paragraphs[at + 1]),
      ...step('Previous', paragraphs[at - 1]),
      citeAction(id, paragraph),
      { label: ['Card'], command: 'cable', options: { id } },
    ],
    footer: [`${at + 1} of ${counted(paragraphs.length, 'paragraph')}`],
  });
}

/** How often a document names somebody, what it says they are, and where, a place a paragraph. */
export interface NamedPerson {
  count: number;
  role: string | undefined;
  readonly pins: Pin[];
}

/** People by their fullest name within the document, in order of first mention. */
export function peopleNamedIn(document: Document): ReadonlyMap<string, NamedPerson> {
  let text = '';
  const starts = document.paragraphs.map((paragraph) => {
    const at = text.length;
    text += `${paragraph.text}\n\n`;
    return { at, paragraph };
  });
  const people = new Map<string, NamedPerson>();
  for (const found of findPeople(text)) {
    const home = starts.findLast(({ at }) => at <= found.start);
    if (home === undefined) continue;
    const place = passages(document, home.paragraph, found.start - home.at, found.end - home.at)[0];
    const known = people.get(found.name) ?? { count: 0, role: undefined, pins: [] };
    known.count += 1;
    known.role ??= found.role;
    const again = place === undefined || known.pins.some((pin) => pin.pin === place.quotation.cite.pin);
    if (place !== undefined && !again) known.pins.push(place.quotation.cite);
    people.set(found.name, known);
  }
  return people;
}

/** The people whom a document names, each with the first places. */
export function peopleOfDocument(view: DocumentView, locale: string | undefined): Reply {
  const { document } = view;
  const people = [...peopleNamedIn(document)].sort(([, a], [, b]) => b.count - a.count);
  const items = people.slice(0, mostPeople).map(
    ([name, { count, role, pins }]): Item => ({
      label: [{ strong: foreign(name) }, ` (${count})`],
      ...(role === undefined ? {} : { note: [foreign(role)] }),
      also: pins.slice(0, mostPins),
    }),
  );
  const left = people.length - mostPeople;
  return reply({
    ...headed(view, locale),
    blocks: [
      { kind: 'list', title: [counted(people.length, 'person', 'people')], items },
      ...(left > 0 ? [{ kind: 'text', text: [`… ${left} more, named less often`] } satisfies Block] : []),
    ],
    actions: [{ label: ['Card'], command: 'cable', options: { id: idOf(view) } }],
    menus:
      people.length === 0
        ? []
        : [
            {
              label: 'Who is',
              choices: people
                .slice(0, mostPeople)
                .map(([name]) => ({ label: [foreign(name)], command: 'who', options: { name } })),
            },
          ],
  });
}
