import { constants, inflateSync } from 'node:zlib';
import { DocumentError } from '../../errors.ts';
import type { Budget } from '../budget.ts';

/** More streams than any document has objects. */
const mostStreams = 300_000;
/** Where a stream's dictionary is looked for, in bytes before it. */
const dictionary = 600;
/** Bytes of one stream of instructions, unpacked. */
const largest = 64_000_000;
const mostLayers = 3;

/**
 * Unpacks the deflated streams of a PDF once, keeping nothing: the library would unpack a small stream to any size. Pictures
 * are left out, since they are never unpacked.
 * @throws DocumentError when one of them is far larger than it seems
 */
export function checkStreams(bytes: Uint8Array, name: string, budget: Budget): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = file.indexOf('stream'); at !== -1; ) {
    const begin = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const found = file.indexOf('endstream', begin);
    const end = found === -1 ? file.length : found;
    count += 1;
    if (count > mostStreams) throw new DocumentError(name, `more than ${mostStreams} streams in it`);
    const head = file.toString('latin1', Math.max(0, at - dictionary), at);
    const own = head.slice(head.lastIndexOf(' obj') + 1);
    if (!/\/Subtype\s{0,9}\/Image\b/u.test(own)) check(file.subarray(begin, end), layersOf(own), name, budget);
    at = found === -1 ? -1 : file.indexOf('stream', end + 9);
  }
}

/** How many times over a stream is deflated. */
function layersOf(own: string): number {
  const filters = /\/Filter\s{0,9}(?:\[([^\]]{0,300})|(\/\w{1,40}))/u.exec(own);
  return (filters?.[1] ?? filters?.[2] ?? '').match(/\/Fl(?:ateDecode)?\b/gu)?.length ?? 0;
}

function check(packed: Buffer, layers: number, name: string, budget: Budget): void {
  if (layers > mostLayers) throw new DocumentError(name, 'a stream in it is packed too many times over');
  let bytes = packed;
  for (let layer = 0; layer < layers; layer++) {
    try {
      bytes = inflateSync(bytes, { maxOutputLength: largest, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (thrown) {
      if (thrown instanceof RangeError)
        throw new DocumentError(name, `a stream in it unpacks to more than ${largest / 1_000_000} MB`);
      // Damaged, or encrypted: nothing comes out of it.
      return;
    }
    budget.spend(name, bytes.length, bytes.length, packed.length);
  }
}
