import { createHash, webcrypto } from 'node:crypto';
import { ConfigError, type Notes } from '../../src/index.ts';

/** Requests older or newer than this are refused. */
const window = 5 * 60_000;

/** What a request says of itself. */
export interface Signed {
  readonly signature: string | undefined;
  /** Seconds since 1970, as Discord wrote them. */
  readonly timestamp: string | undefined;
  /** The body as it came in: a byte more or less and the signature is of something else. */
  readonly body: Uint8Array;
}

/** Whether a request is Discord's, of these minutes, and seen for the first time. */
export type Verify = (signed: Signed) => Promise<boolean>;

/**
 * Checks Ed25519 signatures over timestamp and raw body, as https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint
 * tells. A request that was seen before is refused like a forged one.
 * @throws ConfigError for a key that is none
 */
export async function verifier(publicKey: string, notes: Notes, now: () => Date): Promise<Verify> {
  if (!/^[0-9a-f]{64}$/iu.test(publicKey)) {
    throw new ConfigError([
      'DISCORD_PUBLIC_KEY has to be the 64 hexadecimal digits of "Public Key" in the developer portal',
    ]);
  }
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'hex'), { name: 'Ed25519' }, false, [
    'verify',
  ]);
  return async ({ signature = '', timestamp = '', body }) => {
    if (!/^[0-9a-f]{128}$/iu.test(signature) || !/^\d{1,12}$/u.test(timestamp)) return false;
    const at = now();
    if (Math.abs(at.getTime() - Number(timestamp) * 1_000) > window) return false;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    if (!(await webcrypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'hex'), signed))) return false;
    const digest = createHash('sha256').update(signed).digest('base64url');
    const until = new Date(at.getTime() + 2 * window + 1_000).toISOString();
    return notes.claim('request', `discord:${digest}`, at.toISOString(), until);
  };
}
