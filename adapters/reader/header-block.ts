import { counted, spacedId } from '../../commands/compose.ts';
import { dateWords } from '../../commands/dates.ts';
import type { Addressee, Cable, Document, StoredReference } from '../../src/index.ts';
import { between, type Fill, type Html, html } from './html.ts';
import type { Linking } from './linking.ts';
import type { Marker } from './marker.ts';
import type { Reading } from './reading.ts';

const mostAddressees = 60;
const mostReferences = 100;

/** A row of the header block; none where there is nothing to say. */
function row(name: string, value: Fill): Fill {
  const empty = value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? undefined : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function dateOf({ date: { edtf, basis }, cable }: Document): Fill {
  const exact = cable?.sentAt ?? edtf;
  const words = dateWords(exact);
  const machine = exact !== undefined && /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}Z)?)?)?$/u.test(exact);
  const known = { header: '', metadata: ' (from its metadata)', stated: ' (as stated in the text)', unknown: '' }[
    basis
  ];
  return [machine ? html`<time datetime="${exact}">${words}</time>` : words, known];
}

function addressees(all: readonly Addressee[]): Fill {
  if (all.length === 0) return undefined;
  const shown = all
    .slice(0, mostAddressees)
    .map(({ name, precedence, excluded }) => [
      name,
      precedence !== undefined && html` <small>${precedence}</small>`,
      excluded.length > 0 && html` <small>not to ${excluded.join(', ')}</small>`,
    ]);
  const left = all.length - shown.length;
  return html`<ul class="plain">${shown.map((each) => html`<li>${each}</li>`)}${
    left > 0 && html`<li>… ${left} more</li>`
  }</ul>`;
}

function tagsOf({ tags }: Cable): Fill {
  if (tags.length === 0) return undefined;
  const items = tags.map(
    ({ code, name, unconfirmed }) =>
      html`<li><b>${code}</b>${name !== code && [' ', name]}${unconfirmed === true && html` <small>(unconfirmed)</small>`}</li>`,
  );
  return html`<ul class="plain">${items}</ul>`;
}

/** A reference as the document has it: a link where what it names is here. `words` draws them. */
export function referenceWords(
  { text, id, label, target }: StoredReference,
  linking: Linking,
  words: (text: string) => Fill = (shown) => shown,
): Fill {
  const letter = label === undefined ? undefined : `${label}) `;
  if (id === undefined) return [letter, words(text)];
  if (target === undefined) return [letter, words(spacedId(id)), html` <small>(not in this collection)</small>`];
  return [
    letter,
    html`<a href="${linking.document(target.id)}" title="${target.title}">${words(spacedId(target.id))}</a>`,
  ];
}

function referencesOf({ references, document }: Reading, linking: Linking, marker: Marker): Fill {
  const known = references
    .filter(({ citation: { paragraph } }) => paragraph === undefined)
    .map((each) => referenceWords(each, linking, (text) => marker.placed(text, each.citation)));
  const items = references.length > 0 ? known : document.references.map((each) => marker.placed(each.text, each));
  if (items.length === 0) return undefined;
  const left = items.length - mostReferences;
  return html`<ul class="plain">${items.slice(0, mostReferences).map((each) => html`<li>${each}</li>`)}${
    left > 0 && html`<li>… ${left} more</li>`
  }</ul>`;
}

function signedBy({ cable, authors, authorsAt, signersAt }: Document, marker: Marker): Fill {
  const names = cable === undefined || cable.signers.length === 0 ? authors : cable.signers;
  const places = [...signersAt, ...authorsAt];
  return names.length === 0
    ? undefined
    : between(
        names.map((name) =>
          marker.placed(
            name,
            places.find(({ text }) => text.includes(name)),
          ),
        ),
        ', ',
      );
}

function classifiedBy({ classifiedBy: by }: Cable, marker: Marker): Fill {
  return by === undefined ? undefined : marker.placed(by.text, by);
}

function declassify({ declassify: { on, order } }: Cable): Fill {
  if (on === undefined) return undefined;
  return [/^\d{4}/u.test(on) ? dateWords(on) : on, order !== undefined && html` <small>(E.O. ${order})</small>`];
}

/** Where it was published; only addresses of the web become links. */
function publishedAt({ url, outlet }: Document): Fill {
  const address =
    url !== undefined && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol) ? new URL(url) : undefined;
  if (address === undefined) return outlet;
  return [
    outlet !== undefined && [outlet, ', '],
    html`<a href="${address.href}" rel="noopener noreferrer nofollow external">${address.hostname}</a>`,
  ];
}

/** Title and the header's facts, in the order that a cable has them. */
export function headerBlock(reading: Reading, linking: Linking, marker: Marker): Html {
  const { document, view } = reading;
  const { cable } = document;
  const from = cable?.from;
  return html`<header class="head" id="head">
<h1 dir="auto">${marker.placed(document.title, document.titleAt)}</h1>
<dl class="facts">${[
    row(cable === undefined ? 'Document' : 'Number', spacedId(document.id)),
    row('Date', dateOf(document)),
    row('From', from?.name),
    row('To', addressees(cable?.to ?? [])),
    row('Info', addressees(cable?.info ?? [])),
    row('TAGS', cable && tagsOf(cable)),
    row('References', referencesOf(reading, linking, marker)),
    row(cable === undefined ? 'By' : 'Signed', signedBy(document, marker)),
    row('Published', cable === undefined && publishedAt(document)),
    row('Classified by', cable && classifiedBy(cable, marker)),
    row('Declassify on', cable && declassify(cable)),
    row('Withheld', view.withheld > 0 && counted(view.withheld, 'paragraph')),
  ]}</dl>
</header>`;
}
