import { checkShape, decode, fingerprint } from '../decode.ts';
import type { Document, Source } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { Extract, Stated } from '../extract.ts';
import { article } from './article/index.ts';
import { cable } from './cable/index.ts';
import type { Format } from './format.ts';
import { outlined } from './outlined.ts';
import { withStated } from './stated.ts';

/** Every format there is. A new one is added here; of two that are equally sure, the earlier reads the file. */
export const formats: readonly Format[] = [cable, article];

/** A format that is at least so sure of a text reads it, though the file marks paragraphs of its own. */
const surerThanOutline = 0.6;

/** What `parseDocument` is told about a source: the file's name and, where it is known, its format. */
export interface ParseOptions {
  readonly name: string;
  readonly format?: string;
}

/** What a text comes from: its name, without folders, and the SHA-256 of its bytes in hex. */
export interface Origin extends ParseOptions {
  readonly sha256: string;
}

/**
 * Reads a text file into a document. A string is taken as text that is decoded already; its fingerprint is over its
 * UTF-8 bytes. The format is the one asked for, otherwise the one that is surest of the text.
 * @throws DocumentError, and nothing else: for what can't be read, saying why, and for an unknown format
 */
export function parseDocument(source: Uint8Array | string, options: ParseOptions): Document {
  const name = options.name.slice(Math.max(options.name.lastIndexOf('/'), options.name.lastIndexOf('\\')) + 1);
  if (typeof source === 'string' && source === '') throw new DocumentError(name, 'the text is empty');
  const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
  const decoded = typeof source === 'string' ? { text: source, warnings: [] } : decode(source, name);
  checkShape(decoded.text, name);
  const document = read({ name, sha256: fingerprint(bytes), text: decoded.text }, options.format);
  return warned(document, decoded.warnings);
}

/**
 * Reads what was got out of a file into documents: several where one text holds several. Where the file marks its own
 * paragraphs these stand, unless the text is plainly of another format.
 * @throws DocumentError, and nothing else
 */
export function documentsOf(extract: Extract, { name, sha256, format }: Origin): readonly Document[] {
  const { text, extractor, passages, stated } = extract;
  const source: Source = { name, sha256, text, ...(extractor === undefined ? {} : { extractor }) };
  const best = format === undefined ? surest(source) : undefined;
  const outline = best !== undefined && best.sure < surerThanOutline ? passages : undefined;
  if (outline !== undefined) {
    const document = guarded(source, 'outlined', () => outlined(source, outline, extract.pages));
    return [warned(withStated(document, stated), extract.warnings)];
  }
  const cuts = (format === undefined ? best?.format : byName(format, name))?.divide?.(text) ?? [];
  const pieces = [0, ...cuts].map((start, at) => text.slice(start, cuts[at] ?? text.length));
  return pieces.map((piece, at) => {
    const own =
      pieces.length === 1
        ? source
        : { ...source, name: `${name}#${at + 1}`, text: piece, sha256: fingerprint(Buffer.from(piece)) };
    return warned(withStated(read(own, format, pieces.length === 1 ? stated : {}), stated), extract.warnings);
  });
}

function warned(document: Document, warnings: readonly string[]): Document {
  return warnings.length === 0 ? document : { ...document, warnings: [...warnings, ...document.warnings] };
}

function read(source: Source, asked: string | undefined, stated: Stated = {}): Document {
  const format = asked === undefined ? surest(source).format : byName(asked, source.name);
  return guarded(source, format.name, () => format.parse(source, stated));
}

function guarded(source: Source, format: string, parse: () => Document): Document {
  try {
    return parse();
  } catch (thrown) {
    if (thrown instanceof DocumentError) throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const failure = new DocumentError(source.name, `the format "${format}" failed on it: ${why}`);
    failure.cause = thrown;
    throw failure;
  }
}

function byName(asked: string, file: string): Format {
  const format = formats.find((each) => each.name === asked);
  if (format !== undefined) return format;
  const known = formats.map((each) => each.name).join(', ');
  throw new DocumentError(file, `unknown format "${asked}"; known formats: ${known}`);
}

function surest(source: Source): { readonly format: Format; readonly sure: number } {
  const ranked = formats
    .map((format) => ({ format, sure: format.detect(source.text, source.name) }))
    .sort((a, b) => b.sure - a.sure);
  const [best] = ranked;
  if (best === undefined) throw new DocumentError(source.name, 'no format reads it');
  return best;
}
