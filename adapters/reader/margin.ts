import { counted, spacedId } from '../../commands/compose.ts';
import { dateWords } from '../../commands/dates.ts';
import type { Pin } from '../../commands/reply.ts';
import type { Citation } from '../../src/index.ts';
import type { Anchors } from './anchors.ts';
import { referenceWords } from './header-block.ts';
import { between, type Fill, type Html, html } from './html.ts';
import type { Linking } from './linking.ts';
import type { Reading } from './reading.ts';

const mostPeople = 60;
const mostPlaces = 8;
const mostCiting = 30;
const mostReferences = 60;

/** A link to the paragraph of a citation; words of the header lead to the header. */
function placeLink({ paragraph }: Pick<Citation | Pin, 'paragraph'>, anchors: Anchors, linking: Linking): Fill {
  const anchor = paragraph === undefined ? undefined : anchors.get(paragraph);
  return anchor === undefined
    ? html`<a href="#head">header</a>`
    : html`<a href="${linking.paragraph(anchor)}">¶${anchor.label}</a>`;
}

function group(id: string, title: string, items: readonly Fill[], more?: Fill): Fill {
  if (items.length === 0) return undefined;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${items.map(
    (item) => html`<li>${item}</li>`,
  )}</ul>${more}</section>\n`;
}

function andMore(count: number, what: string): Fill {
  return count > 0 && html`<p class="more">… ${count.toLocaleString('en-GB')} more ${what}</p>`;
}

function peopleGroup({ people, anchors }: Reading, linking: Linking): Fill {
  const items = people.slice(0, mostPeople).map(([name, { role, pins }]) => [
    html`<b>${name}</b>`,
    role !== undefined && html` <span class="role">${role}</span>`,
    html` <span class="places">${between(
      pins.slice(0, mostPlaces).map((pin) => placeLink(pin, anchors, linking)),
      ' ',
    )}${pins.length > mostPlaces && ' …'}</span>`,
  ]);
  return group('people', 'People', items, andMore(people.length - mostPeople, 'people'));
}

function datesGroup({ events, moreEvents, anchors }: Reading, linking: Linking): Fill {
  const items = events.map(({ date, text, status, citation, reports = [] }) => [
    html`<b>${dateWords(date.edtf, undefined, 'short')}</b>`,
    status !== 'stated' && html` <span class="status">${status}</span>`,
    html` <q dir="auto">${text}</q> `,
    between(
      [citation, ...reports.map((report) => report.citation)].map((each) => placeLink(each, anchors, linking)),
      ' ',
    ),
  ]);
  return group('dates', 'Dates and events', items, andMore(moreEvents, 'events'));
}

function referencesGroup({ references, anchors }: Reading, linking: Linking): Fill {
  const items = references
    .slice(0, mostReferences)
    .map((reference) => [referenceWords(reference, linking), ' ', placeLink(reference.citation, anchors, linking)]);
  return group('references', 'References', items, andMore(references.length - mostReferences, 'references'));
}

function citedByGroup({ citedBy }: Reading, linking: Linking): Fill {
  const items = citedBy
    .slice(0, mostCiting)
    .map(({ id, title, kind }) => [
      html`<a href="${linking.document(id)}">${kind === 'cable' ? spacedId(id) : title}</a>`,
      kind === 'cable' && html` <span class="role">${title}</span>`,
    ]);
  return group('cited-by', 'Referred to by', items, andMore(citedBy.length - mostCiting, 'documents'));
}

/** What is known of the text beside it, each with the paragraph where it stands. */
export function marginOf(reading: Reading, linking: Linking): Html {
  const groups = [
    peopleGroup(reading, linking),
    datesGroup(reading, linking),
    referencesGroup(reading, linking),
    citedByGroup(reading, linking),
  ];
  const { parts, part, people } = reading;
  const only = parts > 1 && people.length > 0 && html`<p class="more">People of part ${part.number} of ${parts}.</p>`;
  return html`<aside class="margin" aria-label="People, dates and references">${groups}${only}</aside>`;
}

/** The colophon: what the text is and where it comes from. */
export function colophonOf({ view, document, access, part, parts }: Reading): Html {
  const { source } = document;
  const count = counted(document.paragraphs.length, 'paragraph');
  const facts: Fill[] = [
    `${count}${view.withheld > 0 ? `, ${counted(view.withheld, 'paragraph')} withheld` : ''}`,
    source.name,
    source.extractor !== undefined && `text by ${source.extractor}`,
    parts > 1 && `part ${part.number} of ${parts}`,
  ].filter((fact) => fact !== false);
  // The digest of a file that is not shown whole would let guesses of the rest be checked.
  const whole = access.level === 4 && view.withheld === 0;
  return html`<footer class="colophon"><p>${between(facts)}</p>${
    whole && html`<p class="digest">SHA-256 ${source.sha256}</p>`
  }</footer>`;
}
