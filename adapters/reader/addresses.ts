import type { Pin } from '../../commands/reply.ts';
import type { Access } from '../../src/index.ts';
import type { ReaderLinks } from '../reader-links.ts';
import type { Grant, Signer } from './grant.ts';

/** Source offsets, start inclusive, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What an address says beside its document. */
export interface Place {
  readonly version?: number | undefined;
  /** Words to highlight. */
  readonly ranges: readonly Range[];
  /** Printed numbers of paragraphs to highlight. */
  readonly labels: readonly string[];
  /** Of a text that is shown in several parts, from 1. */
  readonly part?: number | undefined;
}

/** A document's page, or one of the texts behind it. */
export type Sheet = 'page' | 'source' | 'download';

const mostRanges = 50;
const mostLabels = 50;
const nowhere: Place = { ranges: [], labels: [] };

/** As `encodeURIComponent`, and what Markdown and chat clients take for the end of an address (RFC 3986, sub-delims). */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*~]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A number from 1 as an address has it; undefined for anything else. */
function counted(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : undefined;
}

function rangesIn(text: string): Range[] {
  return text.split(',').flatMap((each) => {
    const [, from, to] = /^(\d{1,9})-(\d{1,9})$/u.exec(each) ?? [];
    const range = { start: Number(from), end: Number(to) };
    return from !== undefined && range.start < range.end ? [range] : [];
  });
}

/** Reads what stands behind the question mark; what makes no sense there is passed over. */
export function readPlace(query: URLSearchParams): Place {
  const all = (name: string) => query.getAll(name).slice(0, mostRanges);
  return {
    version: counted(query.get('v')),
    ranges: all('w').flatMap(rangesIn).slice(0, mostRanges),
    labels: all('p')
      .flatMap((each) => each.slice(0, 1_000).split(','))
      .filter((label) => /^[\p{L}\p{N}.-]{1,20}$/u.test(label))
      .slice(0, mostLabels),
    part: counted(query.get('part')),
  };
}

/** The addresses of one reader; `base` is its public address. */
export class Addresses {
  readonly base: URL;
  readonly #signer: Signer;

  constructor(base: string, signer: Signer) {
    this.base = new URL(base.replace(/\/*$/u, '/'));
    this.#signer = signer;
  }

  /** The path under which a document's sheets stand, without a slash at its end. */
  path(document: string): string {
    return `${this.base.pathname}d/${encoded(document)}`;
  }

  #query({ version, ranges, labels, part }: Place, token?: string): string {
    const parts = [
      ...(version === undefined ? [] : [`v=${version}`]),
      ...(ranges.length === 0 ? [] : [`w=${ranges.map(({ start, end }) => `${start}-${end}`).join(',')}`]),
      ...(labels.length === 0 ? [] : [`p=${labels.map(encoded).join(',')}`]),
      ...(part === undefined ? [] : [`part=${part}`]),
      ...(token === undefined ? [] : [`k=${token}`]),
    ];
    return parts.length === 0 ? '' : `?${parts.join('&')}`;
  }

  /** A sheet of a document without anything that lets one in: path, query and fragment. */
  bare(document: string, place: Partial<Place> = {}, fragment = ''): string {
    return `${this.path(document)}${this.#query({ ...nowhere, ...place })}${fragment}`;
  }

  /** The same with a token for this grant; `undefined` grants nothing, as in an open collection. */
  granted(
    grant: Pick<Grant, 'access' | 'expires'> | undefined,
    document: string,
    place: Partial<Place> = {},
    { sheet = 'page', fragment = '' }: { readonly sheet?: Sheet; readonly fragment?: string } = {},
  ): string {
    const { version } = place;
    const token = grant === undefined ? undefined : this.#signer.seal({ ...grant, document, version }, 'link');
    const query = this.#query({ ...nowhere, ...place }, token);
    const ending = { page: '', source: '/source', download: '/download' }[sheet];
    return `${this.path(document)}${ending}${query}${fragment}`;
  }
}

/** A citation names its version, so that its address shows the old words when there are new ones. */
function placeOf({ version = 1, start, end }: Pin): Partial<Place> {
  return { version, ranges: start < end ? [{ start, end }] : [] };
}

/** Links that adapters put under citations; each lasts for so many seconds. Without a grant they are bare (an open collection). */
export function readerLinks(
  addresses: Addresses,
  { now, lasting, open }: { readonly now: () => Date; readonly lasting: number; readonly open: boolean },
): ReaderLinks {
  const { base } = addresses;
  const at = (place: Pin) => ({ place: placeOf(place), fragment: place.start < place.end ? '#cited' : '' });
  return {
    linkTo(pin: Pin, access: Access) {
      const { place, fragment } = at(pin);
      const expires = Math.floor(now().getTime() / 1_000) + lasting;
      const grant = open ? undefined : { access, expires };
      return base.origin + addresses.granted(grant, pin.document, place, { fragment });
    },
    permalink(pin: Pin) {
      const { place, fragment } = at(pin);
      return base.origin + addresses.bare(pin.document, place, fragment);
    },
    documentOf(address: string) {
      if (address.length > 4_000 || !URL.canParse(address)) return undefined;
      const { origin, pathname } = new URL(address);
      const start = `${base.pathname}d/`;
      if (origin !== base.origin || !pathname.startsWith(start)) return undefined;
      const [, id] = /^([^/]{1,600})(?:\/(?:source|download))?$/u.exec(pathname.slice(start.length)) ?? [];
      try {
        return id === undefined ? undefined : decodeURIComponent(id);
      } catch {
        return undefined;
      }
    },
  };
}
