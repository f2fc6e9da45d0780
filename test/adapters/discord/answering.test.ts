import { describe, expect, it } from 'vitest';
import { buttonId } from '../../../adapters/buttons.ts';
import { answerInteraction } from '../../../adapters/discord/answering.ts';
import type { Service } from '../../../adapters/discord/service.ts';
import type { Command } from '../../../commands/command.ts';
import {
  admin,
  asker,
  buttonIdOf,
  interactionOf,
  keptLog,
  keptWire,
  pressOf,
  serviceOf,
  slashOf,
  stranger,
  type Went,
} from '../../doubles/discord-asking.ts';
import { checkCallback } from '../../doubles/discord-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
const ephemeral = 64;
const dmOf = (user: string) => ({
  guild_id: undefined,
  member: undefined,
  user: { id: user, username: 'someone' },
  authorizing_integration_owners: { 1: user },
});

async function ask(
  parts: Record<string, unknown>,
  service: Service = serviceOf(collection()),
): Promise<readonly Went[]> {
  const wire = keptWire();
  await answerInteraction(service, interactionOf(parts), wire);
  return wire.went;
}

const shown = (went: readonly Went[]) => JSON.stringify(went);
const flagsOf = (went: Went | undefined) => Number(went?.body?.['flags'] ?? 0);

let cards = 0;

/** The first page of an answer, as the message that it became. */
async function cardOf(service: Service, flags = ephemeral) {
  const [first] = await ask(slashOf('find', { query: 'the' }), service);
  cards += 1;
  return { id: `17000000000000000${String(cards).padStart(2, '0')}`, flags, components: first?.body?.['components'] };
}

async function press(service: Service, label: string, message: { readonly components: unknown }, parts: object = {}) {
  const id = buttonIdOf(message.components, label);
  expect(id).not.toBe('');
  return ask({ ...pressOf(id, { ...message }), ...parts }, service);
}

describe('who may ask', () => {
  it('answers a listed server, privately', async () => {
    const [went, ...more] = await ask(slashOf('stats'));
    expect(went).toMatchObject({ how: 'first', type: 4 });
    expect(flagsOf(went) & ephemeral).toBe(ephemeral);
    expect(more).toEqual([]);
  });

  it.each([
    ['another server', { guild_id: '1', authorizing_integration_owners: { 0: '1' } }],
    ['a direct message of somebody who is not listed', dmOf(stranger)],
    [
      'a user install on a listed server by somebody who is not listed',
      { member: { user: { id: stranger } }, authorizing_integration_owners: { 1: stranger } },
    ],
  ])('refuses %s once, politely and privately', async (_, parts) => {
    const went = await ask({ ...slashOf('cable', { id: '07STATE130159' }), ...parts });
    expect(went).toHaveLength(1);
    expect(flagsOf(went[0]) & ephemeral).toBe(ephemeral);
    expect(shown(went)).toMatch(/operator/u);
    expect(shown(went)).not.toMatch(/BELARUS/u);
  });

  it('answers direct messages of listed people', async () => {
    expect(shown(await ask({ ...slashOf('stats'), ...dmOf(asker) }))).toContain('2 documents');
  });

  it('offers a stranger nothing while they type', async () => {
    const typing = {
      type: 4,
      data: { id: '1', type: 1, name: 'who', options: [{ name: 'name', type: 3, value: 'kra', focused: true }] },
    };
    expect(await ask({ ...typing, ...dmOf(stranger) })).toEqual([{ how: 'first', type: 8, body: { choices: [] } }]);
  });

  it('leaves commands that write to administrators', async () => {
    const service = serviceOf(collection());
    const writing = service.commands.map(
      (command): Command => (command.name === 'stats' ? Object.assign({ ...command }, { writes: true }) : command),
    );
    const writes = { ...service, commands: writing };
    expect(shown(await ask(slashOf('stats'), writes))).toContain('administrators');
    const asAdmin = { member: { user: { id: admin } } };
    expect(shown(await ask({ ...slashOf('stats'), ...asAdmin }, writes))).toContain('2 documents');
  });
});

describe('answers', () => {
  it('answer an interaction once, however often Discord tells of it', async () => {
    const service = serviceOf(collection());
    const wire = keptWire();
    const interaction = interactionOf(slashOf('stats'));
    await Promise.all([1, 2, 3].map(() => answerInteraction(service, interaction, wire)));
    expect(wire.went).toHaveLength(1);
  });

  it('are public with share:true, and a mistake is private all the same', async () => {
    const [open] = await ask(slashOf('cable', { id: '07STATE130159', share: true }));
    expect(flagsOf(open) & ephemeral).toBe(0);
    expect(buttonIdOf(open?.body?.['components'], 'Delete')).not.toBe('');
    const [mistake] = await ask(slashOf('timeline', { from: 'a while ago', share: true }));
    expect(flagsOf(mistake) & ephemeral).toBe(ephemeral);
  });

  it('say what to put right, and that a command is gone', async () => {
    expect(shown(await ask(slashOf('timeline', { from: 'a while ago' })))).toContain('is a date such as');
    expect(shown(await ask(slashOf('gone')))).toContain('no command');
  });

  it('write one line, without a word of what was asked or the token', async () => {
    const log = keptLog();
    await ask(slashOf('who', { name: 'kramer' }), serviceOf(collection(), { log }));
    expect(log.lines).toHaveLength(1);
    expect(log.lines[0]).toMatchObject({
      level: 'info',
      fields: { command: 'who', outcome: 'answer', kind: 'ApplicationCommand' },
    });
    expect(typeof log.lines[0]?.fields['ms']).toBe('number');
    expect(JSON.stringify(log.lines)).not.toMatch(/kramer|interaction-token/iu);
  });

  it('end visibly when the store fails, with an incident', async () => {
    const base = collection();
    const stats = async () => {
      throw new TypeError('x is undefined');
    };
    expect(shown(await ask(slashOf('stats'), serviceOf({ ...base, stats })))).toContain('incident 7F3K');
  });

  it('go out though buttons and claims could not be kept', async () => {
    const base = collection();
    const away = async () => {
      throw new TypeError('the disk is full');
    };
    const notes = { ...base.notes, write: away, claim: away };
    expect(shown(await ask(slashOf('stats'), serviceOf({ ...base, notes })))).toContain('2 documents');
  });
});

describe('completing', () => {
  const typing = (command: string, option: string, value: string) => ({
    type: 4,
    data: { id: '1', type: 1, name: command, options: [{ name: option, type: 3, value, focused: true }] },
  });
  const choices = async (service: Service, command: string, option: string, value: string) => {
    const [went] = await ask(typing(command, option, value), service);
    expect(checkCallback({ type: went?.type, data: went?.body })).toEqual([]);
    return (went?.body?.['choices'] ?? []) as { name: string; value: string }[];
  };

  it('offers what the collection holds, and otherwise what was typed', async () => {
    const service = serviceOf(collection());
    expect(await choices(service, 'cable', 'id', '07st')).toContainEqual(
      expect.objectContaining({ value: '07STATE130159' }),
    );
    expect(await choices(service, 'find', 'query', 'sanctions')).toEqual([{ name: 'sanctions', value: 'sanctions' }]);
    expect(await choices(service, 'find', 'query', 'x'.repeat(500))).toEqual([]);
  });

  it('understands the name of a choice in the place of its value, also after a restart', async () => {
    const service = serviceOf(collection());
    for (const [command, option, typed] of [
      ['cable', 'id', '07st'],
      ['who', 'name', 'kram'],
      ['help', 'command', 'fi'],
    ] as const) {
      const [choice] = await choices(service, command, option, typed);
      expect(choice?.name).not.toBe(choice?.value);
      const byValue = await ask(slashOf(command, { [option]: choice?.value ?? '' }), service);
      expect(await ask(slashOf(command, { [option]: choice?.name ?? '' }), service)).toEqual(byValue);
      expect(await ask(slashOf(command, { [option]: choice?.name ?? '' }), serviceOf(collection()))).toEqual(byValue);
    }
  });

  it('offers nothing, in time, when the collection is away', async () => {
    const base = collection();
    const suggest = () => new Promise<never>(() => undefined);
    expect(await choices(serviceOf({ ...base, suggest }), 'who', 'name', '')).toEqual([]);
  });
});

describe('buttons', () => {
  it('turn the page of a private answer in place', async () => {
    const service = serviceOf(collection());
    const went = await press(service, 'Next', await cardOf(service));
    expect(went).toHaveLength(1);
    expect(went[0]).toMatchObject({ how: 'first', type: 7 });
  });

  it('give the page of a shared answer to who pressed, alone', async () => {
    const service = serviceOf(collection());
    const [went] = await press(service, 'Next', await cardOf(service, 0));
    expect(went).toMatchObject({ type: 4 });
    expect(flagsOf(went) & ephemeral).toBe(ephemeral);
  });

  it('work after a restart, and say so when they are too old', async () => {
    const message = await cardOf(serviceOf(collection()));
    expect((await press(serviceOf(collection()), 'Next', message))[0]).toMatchObject({ type: 7 });
    const later = serviceOf(collection(), { now: () => new Date('2026-05-01T00:00:00Z') });
    for (const old of [buttonIdOf(message.components, 'Next'), 'r0:anything', buttonId('run', 'unknown-key1')]) {
      const [went] = await ask(pressOf(old, message), later);
      expect(shown([went as Went])).toContain('too old');
      expect(flagsOf(went) & ephemeral).toBe(ephemeral);
    }
  });

  it('do nothing twice on a double click', async () => {
    const service = serviceOf(collection(), { now: () => new Date('2026-03-04T12:00:00Z') });
    const message = await cardOf(service);
    const [shared] = await press(service, 'Share to channel', message);
    expect(shared).toMatchObject({ type: 4 });
    expect(flagsOf(shared) & ephemeral).toBe(0);
    expect(shown(await press(service, 'Share to channel', message))).toContain('shared already');
    expect((await press(service, 'Next', message))[0]).toMatchObject({ type: 7 });
    expect(await press(service, 'Next', message)).toEqual([{ how: 'first', type: 6 }]);
  });

  it('let only who shared an answer, or an administrator, take it back', async () => {
    const service = serviceOf(collection());
    const share = async () => {
      const [went] = await press(service, 'Share to channel', await cardOf(service));
      // The wire's first message has this id: see `keptWire`.
      return { id: '1400000000000000001', flags: 0, components: went?.body?.['components'] };
    };
    const by = (user: string) => ({ member: { user: { id: user } } });
    const shared = await share();
    expect(shown(await press(service, 'Delete', shared, by(stranger)))).toContain('Only who shared this');
    expect((await press(service, 'Delete', shared)).map(({ how }) => how)).toEqual(['first', 'remove']);
    const again = await share();
    expect((await press(service, 'Delete', again, by(admin))).at(-1)).toMatchObject({ how: 'remove' });
  });

  it('note that an answer missed, with its command and citations but no words, and offer other ways', async () => {
    const service = serviceOf(collection());
    const [went] = await press(service, 'Not what I meant', await cardOf(service));
    expect(flagsOf(went) & ephemeral).toBe(ephemeral);
    expect(buttonIdOf(went?.body?.['components'], 'Look for a person')).not.toBe('');
    const kept = await collection().notes.list('feedback', '', '2026-03-04T11:00:00Z', 10);
    const note = JSON.parse(kept.at(-1)?.value ?? '{}') as { command: string; citations: object[] };
    expect(note.command).toBe('find');
    expect(note.citations.length).toBeGreaterThan(0);
    expect(Object.keys(note).sort()).toEqual(['at', 'citations', 'command']);
    expect(JSON.stringify(note)).not.toMatch(/quote|"the"/u);
  });

  it('are refused to who may not ask', async () => {
    const service = serviceOf(collection());
    expect(shown(await press(service, 'Next', await cardOf(service), dmOf(stranger)))).toMatch(/operator/u);
  });
});

describe('menus of a message and forms', () => {
  const menu = (name: string, content: string) => ({
    type: 2,
    data: { id: '1', type: 3, name, target_id: '5', resolved: { messages: { 5: { id: '5', content, embeds: [] } } } },
  });

  it('find the words of a message, whatever marks it has', async () => {
    const went = await ask(
      menu('Find in documents', '<@1500000000000000001> **political** -prisoners: https://example.org'),
    );
    expect(shown(went)).toMatch(/paragraphs? for \\?"?/u);
    expect(shown(went)).toContain('political prisoners');
  });

  it('verify the quotations of a message', async () => {
    const went = await ask(menu('Verify quotes', 'It says "political prisoners" somewhere.'));
    expect(went[0]).toMatchObject({ type: 4 });
    expect(shown(went).toLowerCase()).toContain('political prisoners');
  });

  it('ask for what is missing in a form, and answer the form', async () => {
    const service = serviceOf(collection());
    const [form] = await ask(menu('Find in documents', ''), service);
    expect(form).toMatchObject({ how: 'first', type: 9 });
    expect(checkCallback({ type: 9, data: form?.body })).toEqual([]);
    const labelled = [{ type: 18, component: { type: 4, custom_id: 'query', value: 'political prisoners' } }];
    const rows = [{ type: 1, components: [{ type: 4, custom_id: 'query', value: 'political prisoners' }] }];
    for (const components of [labelled, rows]) {
      const submitted = { type: 5, data: { custom_id: form?.body?.['custom_id'], components } };
      expect(shown(await ask(submitted, service))).toContain('political prisoners');
    }
    const blank = { type: 5, data: { custom_id: form?.body?.['custom_id'], components: [] } };
    expect(shown(await ask(blank, service))).toContain('query is empty');
    const old = { type: 5, data: { custom_id: 'r1:r:unknown', components: labelled } };
    expect(shown(await ask(old, service))).toContain('too old');
  });

  it('say so when an entry is no longer known', async () => {
    expect(shown(await ask(menu('Some old entry', 'text')))).toContain('does not have this entry');
  });
});
