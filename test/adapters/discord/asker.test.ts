import { describe, expect, it } from 'vitest';
import { asker, place, serviceOf, slashOf } from '../../doubles/discord-asking.ts';
import { overheard } from '../../doubles/overheard.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { ask, cardOf, dmOf, press } from './asking.ts';

const collection = seedCollection();
const member = (parts: object) => ({
  member: {
    user: { id: asker, username: 'kozulin', global_name: 'Ann', ...parts },
    roles: [],
    permissions: '0',
    ...parts,
  },
});

describe('who asks on Discord', () => {
  it('is known to the command, by slash, suggestion and button', async () => {
    const { commands, heard } = overheard('find');
    const service = serviceOf(collection(), { commands });
    const options = [{ name: 'query', type: 3, value: 'amn', focused: true }];
    await ask({ type: 4, data: { id: '1', type: 1, name: 'find', options } }, service);
    const card = await cardOf(service);
    await press(service, 'Next', card);
    expect(heard.length).toBeGreaterThanOrEqual(2);
    for (const { asker: who, channel } of heard) {
      expect(who).toMatchObject({ id: `discord:${asker}`, name: 'asker' });
      expect(channel).toBe(`discord:${place}:1400000000000000001`);
      expect(await who?.zone?.()).toBeUndefined();
    }
  });

  it.each([
    ['as the server calls them', member({ nick: 'Desk editor' }), 'Desk editor'],
    ['as they call themselves', member({}), 'Ann'],
    ['by their account, in direct messages', dmOf(asker), 'someone'],
  ])('is named %s', async (_, parts, name) => {
    const { commands, heard } = overheard('stats');
    await ask({ ...slashOf('stats'), ...parts }, serviceOf(collection(), { commands }));
    expect(heard.map((context) => context.asker)).toEqual([{ id: `discord:${asker}`, name }]);
  });
});
