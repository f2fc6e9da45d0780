import { createGunzip } from 'node:zlib';
import type { Budget } from './budget.ts';
import type { FileKind, OpenFile } from './file-kind.ts';
import { bytesOfPart, damaged } from './part-bytes.ts';
import { PartNames } from './part-names.ts';
import type { StatedPart } from './sidecar.ts';
import { beginsAsTar, tarParts } from './tar.ts';

/** Enough to tell whether a tar is packed in it. */
const enough = 512;

/** Gzip: a tar (tar.gz, tgz), or one file. */
export const gzip: FileKind = {
  name: 'gzip',
  holdsMany: true,
  detect: (head) => head[0] === 0x1f && head[1] === 0x8b,
  open: (file, budget) => parts(file, budget),
};

/** What comes out, counted before anybody keeps it. */
async function* unpacked(file: OpenFile, budget: Budget): AsyncGenerator<Uint8Array> {
  const packed = file.stream();
  let bytesIn = 0;
  let bytesOut = 0;
  packed.on('data', (piece: Uint8Array) => {
    bytesIn += piece.length;
  });
  const unpacking = createGunzip();
  packed.on('error', (error) => unpacking.destroy(error));
  packed.pipe(unpacking);
  try {
    for await (const piece of unpacking as AsyncIterable<Uint8Array>) {
      bytesOut += piece.length;
      budget.spend(file.name, piece.length, bytesOut, bytesIn);
      yield piece;
    }
  } catch (error) {
    throw damaged(error, file.name);
  } finally {
    packed.destroy();
    unpacking.destroy();
  }
}

async function holdsTar(file: OpenFile, budget: Budget): Promise<boolean> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(file, budget)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= enough) break;
  }
  return beginsAsTar(Buffer.concat(pieces));
}

async function* parts(file: OpenFile, budget: Budget): AsyncGenerator<StatedPart> {
  if (await holdsTar(file, budget)) {
    yield* tarParts(file.name, (account) => unpacked(file, account), budget);
    return;
  }
  const name = PartNames.plain(file.name.replace(/\.gz$/iu, '')) ?? 'content';
  yield { name, bytes: await bytesOfPart(unpacked(file, budget), name) };
}
