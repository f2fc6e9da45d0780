import { basename } from 'node:path';
import { fingerprint } from '../decode.ts';
import { DocumentError } from '../errors.ts';
import type { Stated } from '../extract.ts';
import type { Budget } from '../files/budget.ts';
import type { FileKind, OpenFile } from '../files/file-kind.ts';
import { kindOf } from '../files/index.ts';
import type { StatedPart } from '../files/sidecar.ts';
import type { FileRecord } from '../store/files.ts';
import { type Circumstances, failedRecord, lookedAt, placeIn, type Step, settled } from './looked.ts';
import { fileOf } from './reading.ts';
import { forEach, type Task } from './worker.ts';

/** What holds for everything that comes out of one file on disk. */
interface Inner extends Circumstances {
  readonly reading: string;
  readonly budget: Budget;
  /** What is stated of each document in it. */
  readonly around?: Stated;
}

const within = { entries: [], records: [], failures: [], knownBefore: true, ends: false } as const;

/**
 * What is to be done for each part of a file that holds many; returns how many there were. Parts are hashed here, and
 * those that this very reading has written already, before it was broken off, are passed over.
 * @throws DocumentError where the file itself can't be opened, or not to its end
 */
export async function* partSteps(
  file: OpenFile,
  kind: FileKind,
  path: string,
  depth: number,
  inner: Inner,
): AsyncGenerator<Step, number> {
  inner.budget.nest(depth, file.name);
  let count = 0;
  for await (const part of kind.open(file, inner.budget) as AsyncIterable<StatedPart>) {
    if (inner.signal?.aborted === true) break;
    inner.budget.part(file.name);
    count += 1;
    yield* stepsOfPart(part, placeIn(path, part.name), depth, inner);
  }
  return count;
}

async function* stepsOfPart(part: StatedPart, path: string, depth: number, inner: Inner): AsyncGenerator<Step> {
  const { reading } = inner;
  if ('failure' in part) {
    const record = { path, sha256: '', size: 0, modified: 0, failure: part.failure, reading };
    yield settled({ ...within, path, outcome: 'failed', records: [record], failures: [{ path, why: part.failure }] });
    return;
  }
  const record = { path, ...sizeAndHash(part), modified: 0, reading };
  const known = await inner.files.known(path);
  const again = inner.triesAgain(path);
  if (known !== undefined && known.sha256 === record.sha256 && known.reading === reading && !again) {
    yield settled({ ...within, path, outcome: known.failure === undefined ? 'unchanged' : 'set aside' });
    return;
  }
  const kind = 'bytes' in part ? kindOf(part.bytes, part.name, inner.kinds) : undefined;
  if ('bytes' in part && kind?.holdsMany === true) yield* nested(part, kind, record, depth, inner);
  else {
    const task = taskFor(part, record.sha256, depth, inner);
    const rest = { knownBefore: known !== undefined, ends: false };
    yield { weight: record.size, run: async (read) => lookedAt(record, (await read(task)).places, rest) };
  }
}

/** A part that holds many itself. What ends it does not end the others. */
async function* nested(
  part: StatedPart & { readonly bytes: Uint8Array },
  kind: FileKind,
  record: FileRecord & { readonly reading: string },
  depth: number,
  inner: Inner,
): AsyncGenerator<Step> {
  const { path } = record;
  const around = { ...inner.around, ...(part.sidecar === undefined ? {} : forEach(part.sidecar.stated)) };
  let why = '';
  try {
    const file = fileOf(basename(part.name), part.bytes);
    const count = yield* partSteps(file, kind, path, depth + 1, { ...inner, around });
    if (inner.signal?.aborted === true) return;
    if (count === 0) why = 'there are no files in it';
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    why = error.why;
  }
  if (why === '') yield settled({ ...within, path, outcome: 'read', records: [record] });
  else {
    const records = [{ ...failedRecord(record, why), reading: record.reading }];
    yield settled({ ...within, path, outcome: 'failed', records, failures: [{ path, why }] });
  }
}

type Readable = Exclude<StatedPart, { readonly failure: string }>;

/** What a sidecar states is hashed with the bytes that it speaks of. */
function sizeAndHash(part: Readable): { readonly size: number; readonly sha256: string } {
  if (!('bytes' in part)) {
    const text = Buffer.from(`${part.extract.text}\0${JSON.stringify(part.extract.stated)}`);
    return { size: text.length, sha256: fingerprint(text) };
  }
  const own = fingerprint(part.bytes);
  const { sidecar } = part;
  const sha256 = sidecar === undefined ? own : fingerprint(Buffer.from(`${own}\0${JSON.stringify(sidecar)}`));
  return { size: part.bytes.length, sha256 };
}

function taskFor(part: Readable, sha256: string, depth: number, { around }: Inner): Task {
  const beside = {
    ...(around === undefined ? {} : { around }),
    ...(part.sidecar === undefined ? {} : { sidecar: part.sidecar }),
  };
  if ('bytes' in part) return { name: basename(part.name), bytes: part.bytes, depth: depth + 1, ...beside };
  return { name: part.name, extract: part.extract, sha256, ...beside };
}
