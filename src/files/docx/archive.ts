import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { DocumentError } from '../../errors.ts';
import type { Budget } from '../budget.ts';

/** Bytes of XML in all: about 10,000 pages. The library holds all of it as a tree. */
const mostXml = 40_000_000;
const mostEntries = 10_000;
/** The core properties are a page of XML at most. */
const mostProperties = 1_000_000;

/** What the file states of itself (ECMA-376 part 2, §11); empty where it states nothing. */
export interface Properties {
  readonly title: string;
  readonly creator: string;
  readonly language: string;
}

/**
 * Unpacks everything once, keeping nothing but the core properties: what is handed to the library afterwards is known to
 * be as small as it says.
 * @throws DocumentError when it is no archive, damaged, encrypted or too large; other errors of the archive as they come
 */
export async function checkedProperties(bytes: Uint8Array, name: string, budget: Budget): Promise<Properties> {
  const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  });
  let xml = 0;
  let entries = 0;
  const properties: Uint8Array[] = [];
  for await (const entry of archive.eachEntry()) {
    entries += 1;
    if (entries > mostEntries) throw new DocumentError(name, `more than ${mostEntries} entries in it`);
    if (entry.isEncrypted()) throw new DocumentError(name, 'it is encrypted and needs a password');
    const isMedia = /\/(?:media|embeddings|fonts)\//u.test(entry.fileName);
    const isCore = entry.fileName.toLowerCase() === 'docprops/core.xml';
    let size = 0;
    for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      budget.spend(name, chunk.length, size, entry.compressedSize);
      xml += isMedia ? 0 : chunk.length;
      if (xml > mostXml || size > mostXml) throw new DocumentError(name, `more than ${mostXml / 1_000_000} MB of text`);
      if (isCore && size <= mostProperties) properties.push(chunk);
    }
  }
  return propertiesOf(Buffer.concat(properties).toString('utf8'));
}

const wanted: Readonly<Record<string, keyof Properties>> = {
  'dc:title': 'title',
  'dc:creator': 'creator',
  'dc:language': 'language',
};

/** Reads as far as the XML is well formed; entities that it declares itself are not expanded. */
function propertiesOf(xml: string): Properties {
  const found: Record<keyof Properties, string> = { title: '', creator: '', language: '' };
  const parser = new SaxesParser();
  let open: keyof Properties | undefined;
  let damaged = false;
  parser.on('error', () => {
    damaged = true;
  });
  parser.on('opentag', (tag) => {
    open = wanted[tag.name];
  });
  parser.on('closetag', () => {
    open = undefined;
  });
  parser.on('text', (text) => {
    if (open !== undefined && !damaged) found[open] += text;
  });
  parser.write(xml).close();
  return found;
}
