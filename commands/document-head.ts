import type { Cable, Document, DocumentView } from '../src/index.ts';
import { joined, spacedId } from './compose.ts';
import { dateWords } from './dates.ts';
import { versionWords } from './document-versions.ts';
import { foreign, type Pin, type Text } from './reply.ts';

const mostAddressees = 3;

/** The document as a whole, in the version that is shown. */
export function wholeOf({ id, kind, title, version }: Document): Pin {
  const pin = kind === 'cable' ? spacedId(id) : title;
  return { pin, document: id, start: 0, end: 0, ...(version === undefined ? {} : { version }) };
}

/** `CONFIDENTIAL · SIPDIS · cable`; `article · Foreign Policy · version 2 of 2`. */
export function kickerOf(view: DocumentView): Text {
  const { cable, outlet, kind, classification: stated } = view.document;
  const version = versionWords(view);
  if (cable === undefined)
    return joined([
      stated === undefined ? undefined : foreign(stated),
      kind,
      outlet === undefined ? undefined : foreign(outlet),
      version,
    ]);
  const classification = cable.classification ?? 'no classification';
  const captions = cable.captions.filter((caption) => !classification.split(' ').includes(caption));
  return joined([foreign(classification), ...captions.map(foreign), kind, version]);
}

function datedWords(document: Document, locale: string | undefined): string {
  const { edtf, basis } = document.date;
  const words = dateWords(document.cable?.sentAt ?? edtf, locale);
  if (edtf === undefined || basis === 'header' || basis === 'unknown') return words;
  return `${words} (${basis === 'metadata' ? 'from its metadata' : 'as stated in the text'})`;
}

function routeOf(cable: Cable): Text {
  const to = joined(
    cable.to.slice(0, mostAddressees).map(({ name }) => foreign(name)),
    ', ',
  );
  const more = cable.to.length > mostAddressees ? [` and ${cable.to.length - mostAddressees} more`] : [];
  const info = cable.info.length > 0 ? [` (info ${cable.info.length})`] : [];
  const from: Text = cable.from === undefined ? [] : [foreign(cable.from.name)];
  return to.length === 0 ? [...from, ...info] : [...from, ' → ', ...to, ...more, ...info];
}

/** `07 STATE 130159 · 17 September 2007, 12:40Z · SECSTATE WASHDC → …`; `undated · by Joshua Keating`. */
export function subtitleOf(document: Document, locale: string | undefined): Text {
  const { cable, authors } = document;
  const date = datedWords(document, locale);
  if (cable !== undefined) return joined([foreign(spacedId(document.id)), date, routeOf(cable)]);
  const by: Text = authors.length === 0 ? [] : ['by ', ...joined(authors.slice(0, mostAddressees).map(foreign), ', ')];
  return joined([date, by, foreign(document.id)]);
}
