import { describe, expect, it } from 'vitest';
import { pictureSvg } from '../../src/draw/index.ts';
import { examples } from './examples.ts';

describe('a picture as SVG', () => {
  it.each(Object.entries(examples))('%s looks as it did', async (name, picture) => {
    await expect(pictureSvg(picture).svg).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  it.each(Object.entries(examples))('%s is as wide as others, on a ground of its own', (_, picture) => {
    const { svg, width, height } = pictureSvg(picture);
    expect(width).toBe(600);
    expect(height).toBeLessThan(2_000);
    expect(svg).toContain(`<rect width="600" height="${height}" fill="#fdfdfb"/>`);
  });

  it.each(Object.entries(examples))('%s has no letters too small for a telephone', (_, picture) => {
    const sizes = [...pictureSvg(picture).svg.matchAll(/font-size="([\d.]+)"/gu)].map(([, size]) => Number(size));
    // 600 units are 400 pixels there: 20 units are 13.3 of them.
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  });
});
