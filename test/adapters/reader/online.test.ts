import { describe, expect, it } from 'vitest';
import type { World } from '../../../adapters/cli-world.ts';
import { openReader, readerLinks, readerSettings } from '../../../adapters/reader-online.ts';
import { ConfigError, everything } from '../../../src/index.ts';
import { collectionOf } from '../../doubles/collection.ts';
import { noon } from '../../doubles/reader.ts';

const collection = collectionOf();
const desk = { log: () => {}, incident: () => 'T1' };
const place = { pin: '05OSLO77 ¶1', document: '05OSLO77', start: 0, end: 4 };

/** As much of the world as the reader looks at. */
function worldOf(environment: World['environment']): World {
  return { environment, desk, now: () => noon } as unknown as World;
}

describe('going online', () => {
  it('serves no reader unless it is asked to', async () => {
    expect(await openReader(worldOf({}), collection, desk)).toEqual({});
    expect(await readerLinks(worldOf({ READER_PORT: '3010' }), collection)).toBeUndefined();
  });

  it('serves it on this machine where there is a port only, until it is stopped', async () => {
    const { url = '', links, stop } = await openReader(worldOf({ READER_PORT: '0' }), collection, desk);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect((await fetch(links?.linkTo(place, everything) ?? '')).status).toBe(200);
    await stop?.();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('makes links only where another process serves it, and those open there', async () => {
    const environment = { READER_URL: 'https://reader.example.org', READER_PORT: 'off' };
    const { links, ...rest } = await openReader(worldOf(environment), collection, desk);
    expect(rest).toEqual({});
    const link = links?.linkTo(place, everything) ?? '';
    const served = await openReader(worldOf({ ...environment, READER_PORT: '0' }), collection, desk);
    expect(served.links?.linkTo(place, everything)).toBe(link);
    await served.stop?.();
  });

  it('says which port can’t be had, and what is wrong with the settings', async () => {
    const { url = '', stop } = await openReader(worldOf({ READER_PORT: '0' }), collection, desk);
    const taken = worldOf({ READER_PORT: new URL(url).port });
    await expect(openReader(taken, collection, desk)).rejects.toBeInstanceOf(ConfigError);
    await stop?.();
    expect(() => readerSettings(worldOf({ READER_PORT: 'x' }))).toThrow(ConfigError);
  });
});
