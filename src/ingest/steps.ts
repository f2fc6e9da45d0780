import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fingerprint } from '../decode.ts';
import { DocumentError } from '../errors.ts';
import { Budget } from '../files/budget.ts';
import type { FileKind } from '../files/file-kind.ts';
import { kindOf } from '../files/index.ts';
import { sidecarName } from '../files/sidecar-names.ts';
import type { FileRecord } from '../store/files.ts';
import { type Beside, lookBeside, stated, withBeside } from './beside.ts';
import { partSteps } from './container.ts';
import {
  type Circumstances,
  failedRecord,
  type Looked,
  lookedAt,
  looksSame,
  type Step,
  settled,
  timeToKeep,
} from './looked.ts';
import { fileAt, headOf } from './reading.ts';
import { whyOf } from './reasons.ts';
import type { Found, Look } from './walk.ts';
import { forEach, type Result } from './worker.ts';

const nothing = { entries: [], records: [], failures: [], knownBefore: true, ends: true } as const;

/** What is to be done for each file that was found, in order. */
export async function* stepsFor(found: AsyncIterable<Found>, around: Circumstances): AsyncGenerator<Step> {
  for await (const file of found) {
    if (around.signal?.aborted === true) return;
    if (!('failure' in file)) yield* stepsOf(file, around);
    else if (file.missing === true && around.mayBeGone === true) continue;
    // What was read once and is gone is told of when all is done.
    else if (file.missing !== true || (await around.files.below(file.path, { limit: 1 })).length === 0)
      yield settled(failedAt(file.path, file.failure, file.orphan === true ? [orphanRecord(file)] : []));
  }
}

/** A sidecar that describes nothing: listed with what failed until it is gone, or has its file. */
function orphanRecord({ path, failure }: { readonly path: string; readonly failure: string }): FileRecord {
  return failedRecord({ path, sha256: '', size: 0, modified: 0 }, failure);
}

function failedAt(path: string, why: string, records: readonly FileRecord[] = []): Looked {
  return { ...nothing, path, outcome: 'failed', records, failures: [{ path, why }] };
}

async function* stepsOf(file: Look & { readonly sidecar?: Look }, around: Circumstances): AsyncGenerator<Step> {
  const { path } = file;
  const { files, now, rehash } = around;
  const known = await files.known(path);
  const knownBeside = await files.known(sidecarName(path));
  const besideSame = file.sidecar === undefined ? knownBeside === undefined : looksSame(knownBeside, file.sidecar);
  const again = around.triesAgain(path);
  if (rehash !== true && besideSame && looksSame(known, file) && !again) {
    yield settled(unchanged(path, known));
    return;
  }
  const beside = await lookBeside(file, knownBeside, now);
  const unless = known === undefined || beside.changed || again ? undefined : known.sha256;
  const record = { path, size: file.size, modified: timeToKeep(file.modified, now) };
  let kind: FileKind;
  try {
    const opened = await fileAt(path);
    kind = kindOf(await headOf(opened), opened.name, around.kinds);
  } catch (error) {
    const why = whyOf(error);
    yield settled(withBeside(failedAt(path, why, [refusedRecord(record, error, why)]), beside));
    return;
  }
  if (kind.holdsMany) {
    yield* containerSteps(kind, { ...record, sha256: '' }, known, unless, beside, around);
    return;
  }
  const task = { path, ...(unless === undefined ? {} : { unless }), ...stated(beside) };
  const finish = (result: Result): Looked => {
    const modified = result.steady ? record.modified : timeToKeep(0, '');
    const whole = { ...record, modified, sha256: result.sha256 };
    if (result.unchanged) return { ...unchanged(path, known), records: [{ ...whole, ...kept(known) }] };
    const reading = readingOf(result.sha256, beside.sha256);
    return lookedAt({ ...whole, reading }, result.places, { knownBefore: known !== undefined, ends: true });
  };
  yield { weight: file.size, run: async (read) => withBeside(finish(await read(task)), beside) };
}

/** A container's own record comes last: with it, its reading is at its end. */
async function* containerSteps(
  kind: FileKind,
  record: FileRecord,
  known: FileRecord | undefined,
  unless: string | undefined,
  beside: Beside,
  around: Circumstances,
): AsyncGenerator<Step> {
  const { path } = record;
  const ends = (looked: Looked) => settled(withBeside(looked, beside));
  let sha256 = '';
  try {
    sha256 = await hashOf(path);
    if (sha256 === unless) {
      yield ends({ ...unchanged(path, known), records: [{ ...record, sha256, ...kept(known) }] });
      return;
    }
    const reading = readingOf(sha256, beside.sha256);
    const stand = beside.sidecar === undefined ? {} : { around: forEach(beside.sidecar.stated) };
    const inner = { ...around, reading, budget: new Budget(), ...stand };
    const count = yield* partSteps(await fileAt(path), kind, path, 0, inner);
    if (around.signal?.aborted === true) return;
    if (count === 0) throw new DocumentError(path, 'there are no files in it');
    const knownBefore = known !== undefined;
    yield ends({ ...nothing, path, outcome: 'read', records: [{ ...record, sha256, reading }], knownBefore });
  } catch (error) {
    const why = whyOf(error);
    yield ends(failedAt(path, why, [refusedRecord({ ...record, sha256 }, error, why)]));
  }
}

/** What the file system refuses may be granted without a change to the file: its time is not kept, and it is looked at again. */
function refusedRecord(
  record: Omit<FileRecord, 'sha256'> & { sha256?: string },
  error: unknown,
  why: string,
): FileRecord {
  const modified = error instanceof DocumentError ? record.modified : timeToKeep(0, '');
  return failedRecord({ ...record, sha256: record.sha256 ?? '', modified }, why);
}

function unchanged(path: string, known: FileRecord | undefined): Looked {
  return { ...nothing, path, outcome: known?.failure === undefined ? 'unchanged' : 'set aside' };
}

/** What is remembered of a file whose content has not changed. */
function kept(known: FileRecord | undefined): Pick<FileRecord, 'failure' | 'reading'> {
  const { failure, reading } = known ?? {};
  return { ...(failure === undefined ? {} : { failure }), ...(reading === undefined ? {} : { reading }) };
}

/** Named by content, so that a reading that was broken off goes on under the same name. */
function readingOf(sha256: string, beside: string): string {
  return fingerprint(Buffer.from(`${sha256}\n${beside}`)).slice(0, 16);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}
