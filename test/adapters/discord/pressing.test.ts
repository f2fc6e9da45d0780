import { describe, expect, it } from 'vitest';
import { buttonId } from '../../../adapters/buttons.ts';
import type { Service } from '../../../adapters/discord/service.ts';
import type { Command } from '../../../commands/command.ts';
import {
  admin,
  asker,
  buttonIdOf,
  pressOf,
  serviceOf,
  slashOf,
  stranger,
  type Went,
} from '../../doubles/discord-asking.ts';
import { checkCallback } from '../../doubles/discord-schema.ts';
import { seedCollection } from '../../seeds/collection.ts';
import { ask as askOf, cardOf, dmOf, ephemeral, flagsOf, press, shown } from './asking.ts';

const collection = seedCollection();
const ask = (parts: object, service: Service = serviceOf(collection())) => askOf(parts, service);

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

  it('lead back at once to the page that was left a moment ago', async () => {
    const service = serviceOf(collection(), { now: () => new Date('2026-03-04T12:00:00Z') });
    const first = await cardOf(service);
    let message = first;
    const titles: string[] = [];
    for (const label of ['Next', 'Next', 'Previous', 'Next', 'Previous', 'Previous', 'Next']) {
      const [went] = await press(service, label, message);
      expect(went, label).toMatchObject({ type: 7 });
      titles.push(shown([went as Went]));
      message = { ...first, components: went?.body?.['components'] as never };
    }
    expect(titles[2]).toBe(titles[0]);
    expect(titles[6]).toBe(titles[0]);
  });

  it('tell who shared it, alone, that an answer failed, and share it with the next press', async () => {
    const base = collection();
    let away = false;
    const find: typeof base.find = (...asked) => (away ? Promise.reject(new TypeError('gone')) : base.find(...asked));
    const at = new Date('2026-03-04T12:00:00Z');
    const service = serviceOf({ ...base, find }, { now: () => at, deferAfter: 0 });
    const [, answer] = await ask(slashOf('find', { query: 'the' }), service);
    const message = { id: '1700000000000000077', flags: ephemeral, components: answer?.body?.['components'] };
    away = true;
    const went = await press(service, 'Share to channel', message);
    expect(went.map(({ how }) => how)).toEqual(['first', 'remove', 'follow']);
    expect(flagsOf(went[0]) & ephemeral).toBe(0);
    expect(flagsOf(went[2]) & ephemeral).toBe(ephemeral);
    expect(shown(went)).toContain('incident 7F3K');
    away = false;
    const again = await press(service, 'Share to channel', message);
    expect(again.map(({ how }) => how)).toEqual(['first', 'edit']);
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
    expect(buttonIdOf(went?.body?.['components'], 'Look for a person: the')).not.toBe('');
    const kept = await collection().notes.list('feedback', '', '2026-03-04T11:00:00Z', 10);
    const note = JSON.parse(kept.at(-1)?.value ?? '{}') as { command: string; citations: object[] };
    expect(note.command).toBe('find');
    expect(note.citations.length).toBeGreaterThan(0);
    expect(Object.keys(note).sort()).toEqual(['at', 'citations', 'command', 'outcome']);
    expect(JSON.stringify(note)).not.toMatch(/quote|"the"/u);
  });

  it('do not run again what changes something, to share it or to note that it missed', async () => {
    let runs = 0;
    const counting = serviceOf(collection());
    const changed = counting.commands.map((command): Command => {
      const run: Command['run'] = (options, context) => {
        runs += 1;
        return command.run(options, context);
      };
      return command.name === 'find' ? { ...command, writes: true, run } : command;
    });
    const service = {
      ...counting,
      commands: changed,
      permission: { ...counting.permission, admins: new Set([asker]) },
    };
    const message = await cardOf(service);
    expect(shown(await press(service, 'Share to channel', message))).toContain('can not be shared');
    expect(shown(await press(service, 'Not what I meant', message))).toContain('has been noted');
    expect(runs).toBe(1);
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

  it('verify the quotations of a message, without the marks that Discord gave it', async () => {
    const message =
      '> He told of *"the recent **flurry** of actions against Belarusian opposition and youth activists"*.';
    expect(shown(await ask(menu('Verify quotes', message)))).toContain('Exact');
    const altered = 'He told of "the recent flurry of actions against Russian opposition and youth activists".';
    expect(shown(await ask(menu('Verify quotes', altered)))).toContain('Altered');
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
