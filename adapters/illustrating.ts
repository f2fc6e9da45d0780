import type { Attachment, Block, Reply } from '../commands/reply.ts';
import { alternativeText, type Picture, picturePng } from '../src/index.ts';

/** Draws the pictures of a reply, if it has any. Never throws. */
export type Illustrator = (reply: Reply) => Promise<Reply>;

type Draw = typeof picturePng;

/** Drawings at one time: each keeps a thread busy for some tenths of a second. */
const atOnce = 2;
/** So many may wait; whoever comes then gets text. */
const mostWaiting = 20;
/** An answer does not wait longer for its picture, milliseconds. */
const longest = 10_000;

let drawing = 0;
const waiting: (() => void)[] = [];

/** One of the few places where drawing goes on; resolves to false when there are too many before. */
async function entered(): Promise<boolean> {
  if (drawing < atOnce) {
    drawing += 1;
    return true;
  }
  if (waiting.length >= mostWaiting) return false;
  // Whoever leaves hands its place on.
  await new Promise<void>((resolve) => void waiting.push(resolve));
  return true;
}

function left(): void {
  const next = waiting.shift();
  if (next === undefined) drawing -= 1;
  else next();
}

/** The picture's bytes; undefined where too many wait. @throws when it can't be drawn, or not in time */
async function drawn(picture: Picture, draw: Draw): Promise<Buffer | undefined> {
  if (!(await entered())) return undefined;
  const signal = AbortSignal.timeout(longest);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('drawing took too long')), { once: true });
  });
  try {
    return await Promise.race([draw(picture, signal), late]);
  } finally {
    left();
  }
}

/**
 * Draws pictures as PNG, each an attachment with an alternative text of at most `most` characters. A picture that can't be
 * drawn, or not in time, stays the text that stands in its place; why is written down.
 */
export function illustrator(
  most: number,
  desk: { readonly log: (line: string) => void },
  draw: Draw = picturePng,
): Illustrator {
  return async (reply) => {
    const blocks: Block[] = [];
    const attachments: Attachment[] = [];
    for (const block of reply.blocks) {
      if (block.kind !== 'picture') {
        blocks.push(block);
        continue;
      }
      try {
        const { picture } = block;
        const file = `${picture.kind}${attachments.length === 0 ? '' : `-${attachments.length + 1}`}.png`;
        const alternative = alternativeText(picture, most);
        const bytes = await drawn(picture, draw);
        blocks.push(bytes === undefined ? block : { ...block, file });
        if (bytes !== undefined)
          attachments.push({ name: file, type: 'image/png', content: bytes.toString('base64'), alternative });
      } catch (error) {
        desk.log(`a picture could not be drawn: ${error instanceof Error ? error.name : typeof error}`);
        blocks.push(block);
      }
    }
    return attachments.length === 0 ? reply : { ...reply, blocks, attachments: [...attachments, ...reply.attachments] };
  };
}
