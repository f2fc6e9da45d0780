import { describe, expect, it } from 'vitest';
import { alternativeText, isWorthDrawing, pictureSvg, type ThreadPicture } from '../../src/draw/index.ts';
import { railsOf } from '../../src/draw/thread-rails.ts';
import { examples } from './examples.ts';

const small = examples['thread-small'] as ThreadPicture;
const large = examples['thread-large'] as ThreadPicture;

function foot(svg: string, label: string): number {
  const text = svg.indexOf(`>${label}<`);
  return Number(/y="([\d.]+)"/u.exec(svg.slice(svg.lastIndexOf('<text', text), text))?.[1]);
}

describe('a thread', () => {
  it('puts what cites above what is cited', () => {
    const { svg } = pictureSvg(small);
    for (const { from, to } of small.links) {
      const label = (id: string) => small.documents.find((each) => each.id === id)?.label ?? '';
      expect(foot(svg, label(from))).toBeLessThan(foot(svg, label(to)));
    }
  });

  it('has a broken edge and a word for what is missing, and a strong one for the one asked for', () => {
    const { svg } = pictureSvg(small);
    expect(svg.match(/stroke-dasharray/gu)).toHaveLength(2);
    expect(svg).toContain('>missing<');
    expect(svg).toContain('>missing: not in the collection<');
    expect(svg.match(/stroke-width="4"/gu)).toHaveLength(2);
  });

  it('cuts no number off, however wide the names of the posts are', () => {
    const labels = [
      '08 TALLINN 204',
      '07 MOSCOW 59121',
      '09 BANDARSERIBEGAWAN 1234',
      '07 MMWWMMWW 352',
      '07 STATE 130159',
    ];
    const documents = labels.map((label) => ({ id: label, label }));
    for (const count of [2, 3, 5]) {
      const here = documents.slice(0, count);
      const links = here.slice(1).map(({ id }, at) => ({ from: here[at % 2]?.id ?? '', to: id }));
      const picture = {
        kind: 'thread',
        title: 'T',
        root: '08 TALLINN 204',
        cut: false,
        documents: here,
        links,
      } as const;
      for (const { label } of here) expect(pictureSvg(picture).svg).toContain(`>${label}<`);
    }
  });

  it('counts the documents that it has no room for', () => {
    const { svg } = pictureSvg(large);
    expect(svg).toContain('… and 1 more document, with 1 reference, not drawn.');
    expect(svg).toContain('The chain goes on beyond what was looked at.');
    const said = alternativeText(large, 2_000);
    expect(said).toContain('a graph of 41 documents and 41 references.');
    expect(said).toContain('6 documents not in the collection.');
    const lines = said.split('\n').length - 2;
    expect(said).toMatch(new RegExp(`and ${41 - lines} more\\.$`, 'u'));
  });

  it('has every reference on one rail', () => {
    const places = new Map(['a', 'b', 'c', 'd'].map((id, at) => [id, at]));
    const link = (pair: string) => ({ from: pair.charAt(0), to: pair.charAt(1) });
    expect(railsOf(['ab', 'ac', 'bd', 'cd', 'dd'].map(link), places)).toEqual([
      { way: 'out', hub: 0, ends: [1, 2] },
      { way: 'in', hub: 3, ends: [1, 2, 3] },
    ]);
  });

  it('draws two that cite each other', () => {
    const documents = ['a', 'b'].map((id) => ({ id, label: id }));
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(pictureSvg({ kind: 'thread', title: 'T', root: 'a', cut: false, documents, links }).height).toBeGreaterThan(
      100,
    );
  });
});

describe('mentions', () => {
  it('are drawn where there are three bars at least', () => {
    expect(isWorthDrawing(['2007-09-12', '2007-09-17'])).toBe(false);
    expect(isWorthDrawing(['2007-07-12', '2007-09-17'])).toBe(true);
    expect(isWorthDrawing(['1990', '2010'])).toBe(true);
    expect(isWorthDrawing(['XXXX-04', 'nonsense', '../1990'])).toBe(false);
  });

  it('are counted whole: in bars, too coarse for them, undated and unread', () => {
    const picture = examples['mentions-months'];
    if (picture === undefined) throw new Error('no example');
    expect(alternativeText(picture, 2_000)).toContain(
      'bars by month of 60 mentions of 90, 2005-01 to 2007-11; most in 2005-01: 5. 1 mention with a date too coarse for the bars. 5 mentions in undated documents. 24 further mentions not counted here.',
    );
  });
});
