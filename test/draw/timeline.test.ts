import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternativeText, type DrawnEvent, pictureSvg, type TimelinePicture } from '../../src/draw/index.ts';
import { examples, months } from './examples.ts';

function textsIn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text ?? '');
}

const year = fc.integer({ min: -200, max: 2_400 });
const calendar = (value: number) => `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(4, '0')}`;
const date = fc.oneof(
  year.map(calendar),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${calendar(y)}-${String(m).padStart(2, '0')}`),
  fc.tuple(year, fc.integer({ min: 1, max: 28 })).map(([y, d]) => `${calendar(y)}-02-${String(d).padStart(2, '0')}`),
  fc.tuple(year, fc.nat(400)).map(([y, more]) => `${calendar(y)}/${calendar(y + more)}`),
  fc.constantFrom('XXXX-04', '../1990', '1990/..', '199X', '19XX', '2007-W09', '1990~', '../..', 'nonsense'),
);
const standing = fc.constantFrom<DrawnEvent['standing']>(
  'stated',
  'planned',
  'alleged',
  'cancelled',
  'habitual',
  'sent',
);

const timelines = fc
  .record({
    found: fc.array(fc.record({ date, standing }), { maxLength: 60 }),
    before: fc.nat(200),
    after: fc.nat(500),
    undated: fc.nat(20),
  })
  .map(
    ({ found, before, after, undated }): TimelinePicture => ({
      kind: 'timeline',
      title: 'Timeline',
      months,
      total: before + found.length + after,
      undated,
      events: found.map((each, at) => ({ ...each, number: before + at + 1, when: 'then', text: 'something' })),
    }),
  );

describe('a timeline', () => {
  it('has every number of the list, or tells which it leaves out and how many', () => {
    fc.assert(
      fc.property(timelines, (picture) => {
        const texts = textsIn(pictureSvg(picture).svg);
        const drawn = new Set(texts.filter((text) => /^\d+$/u.test(text)).map(Number));
        const notes = texts.join(' ').replace(/, in the list only/u, '');
        const told = [
          ...notes.matchAll(
            /(?:No place on this calendar|Not drawn for want of room): ([\d, ]+)(?: and (\d+) more)?/gu,
          ),
        ];
        const listed = new Set(told.flatMap(([, numbers = '']) => numbers.split(', ').map(Number)));
        const beyond = told.reduce((sum, [, , more]) => sum + Number(more ?? 0), 0);
        const silent = picture.events.filter(({ number }) => !drawn.has(number) && !listed.has(number));
        expect(silent.length).toBe(beyond);
        const others = picture.total - picture.events.length;
        if (others > 0) expect(notes).toContain(`${others} more event`);
      }),
      { numRuns: 100 },
    );
  });

  it('says all its counts in words, however little room there is', () => {
    fc.assert(
      fc.property(timelines, (picture) => {
        const said = alternativeText(picture, 1_024);
        const lines = said.split('\n').filter((line) => /^\d+\. /u.test(line)).length;
        const left = Number(/and ([\d,]+) more\.$/u.exec(said)?.[1]?.replace(',', '') ?? 0);
        expect(lines + left).toBe(picture.total);
      }),
      { numRuns: 100 },
    );
  });

  it('tells standings apart by form, not by colour alone', () => {
    const forms = new Map<string, string>();
    for (const each of ['stated', 'planned', 'alleged', 'cancelled', 'habitual', 'sent'] as const) {
      const event = { number: 1, date: '2007-09-12', when: 'then', text: 'x', standing: each };
      const { svg } = pictureSvg({ kind: 'timeline', title: 'T', months, total: 1, undated: 0, events: [event] });
      const [, d = '', fill = ''] = /<path d="([^"]+)" transform="[^"]+" fill="([^"]+)"/u.exec(svg) ?? [];
      forms.set(each, `${d} ${fill === '#fdfdfb' ? 'hollow' : 'solid'}`);
    }
    expect(new Set(forms.values()).size).toBe(6);
    expect(forms.get('stated')).toMatch(/solid$/u);
    expect(forms.get('planned')).toMatch(/hollow$/u);
  });

  it('shows the time of a page among all events', () => {
    const texts = textsIn(pictureSvg(examples['timeline-decades'] as TimelinePicture).svg);
    expect(texts).toContain('Dark: the time of events 41 to 60, which stand below.');
    expect(texts).toContain('280 more events on other pages of the list.');
    expect(texts).toContain('12 events without a date, in the list only.');
  });

  it('puts a box for letters that it has no shape for, and says so', () => {
    const texts = textsIn(pictureSvg(examples['timeline-cyrillic'] as TimelinePicture).svg);
    expect(texts).toContain('\ufffd is a letter that this picture has no shape for.');
    expect(texts.join(' ')).toContain('Александр Григорьевич Лукашенко');
  });
});
