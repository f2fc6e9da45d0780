import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gu)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name;
  });
}

const arrows = ['src', 'commands', 'adapters'].flatMap((folder) =>
  sources(folder).flatMap((file) => imports(file).map((to) => ({ from: file, to }))),
);

/** Rooms of src in order: each may look at its own room and those before it. */
const floors = [
  ['names', 'mrn', 'access', 'places'],
  ['files', 'formats', 'facts', 'search', 'cite', 'draw', 'schedule'],
  ['store', 'export'],
  ['ingest'],
  ['engine'],
];
const floorOf = (file: string) => floors.findIndex((rooms) => rooms.includes(file.split('/')[1] ?? ''));
/** The store keeps what these rooms speak of, so it may name their shapes (and the engine of answers the ingest fills). */
const home: Record<string, RegExp> = {
  '@mozilla/readability': /^src\/files\//u,
  linkedom: /^src\/files\//u,
  unpdf: /^src\/files\//u,
  mammoth: /^src\/files\//u,
  'postal-mime': /^src\/files\//u,
  'mdast-util-from-markdown': /^src\/files\//u,
  saxes: /^src\/files\//u,
  'csv-parse': /^src\/files\//u,
  yauzl: /^src\/files\//u,
  'tar-stream': /^src\/files\//u,
  chokidar: /^adapters\//u,
  'better-sqlite3': /^src\/store\/sqlite/u,
  'fuse.js': /^src\/search\//u,
  '@resvg/resvg-js': /^src\/draw\//u,
  '@dagrejs/dagre': /^src\/draw\//u,
  'd3-array': /^src\/draw\//u,
  'd3-scale': /^src\/draw\//u,
  'd3-shape': /^src\/draw\//u,
  'd3-time': /^src\/draw\//u,
  'd3-time-format': /^src\/draw\//u,
  dotenv: /^adapters\/main\.ts$/u,
  'discord.js': /^adapters\/discord\//u,
  '@slack/bolt': /^adapters\/slack\//u,
  react: /^adapters\/playground\//u,
  'react-dom/server': /^adapters\/playground\//u,
  'slack-blocks-to-jsx': /^adapters\/playground\//u,
  hono: /^adapters\/(?:reader|playground)\//u,
  'hono/cookie': /^adapters\/(?:reader|playground)\//u,
  '@hono/node-server': /^adapters\/web-server\.ts$/u,
  '@hono/node-server/conninfo': /^adapters\/(?:reader|playground)\//u,
};

describe('the house', () => {
  it('is read by this test at all', () => {
    expect(arrows.length).toBeGreaterThan(100);
  });

  it('has no arrow from src to commands or adapters, nor from commands to adapters', () => {
    const wrong = arrows.filter(
      ({ from, to }) =>
        (from.startsWith('src/') && /^(?:commands|adapters)\//u.test(to)) ||
        (from.startsWith('commands/') && to.startsWith('adapters/')),
    );
    expect(wrong).toEqual([]);
  });

  it('lets outsiders into src by its door only', () => {
    const wrong = arrows.filter(
      ({ from, to }) => !from.startsWith('src/') && to.startsWith('src/') && to !== 'src/index.ts',
    );
    expect(wrong).toEqual([]);
  });

  it('points every arrow inside src to the same room or a floor below', () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (!from.startsWith('src/') || !to.startsWith('src/')) return false;
      const here = floorOf(from);
      const there = floorOf(to);
      if (here < 0) return false;
      if (there < 0) return to === 'src/index.ts';
      const sameRoom = from.split('/')[1] === to.split('/')[1];
      return !sameRoom && (there > here || (there === here && here > 0));
    });
    expect(wrong).toEqual([]);
  });

  it('keeps each package in its home', () => {
    const wrong = arrows.filter(({ from, to }) => home[to] !== undefined && !home[to].test(from));
    expect(wrong).toEqual([]);
  });

  it('keeps every file under 300 lines', () => {
    const long = [...sources('src'), ...sources('commands'), ...sources('adapters'), ...sources('test')].filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301,
    );
    expect(long).toEqual([]);
  });
});
