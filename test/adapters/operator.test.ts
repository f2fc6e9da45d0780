import { describe, expect, it } from 'vitest';
import { terminalContext } from '../../adapters/cli-collection.ts';
import type { World } from '../../adapters/cli-world.ts';
import { packageRoot } from '../../src/index.ts';
import { someDay } from '../doubles/asking.ts';
import { collectionOf } from '../doubles/collection.ts';
import { streamsOf } from '../doubles/command-line.ts';

const world: World = {
  ...streamsOf(),
  environment: {},
  root: packageRoot,
  version: '1.2.3',
  now: () => someDay,
  signal: new AbortController().signal,
  platforms: [],
  desk: { log: () => undefined, incident: () => '7F3K' },
  ink: { colour: false },
  interactive: { input: false, error: false },
};

describe('who asks at a terminal', () => {
  it.each([
    ['ann', { id: 'terminal:ann', name: 'ann' }],
    [undefined, { id: 'terminal:operator', name: 'operator' }],
  ])('is whom the system names: %s', (operator, asker) => {
    const named = operator === undefined ? world : { ...world, operator };
    expect(terminalContext(collectionOf(), named).asker).toEqual(asker);
  });
});
