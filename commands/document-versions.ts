import type { Document, DocumentView, MetadataField, Paths } from '../src/index.ts';
import { joined } from './compose.ts';
import { foreign, type Text } from './reply.ts';

/** A version of a document as commands take it in the place of an id. */
export function versionId(id: string, version: number): string {
  return `${id} (version ${version})`;
}

/** What commands take to come back to this very text: the id, with the version where that is not the current one. */
export function idOf({ document, versions }: DocumentView): string {
  const version = document.version ?? 1;
  return versions === undefined || versions.current === version ? document.id : versionId(document.id, version);
}

/** `version 2 of 2`, `version 1 of 2, not the current one`; undefined where there is only one. */
export function versionWords({ document, versions }: DocumentView): string | undefined {
  const version = document.version ?? 1;
  if (versions === undefined) return version === 1 ? undefined : `version ${version}`;
  const { current, total } = versions;
  // Somebody who may not see all of them counts fewer than there are numbers.
  const of = Math.max(current, version) > total ? '' : ` of ${total}`;
  return `version ${version}${of}${current === version ? '' : ', not the current one'}`;
}

/** Paths without the folders before the file, `visit.txt`, `cables.zip!/visit.txt`; with the last folder where `own` is called so too. */
export function pathWords({ paths, total }: Paths, own?: string): Text {
  const shown = paths.map((path) => {
    const file = path.split('!/')[0] ?? path;
    const folders = file.split(/[/\\]/u);
    const name = folders.slice(-1).join('/') + path.slice(file.length);
    return foreign(name === own ? folders.slice(-2).join('/') + path.slice(file.length) : name);
  });
  return joined([
    ...shown,
    total > paths.length ? `${(total - paths.length).toLocaleString('en-GB')} more` : undefined,
  ]);
}

/** Which fields a document has from what is stated beside its text; what is shown nowhere else with its value. */
export function metadataWords({ fromMetadata = [], url, language }: Document): Text {
  const values: Partial<Record<MetadataField, string | undefined>> = { url, language };
  return joined(
    fromMetadata.map((field): Text => {
      const value = values[field];
      return value === undefined ? [field] : [`${field} `, foreign(value)];
    }),
    ', ',
  );
}
