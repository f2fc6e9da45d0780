/** A stretch of a document's body and what it names. */
interface Mention {
  readonly start: number;
  readonly end: number;
  readonly personId: string;
}

/** A volume as JSON, as far as it is written back. */
export interface VolumeJson {
  readonly volume: string;
  readonly title: string;
  readonly persons: readonly { readonly id: string; readonly name: string; readonly description: string }[];
  readonly terms: readonly { readonly id: string; readonly term: string; readonly expansion: string }[];
  readonly documents: readonly DocumentJson[];
}

export interface DocumentJson {
  readonly id: string;
  readonly n: string;
  readonly title: string;
  readonly kind: string;
  readonly body: string;
  readonly mentions: readonly Mention[];
  readonly footnotes: readonly {
    readonly n: string | null;
    readonly id: string | null;
    readonly anchor: number | 'title';
    readonly text: string;
  }[];
  readonly sourceNote?: string;
  readonly dateline?: {
    readonly text: string;
    readonly place: readonly string[];
    readonly dates: readonly Readonly<Record<string, string>>[];
  };
  readonly telegramNumber?: string;
  readonly subject?: string | null;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** Breaks lines as editors of XML do, where there is a blank. */
function wrapped(xml: string): string {
  return xml.replace(/([^<>\n]{60,90}?) /gu, '$1\n          ');
}

function note(each: DocumentJson['footnotes'][number], text: string): string {
  const source = each.anchor === 'title' && text.startsWith('Source:') ? ' type="source"' : '';
  const named = Object.entries({ n: each.n, 'xml:id': each.id })
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${escaped(value)}"`]))
    .join('');
  return `<note${named}${source}>${escaped(text)}</note>`;
}

function marked(document: DocumentJson, from: number, to: number): string {
  let xml = '';
  let at = from;
  const put = (end: number) => {
    xml += escaped(document.body.slice(at, end));
    at = end;
  };
  const last = document.body.startsWith('\n\n', to) ? to + 1 : to;
  const notes = document.footnotes.filter(
    (each) => each.anchor !== 'title' && each.anchor >= from && each.anchor <= last,
  );
  const places = [
    ...document.mentions
      .filter((each) => from <= each.start && each.end <= to)
      .map((mention) => ({ at: mention.start, mention })),
    ...notes.map((each) => ({ at: Number(each.anchor), note: each })),
  ].sort((left, right) => left.at - right.at);
  for (const place of places) {
    put(Math.min(to, Math.max(at, place.at)));
    if ('note' in place) xml += note(place.note, place.note.text);
    else {
      xml += `<persName corresp="#${escaped(place.mention.personId)}">`;
      put(Math.max(at, place.mention.end));
      xml += '</persName>';
    }
  }
  put(to);
  return xml;
}

function dateline({ text, place, dates }: NonNullable<DocumentJson['dateline']>): string {
  let xml = escaped(text);
  for (const date of dates) {
    const attributes = Object.entries(date).flatMap(([name, value]) =>
      name === 'text' ? [] : [` ${name}="${value}"`],
    );
    xml = xml.replace(escaped(date['text'] ?? ''), (words) => `<date${attributes.join('')}>${words}</date>`);
  }
  for (const name of place) xml = xml.replace(escaped(name), (words) => `<placeName>${words}</placeName>`);
  return `<opener><dateline>${xml}</dateline></opener>`;
}

function bodyOf(document: DocumentJson): string {
  const blocks: string[] = [];
  let at = 0;
  for (const paragraph of document.body.split(/\n{2,}/u)) {
    const start = document.body.indexOf(paragraph, at);
    at = start + paragraph.length;
    const lines: string[] = [];
    let from = start;
    for (const line of paragraph.split('\n')) {
      lines.push(marked(document, from, from + line.length));
      from += line.length + 1;
    }
    const [first = ''] = lines;
    const heads = /^[A-Z][A-Z ]{1,40}$/u.test(first);
    if (start === 0 && document.dateline !== undefined && paragraph === document.dateline.text)
      blocks.push(dateline(document.dateline));
    else if (lines.length === 1) blocks.push(`<p>${wrapped(first)}</p>`);
    else {
      const items = (heads ? lines.slice(1) : lines).map((line) => `<item>${line}</item>`);
      blocks.push(`<list>${heads ? `<head>${first}</head>` : ''}\n${items.join('\n')}</list>`);
    }
  }
  return blocks.join('\n        ');
}

function documentOf(document: DocumentJson): string {
  const notes = document.footnotes.filter((each) => each.anchor === 'title').map((each) => note(each, each.text));
  const subtype = document.kind === 'editorial-note' ? ' subtype="editorial-note"' : '';
  return `      <div type="document" n="${document.n}" xml:id="${document.id}"${subtype}>
        <head>${document.n}. ${escaped(document.title)}${notes.join('')}</head>
        ${bodyOf(document)}
      </div>`;
}

/** Writes a volume in the manner of the Office of the Historian's TEI: lists of persons and terms, documents, notes in place. */
export function teiOf({ volume, title, persons, terms, documents }: VolumeJson): string {
  const people = persons.map(
    ({ id, name, description }) =>
      `<item><hi rend="strong"><persName xml:id="${id}">${escaped(name)}</persName></hi>${description === '' ? '' : `, ${escaped(description)}`}</item>`,
  );
  const abbreviations = terms.map(
    ({ id, term, expansion }) =>
      `<item><hi rend="strong"><term xml:id="${id}">${escaped(term)}</term></hi>${expansion === '' ? '' : `, ${escaped(expansion)}`}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="${volume}">
  <teiHeader><fileDesc><titleStmt><title type="complete">${escaped(title)}</title></titleStmt></fileDesc></teiHeader>
  <text>
    <front>
      <div type="section" xml:id="persons"><head>Persons</head><list>${people.join('\n')}</list></div>
      <div type="section" xml:id="terms"><head>Abbreviations and Terms</head><list>${abbreviations.join('\n')}</list></div>
    </front>
    <body><div type="compilation" xml:id="comp1"><head>Documents</head>
${documents.map(documentOf).join('\n')}
    </div></body>
  </text>
</TEI>
`;
}
