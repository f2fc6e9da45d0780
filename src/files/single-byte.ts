import { TextDecoder } from 'node:util';
import { type Decoded, decode } from '../decode.ts';

/** How many bytes tell the encoding. */
const sampleBytes = 65_536;
/** In Latin script accents are few; of Greek, Arabic or Hebrew the commonest letters stand at other places. */
const leastHigh = 0.5;
const leastCommon = 0.35;

/** The six commonest letters of Russian, about half of all in it and in its neighbours (о, е, а, и, н, т). */
const cyrillic: readonly (readonly [label: string, name: string, letters: readonly number[]])[] = [
  ['windows-1251', 'Windows-1251', [0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2]],
  ['koi8-r', 'KOI8-R', [0xcf, 0xc5, 0xc1, 0xc9, 0xce, 0xd4]],
];

/** The encoding of text that is neither UTF-8 nor UTF-16: Cyrillic where its letters show it, otherwise Windows-1252. */
export function singleByteOf(bytes: Uint8Array): { readonly label: string; readonly name: string } {
  const counts = new Uint32Array(256);
  for (const byte of bytes.subarray(0, sampleBytes)) counts[byte] = (counts[byte] ?? 0) + 1;
  const sum = (from: number, to: number) => counts.subarray(from, to).reduce((all, each) => all + each, 0);
  const high = sum(0xc0, 0x100);
  const low = sum(0x41, 0x5b) + sum(0x61, 0x7b);
  const found = cyrillic.find(
    ([, , letters]) => letters.reduce((all, letter) => all + (counts[letter] ?? 0), 0) >= high * leastCommon,
  );
  if (found === undefined || high === 0 || high < (high + low) * leastHigh)
    return { label: 'windows-1252', name: 'Windows-1252' };
  return { label: found[0], name: found[1] };
}

/**
 * Decodes a text file as `decode` does, and Cyrillic of one byte a letter too.
 * @throws DocumentError for an empty, too large or binary file
 */
export function decodeText(bytes: Uint8Array, name: string): Decoded {
  const plain = decode(bytes, name);
  const found = plain.warnings.some((warning) => warning.startsWith('not valid UTF-8'))
    ? singleByteOf(bytes)
    : undefined;
  if (found === undefined || found.label === 'windows-1252') return plain;
  return { text: new TextDecoder(found.label).decode(bytes), warnings: [`not valid UTF-8: read as ${found.name}`] };
}
