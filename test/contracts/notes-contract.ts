import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/index.ts';

const now = '2026-01-02T00:00:00.000Z';
const before = '2026-01-01T00:00:00.000Z';
const after = '2026-01-03T00:00:00.000Z';

/** What every keeper of notes has to do. */
export function notesContract(name: string, open: () => Promise<Notes>): void {
  describe(`notes kept by ${name}`, () => {
    it('come back as written, each in its own space', async () => {
      const notes = await open();
      await notes.write('button', 'a', '{"x":"ü\u0000"}');
      await notes.write('ids', 'a', 'on');
      expect(await notes.read('button', 'a', now)).toEqual({ value: '{"x":"ü\u0000"}', expired: false });
      expect(await notes.read('ids', 'a', now)).toEqual({ value: 'on', expired: false });
      expect(await notes.read('ids', 'b', now)).toBeUndefined();
    });

    it('are replaced by what is written later', async () => {
      const notes = await open();
      await notes.write('s', 'k', 'old', before);
      await notes.write('s', 'k', 'new');
      expect(await notes.read('s', 'k', now)).toEqual({ value: 'new', expired: false });
    });

    it('say when their time has passed, and go when swept', async () => {
      const notes = await open();
      await notes.write('s', 'old', '1', before);
      await notes.write('s', 'young', '2', after);
      await notes.write('s', 'lasting', '3');
      expect((await notes.read('s', 'old', now))?.expired).toBe(true);
      expect((await notes.read('s', 'young', now))?.expired).toBe(false);
      expect(await notes.sweep(now)).toBe(1);
      expect(await notes.read('s', 'old', now)).toBeUndefined();
      expect((await notes.list('s', '', now, 10)).map(({ key }) => key)).toEqual(['lasting', 'young']);
    });

    it('are claimed once, and again when the claim has expired', async () => {
      const notes = await open();
      const claims = await Promise.all([1, 2, 3].map(() => notes.claim('event', 'e1', now, after)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await notes.claim('event', 'e1', after, '2026-01-04T00:00:00.000Z')).toBe(true);
    });

    it('are listed by the beginning of their key, which is no pattern', async () => {
      const notes = await open();
      for (const key of ['team:%', 'team:1', 'tea_m:2', 'other']) await notes.write('s', key, key);
      expect((await notes.list('s', 'team:', now, 10)).map(({ key }) => key)).toEqual(['team:%', 'team:1']);
      expect(await notes.list('s', 'team:', now, 1)).toHaveLength(1);
      expect((await notes.list('s', 'tea_', now, 10)).map(({ key }) => key)).toEqual(['tea_m:2']);
    });

    it('are removed once', async () => {
      const notes = await open();
      await notes.write('s', 'k', 'v');
      expect(await notes.remove('s', 'k')).toBe(true);
      expect(await notes.remove('s', 'k')).toBe(false);
    });
  });
}
