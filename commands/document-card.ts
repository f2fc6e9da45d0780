import type { Cable, Document, DocumentView, StoredReference } from '../src/index.ts';
import { andMore, counted, joined, reply, spacedId } from './compose.ts';
import { dateWords } from './dates.ts';
import { kickerOf, subtitleOf, wholeOf } from './document-head.ts';
import { idOf, metadataWords, pathWords } from './document-versions.ts';
import { byWords } from './doer.ts';
import { passages } from './passage.ts';
import { type Action, type Block, foreign, type Reply, type Run, type Text } from './reply.ts';
import { toneOf } from './tone.ts';

const mostSummary = 3;
const mostHeadings = 12;
const mostTags = 20;
const mostReferences = 8;
const mostWarnings = 5;

/** Indexes of the paragraphs that stand for the document: its summary, else the first. */
export function leadParagraphs(document: Document): readonly number[] {
  const summary = document.cable?.summaryParagraphs ?? [];
  const first = document.paragraphs[0]?.index;
  return summary.length > 0 ? summary : first === undefined ? [] : [first];
}

function leadBlocks(document: Document): Block[] {
  const lead = leadParagraphs(document);
  const shown = document.paragraphs.filter(({ index }) => lead.includes(index));
  const blocks: Block[] = shown.slice(0, mostSummary).flatMap((paragraph) =>
    passages(document, paragraph).map(
      ({ quotation }): Block => ({
        kind: 'quotation',
        quotation,
        ...(paragraph.mark === undefined ? {} : { label: [`(`, foreign(paragraph.mark), ')'] }),
      }),
    ),
  );
  const left = shown.length - mostSummary;
  if (left > 0) blocks.push({ kind: 'text', text: [`… ${counted(left, 'more paragraph')} of the summary`] });
  return blocks;
}

function contents(document: Document): Text {
  const lead = new Set(leadParagraphs(document));
  const headings = document.headings.filter(({ paragraph }) => !lead.has(paragraph));
  const label = (index: number) => document.paragraphs.find((each) => each.index === index)?.label ?? '?';
  const shown = headings
    .slice(0, mostHeadings)
    .map(({ text, paragraph }): Text => [`¶`, foreign(label(paragraph)), ' ', foreign(text)]);
  const left = headings.length - mostHeadings;
  return joined([...shown, left > 0 ? `… ${left} more` : undefined]);
}

/** A reference as printed; one that names a cable says when that is not here. */
export function referenceWords({ text, id, label, kind, target }: StoredReference): Text {
  const letter: Text = label === undefined ? [] : [foreign(label), ') '];
  if (id === undefined) return [...letter, foreign(text), kind === 'other' ? '' : ` (${kind})`];
  return [...letter, foreign(spacedId(id)), target === undefined ? ' (not in this collection)' : ''];
}

/** `1.4(b) and (d)`: a section that stays the same is written once. */
function reasonWords(reasons: readonly string[]): string {
  let last: string | undefined;
  const parts = reasons.map((reason) => {
    const section = /^\d\.\d(?=\()/u.exec(reason)?.[0];
    const short = section !== undefined && section === last ? reason.slice(section.length) : reason;
    last = section;
    return short;
  });
  return parts.join(', ').replace(/, (?=[^,]*$)/u, ' and ');
}

function signedBy(document: Document, cable: Cable): Text {
  const by = cable.classifiedBy;
  const signers = cable.signers.length > 0 ? cable.signers : document.authors;
  const signed = joined(signers.map(foreign), ', ');
  if (by === undefined) return signed;
  const parts =
    by.name === undefined ? [by.text] : [[by.title ?? '', by.name].join(' ').trim(), reasonWords(by.reasons)];
  const classified = joined(parts.filter((part) => part !== '').map(foreign), ', ');
  return joined([signed, ['classified by ', ...classified]]);
}

function fieldsOf({ document, alsoIn }: DocumentView, references: readonly StoredReference[]): Block[] {
  const { cable } = document;
  const tags = cable?.tags.slice(0, mostTags) ?? [];
  const tagWords = tags.map(({ code, name, unconfirmed }): Run[] => [
    { strong: foreign(code) },
    ...(name === code ? [] : [' ', foreign(name)]),
    unconfirmed === true ? ' (unconfirmed)' : '',
  ]);
  const moreTags = (cable?.tags.length ?? 0) - mostTags;
  const moreReferences = references.length - mostReferences;
  const fields = [
    { name: 'Contents', value: contents(document) },
    { name: 'TAGS', value: joined([...tagWords, moreTags > 0 ? `… ${moreTags} more` : undefined]) },
    {
      name: 'Refs',
      value: joined([
        ...references.slice(0, mostReferences).map(referenceWords),
        moreReferences > 0 ? `… ${moreReferences} more` : undefined,
      ]),
    },
    { name: 'Signed', value: cable === undefined ? [] : signedBy(document, cable) },
    { name: 'From metadata', value: metadataWords(document) },
    { name: 'Also in', value: alsoIn === undefined ? [] : pathWords(alsoIn, document.source.name) },
  ].filter(({ value }) => value.length > 0);
  return fields.length === 0 ? [] : [{ kind: 'fields', fields }];
}

function footerOf({ document, withheld, addedBy }: DocumentView, locale: string | undefined): Text {
  const on = document.cable?.declassify.on;
  return joined([
    foreign(document.source.name),
    counted(document.paragraphs.length, 'paragraph'),
    addedBy === undefined ? undefined : ['added ', ...byWords(addedBy, locale)],
    withheld > 0 ? `${counted(withheld, 'paragraph')} withheld` : undefined,
    on === undefined
      ? undefined
      : /^\d{4}/u.test(on)
        ? `declassify on ${dateWords(on, locale)}`
        : ['declassify on ', foreign(on)],
  ]);
}

/** One document as a card: see CARDS, `/cable`. */
export function documentCard(
  view: DocumentView,
  references: readonly StoredReference[],
  locale: string | undefined,
): Reply {
  const { document, versions } = view;
  const id = idOf(view);
  const open = references.flatMap(({ target }): Action[] =>
    target === undefined
      ? []
      : [{ label: ['Open ', foreign(spacedId(target.id))], command: 'cable', options: { id: target.id } }],
  );
  const warnings = document.warnings.slice(0, mostWarnings).map((warning) => ({ label: [foreign(warning)] }));
  return reply({
    tone: toneOf(document),
    kicker: kickerOf(view),
    title: [foreign(document.title)],
    subtitle: subtitleOf(document, locale),
    blocks: [
      ...leadBlocks(document),
      ...fieldsOf(view, references),
      ...(warnings.length === 0
        ? []
        : [
            {
              kind: 'list',
              title: ['Read with difficulty'],
              items: [...warnings, ...andMore(document.warnings.length - mostWarnings, 'warnings')],
            } satisfies Block,
          ]),
    ],
    actions: [
      { label: ['Read'], command: 'cable', options: { id, page: 1 } },
      { label: ['People'], command: 'cable', options: { id, show: 'people' } },
      { label: ['Timeline'], command: 'timeline', options: { about: document.id } },
      { label: ['References'], command: 'thread', options: { id: document.id } },
      { label: ['Cite'], command: 'cite', options: { id } },
      ...(versions === undefined
        ? []
        : [{ label: ['History'], command: 'history', options: { id: document.id } } satisfies Action]),
      ...open.slice(0, 5),
    ],
    reader: wholeOf(document),
    footer: footerOf(view, locale),
  });
}
