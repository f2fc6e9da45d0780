import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Grant, signerWith } from '../../../adapters/reader/grant.ts';
import type { Level } from '../../../src/index.ts';
import { noon } from '../../doubles/reader.ts';

const base = 'https://reader.example.org/';
const key = Buffer.alloc(32, 7);
const now = Math.floor(noon.getTime() / 1_000);
const signer = signerWith(key, base, () => noon);
const grants = fc.record({
  document: fc.string({ minLength: 1, maxLength: 40 }),
  version: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined }),
  access: fc.record({ level: fc.constantFrom<Level>(0, 1, 2, 3, 4) }),
  expires: fc.integer({ min: now + 1, max: now + 1_000_000 }),
});
const given: Grant = { document: '07STATE130159', version: 1, access: { level: 2 }, expires: now + 60 };
const token = signer.seal(given, 'link');

describe('a token', () => {
  it('opens what it was made for, with the access and the time it was made with', () => {
    fc.assert(
      fc.property(grants, (grant) => {
        expect(signer.open(signer.seal(grant, 'link'), grant, 'link')).toEqual(grant);
      }),
    );
  });

  it('opens no other document, no other version and nothing of another use', () => {
    fc.assert(
      fc.property(grants, grants, (grant, other) => {
        fc.pre(grant.document !== other.document || grant.version !== other.version);
        const sealed = signer.seal(grant, 'link');
        expect(signer.open(sealed, other, 'link')).toBeUndefined();
        expect(signer.open(sealed, grant, 'session')).toBeUndefined();
      }),
    );
  });

  it('opens nothing once any of its letters was changed', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < token.length; at += 1) {
      for (const letter of letters) {
        if (letter === token.charAt(at)) continue;
        const forged = token.slice(0, at) + letter + token.slice(at + 1);
        expect(signer.open(forged, given, 'link'), `${letter} at ${at}`).toBeUndefined();
      }
    }
  });

  it('opens nothing when it is shorter, longer or no token at all', () => {
    fc.assert(fc.property(fc.string(), (text) => signer.open(text, given, 'link') === undefined));
    for (let length = 0; length < token.length; length += 1) {
      expect(signer.open(token.slice(0, length), given, 'link')).toBeUndefined();
    }
    expect(signer.open(`${token}A`, given, 'link')).toBeUndefined();
    expect(signer.open(`${token}=`, given, 'link')).toBeUndefined();
  });

  it('of another key or another reader opens nothing', () => {
    const others = [
      signerWith(Buffer.alloc(32, 8), base, () => noon),
      signerWith(key, 'https://other.example.org/', () => noon),
    ];
    for (const other of others) expect(other.open(token, given, 'link')).toBeUndefined();
  });

  it('opens to the last second and then no more', () => {
    const at = (seconds: number) => signerWith(key, base, () => new Date(seconds * 1_000));
    expect(at(given.expires - 1).open(token, given, 'link')).toEqual(given);
    expect(at(given.expires).open(token, given, 'link')).toBeUndefined();
    expect(at(given.expires + 1e9).open(token, given, 'link')).toBeUndefined();
  });
});
