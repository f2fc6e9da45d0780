import fc from 'fast-check';

/** A file that mutations start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Words that mean something to one reader or another, and what breaks text. */
const tokens = [
  'SUBJECT: ',
  'REF: 07 STATE 130159\n',
  'TAGS: PREL, PGOV\n',
  'E.O. 12958: DECL: 09/17/2017\n',
  '1. (C) ',
  '<p>',
  '</div>',
  '<!--',
  '<![CDATA[',
  '&#x10FFFF;',
  '&amp;'.repeat(20),
  '---\n',
  '```',
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\r\n',
  '\n\n\n',
  '\u0000',
  '\ufeff',
  '\u202e',
  '𝒳'.repeat(10),
  '('.repeat(40),
  ' '.repeat(400),
  'A'.repeat(2_000),
  'A '.repeat(500),
  '1. '.repeat(200),
  '-'.repeat(300),
  'stream',
  'endobj',
  '/Length 99999999',
  'From ',
  'Content-Type: multipart/mixed; boundary=x\n',
  'PK\u0003\u0004',
  '{"@graph":[',
];

type Bytes = Buffer<ArrayBufferLike>;
type Change = (bytes: Bytes) => Bytes;

/** A place in a file as a share of its length, so that a change fits any file. */
const share = fc.double({ min: 0, max: 1, noNaN: true });

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(share, fc.constantFrom(...tokens)).map(
      ([at, token]): Change =>
        (bytes) =>
          insert(bytes, at, Buffer.from(token)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(
      ([at, value]): Change =>
        (bytes) =>
          overwrite(bytes, at, value),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, share).map(
      ([from, to]): Change =>
        (bytes) =>
          without(bytes, from, to / 4),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(share, share, share).map(
      ([from, length, to]): Change =>
        (bytes) =>
          insert(bytes, to, slice(bytes, from, length / 4)),
    ),
  },
  {
    weight: 1,
    arbitrary: share.map(
      (at): Change =>
        (bytes) =>
          bytes.subarray(0, place(bytes, at)),
    ),
  },
  {
    weight: 1,
    arbitrary: share.map(
      (at): Change =>
        (bytes) =>
          bytes.subarray(place(bytes, at)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 40 }).map(
      (noise): Change =>
        (bytes) =>
          Buffer.concat([bytes, noise]),
    ),
  },
);

function place(bytes: Bytes, at: number): number {
  return Math.min(bytes.length, Math.floor(at * bytes.length));
}

function slice(bytes: Bytes, from: number, length: number): Bytes {
  const start = place(bytes, from);
  return bytes.subarray(start, start + place(bytes, length));
}

function insert(bytes: Bytes, at: number, what: Bytes): Bytes {
  const start = place(bytes, at);
  return Buffer.concat([bytes.subarray(0, start), what, bytes.subarray(start)]);
}

function overwrite(bytes: Bytes, at: number, value: number): Bytes {
  const changed = Buffer.from(bytes);
  if (changed.length > 0) changed[Math.min(place(bytes, at), changed.length - 1)] = value;
  return changed;
}

function without(bytes: Bytes, from: number, length: number): Bytes {
  const start = place(bytes, from);
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + place(bytes, length))]);
}

/** One of the files, changed in one to six places; its name at times that of another one. */
export function mutated(seeds: readonly Seed[]): fc.Arbitrary<Seed> {
  const any = fc.constantFrom(...seeds);
  return fc
    .tuple(any, fc.array(change, { minLength: 1, maxLength: 6 }), fc.option(any, { freq: 10 }))
    .map(([seed, changes, other]) => ({
      name: (other ?? seed).name,
      bytes: changes.reduce<Bytes>((bytes, each) => each(bytes), Buffer.from(seed.bytes)),
    }));
}
