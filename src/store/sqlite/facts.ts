import type { Level } from '../../access/access.ts';
import { citeSource } from '../../citation.ts';
import type { Citation, Document } from '../../document.ts';
import { bounds } from '../../edtf.ts';
import type { Facts } from '../../facts/facts.ts';
import { nameKey } from '../name-key.ts';
import { documentLevel, levelWithin } from '../withholding.ts';
import type { Changes } from './changes.ts';
import { type Connection, orNull } from './connection.ts';
import { mentionKey } from './mention-keys.ts';
import { type VisibleName, visibleNames } from './visible-names.ts';

const addMention = `INSERT INTO mention (key, document, paragraph, lowest, highest, name, text, start, end, quote, rule)
  VALUES (${mentionKey}, @document, @paragraph, @lowest, @highest, @name, @text, @start, @end, @quote, @rule)`;

/** A document that has just been written: its key, and the keys of its paragraphs by their index. */
export interface Written {
  readonly key: number;
  readonly document: Document;
  readonly paragraphs: ReadonlyMap<number, number>;
}

/** Writes what was found in a document; every row gets its paragraph and level, without a paragraph the document's level. */
export function writeFacts(connection: Connection, written: Written, facts: Facts, changes: Changes): void {
  const levels = new Map(
    written.document.paragraphs.map((paragraph) => [paragraph.index, levelWithin(written.document, paragraph)]),
  );
  const header = documentLevel(written.document);
  const levelOf = (citation: Citation): Level =>
    citation.paragraph === undefined ? header : (levels.get(citation.paragraph) ?? header);
  writePeople(connection, written, facts, levelOf, changes);
  writeEvents(connection, written, facts, levelOf, changes);
  writeReferences(connection, written);
}

/** The key of the cited paragraph; null in header and foot. */
function paragraphOf(written: Written, { paragraph }: Citation): number | null {
  return orNull(paragraph === undefined ? undefined : written.paragraphs.get(paragraph));
}

function writePeople(
  connection: Connection,
  written: Written,
  facts: Facts,
  levelOf: (citation: Citation) => Level,
  changes: Changes,
): void {
  const places = new Map<string, { text: string; level: Level }[]>();
  const note = (name: string, text: string, level: Level) => {
    const known = places.get(name);
    if (known === undefined) places.set(name, [{ text, level }]);
    else known.push({ text, level });
  };
  for (const { name, text, citation } of facts.mentions) note(name, text, levelOf(citation));
  for (const { name, citation } of facts.roles) note(name, citation.quote, levelOf(citation));

  const { edtf } = written.document.date;
  const first = orNull(edtf === undefined ? undefined : bounds(edtf)?.first);
  const namesFrom = new Map<string, readonly VisibleName[]>();
  const namesOf = (name: string, from: Level) => {
    const key = `${from} ${name}`;
    const known = namesFrom.get(key);
    if (known !== undefined) return known;
    const rows = visibleNames(name, places.get(name) ?? [], from).map((visible) => ({
      ...visible,
      name: nameKey(visible.name, written.document.id),
    }));
    namesFrom.set(key, rows);
    return rows;
  };
  let number = 0;
  for (const { name, text, citation, rule } of facts.mentions) {
    const paragraph = paragraphOf(written, citation);
    for (const visible of namesOf(name, levelOf(citation))) {
      connection.run(addMention, {
        document: written.key,
        number,
        paragraph,
        lowest: visible.lowest,
        highest: visible.highest,
        name: visible.name,
        text,
        start: citation.start,
        end: citation.end,
        quote: citation.quote,
        rule,
      });
      number += 1;
      changes.names.add(written.key, first, visible, text);
    }
  }
  for (const { name, title, judgement, citation, rule } of facts.roles)
    for (const visible of namesOf(name, levelOf(citation)))
      connection.run(
        `INSERT INTO role (document, paragraph, lowest, highest, name, title, judgement, start, end, quote, rule)
         VALUES (@document, @paragraph, @lowest, @highest, @name, @title, @judgement, @start, @end, @quote, @rule)`,
        {
          document: written.key,
          paragraph: paragraphOf(written, citation),
          lowest: visible.lowest,
          highest: visible.highest,
          name: visible.name,
          title,
          judgement: orNull(judgement),
          start: citation.start,
          end: citation.end,
          quote: citation.quote,
          rule,
        },
      );
}

function writeEvents(
  connection: Connection,
  written: Written,
  facts: Facts,
  levelOf: (citation: Citation) => Level,
  changes: Changes,
): void {
  for (const { date, text, status, citation, rule } of facts.events) {
    const span = bounds(date.edtf);
    const isDay = date.precision === 'day' || date.precision === 'minute';
    const level = levelOf(citation);
    changes.levels.event(level);
    connection.run(
      `INSERT INTO event (document, paragraph, level, edtf, precision, basis, first, last, day, text, status, start, end,
         quote, rule)
       VALUES (@document, @paragraph, @level, @edtf, @precision, @basis, @first, @last, @day, @text, @status, @start, @end,
         @quote, @rule)`,
      {
        document: written.key,
        paragraph: paragraphOf(written, citation),
        start: citation.start,
        end: citation.end,
        quote: citation.quote,
        level,
        edtf: date.edtf,
        precision: date.precision,
        basis: date.basis,
        first: orNull(span?.first),
        last: orNull(span?.last),
        day: span !== undefined && isDay ? span.first.slice(5) : null,
        text,
        status,
        rule,
      },
    );
  }
}

function writeReferences(connection: Connection, written: Written): void {
  const { document } = written;
  for (const { text, kind, id, label, start, end } of document.references) {
    const paragraph = document.paragraphs.find((each) => start < each.end && each.start < end);
    const citation = citeSource(document, start, end, paragraph);
    connection.run(
      `INSERT INTO reference (document, paragraph, level, text, kind, id, label, start, end, quote)
       VALUES (@document, @paragraph, @level, @text, @kind, @id, @label, @start, @end, @quote)`,
      {
        document: written.key,
        paragraph: paragraphOf(written, citation),
        start: citation.start,
        end: citation.end,
        quote: citation.quote,
        level: paragraph === undefined ? documentLevel(document) : levelWithin(document, paragraph),
        text,
        kind,
        id: orNull(id),
        label: orNull(label),
      },
    );
  }
}
