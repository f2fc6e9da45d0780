import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentError } from '../../src/errors.ts';
import { Budget } from '../../src/files/budget.ts';
import { kindOf } from '../../src/files/index.ts';
import { nara } from '../../src/files/nara.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';

const file = readFileSync(join(import.meta.dirname, '../fixtures/nara/export.txt'), 'utf8');
const opened = (text: string) => gathered(nara.open(fileOf('a.txt', Buffer.from(text)), new Budget()));
const documentsIn = async (text: string) =>
  (await gathered(readFile(fileOf('a.txt', Buffer.from(text))))).map((each) =>
    'document' in each ? each.document : each.failure,
  );

describe('an export of the National Archives', () => {
  it('is known by its first line', () => {
    expect(kindOf(Buffer.from(file.slice(0, 4_096)), 'anything').name).toBe('nara');
    expect(kindOf(Buffer.from('A message text is a text.\n'), 'a.txt').name).toBe('text');
  });

  it('is the cable of its message, and nothing of the attributes is its words', async () => {
    const [document] = await documentsIn(file);
    expect(document).toMatchObject({
      id: '77STATE4410',
      format: 'cable',
      title: 'FULL REPORTING OF CSCE ACTIVITIES',
      date: { edtf: '1977-01-08', basis: 'header' },
      cable: { classification: 'CONFIDENTIAL', sentAt: '1977-01-08T02:55Z' },
    });
    expect(typeof document === 'object' && document.source.text).not.toContain('Grafeld');
    expect(typeof document === 'object' && document.warnings.filter((each) => /stands beside/u.test(each))).toEqual([]);
  });

  it('states the number by the rule for cut stations, the day of sending, subject and original classification', async () => {
    const [part] = await opened(file.replaceAll('1977STATE004410', '1974TEGUCI03372'));
    expect(part).toMatchObject({
      extract: {
        stated: {
          id: '74TEGUCIGALPA3372',
          kind: 'cable',
          date: '1977-01-08',
          title: 'FULL REPORTING OF CSCE ACTIVITIES',
          classification: 'CONFIDENTIAL',
        },
      },
    });
  });

  it('takes the day of drafting only for a message without a date of its own', async () => {
    const drafted = file.replace('Sent Date', 'Draft Date');
    const dateOf = async (text: string) => {
      const [part] = await opened(text);
      return part !== undefined && 'extract' in part ? part.extract.stated.date : undefined;
    };
    expect(await dateOf(drafted)).toBeUndefined();
    expect(await dateOf(drafted.replace('R 080255Z JAN 77', ''))).toBe('1977-01-08');
  });

  it('holds several parts where there are several exports', async () => {
    const second = file.replaceAll('004410', '004411');
    const read = await gathered(readFile(fileOf('a.txt', Buffer.from(`${file}\n\n${second}`))));
    expect(read.map((each) => [each.name, 'document' in each && each.document.id])).toEqual([
      ['message 1', '77STATE4410'],
      ['message 2', '77STATE4411'],
    ]);
  });

  it('says of a message that is not on line, and of one that is cut off', async () => {
    const empty = `Message Text\n\n\n${file.slice(file.indexOf('Message Attributes')).replace('TEXT ON-LINE, ', '')}`;
    expect(await opened(empty)).toEqual([{ name: '', failure: 'its message is not in the export (ON MICROFILM)' }]);
    const [part] = await opened(file.slice(0, 700));
    expect(part).toMatchObject({ extract: { warnings: ['its attributes are missing: the export is cut off'] } });
  });

  it('refuses a file without a message', async () => {
    await expect(opened('')).rejects.toThrow(DocumentError);
    await expect(opened('Something else')).rejects.toThrow('there is no message in it');
  });

  it('gives parts or a DocumentError for any mutation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length), fc.nat(200), fc.string({ maxLength: 20 }), async (at, length, put) => {
        const read = await documentsIn(file.slice(0, at) + put + file.slice(at + length));
        expect(read.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
