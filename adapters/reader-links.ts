import type { Pin } from '../commands/reply.ts';
import type { Access } from '../src/index.ts';

/** Addresses of the reader, as `main.ts` hands them to whatever shows citations. */
export interface ReaderLinks {
  /** Leads to the cited words for whoever has this access, for a while: it carries what lets one in. */
  linkTo(place: Pin, access: Access): string;
  /** The same place for good, without anything that lets one in. */
  permalink(place: Pin): string;
  /** The document that an address of this reader names; undefined for any other address. */
  documentOf(address: string): string | undefined;
}

/** The links of one answer: what whoever reads it may see is settled already. */
export type LinkTo = (place: Pin) => string;

/** Links that carry this access; undefined where there is no reader. */
export function linksWith(links: ReaderLinks | undefined, access: Access): LinkTo | undefined {
  return links === undefined ? undefined : (place) => links.linkTo(place, access);
}

/** Places in order, each pin cite once. */
export function eachOnce(pins: readonly Pin[]): readonly Pin[] {
  return pins.filter(({ pin }, at) => pins.findIndex((other) => other.pin === pin) === at);
}

/** What commands get of the reader; nothing where there is none. */
export function permanent(links: ReaderLinks | undefined): { readonly permalink?: (place: Pin) => string } {
  return links === undefined ? {} : { permalink: (place) => links.permalink(place) };
}
