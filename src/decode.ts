import { createHash } from 'node:crypto';
import { DocumentError } from './errors.ts';

/** Bytes in a megabyte, as people count file sizes. */
const MEGABYTE = 1_000_000;
/** The largest file that is read, in bytes. */
const MAX_BYTES = 100 * MEGABYTE;
/** The longest line, in UTF-16 units: about three novels. Nothing that long can be cited as one paragraph. */
const MAX_LINE = 1_000_000;
/** The most stretches of text between line ends or wide gaps: each becomes a span in memory. */
const MAX_PIECES = 5_000_000;
/** How many bytes are looked at to tell text from other data. */
const SAMPLE = 65_536;
/** Of the sample's bytes, the share of control characters above which it is no text. */
const MAX_CONTROLS = 0.05;

/** Leading bytes of files that hold no plain text, as Latin-1 (source: the formats' own specifications). */
const SIGNATURES: readonly (readonly [kind: string, lead: string])[] = [
  ['a PDF file', '%PDF-'],
  ['a PostScript file', '%!PS'],
  ['an RTF file', '{\\rtf'],
  ['a zip archive (or DOCX, ODT, EPUB)', 'PK\u0003\u0004'],
  ['an empty zip archive', 'PK\u0005\u0006'],
  ['an old Microsoft Office file', '\u00d0\u00cf\u0011\u00e0'],
  ['a gzip archive', '\u001f\u008b'],
  ['a bzip2 archive', 'BZh91AY'],
  ['an xz archive', '\u00fd7zXZ'],
  ['a 7z archive', "7z\u00bc\u00af'\u001c"],
  ['a RAR archive', 'Rar!\u001a\u0007'],
  ['a Zstandard archive', '(\u00b5/\u00fd'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
  ['a GIF image', 'GIF87a'],
  ['a GIF image', 'GIF89a'],
  ['a TIFF image', 'II*\u0000'],
  ['a TIFF image', 'MM\u0000*'],
  ['a RIFF file (WebP, WAV or AVI)', 'RIFF'],
  ['a DjVu file', 'AT&TFORM'],
  ['an MP3 file', 'ID3\u0003'],
  ['an MP3 file', 'ID3\u0004'],
  ['an Ogg file', 'OggS\u0000'],
  ['an SQLite database', 'SQLite format 3\u0000'],
  ['a program (ELF)', '\u007fELF'],
  ['a program (Mach-O)', '\u00cf\u00fa\u00ed\u00fe'],
  ['a Java class or a program (Mach-O)', '\u00ca\u00fe\u00ba\u00be'],
  ['a program (WebAssembly)', '\u0000asm'],
];

/** Bytes 0x80–0x9F in Windows-1252 (WHATWG Encoding standard, index-windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A file's text, with nothing normalised, and what was odd about it. */
export interface Decoded {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** SHA-256 over the bytes, in hex. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Decodes a text file: UTF-8, UTF-16 where a byte order mark says so, otherwise Windows-1252 with a warning.
 * A byte order mark tells the encoding and is no part of the text.
 * @throws DocumentError for an empty, too large or binary file, saying what it looks like
 */
export function decode(bytes: Uint8Array, name: string): Decoded {
  if (bytes.length === 0) throw new DocumentError(name, 'the file is empty');
  if (bytes.length > MAX_BYTES) {
    const size = Math.ceil(bytes.length / MEGABYTE);
    throw new DocumentError(name, `the file has ${size} MB; at most ${MAX_BYTES / MEGABYTE} MB are read`);
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return decodeWide(bytes, wide);
  const kind = binaryKind(bytes);
  if (kind !== undefined) throw new DocumentError(name, `this looks like ${kind}, not text`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] };
  } catch {
    return { text: decodeWindows1252(bytes), warnings: ['not valid UTF-8: read as Windows-1252'] };
  }
}

/**
 * Refuses text whose shape would take more memory than any document is worth, or that has no words at all.
 * @throws DocumentError naming the line, or what there is too much of
 */
export function checkShape(text: string, name: string): void {
  if (!/\S/u.test(text)) throw new DocumentError(name, 'the file holds nothing but blanks');
  let lineStart = 0;
  let line = 1;
  let pieces = 0;
  let afterBlank = true;
  for (let at = 0; at <= text.length; at++) {
    const unit = at === text.length ? 10 : text.charCodeAt(at);
    if (unit === 10 || unit === 13) {
      if (at - lineStart > MAX_LINE) {
        throw new DocumentError(name, `one line of ${at - lineStart} characters; at most ${MAX_LINE} are read`, line);
      }
      lineStart = at + 1;
      if (unit === 10) line++;
    }
    const blank = unit <= 32 || unit === 0xa0;
    if (blank && (afterBlank || unit !== 32)) pieces++;
    afterBlank = blank;
  }
  if (pieces > MAX_PIECES) {
    throw new DocumentError(name, `${pieces} line ends and wide gaps; at most ${MAX_PIECES} are read`);
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const warnings = text.includes('\ufffd') ? ['not valid UTF-16: what could not be read stands as \ufffd'] : [];
  return { text, warnings };
}

/** What a file that is no text looks like; undefined for text. */
function binaryKind(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const lead = Buffer.from(sample.subarray(0, 16)).toString('latin1');
  const known = SIGNATURES.find(([, signature]) => lead.startsWith(signature));
  if (known !== undefined) return known[0];
  if (lead.slice(4, 8) === 'ftyp') return 'an MP4 or HEIF file';
  const { zeros, controls } = countOf(sample);
  if (zeros > sample.length / 3) return 'binary data, or UTF-16 without its byte order mark';
  if (zeros > 0) return lead.startsWith('MZ') ? 'a program (Windows)' : 'binary data';
  return controls > sample.length * MAX_CONTROLS ? 'binary data' : undefined;
}

function countOf(sample: Uint8Array): { readonly zeros: number; readonly controls: number } {
  const counts = { zeros: 0, controls: 0 };
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte === 0) counts.zeros += 1;
    if (isControl(byte)) counts.controls += 1;
  }
  return counts;
}

/** A control character that plain text has no use for: all but tab, the line and page ends, end of file and escape. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27) || byte === 127;
}

function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\u0080-\u009f]/gu, (unit) => WINDOWS_1252.charAt(unit.charCodeAt(0) - 0x80));
}
