import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Access, Level } from '../../src/index.ts';

/** What a link or a session opens. Without a version: the current text of the document. */
export interface Grant {
  readonly document: string;
  readonly version?: number | undefined;
  readonly access: Access;
  /** Seconds since 1970; from then on nothing is opened. */
  readonly expires: number;
}

/** What is asked for; the rest of the grant stands in the token. */
export type Wanted = Pick<Grant, 'document' | 'version'>;

/** A link is for one version of a document; a session for all of them. */
export type Use = 'link' | 'session';

/** Makes tokens and opens them. */
export interface Signer {
  seal(grant: Grant, use: Use): string;
  /** Undefined for a token that was not made here for this very thing, or whose time is over. */
  open(token: string, wanted: Wanted, use: Use): Grant | undefined;
}

const form = 1;
/** Half of SHA-256: the least that RFC 2104, section 5, advises. Links stand by the dozen in one message. */
const macBytes = 16;
const headBytes = 6;
const tokenLetters = Math.ceil(((headBytes + macBytes) * 4) / 3);
const wellFormed = new RegExp(`^[\\w-]{${tokenLetters}}$`, 'u');
const latest = 2 ** 32 - 1;
const levels: readonly number[] = [0, 1, 2, 3, 4] satisfies Level[];

/** Form, level and expiry in bytes, as they stand at a token's beginning. */
function headOf({ access, expires }: Pick<Grant, 'access' | 'expires'>): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(form, 0);
  head.writeUInt8(access.level, 1);
  head.writeUInt32BE(Math.min(Math.max(0, Math.floor(expires)), latest), 2);
  return head;
}

/**
 * Tokens signed with HMAC-SHA256. The signature covers everything that widens what is seen: use, reader, document,
 * version, level and expiry. `reader` is its public address, so that a key used for two readers opens only its own.
 */
export function signerWith(key: Buffer, reader: string, now: () => Date): Signer {
  const macOf = (head: Buffer, { document, version }: Wanted, use: Use) =>
    createHmac('sha256', key)
      .update(head)
      .update(JSON.stringify([use, reader, document, version ?? null]), 'utf8')
      .digest()
      .subarray(0, macBytes);
  return {
    seal(grant, use) {
      const head = headOf(grant);
      return Buffer.concat([head, macOf(head, grant, use)]).toString('base64url');
    },
    open(token, { document, version }, use) {
      if (!wellFormed.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      // Bits that base64url leaves over must not make a second token of the same bytes.
      if (bytes.length !== headBytes + macBytes || bytes.toString('base64url') !== token) return undefined;
      const head = bytes.subarray(0, headBytes);
      if (!timingSafeEqual(bytes.subarray(headBytes), macOf(head, { document, version }, use))) return undefined;
      const level = head.readUInt8(1);
      const expires = head.readUInt32BE(2);
      if (head.readUInt8(0) !== form || !levels.includes(level) || expires * 1_000 <= now().getTime()) return undefined;
      return { document, version, access: { level: level as Level }, expires };
    },
  };
}
