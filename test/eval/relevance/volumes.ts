import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of a volume as JSON, what is needed of it. */
export interface VolumeDocument {
  readonly id: string;
  readonly title: string;
  readonly subject?: string | null;
  readonly body: string;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly refs?: readonly Ref[];
  readonly footnotes: readonly Footnote[];
}

export interface Ref {
  readonly start: number;
  readonly end: number;
  /** `#d18` is document 18 of the same volume. */
  readonly target: string;
}

export interface Footnote {
  readonly text: string;
  readonly refs: readonly Ref[];
}

export interface Volume {
  readonly name: string;
  readonly documents: readonly VolumeDocument[];
  /**
   * The file without what the editors wrote about its documents: their footnotes and source notes become questions, so
   * they must not be found as text.
   */
  readonly bare: Uint8Array;
}

const names = ['frus1969-76v12', 'frus1969-76v38p1', 'frus1977-80v21'];

/** The volumes of *Foreign Relations of the United States* in a folder. @throws what the file system says where one is missing */
export function readVolumes(folder: string): Volume[] {
  return names.map((name) => {
    const volume = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { documents: VolumeDocument[] };
    const documents = volume.documents.map((each) => ({ ...each, footnotes: [], sourceNote: null }));
    return { name, documents: volume.documents, bare: Buffer.from(JSON.stringify({ ...volume, documents })) };
  });
}

/** Documents of the same volume that a note or a text names. */
export function targetsOf(volume: Volume, refs: readonly Ref[]): string[] {
  const known = new Set(volume.documents.map(({ id }) => id));
  return [...new Set(refs.map(({ target }) => target.slice(1)))].filter((id) => known.has(id));
}
