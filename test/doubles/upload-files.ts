import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from '../../src/index.ts';
import { articleFile, cableFile } from '../seeds/collection.ts';
import { zipOf } from './archives.ts';
import { Printed } from './printed.ts';

const cable = readFileSync(cableFile, 'utf8');

/** A cable of its own: a number, and words that no other has. */
export function cableText(serial: number, words = `Word${serial}.`): string {
  return cable
    .replace('STATE 130159', `STATE ${serial}`)
    .replace('0159/01', `${serial % 10_000}/01`)
    .concat(`\n${words}\n`);
}

/** A PDF of a page. */
export async function pdfFile(title = 'Prisoners in Minsk'): Promise<Uint8Array> {
  const prose = 'The Ambassador called on the Foreign Minister to speak of the men\nwho were taken from their homes.';
  return (await Printed.begin()).page().lines(title, { size: 18 }).lines(prose).bytes();
}

/** A short one. */
function shortCable(serial: number): string {
  return (
    cableText(serial)
      .split(/\n#### SUMMARY/u)[0]
      ?.concat(`\n1.(C) Word${serial} was said in Minsk.\n`) ?? ''
  );
}

/** A zip of so many cables. */
export function zipFile(cables: number, from = 140_000): Promise<Buffer> {
  return zipOf(Array.from({ length: cables }, (_, at) => [`${from + at}.txt`, shortCable(from + at)] as const));
}

/** Reads one of each, so that what reads files is loaded before anybody waits for an answer. */
export async function readerLoaded(collection: Collection, folder: string): Promise<void> {
  const path = join(folder, 'first.pdf');
  writeFileSync(path, await pdfFile('The first'));
  await collection.ingest([articleFile, path]);
}

/** What looks like a PDF and is none. */
export const brokenFile = Buffer.from('%PDF-1.7\nnothing of what follows is one');
