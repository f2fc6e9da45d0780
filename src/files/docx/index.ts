import { checkShape } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import type { Extract, Stated } from '../../extract.ts';
import type { FileKind } from '../file-kind.ts';
import { languageTag, sensibleAuthors, sensibleTitle } from '../imprint.ts';
import { checkedProperties, type Properties } from './archive.ts';
import { type Element, Words } from './words.ts';

const extractor = 'mammoth 1.13.0';
const named = /\.(?:docx|docm|dotx|dotm)$/iu;
/** Of what the library could not read, so many sorts are named. */
const mostNamed = 5;

/** A Word document (ECMA-376): paragraphs and headings by their styles, rows of tables, notes. Pictures are left out. */
export const docx: FileKind = {
  name: 'docx',
  holdsMany: false,
  detect(head, name) {
    const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
    if (text.startsWith('\u00d0\u00cf\u0011\u00e0')) return named.test(name);
    return text.startsWith('PK\u0003\u0004') && (named.test(name) || /word\/(?:document\.xml|_rels\/)/u.test(text));
  },
  async *open(file, budget) {
    const bytes = await file.bytes();
    // An OLE container under this name: the whole package is encrypted (MS-OFFCRYPTO §2.3).
    if (bytes[0] === 0xd0) throw new DocumentError(file.name, 'it is encrypted, or a Word document of before 2007');
    let extract: Extract;
    try {
      const properties = await checkedProperties(bytes, file.name, budget);
      extract = await extractOf(bytes, file.name, properties);
    } catch (thrown) {
      if (thrown instanceof DocumentError) throw thrown;
      const failure = new DocumentError(file.name, 'the Word document is damaged and can not be read');
      failure.cause = thrown;
      throw failure;
    }
    yield { name: '', extract };
  },
};

async function extractOf(bytes: Uint8Array, name: string, properties: Properties): Promise<Extract> {
  const { default: mammoth } = await import('mammoth');
  let tree: Element | undefined;
  const { messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      // Its tree is what is read; of the page that it would make of it nothing is needed.
      transformDocument(document: Element): Element {
        tree = document;
        return { ...document, children: [] };
      },
    },
  );
  const { outline } = new Words(tree ?? { type: 'document' });
  checkShape(outline.text, name);
  return {
    text: outline.text,
    extractor,
    stated: statedOf(properties, name),
    passages: outline.passages,
    warnings: warningsOf(messages.map(({ message }) => message)),
  };
}

/** The date of the file is not that of the document: it is not stated. */
function statedOf({ title, creator, language }: Properties, name: string): Stated {
  const sensible = sensibleTitle(title, name);
  const authors = sensibleAuthors([creator]);
  const tag = languageTag(language);
  return {
    ...(sensible === undefined ? {} : { title: sensible }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(tag === undefined ? {} : { language: tag }),
  };
}

function warningsOf(messages: readonly string[]): string[] {
  const unread = new Set<string>();
  for (const message of messages) {
    const element = /^An unrecognised element was ignored: (?:\{[^}]{0,200}\})?([\w:.-]{1,60})/u.exec(message)?.[1];
    if (element !== undefined) unread.add(element);
  }
  const list = [...unread].slice(0, mostNamed).join(', ');
  return list === '' ? [] : [`parts of kinds that are not read were left out: ${list}`];
}
