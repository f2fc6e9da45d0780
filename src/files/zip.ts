import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DocumentError } from '../errors.ts';
import { type Budget, usualLimits } from './budget.ts';
import type { FileKind, OpenFile } from './file-kind.ts';
import { bytesOfPart, damaged, largestPart } from './part-bytes.ts';
import { PartNames } from './part-names.ts';
import { largestSidecar, readSidecar, type Sidecar, type StatedPart } from './sidecar.ts';
import { describedBy, sidecarName } from './sidecar-names.ts';

/** The file type in the upper half of external attributes made on Unix (stat.h: S_IFMT, S_IFREG). */
const typeMask = 0xf000;
const regularFile = 0x8000;

/**
 * Sizes are checked here, entry by entry: the library would give up the whole archive for one entry that lies. Names are
 * decoded here too, for the same reason.
 */
const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false } as const;

/** A zip that is the wrapping of one document (Office, OpenDocument, EPUB) begins with one of these entries. */
function wrapsOneDocument(head: Uint8Array): boolean {
  const first = Buffer.from(head.subarray(30, 60)).toString('latin1');
  return first.startsWith('mimetypeapplication/') || first.startsWith('[Content_Types].xml');
}

/** Zip archives: stored and deflated entries; each part is read by itself, so one that is damaged leaves the rest. */
export const zip: FileKind = {
  name: 'zip',
  holdsMany: true,
  detect(head) {
    const lead = Buffer.from(head.subarray(0, 4)).toString('latin1');
    return lead === 'PK\u0005\u0006' || (lead === 'PK\u0003\u0004' && !wrapsOneDocument(head));
  },
  open: (file, budget) => parts(file, budget),
};

async function opened(file: OpenFile): Promise<ZipFile> {
  try {
    const archive =
      file.path === undefined
        ? await yauzl.fromBufferPromise(Buffer.from(await file.bytes()), options)
        : await yauzl.openPromise(file.path, options);
    // Whoever awaits is told by the promise; an event that nobody waits for any more must not end the program.
    archive.on('error', () => {});
    return archive;
  } catch (error) {
    throw damaged(error, file.name);
  }
}

async function* entriesOf(archive: ZipFile, name: string): AsyncGenerator<{ entry: Entry; label: string }> {
  let count = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      count += 1;
      if (count > usualLimits.parts) throw new DocumentError(name, `more than ${usualLimits.parts} files in it`);
      const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
      const label = PartNames.plain(yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, false));
      if (label !== undefined && isFile(entry)) yield { entry, label };
    }
  } catch (error) {
    throw damaged(error, name);
  }
}

function isFile({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & typeMask;
  return versionMadeBy >> 8 !== 3 || type === 0 || type === regularFile;
}

async function contentOf(archive: ZipFile, entry: Entry, name: string, budget: Budget): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new DocumentError(name, 'it is encrypted');
  if (!entry.canDecodeFileData())
    throw new DocumentError(name, `it is packed in a way that is not known (method ${entry.compressionMethod})`);
  const { uncompressedSize: stated, compressedSize: packed } = entry;
  if (stated > largestPart) throw new DocumentError(name, `larger than ${largestPart / 1_000_000} MB`);
  try {
    const stream = await archive.openReadStreamPromise(entry);
    stream.on('error', () => {});
    const bytes = await bytesOfPart(stream, name, (count, soFar) => {
      if (soFar > stated) throw new DocumentError(name, 'it is larger than the archive says');
      budget.spend(name, count, soFar, packed);
    });
    if (bytes.length < stated || crc32(bytes) !== entry.crc32)
      throw new DocumentError(name, 'it is damaged: size or checksum differ from what the archive says');
    return bytes;
  } catch (error) {
    throw damaged(error, name);
  }
}

/** Entries that are sidecars, by the name of what they describe: they may stand anywhere, before or after it. */
async function sidecarEntries(file: OpenFile): Promise<ReadonlyMap<string, Entry>> {
  const found = new Map<string, Entry>();
  const archive = await opened(file);
  try {
    for await (const { entry, label } of entriesOf(archive, file.name)) {
      const described = describedBy(label);
      if (described !== undefined && !found.has(described)) found.set(described, entry);
    }
  } catch (error) {
    // The second round tells what is wrong, after the parts that can be had.
    if (!(error instanceof DocumentError)) throw error;
  } finally {
    archive.close();
  }
  return found;
}

async function* parts(file: OpenFile, budget: Budget): AsyncGenerator<StatedPart> {
  const sidecars = new Map(await sidecarEntries(file));
  const names = new PartNames();
  const archive = await opened(file);
  let out = 0;
  try {
    for await (const { entry, label } of entriesOf(archive, file.name)) {
      if (describedBy(label) !== undefined) continue;
      const name = names.unique(label);
      const beside = sidecars.get(name);
      sidecars.delete(name);
      let sidecar: Sidecar | undefined;
      try {
        if (beside !== undefined) sidecar = await sidecarIn(archive, beside, name, budget);
      } catch (error) {
        yield failureOf(error, sidecarName(name));
      }
      try {
        const bytes = await contentOf(archive, entry, name, budget);
        out += bytes.length;
        yield { name, bytes, ...(sidecar === undefined ? {} : { sidecar }) };
      } catch (error) {
        yield failureOf(error, name);
      }
      // Entries may share their bytes, so that each is modest and all together are not.
      budget.spend(file.name, 0, out, file.size);
    }
    for (const described of sidecars.keys())
      yield { name: sidecarName(described), failure: 'what this sidecar describes is not there' };
  } finally {
    archive.close();
  }
}

async function sidecarIn(archive: ZipFile, entry: Entry, name: string, budget: Budget): Promise<Sidecar> {
  if (entry.uncompressedSize > largestSidecar)
    throw new DocumentError(name, `a sidecar larger than ${largestSidecar} bytes`);
  return readSidecar(await contentOf(archive, entry, sidecarName(name), budget), sidecarName(name));
}

function failureOf(error: unknown, name: string): StatedPart {
  if (!(error instanceof DocumentError)) throw error;
  return { name, failure: error.why };
}
