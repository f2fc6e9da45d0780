import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareFolder, readSettings } from '../../adapters/settings.ts';
import { ConfigError } from '../../src/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reftel-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function problems(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('have a default each', () => {
    expect(readSettings({}, '/srv/reftel')).toEqual({
      data: '/srv/reftel/data',
      store: 'sqlite:/srv/reftel/data/reftel.sqlite',
      csv: {},
    });
  });

  it('take relative paths from the project folder and absolute ones as they are', () => {
    const settings = readSettings({ REFTEL_DATA: 'kept', REFTEL_STORE: 'sqlite:/var/x.sqlite' }, '/srv/reftel');
    expect(settings).toEqual({ data: '/srv/reftel/kept', store: 'sqlite:/var/x.sqlite', csv: {} });
  });

  it('keep a store in memory where it is asked for', () => {
    expect(readSettings({ REFTEL_STORE: 'sqlite::memory:' }, '/srv').store).toBe('sqlite::memory:');
  });

  it('are complained about all at once, by name', () => {
    const found = problems(() =>
      readSettings({ REFTEL_DATA: ' ', REFTEL_STORE: 'mysql://x', REFTEL_CSV: 'nonsense=1' }, '/srv'),
    );
    expect(found).toHaveLength(3);
    expect(found[2]).toMatch(/^REFTEL_CSV: "nonsense" is no field/u);
    expect(found[0]).toContain('REFTEL_DATA is empty');
    expect(found[1]).toContain('REFTEL_STORE has to be sqlite:');
  });

  it('make the data folder, and say when a file is in its way', () => {
    prepareFolder(readSettings({ REFTEL_DATA: join(folder, 'a', 'b') }, folder));
    writeFileSync(join(folder, 'file'), '');
    const found = problems(() => prepareFolder(readSettings({ REFTEL_DATA: join(folder, 'file') }, folder)));
    expect(found).toEqual([`REFTEL_DATA is ${join(folder, 'file')}, but a file of that name is in the way`]);
    expect(
      problems(() => prepareFolder(readSettings({ REFTEL_DATA: join(folder, 'file', 'x') }, folder)))[0],
    ).toContain('in the way of the folder');
  });
});
