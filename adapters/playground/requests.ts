import type { Context } from 'hono';
import { z } from 'zod';
import { spokenSize } from '../../commands/given-file.ts';
import type { Refusal } from './guard.ts';

const mostBody = 16_384;
const cards = z.enum(['embed', 'components']).default('embed');
/** What the page sends, by what it asks for. */
export const bodies = {
  suggest: z.object({ line: z.string() }),
  ask: z.object({ line: z.string(), cards }),
  press: z.object({
    id: z.string().max(255),
    value: z.string().max(255).optional(),
    shown: z.object({ key: z.string().max(16).optional(), audience: z.enum(['private', 'public']) }).optional(),
    cards,
  }),
};

/** The bytes of a request, read no further than there may be. */
async function bytesOf(request: Request, most: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const longestName = 200;

/** A file that the page sent: its bytes as the body, its name in the address; or why it is refused. */
export async function fileOf(context: Context, most: number): Promise<{ name: string; bytes: Uint8Array } | Refusal> {
  if (context.req.header('content-type') !== 'application/octet-stream')
    return { status: 415, says: 'A file is sent as its bytes.' };
  const name = context.req.query('name') ?? '';
  if (name.trim() === '' || name.length > longestName) return { status: 400, says: 'A file needs a name.' };
  const bytes = await bytesOf(context.req.raw, most);
  return bytes === undefined
    ? { status: 413, says: `This file is too large; at most ${spokenSize(most)} are taken.` }
    : { name, bytes };
}

/** What the page sent, or why it is refused. */
export async function bodyOf<Body>(context: Context, shape: z.ZodType<Body>): Promise<Body | Refusal> {
  if (context.req.header('content-type') !== 'application/json') return { status: 415, says: 'Only JSON is taken.' };
  const text = (await bytesOf(context.req.raw, mostBody))?.toString('utf8');
  if (text === undefined) return { status: 413, says: 'That is too long.' };
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : { status: 400, says: 'That is no question of this page.' };
  } catch {
    return { status: 400, says: 'That is no JSON.' };
  }
}
