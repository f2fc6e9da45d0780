import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const pair = generateKeyPairSync('ed25519');

/** The key that an HTTP endpoint checks with, as the developer portal shows it. */
export const publicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

/** The headers of a request that Discord signs at `at` (milliseconds since 1970), or that somebody else signs with `key`. */
export function signed(body: string, at: number, key: KeyObject = pair.privateKey): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex');
  return { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp, 'content-type': 'application/json' };
}
