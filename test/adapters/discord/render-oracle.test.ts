import { describe, expect, it } from 'vitest';
import { checkCallback, checkCommand, checkMessage } from '../../doubles/discord-schema.ts';

const calm = { allowed_mentions: { parse: [] } };
const v2 = 1 << 15;
const button = (id: string, more = {}) => ({ type: 2, style: 2, label: 'x', custom_id: id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });
const menu = (values: readonly string[]) => ({
  type: 3,
  custom_id: 'm',
  options: values.map((value) => ({ label: 'x', value })),
});
const embed = (more: object) => ({ embeds: [{ description: 'x', ...more }] });
const words = (length: number) => 'x'.repeat(length);
const many = <Kind>(count: number, make: (at: number) => Kind) => Array.from({ length: count }, (_, at) => make(at));

const wrongMessages: [string, object][] = [
  ['an empty message', {}],
  ['blank content', { content: ' \u200b' }],
  ['content of 2,001', { content: words(2_001) }],
  ['a title of 257', embed({ title: words(257) })],
  ['a description of 4,097', embed({ description: words(4_097) })],
  ['26 fields', embed({ fields: many(26, () => ({ name: 'x', value: 'x' })) })],
  ['a field value of 1,025', embed({ fields: [{ name: 'x', value: words(1_025) }] })],
  ['an empty field name', embed({ fields: [{ name: '', value: 'x' }] })],
  ['a field value without a letter to see', embed({ fields: [{ name: 'x', value: '\u200b' }] })],
  ['11 embeds', { embeds: many(11, () => ({ title: 'x' })) }],
  ['6,001 letters of embeds', { embeds: [{ description: words(4_000) }, { description: words(2_001) }] }],
  ['embeds of one address', { embeds: many(2, () => ({ title: 'x', url: 'https://a.example' })) }],
  ['an embed with nothing to see', { embeds: [{ color: 1 }] }],
  ['an unknown property', embed({ colour: 1 })],
  ['content beside Components V2', { flags: v2, content: 'x', components: [text('x')] }],
  ['embeds beside Components V2', { flags: v2, embeds: [{ title: 'x' }], components: [text('x')] }],
  ['Components V2 without the flag', { components: [text('x')] }],
  ['41 nested components', { flags: v2, components: [{ type: 17, components: many(40, () => text('x')) }] }],
  ['4,001 letters of text displays', { flags: v2, components: [text(words(4_000)), text('x')] }],
  ['10,171 bytes of text displays', { flags: v2, components: [text('習'.repeat(3_387))] }],
  ['a section without an accessory', { flags: v2, components: [{ type: 9, components: [text('x')] }] }],
  ['a custom_id twice', { content: 'x', components: [row(button('a'), button('a'))] }],
  ['a custom_id of 101', { content: 'x', components: [row(button(words(101)))] }],
  ['a button without a label', { content: 'x', components: [row(button('a', { label: '' }))] }],
  ['a link button without a url', { content: 'x', components: [row({ type: 2, style: 5, label: 'x' })] }],
  ['six buttons in a row', { content: 'x', components: [row(...many(6, (at) => button(`${at}`)))] }],
  ['a component of no type that there is', { content: 'x', components: [row({ ...button('a'), type: 99 })] }],
  ['a button with what a menu has', { content: 'x', components: [row(button('a', { options: [] }))] }],
  ['a menu with what a button has', { content: 'x', components: [row({ ...menu(['a']), style: 2 })] }],
  ['six rows', { content: 'x', components: many(6, (at) => row(button(`${at}`))) }],
  ['a menu beside a button', { content: 'x', components: [row(button('a'), menu(['a']))] }],
  ['a menu of 26', { content: 'x', components: [row(menu(many(26, String)))] }],
  ['a menu with a value twice', { content: 'x', components: [row(menu(['a', 'a']))] }],
  ['a picture that is not attached', embed({ image: { url: 'attachment://a.png' } })],
  ['half a surrogate pair', { content: 'x\ud800' }],
  ['a ping', { content: 'x', allowed_mentions: { parse: ['everyone'] } }],
  ['a ping by default', { content: 'x', allowed_mentions: undefined }],
  ['a ping of somebody', { content: 'x', allowed_mentions: { parse: [], users: ['1'] } }],
];

const command = { name: 'find', description: 'x' };
const option = (more: object) => ({ ...command, options: [{ type: 3, name: 'query', description: 'x', ...more }] });
const wrongCommands: [string, object][] = [
  ['upper case', { ...command, name: 'Find' }],
  ['a blank', { ...command, name: 'find it' }],
  ['33 letters', { ...command, name: words(33) }],
  ['a description of 101', { ...command, description: words(101) }],
  ['no description', { name: 'find' }],
  ['an option in upper case', option({ name: 'Query' })],
  ['a choice value of 101', option({ choices: [{ name: 'x', value: words(101) }] })],
  ['a choice name of 101', option({ choices: [{ name: words(101), value: 'x' }] })],
  ['choices and autocomplete', option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })],
  ['an unknown property', option({ min: 1 })],
  ['a described context menu', { type: 3, name: 'Verify quotes', description: 'x' }],
  [
    'a required option after an optional one',
    { ...command, options: ['a', 'b'].map((name) => ({ type: 3, name, description: 'x', required: name === 'b' })) },
  ],
  [
    '8,000 characters',
    {
      ...command,
      options: many(4, (at) => ({
        type: 3,
        name: `o${at}`,
        description: words(90),
        choices: many(20, (choice) => ({ name: `${choice}${words(60)}`, value: words(50) })),
      })),
    },
  ],
];

const choices = (count: number, value = 'x') => ({
  type: 8,
  data: { choices: many(count, () => ({ name: 'x', value })) },
});
const wrongCallbacks: [string, object][] = [
  ['an unknown kind', { type: 3 }],
  ['an empty message', { type: 4, data: calm }],
  ['26 choices', choices(26)],
  ['a choice value of 101', choices(1, words(101))],
  ['a modal without a title', { type: 9, data: { custom_id: 'x', title: '', components: [] } }],
  ['a message that may ping', { type: 4, data: { content: 'x' } }],
];

describe('the oracle of what Discord takes', () => {
  it.each(wrongMessages)('refuses %s', (_name, body) => {
    expect(checkMessage({ ...calm, ...body })).not.toEqual([]);
  });

  it.each(wrongCommands)('refuses a command with %s', (_name, body) => {
    expect(checkCommand(body)).not.toEqual([]);
  });

  it.each(wrongCallbacks)('refuses to answer with %s', (_name, body) => {
    expect(checkCallback(body)).not.toEqual([]);
  });

  it('takes what is right', () => {
    const right = {
      content: 'x',
      ...embed({ title: 'x', footer: { text: 'x' } }),
      components: [row(menu(['a', 'b']))],
    };
    expect(checkMessage({ ...calm, ...right })).toEqual([]);
    expect(checkMessage({ ...calm, flags: v2, components: [{ type: 17, components: [text('x')] }] })).toEqual([]);
    expect(checkMessage({ ...calm, components: [] }, true)).toEqual([]);
    expect(checkCommand({ ...option({ required: true }), default_member_permissions: '8' })).toEqual([]);
    expect(checkCommand({ type: 3, name: 'Verify quotes' })).toEqual([]);
    for (const body of [{ type: 1 }, { type: 5, data: { flags: 64 } }, { type: 6 }, choices(25)]) {
      expect(checkCallback(body)).toEqual([]);
    }
    expect(checkCallback({ type: 4, data: { ...calm, content: 'x' } })).toEqual([]);
  });
});
