import type { Addresses, Place, Sheet } from './addresses.ts';
import type { Anchor } from './anchors.ts';
import type { Grant } from './grant.ts';
import type { Reading } from './reading.ts';

/** The links of one page: they open no more and no longer than what opened the page. */
export interface Linking {
  /** The current text of another document. */
  document(id: string): string;
  /** Another version of the page's own document. */
  version(number: number): string;
  /** A paragraph of this page, or of another part of the text. */
  paragraph(anchor: Anchor): string;
  part(number: number): string;
  sheet(sheet: Sheet): string;
  /** For good: the paragraph, highlighted, for whoever may come in. */
  permalink(anchor: Anchor): string;
}

/** `grant` is what opened the page; undefined where everybody may read. */
export function linkingOf(
  { document, place, part: { number: here } }: Pick<Reading, 'document' | 'place' | 'part'>,
  addresses: Addresses,
  grant: Pick<Grant, 'access' | 'expires'> | undefined,
): Linking {
  const { id, version = 1 } = document;
  // What was asked for as the current text stays that; what was asked for by its number keeps it.
  const own: Partial<Place> = place.version === undefined ? {} : { version: place.version };
  const inPart = (part: number, fragment: string) =>
    addresses.granted(grant, id, { ...own, ranges: place.ranges, labels: place.labels, part }, { fragment });
  return {
    document: (other) => addresses.granted(grant, other),
    version: (number) => addresses.granted(grant, id, { version: number }),
    paragraph: ({ part, id: anchor }) => (part === here ? `#${anchor}` : inPart(part, `#${anchor}`)),
    part: (number) => inPart(number, '#text'),
    sheet: (sheet) => addresses.granted(grant, id, own, { sheet }),
    permalink: ({ label, id: anchor }) => addresses.bare(id, { version, labels: [label] }, `#${anchor}`),
  };
}
