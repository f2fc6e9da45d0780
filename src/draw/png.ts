import { Readable } from 'node:stream';
import { crc32, createDeflate } from 'node:zlib';
import type { Drawing } from './picture.ts';
import { family, fontFiles } from './typeface.ts';

/** Pixels a unit: sharp on a telephone. */
const zoom = 2;
/** Pixels of a picture; a larger drawing is drawn less finely. */
const mostPixels = 12_000_000;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits each of red, green, blue and opacity (PNG, third edition, 11.2.1). */
const trueColour = [8, 6, 0, 0, 0];
const bytesOfPixel = 4;
/** Rows that are handed on at once: what is left of the thread's time belongs to others. */
const rowsAtOnce = 64;

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Rows of pixels with the filter of each before it: none, since pictures of one colour compress well as they are. */
function* rowsOf(pixels: Buffer, width: number, height: number): Generator<Buffer> {
  const length = width * bytesOfPixel;
  for (let top = 0; top < height; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - top);
    const out = Buffer.alloc(rows * (length + 1));
    for (let row = 0; row < rows; row += 1)
      pixels.copy(out, row * (length + 1) + 1, (top + row) * length, (top + row + 1) * length);
    yield out;
  }
}

async function deflated(rows: Iterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of Readable.from(rows).pipe(createDeflate())) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/**
 * A drawing as PNG. Text and shapes are drawn, and the picture compressed, in threads of their own: this thread only
 * hands pixels on, in small pieces.
 */
export async function pngOf({ svg, width, height }: Drawing, signal?: AbortSignal): Promise<Buffer> {
  const scale = Math.min(zoom, Math.sqrt(mostPixels / (width * height)));
  // Its native code is loaded by whoever draws.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(
    svg,
    {
      fitTo: { mode: 'zoom', value: scale },
      font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles), defaultFontFamily: family },
    },
    signal ?? null,
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(image.width, 0);
  head.writeUInt32BE(image.height, 4);
  head.set(trueColour, 8);
  const data = await deflated(rowsOf(image.pixels, image.width, image.height));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
