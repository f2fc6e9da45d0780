import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/document.ts';
import { html } from '../../src/files/html/index.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { extracted } from '../doubles/extracted.ts';
import { gathered } from '../doubles/gathered.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../fixtures/files/html', name));

async function documentOf(name: string): Promise<Document> {
  const [read] = await gathered(readFile(fileOf(name, fixture(name))));
  if (read === undefined || !('document' in read)) throw new TypeError('no document');
  return read.document;
}

describe('pages of cable archives', () => {
  it('gives header and body of two preformatted blocks as one cable, with the fields of the table above it', async () => {
    const page = await extracted(html, 'a.html', fixture('cable-two-pres.html'));
    expect(page.text).toMatch(/^VZCZCXRO5521\nRR RUEHBW\nDE RUEHTL #0417\/01 3231305\n/u);
    expect(page.text).toContain('AMEMBASSY VILNIUS 6610\n\nC O N F I D E N T I A L TALLINN 000417\n\nSIPDIS\n');
    expect(page.text).toContain('TAGS: PREL EWWT EN\n');
    expect(page.text).toContain('his staff of 40 & two patrol boats');
    expect(page.passages).toBeUndefined();
    expect(page.stated).toEqual({
      id: '08TALLINN417',
      date: '2008-11-18',
      classification: 'CONFIDENTIAL',
      url: 'https://cables.example.org/cable/2008/11/08TALLINN417.html',
      language: 'en',
    });
    expect(await documentOf('cable-two-pres.html')).toMatchObject({
      id: '08TALLINN417',
      format: 'cable',
      title: 'ESTONIA: HARBOR AGENCY ASKS FOR ADVICE',
      date: { edtf: '2008-11-18', basis: 'header' },
      references: [{ id: '08TALLINN388' }],
      cable: { classification: 'CONFIDENTIAL', signers: ['FERRAND'] },
      warnings: [],
    });
  });

  it('reads a telegram of the 1970s below its attributes, by its original classification', async () => {
    expect((await extracted(html, 'a.html', fixture('cable-attributes.html'))).stated).toEqual({
      id: '76LUSAKA1377',
      title: 'VISIT OF COPPER TRADE DELEGATION',
      date: '1976-05-28',
      outlet: 'Example Telegram Archive',
      classification: 'LIMITED OFFICIAL USE',
    });
    expect(await documentOf('cable-attributes.html')).toMatchObject({
      id: '76LUSAKA1377',
      outlet: 'Example Telegram Archive',
      fromMetadata: ['outlet'],
      warnings: [],
    });
  });

  it('reads a cable printed in lines and paragraphs, whose date only the page states', async () => {
    const page = await extracted(html, 'a.html', fixture('cable-lines.html'));
    expect(page.text).toMatch(/^C O N F I D E N T I A L QUITO 000905\nSIPDIS\nE\.O\. 12958/u);
    expect(page.text).toMatch(/\n\nCARVER$/u);
    expect(await documentOf('cable-lines.html')).toMatchObject({
      id: '03QUITO905',
      date: { edtf: '2003-03-14', basis: 'metadata' },
      outlet: 'The Cable Shelf',
    });
  });

  it('keeps an article that quotes a telegram', async () => {
    const prose = '<p>The historian found the telegram in a box that nobody had opened for forty years, she said.</p>';
    const quoted = '<pre>FM AMEMBASSY LUSAKA\nTO SECSTATE WASHDC\nSUBJECT: VISIT\nTAGS: PREL</pre>';
    const page = await extracted(html, 'a.html', `<article><h1>A find</h1>${prose.repeat(4)}${quoted}</article>`);
    expect(page.passages?.length).toBeGreaterThan(1);
    expect(page.text).toContain('The historian');
  });
});
