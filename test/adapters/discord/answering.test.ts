import { describe, expect, it } from 'vitest';
import { answerInteraction } from '../../../adapters/discord/answering.ts';
import type { Service } from '../../../adapters/discord/service.ts';
import type { Command } from '../../../commands/command.ts';
import { AskError } from '../../../src/index.ts';
import {
  admin,
  asker,
  buttonIdOf,
  interactionOf,
  keptLog,
  keptWire,
  place,
  serviceOf,
  slashOf,
  stranger,
} from '../../doubles/discord-asking.ts';
import { checkCallback } from '../../doubles/discord-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { ask as askOf, dmOf, ephemeral, flagsOf, shown } from './asking.ts';

const collection = seedCollection();
const ask = (parts: object, service: Service = serviceOf(collection())) => askOf(parts, service);

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

  it('switches a channel on for administrators only, and not in direct messages', async () => {
    const on = slashOf('here', { what: 'ids', state: 'on' });
    const key = ['ids', `discord:${place}:1400000000000000001`, '2026-03-04T10:00:00Z'] as const;
    expect(shown(await ask(on))).toContain('administrators');
    expect(await collection().notes.read(...key)).toBeUndefined();
    expect(shown(await ask({ ...on, member: { user: { id: admin } } }))).toContain('this channel: on');
    expect(await collection().notes.read(...key)).toMatchObject({ value: 'on' });
    const direct = serviceOf(collection(), {
      permission: { places: new Set(), users: new Set([admin]), admins: new Set([admin]) },
    });
    expect(shown(await ask({ ...on, ...dmOf(admin) }, direct))).toContain('This is no channel');
  });

  it('leaves commands that write to administrators', async () => {
    const service = serviceOf(collection());
    const writing = service.commands.map(
      (command): Command => (command.name === 'stats' ? { ...command, writes: true } : command),
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

  it.each([
    ['at once', 0, ['first']],
    ['after it was announced to everybody', 60, ['first', 'remove', 'follow']],
  ])('that fail with share:true are seen by the asker alone, %s', async (_, slow, ways) => {
    const base = collection();
    const failures = [new AskError('there is no such thing'), new TypeError('x is undefined')];
    for (const failure of failures) {
      const stats = async () => {
        await new Promise((resume) => setTimeout(resume, slow));
        throw failure;
      };
      const went = await ask(
        slashOf('stats', { share: true }),
        serviceOf({ ...base, stats }, slow > 0 ? { deferAfter: 10 } : {}),
      );
      expect(went.map(({ how }) => how)).toEqual(ways);
      expect(flagsOf(went.at(-1)) & ephemeral).toBe(ephemeral);
      expect(shown(went.slice(-1))).toMatch(/no such thing|incident 7F3K/u);
      expect(buttonIdOf(went.at(-1)?.body?.['components'], 'Delete')).toBe('');
    }
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

  it('shows what a document hides in a name, and offers nothing that can not be seen', async () => {
    const suggest = async () => [{ value: 'Anna\u202egreB', label: 'Anna\u202egreB\u200b' }];
    const hiding = serviceOf({ ...collection(), suggest });
    expect((await choices(hiding, 'who', 'name', 'an')).map(({ name }) => name)).toEqual(['Anna[U+202E]greB']);
    expect(await choices(serviceOf(collection()), 'find', 'query', '\u200b\u2060')).toEqual([]);
  });

  it('offers nothing, in time, when the collection is away', async () => {
    const base = collection();
    const suggest = () => new Promise<never>(() => undefined);
    expect(await choices(serviceOf({ ...base, suggest }), 'who', 'name', '')).toEqual([]);
  });
});
