import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { DocumentError } from '../errors.ts';
import { Budget, usualLimits } from './budget.ts';
import type { FileKind } from './file-kind.ts';
import { bytesOfPart, damaged, largestPart } from './part-bytes.ts';
import { PartNames } from './part-names.ts';
import { largestSidecar, readSidecar, type Sidecar, type StatedPart } from './sidecar.ts';
import { describedBy, sidecarName } from './sidecar-names.ts';

/** Tar is made of blocks of so many bytes (POSIX.1-2017, pax, ustar interchange format). */
const block = 512;
const checksumAt = 148;
const checksumLength = 8;

/** Whether bytes begin with the header of a tar entry: its checksum is right. */
export function beginsAsTar(head: Uint8Array): boolean {
  if (head.length < block) return false;
  const stated = Buffer.from(head.subarray(checksumAt, checksumAt + checksumLength)).toString('latin1');
  const digits = /^ *([0-7]+)[ \0]/u.exec(stated)?.[1];
  if (digits === undefined) return false;
  const blanked = head.subarray(0, block).reduce((sum, byte, at) => {
    const ofChecksum = at >= checksumAt && at < checksumAt + checksumLength;
    return sum + (ofChecksum ? 0x20 : byte);
  }, 0);
  return blanked === Number.parseInt(digits, 8);
}

/** Tar archives: files only; links, devices and folders in them are passed over. */
export const tar: FileKind = {
  name: 'tar',
  holdsMany: true,
  detect: (head) => beginsAsTar(head),
  open: (file, budget) => tarParts(file.name, (account) => counted(file.stream(), file.name, account), budget),
};

/** Bytes of a stream, each counted before anybody keeps it. */
async function* counted(stream: Readable, name: string, budget: Budget): AsyncGenerator<Uint8Array> {
  let soFar = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    soFar += piece.length;
    budget.spend(name, piece.length, soFar, soFar);
    yield piece;
  }
}

type Content = (budget: Budget) => AsyncIterable<Uint8Array>;

/** Plain files of a tar in order; what is not taken from `bytes` before the next is asked for is passed over. */
async function* entriesOf(content: AsyncIterable<Uint8Array>, name: string) {
  const archive = extract();
  let goOn = () => {};
  archive.on('drain', () => goOn());
  archive.on('close', () => goOn());
  const feed = async () => {
    try {
      for await (const piece of content) {
        if (archive.destroying) return;
        const full = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        if (!archive.write(piece)) await full;
      }
      archive.end(new Uint8Array());
    } catch (error) {
      archive.destroy(damaged(error, name));
    }
  };
  const feeding = feed();
  let count = 0;
  try {
    for await (const entry of archive) {
      count += 1;
      if (count > usualLimits.parts) throw new DocumentError(name, `more than ${usualLimits.parts} files in it`);
      const { header } = entry;
      const label = PartNames.plain(header.name);
      const isFile = header.type === 'file' || header.type === 'contiguous-file';
      if (label !== undefined && isFile) yield { label, size: header.size, bytes: entry as AsyncIterable<Uint8Array> };
      entry.resume();
    }
  } catch (error) {
    throw damaged(error, name);
  } finally {
    archive.destroy();
    await feeding;
  }
}

/** What sidecars state, or why one can't be read, by the name of what they describe. */
async function sidecarsIn(content: AsyncIterable<Uint8Array>, name: string): Promise<Map<string, Sidecar | string>> {
  const found = new Map<string, Sidecar | string>();
  try {
    for await (const { label, size, bytes } of entriesOf(content, name)) {
      const described = describedBy(label);
      if (described === undefined || found.has(described)) continue;
      if (size > largestSidecar) found.set(described, `a sidecar larger than ${largestSidecar} bytes`);
      else found.set(described, sidecarFrom(await bytesOfPart(bytes, label), label));
    }
  } catch (error) {
    // The second round tells what is wrong, after the parts that can be had.
    if (!(error instanceof DocumentError)) throw error;
  }
  return found;
}

function sidecarFrom(bytes: Uint8Array, label: string): Sidecar | string {
  try {
    return readSidecar(bytes, label);
  } catch (error) {
    if (error instanceof DocumentError) return error.why;
    throw error;
  }
}

/**
 * Parts of a tar, read twice: sidecars may stand behind what they describe. The first round has an account of its own.
 * @param content opens the archive's bytes anew, counted on the account it is given
 */
export async function* tarParts(name: string, content: Content, budget: Budget): AsyncGenerator<StatedPart> {
  const sidecars = await sidecarsIn(content(new Budget()), name);
  const names = new PartNames();
  for await (const { label, size, bytes } of entriesOf(content(budget), name)) {
    if (describedBy(label) !== undefined) continue;
    const own = names.unique(label);
    const sidecar = sidecars.get(own);
    sidecars.delete(own);
    if (typeof sidecar === 'string') yield { name: sidecarName(own), failure: sidecar };
    if (size > largestPart) yield { name: own, failure: `larger than ${largestPart / 1_000_000} MB` };
    else {
      const stated = typeof sidecar === 'object' ? { sidecar } : {};
      yield { name: own, bytes: await bytesOfPart(bytes, own), ...stated };
    }
  }
  for (const described of sidecars.keys())
    yield { name: sidecarName(described), failure: 'what this sidecar describes is not there' };
}
