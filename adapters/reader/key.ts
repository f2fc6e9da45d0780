import { hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Notes, StoreError } from '../../src/index.ts';

const space = 'reader';
const note = 'secret';
const keyBytes = 32;
const purpose = 'reftel:reader:v1';
/** How long another process may take to write down the secret it has begun to make, milliseconds. */
const patience = 5_000;
const step = 50;

async function kept(notes: Notes, now: Date): Promise<Buffer | undefined> {
  const found = await notes.read(space, note, now.toISOString());
  const secret = Buffer.from(found?.value ?? '', 'base64url');
  return secret.length === keyBytes ? secret : undefined;
}

/** The collection's own secret; exactly one process makes it. */
async function secretOf(notes: Notes, now: () => Date): Promise<Buffer> {
  const known = await kept(notes, now());
  if (known !== undefined) return known;
  const until = new Date(now().getTime() + patience).toISOString();
  if (await notes.claim(space, 'making the secret', now().toISOString(), until)) {
    // Whoever held the claim before may have been slow.
    const already = await kept(notes, now());
    if (already !== undefined) return already;
    const made = randomBytes(keyBytes);
    await notes.write(space, note, made.toString('base64url'));
    return made;
  }
  for (let waited = 0; waited < patience; waited += step) {
    await wait(step);
    const made = await kept(notes, now());
    if (made !== undefined) return made;
  }
  throw new StoreError('the key for links of the reader could not be made; start again');
}

/**
 * What links are signed with: derived (HKDF-SHA256, RFC 5869) from a random secret that the collection keeps, salted with
 * the operator's `REFTEL_KEY` where there is one. So no link of another collection opens this one, and with `REFTEL_KEY` set the
 * store's file alone does not let anybody sign.
 * @throws StoreError when the store is away
 */
export async function readerKey(notes: Notes, operatorKey: string | undefined, now: () => Date): Promise<Buffer> {
  const secret = await secretOf(notes, now);
  return Buffer.from(hkdfSync('sha256', secret, operatorKey ?? '', purpose, keyBytes));
}
