import type { Notes } from '../../src/index.ts';

interface Note {
  readonly value: string;
  readonly expires: string | undefined;
}

/** Notes that are kept in memory; the contract suite holds them to what the stores do. */
export function notesInMemory(): Notes {
  const spaces = new Map<string, Map<string, Note>>();
  const space = (name: string) => {
    const there = spaces.get(name) ?? new Map<string, Note>();
    spaces.set(name, there);
    return there;
  };
  const passed = ({ expires }: Note, now: string) => expires !== undefined && expires <= now;
  return {
    async write(name, key, value, expires) {
      space(name).set(key, { value, expires });
    },
    async read(name, key, now) {
      const note = space(name).get(key);
      return note === undefined ? undefined : { value: note.value, expired: passed(note, now) };
    },
    async claim(name, key, now, expires) {
      const note = space(name).get(key);
      if (note !== undefined && !passed(note, now)) return false;
      space(name).set(key, { value: '', expires });
      return true;
    },
    async remove(name, key) {
      return space(name).delete(key);
    },
    async list(name, prefix, now, limit) {
      return [...space(name)]
        .filter(([key, note]) => key.startsWith(prefix) && !passed(note, now))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([key, { value }]) => ({ key, value }));
    },
    async sweep(before) {
      let gone = 0;
      for (const notes of spaces.values()) {
        for (const [key, note] of notes) if (passed(note, before) && notes.delete(key)) gone += 1;
      }
      return gone;
    },
  };
}
