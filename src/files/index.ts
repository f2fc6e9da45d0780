import type { CsvMapping } from './csv/columns.ts';
import { csvKind } from './csv/index.ts';
import { docx } from './docx/index.ts';
import type { FileKind } from './file-kind.ts';
import { frusJson } from './frus-json.ts';
import { gzip } from './gzip.ts';
import { html } from './html/index.ts';
import { mail } from './mail/index.ts';
import { markdown } from './markdown/index.ts';
import { mbox } from './mbox.ts';
import { nara } from './nara.ts';
import { pdf } from './pdf/index.ts';
import { tar } from './tar.ts';
import { tei } from './tei/index.ts';
import { text } from './text.ts';
import { zip } from './zip.ts';

/** Every kind of file there is, in the order in which they are tried; text takes what nobody else wants. */
export const fileKinds: readonly FileKind[] = [
  pdf,
  docx,
  zip,
  gzip,
  tar,
  mbox,
  mail,
  tei,
  frusJson,
  html,
  markdown,
  csvKind(),
  nara,
  text,
];

/** The same with tables read by a mapping of their columns. */
export function kindsWith(mapping: CsvMapping): readonly FileKind[] {
  return fileKinds.map((kind) => (kind.name === 'csv' ? csvKind(mapping) : kind));
}

/** How many bytes of a file tell its kind. */
export const headBytes = 4_096;

/** The kind of a file by its first bytes and its name. */
export function kindOf(head: Uint8Array, name: string, kinds = fileKinds): FileKind {
  return kinds.find((kind) => kind.detect(head.subarray(0, headBytes), name)) ?? text;
}
