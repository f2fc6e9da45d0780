import type { APISelectMenuOption } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../adapters/discord/limits.ts';
import { asker, pressOf, serviceOf, slashOf } from '../../doubles/discord-asking.ts';
import { checkMessage } from '../../doubles/discord-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { ask, dmOf, ephemeral, press, shown } from './asking.ts';

const collection = seedCollection();

interface Select {
  readonly type: number;
  readonly placeholder?: string;
  readonly custom_id: string;
  readonly options?: readonly APISelectMenuOption[];
}

async function asked(query: string, cards: 'embed' | 'components' = 'embed', parts = {}) {
  const service = serviceOf(collection(), { cards });
  const [first] = await ask({ ...slashOf('find', { query }), ...parts }, service);
  const rows = JSON.parse(JSON.stringify(first?.body?.['components'])) as readonly {
    type: number;
    components: Select[];
  }[];
  const menus = rows
    .filter(({ type }) => type === 1)
    .flatMap(({ components }) => components.filter(({ type }) => type === 3));
  return {
    service,
    first,
    rows,
    menus,
    message: { id: `180000000000000000${cards.length}`, flags: ephemeral, components: rows },
  };
}

describe('a menu that keeps', () => {
  it.each(['embed', 'components'] as const)(
    'stands under an answer of %s with all its menus, and keeps what is picked',
    async (cards) => {
      const { service, first, menus, rows, message } = await asked('political prisoners', cards);
      expect(checkMessage({ ...first?.body })).toEqual([]);
      expect(rows.filter(({ type }) => type === 1).length).toBeLessThanOrEqual(limits.rows);
      expect(menus.map(({ placeholder }) => placeholder).join()).toMatch(/·.*Keep…$/u);
      expect(shown([first ?? { how: 'first' }])).not.toContain('/keep add');
      const keep = menus.at(-1);
      const picked = { component_type: 3, custom_id: keep?.custom_id, values: [keep?.options?.[0]?.value] };
      const pressing = { ...pressOf('x', message), data: picked };
      const went = shown(await ask(pressing, service));
      expect(went).toContain('Kept');
      expect(went).toContain('07STATE130159 ¶2');
      expect(shown(await ask(slashOf('keep', { what: 'list' }), service))).toContain('Take out…');
    },
  );

  it('stands under none where there is no server whose binder it would be', async () => {
    expect(shown([(await asked('political prisoners', 'embed', dmOf(asker))).first ?? { how: 'first' }])).not.toContain(
      'Keep',
    );
  });

  it('is not shared when something was taken out: that would take out another one', async () => {
    const service = serviceOf(collection());
    await ask(slashOf('keep', { what: 'add', id: 'STATE 130159 ¶4' }), service);
    const [first] = await ask(slashOf('keep', { what: 'remove', id: '1' }), service);
    const message = { id: '1800000000000000002', flags: ephemeral, components: first?.body?.['components'] };
    expect(shown(await press(service, 'Share to channel', message))).toContain('can not be shared');
    expect(shown(await press(service, 'Keep again', message))).toContain('Kept');
  });
});
