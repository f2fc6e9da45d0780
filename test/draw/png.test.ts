import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { picturePng, pictureSvg } from '../../src/draw/index.ts';
import { widthOf } from '../../src/draw/letters.ts';
import { fontFiles } from '../../src/draw/typeface.ts';
import { examples } from './examples.ts';

/** Pixels of a PNG that has one chunk of data and no filters, as ours have. */
function pixelsOf(png: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly colours: ReadonlyMap<number, number>;
} {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const colours = new Map<number, number>();
  for (let row = 0; row < height; row += 1) {
    const start = row * (width * 4 + 1);
    expect(rows[start]).toBe(0);
    for (let at = start + 1; at < start + 1 + width * 4; at += 4) {
      const colour = rows.readUInt32BE(at);
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
  }
  return { width, height, colours };
}

describe('a picture as PNG', () => {
  it.each(['timeline-seeds', 'thread-small'])(
    '%s is opaque, twice as large as its units, and not blank',
    async (name) => {
      const picture = examples[name];
      if (picture === undefined) throw new Error(name);
      const png = await picturePng(picture);
      expect(png.subarray(0, 8)).toEqual(Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'));
      const { width, height, colours } = pixelsOf(png);
      expect([width, height]).toEqual([1_200, pictureSvg(picture).height * 2]);
      expect([...colours.keys()].every((colour) => (colour & 0xff) === 0xff)).toBe(true);
      const ground = colours.get(0xfdfdfbff) ?? 0;
      expect(ground / (width * height)).toBeGreaterThan(0.3);
      expect(ground / (width * height)).toBeLessThan(0.98);
      expect(colours.size).toBeGreaterThan(50);
    },
  );

  it('measures letters as they are drawn', () => {
    const texts = ['07 STATE 130159', 'Лукашенко вступил в должность', '¶ 3 — § 4 · «x»', 'WAVE officials'];
    for (const text of texts) {
      for (const weight of [400, 700] as const) {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60"><text x="10" y="40" font-family="Noto Sans" font-size="20" font-weight="${weight}">${text}</text></svg>`;
        const options = { font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles) } };
        const drawn = new Resvg(svg, options).getBBox()?.width ?? 0;
        expect(Math.abs(widthOf(text, 20, weight) - drawn)).toBeLessThan(6);
      }
    }
  });
});
