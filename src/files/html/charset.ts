import type { Decoded } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import { decodeText } from '../single-byte.ts';

/** How much of a page is looked at for its encoding; browsers look at 1,024 bytes, some pages need more. */
const prescan = 4_096;
const charset = /<meta\b[^<>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.-]{2,40})/iu;
const declaration = /^[^<]{0,9}<\?xml\b[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([a-z0-9_:.-]{2,40})/iu;
/** Encodings of one byte a letter: a text of theirs that happens to be UTF-8 was converted, and its label forgotten. */
const singleByte = /^(?:windows-|iso-8859|koi8|ibm|mac|x-mac)/u;

/**
 * Decodes a page by its byte order mark, by what it declares (meta charset, http-equiv, XML), otherwise as UTF-8, and as
 * Windows-1252 where it is none (source: the WHATWG Encoding and HTML standards, the labels are theirs).
 * @throws DocumentError for what is empty, too large or binary
 */
export function decodePage(bytes: Uint8Array, name: string): Decoded {
  const plain = decodeText(bytes, name);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return plain;
  const isUtf8 = plain.warnings.length === 0;
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const head = Buffer.from(bytes.subarray(0, prescan)).toString('latin1');
  const label = marked ? 'utf-8' : (charset.exec(head) ?? declaration.exec(head))?.[1];
  const encoding = label === undefined ? undefined : encodingOf(label);
  if (encoding === undefined) {
    const warnings = label === undefined ? [] : ['the page declares an encoding that nobody knows'];
    return { text: plain.text, warnings: [...warnings, ...plain.warnings] };
  }
  if (encoding === 'utf-8') {
    if (isUtf8) return plain;
    const text = new TextDecoder('utf-8').decode(bytes);
    return { text, warnings: ['not valid UTF-8, though the page says so: what could not be read stands as \ufffd'] };
  }
  if (isUtf8 && singleByte.test(encoding)) {
    const converted = bytes.some((byte) => byte > 127);
    return { text: plain.text, warnings: converted ? [`declared as ${encoding}, but it is UTF-8`] : [] };
  }
  if (encoding === 'windows-1252') return { text: plain.text, warnings: [] };
  return decodedAs(encoding, bytes, name);
}

function decodedAs(encoding: string, bytes: Uint8Array, name: string): Decoded {
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, warnings: text.includes('\ufffd') ? [`some of it is not ${encoding} and stands as \ufffd`] : [] };
  } catch {
    throw new DocumentError(name, `its encoding, ${encoding}, could not be decoded`);
  }
}

/** The encoding of a label; pages that say UTF-16 in ASCII letters mean UTF-8, as browsers take it. */
function encodingOf(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}
