import type { Document, Source } from '../document.ts';
import { DocumentError } from '../errors.ts';
import { article } from './article/index.ts';
import { cable } from './cable/index.ts';
import { checkShape, decode, fingerprint } from './decode.ts';
import type { Format } from './format.ts';

/** Every format there is. A new one is added here; of two that are equally sure, the earlier reads the file. */
export const formats: readonly Format[] = [cable, article];

/** What `parseDocument` is told about a source: the file's name and, where it is known, its format. */
export interface ParseOptions {
  readonly name: string;
  readonly format?: string;
}

/**
 * Reads a file into a document. A string is taken as text that is decoded already; its fingerprint is over its UTF-8 bytes.
 * The format is the one asked for, otherwise the one that is surest of the text.
 * @throws DocumentError, and nothing else: for what can't be read, saying why, and for an unknown format
 */
export function parseDocument(source: Uint8Array | string, options: ParseOptions): Document {
  const name = options.name.slice(Math.max(options.name.lastIndexOf('/'), options.name.lastIndexOf('\\')) + 1);
  if (typeof source === 'string' && source === '') throw new DocumentError(name, 'the text is empty');
  const bytes = typeof source === 'string' ? Buffer.from(source, 'utf8') : source;
  const decoded = typeof source === 'string' ? { text: source, warnings: [] } : decode(source, name);
  checkShape(decoded.text, name);
  const document = read({ name, sha256: fingerprint(bytes), text: decoded.text }, options.format);
  return decoded.warnings.length === 0
    ? document
    : { ...document, warnings: [...decoded.warnings, ...document.warnings] };
}

function read(source: Source, asked: string | undefined): Document {
  let reader = 'format detection';
  try {
    const format = asked === undefined ? surest(source) : byName(asked, source.name);
    reader = `the format "${format.name}"`;
    return format.parse(source);
  } catch (thrown) {
    if (thrown instanceof DocumentError) throw thrown;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const failure = new DocumentError(source.name, `${reader} failed on it: ${why}`);
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

function surest(source: Source): Format {
  const sureness = (format: Format): number => format.detect(source.text, source.name);
  const ranked = formats.map((format) => ({ format, sure: sureness(format) })).sort((a, b) => b.sure - a.sure);
  const best = ranked[0];
  if (best === undefined) throw new DocumentError(source.name, 'no format reads it');
  return best.format;
}
