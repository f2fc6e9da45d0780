import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { openCollection } from '../../src/engine/engine.ts';
import { exportFormats } from '../../src/export/index.ts';
import type { ExportFormat, ExportItem, ItemType } from '../../src/export/item.ts';
import { gathered } from '../doubles/gathered.ts';

const seeds = new URL('../../seeds/', import.meta.url).pathname;
const collection = await openCollection({ url: 'sqlite::memory:' });
await collection.ingest([seeds]);
const items = await gathered(collection.export());

const byName = (name: string): ExportFormat => {
  const found = exportFormats.find((format) => format.name === name);
  if (found === undefined) throw new Error(`no format ${name}`);
  return found;
};
const only = <Type extends ItemType>(type: Type) =>
  items.filter((item): item is Extract<ExportItem, { type: Type }> => item.type === type);
const text = (name: string) => items.map(byName(name).lines).join('');

describe('a whole collection', () => {
  it('gives documents, then people, then events, each once', () => {
    expect(items.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1])).toEqual([
      'document',
      'person',
      'event',
    ]);
    expect(only('document').map(({ document }) => document.id)).toEqual(['07STATE130159', 'why-talk-to-belarus-now']);
    const ids = [...only('person'), ...only('event')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives one type alone when it is asked for', async () => {
    expect(await gathered(collection.export('event'))).toEqual(only('event'));
  });

  it('cites with slices of the files', () => {
    const sources = new Map(
      only('document').map(({ document }) => [document.id, readFileSync(`${seeds}${document.source.name}`, 'utf8')]),
    );
    const citations = [
      ...only('person').flatMap(({ roles, mentions }) => [...roles.flatMap((role) => role.citations), ...mentions]),
      ...only('event').map(({ citation }) => citation),
    ];
    expect(citations.length).toBeGreaterThan(50);
    for (const { document, start, end, quote } of citations)
      expect(sources.get(document)?.slice(start, end).replace(/\s+/gu, ' ')).toBe(quote);
  });
});

describe('ndjson', () => {
  it('is one object a line with everything in it', () => {
    expect(
      text('ndjson')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(items.map((item) => JSON.parse(JSON.stringify(item)) as unknown));
  });
});

describe('csv', () => {
  const table = (type: ItemType) => {
    const format = byName('csv');
    return parse(format.head(type) + only(type).map(format.lines).join(''), { columns: true }) as Record<
      string,
      string
    >[];
  };

  it('has a table for each type, a row for each citation of a person', () => {
    expect(table('document').map(({ id }) => id)).toEqual(['07STATE130159', 'why-talk-to-belarus-now']);
    expect(table('event')).toHaveLength(only('event').length);
    const kramer = only('person').find(({ name }) => name.includes('Kramer'));
    const rows = table('person').filter(({ name }) => name === kramer?.name);
    expect(rows.filter(({ role }) => role === '')).toHaveLength(kramer?.mentions.length ?? 0);
    expect(rows.some(({ role }) => role !== '')).toBe(true);
  });

  it('never gives a spreadsheet a formula', () => {
    const item: ExportItem = {
      type: 'person',
      id: '=1',
      name: '=HYPERLINK("x")',
      variants: [],
      roles: [],
      mentions: only('event')
        .slice(0, 1)
        .map(({ citation }) => citation),
      total: 1,
    };
    expect(byName('csv').lines(item)).toMatch(/^"'=1","'=HYPERLINK\(""x""\)"/u);
  });
});

describe('followthemoney', () => {
  // Source: the schemas of the FollowTheMoney model, properties with those of their parents as far as they are used here.
  const thing = ['name', 'alias', 'summary', 'sourceUrl', 'publisher', 'keywords', 'notes', 'proof'];
  const interval = ['date', 'startDate', 'endDate', 'summary', 'recordId', 'sourceUrl'];
  const file = ['title', 'author', 'fileName', 'messageId', 'authoredAt', 'publishedAt', 'bodyText'];
  const schemas: Readonly<Record<string, readonly string[]>> = {
    PlainText: [...thing, ...file],
    Person: [...thing, 'position'],
    Event: [...thing, ...interval],
    Documentation: [...interval, 'role', 'status', 'document', 'entity'],
  };
  const entities = text('followthemoney')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> });
  const known = new Map(entities.map(({ id, schema }) => [id, schema]));

  it('has no other properties than its schemas, all of them lists of text', () => {
    for (const { schema, properties } of entities)
      for (const [name, values] of Object.entries(properties)) {
        expect(schemas[schema]).toContain(name);
        expect(values.length > 0 && values.every((value) => typeof value === 'string')).toBe(true);
      }
  });

  it('points at entities that are there, and of the right kind', () => {
    for (const { properties } of entities) {
      for (const id of [...(properties['document'] ?? []), ...(properties['proof'] ?? [])])
        expect(known.get(id)).toBe('PlainText');
      for (const id of properties['entity'] ?? []) expect(known.get(id)).toBe('Person');
    }
    expect(entities.some(({ schema }) => schema === 'Documentation')).toBe(true);
    expect(known.size).toBe(entities.length);
  });

  it('writes dates that are ISO 8601 and nothing vaguer', () => {
    const dates = entities.flatMap(({ properties }) =>
      ['date', 'startDate', 'endDate', 'authoredAt', 'publishedAt'].flatMap((name) => properties[name] ?? []),
    );
    expect(dates.length).toBeGreaterThan(5);
    for (const date of dates) expect(date).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}Z)?)?)?$/u);
  });
});
