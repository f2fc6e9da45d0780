import type { Context } from 'hono';
import { z } from 'zod';
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

/** The text of a request, read no further than it may be long. */
async function textOf(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > mostBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What the page sent, or why it is refused. */
export async function bodyOf<Body>(context: Context, shape: z.ZodType<Body>): Promise<Body | Refusal> {
  if (context.req.header('content-type') !== 'application/json') return { status: 415, says: 'Only JSON is taken.' };
  const text = await textOf(context.req.raw);
  if (text === undefined) return { status: 413, says: 'That is too long.' };
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : { status: 400, says: 'That is no question of this page.' };
  } catch {
    return { status: 400, says: 'That is no JSON.' };
  }
}
