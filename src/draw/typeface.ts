import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How thick letters are. */
export type Weight = 400 | 700;

/** Letters of one weight: how wide they are, and which there are. */
export interface Typeface {
  has(codePoint: number): boolean;
  /** Share of the size that a letter is wide. */
  advance(codePoint: number): number;
}

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font Licence 1.1): Latin, Greek, Cyrillic, and the marks of citations. */
export const fontFiles: Readonly<Record<Weight, string>> = {
  400: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  700: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};

/** The name that the files state. */
export const family = 'Noto Sans';

/** Where each table begins (OpenType 1.9, "Table Directory"). */
function tablesOf(font: Buffer): (name: string) => number {
  const found = new Map<string, number>();
  for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
    found.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8));
  }
  return (name) => {
    const at = found.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
}

/** Glyphs by letter of the basic plane, from a subtable of format 4 (OpenType 1.9, "cmap"). */
function glyphsOf(font: Buffer, cmap: number): ReadonlyMap<number, number> {
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => font.readUInt32BE(cmap + 8 + at * 8));
  const table = offsets.map((offset) => cmap + offset).find((at) => font.readUInt16BE(at) === 4);
  if (table === undefined) throw new Error('the font has no table of letters that can be read');
  const size = font.readUInt16BE(table + 6);
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < size; segment += 2) {
    const end = font.readUInt16BE(table + 14 + segment);
    const startAt = table + 16 + size + segment;
    const start = font.readUInt16BE(startAt);
    const delta = font.readUInt16BE(startAt + size);
    const rangeAt = startAt + 2 * size;
    const range = font.readUInt16BE(rangeAt);
    for (let letter = start; letter <= end && letter < 0xffff; letter += 1) {
      const listed = range === 0 ? letter : font.readUInt16BE(rangeAt + range + 2 * (letter - start));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(letter, glyph);
    }
  }
  return glyphs;
}

function read(file: string): Typeface {
  const font = readFileSync(file);
  const table = tablesOf(font);
  const unitsPerEm = font.readUInt16BE(table('head') + 18);
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const widths = table('hmtx');
  const glyphs = glyphsOf(font, table('cmap'));
  return {
    has: (codePoint) => glyphs.has(codePoint),
    advance(codePoint) {
      const glyph = Math.min(glyphs.get(codePoint) ?? 0, metrics - 1);
      return font.readUInt16BE(widths + glyph * 4) / unitsPerEm;
    },
  };
}

const faces = new Map<Weight, Typeface>();

/** The letters of a weight; a file is read once. */
export function typeface(weight: Weight): Typeface {
  const known = faces.get(weight) ?? read(fontFiles[weight]);
  faces.set(weight, known);
  return known;
}
