import { readFile } from 'node:fs/promises';
import { fingerprint } from '../decode.ts';
import { readSidecar, type Sidecar } from '../files/sidecar.ts';
import { sidecarName } from '../files/sidecar-names.ts';
import type { FileRecord } from '../store/files.ts';
import { failedRecord, type Looked, timeToKeep } from './looked.ts';
import { whyOf } from './reasons.ts';
import type { Look } from './walk.ts';

/** What stands beside a file on disk: its sidecar, why that can't be used, and what to remember of it. */
export interface Beside {
  readonly sidecar?: Sidecar;
  readonly failures: Looked['failures'];
  readonly records: readonly FileRecord[];
  /** SHA-256 of the sidecar's bytes; empty where there is none. */
  readonly sha256: string;
  readonly changed: boolean;
  readonly forget?: string;
}

/** Reads the sidecar of a file. One that can't be used is a failure of its own, and the file is read without. */
export async function lookBeside(
  { path, sidecar }: { readonly path: string; readonly sidecar?: Look },
  known: FileRecord | undefined,
  now: string,
): Promise<Beside> {
  if (sidecar === undefined) {
    const none = { failures: [], records: [], sha256: '' };
    return known === undefined ? { ...none, changed: false } : { ...none, changed: true, forget: sidecarName(path) };
  }
  let sha256 = '';
  const record = () => ({ ...sidecar, modified: timeToKeep(sidecar.modified, now), sha256 });
  try {
    const bytes = await readFile(sidecar.path);
    sha256 = fingerprint(bytes);
    const changed = known?.sha256 !== sha256;
    return { sidecar: readSidecar(bytes, sidecar.path), failures: [], records: [record()], sha256, changed };
  } catch (error) {
    const why = whyOf(error);
    const failures = [{ path: sidecar.path, why }];
    const changed = known?.sha256 !== sha256 || sha256 === '';
    // Without bytes it was the file system that refused, which may change without a trace: it is looked at again.
    const looked = sha256 === '' ? { ...record(), modified: timeToKeep(0, '') } : record();
    return { failures, records: [failedRecord(looked, why)], sha256, changed };
  }
}

/** What a task is told of it. */
export function stated({ sidecar }: Beside): { readonly sidecar?: Sidecar } {
  return sidecar === undefined ? {} : { sidecar };
}

/** A file's outcome with that of its sidecar. */
export function withBeside(looked: Looked, { records, failures, forget }: Beside): Looked {
  return {
    ...looked,
    records: [...records, ...looked.records],
    failures: [...failures, ...looked.failures],
    ...(forget === undefined ? {} : { forget }),
  };
}
