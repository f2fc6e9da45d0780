import { SaxesParser } from 'saxes';
import { DocumentError } from '../../errors.ts';
import type { FileKind } from '../file-kind.ts';
import { textPieces } from '../text-stream.ts';
import { TeiReader } from './reader.ts';

/** The longest stretch without an element, in UTF-16 units: a comment or an attribute that never ends fills no memory. */
const longestStretch = 4_000_000;
/** The parser takes pieces of this length, so that a stretch is measured in good time. */
const pieceLength = 65_536;
const declared = /^(?:\xef\xbb\xbf)?\s{0,10}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/u;
const root = /<(?:[A-Za-z][\w.-]{0,20}:)?(?:TEI|teiCorpus)(?:\.2)?[\s>]|<div\s[^>]{0,200}\btype=["']document["']/u;

/** `frus:attachment` and `tei:p` are known by what stands behind the colon. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A parser that tells the reader of elements and words. A DOCTYPE is passed over: no entity but XML's own five is known. */
function parserFor(reader: TeiReader, name: string): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let since = 0;
  parser.on('error', () => {
    throw new DocumentError(name, 'is not well-formed XML', parser.line);
  });
  parser.on('opentag', (tag) => {
    since = 0;
    reader.opened(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    since = 0;
    reader.closed(local(tag.name));
  });
  parser.on('text', (words) => reader.text(words));
  parser.on('cdata', (words) => reader.text(words));
  return {
    write(text) {
      for (let at = 0; at < text.length; at += pieceLength) {
        const piece = text.slice(at, at + pieceLength);
        since += piece.length;
        parser.write(piece);
        if (since > longestStretch) throw new DocumentError(name, 'an element of it is too long', parser.line);
      }
    },
    end: () => {
      parser.close();
    },
  };
}

/**
 * TEI/XML, in the first place volumes of *Foreign Relations of the United States*: each document, each section of the front
 * matter (persons, terms, sources), and the body outside of documents. Of a file that breaks off, what was whole stands.
 */
export const tei: FileKind = {
  name: 'tei',
  holdsMany: true,
  detect(head) {
    const start = Buffer.from(head).toString('latin1').replaceAll('\0', '');
    return /^[^<]{0,10}</u.test(start) && root.test(start);
  },
  async *open(file) {
    const reader = new TeiReader(file.name);
    const parser = parserFor(reader, file.name);
    let held = 0;
    let broken: unknown;
    const whole = () => {
      held += reader.parts.length;
      return reader.parts.splice(0);
    };
    try {
      for await (const piece of textPieces(file.stream(), file.name, (start) => declared.exec(start)?.[1])) {
        parser.write(piece);
        yield* whole();
      }
      parser.end();
    } catch (error) {
      broken = error;
    }
    yield* whole();
    if (broken !== undefined) throw broken;
    if (held === 0) throw new DocumentError(file.name, 'no text in it');
  },
};
