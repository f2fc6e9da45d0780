import { describe, expect, it } from 'vitest';
import { definitionsOf } from '../../adapters/discord/definitions.ts';
import { render as renderForDiscord } from '../../adapters/discord/render.ts';
import { manifest, usageHint } from '../../adapters/slack/manifest.ts';
import { render as renderForSlack } from '../../adapters/slack/render.ts';
import { examplesOf, sampleOf } from '../../commands/examples.ts';
import { commands } from '../../commands/index.ts';
import { offeredOptions } from '../../commands/options.ts';
import type { Reply } from '../../commands/reply.ts';
import { ask, contextOf } from '../doubles/asking.ts';
import { seedCollection } from '../seeds/collection.ts';

const collection = seedCollection();
const slack = manifest(commands, { name: 'Reftel', prefix: '', socketMode: true, readMessages: false });
const offered = JSON.stringify(slack);

/** Every exact quotation and pin cite of a reply, wherever it hides. */
function claimsOf(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found;
  const { quote, cite, pin, kind, text } = value as {
    quote?: { foreign?: unknown };
    cite?: { pin?: unknown };
    pin?: unknown;
    kind?: unknown;
    text?: { foreign?: unknown };
  };
  if (kind === 'copy' && typeof text?.foreign === 'string') found.push(text.foreign);
  if (typeof quote?.foreign === 'string' && typeof cite?.pin === 'string') found.push(quote.foreign);
  if (typeof pin === 'string') found.push(pin);
  for (const inner of Object.values(value)) claimsOf(inner, found);
  return found;
}

const shown = new Set(['text', 'content', 'title', 'description', 'name', 'value', 'label', 'placeholder']);

/** All text of a payload in a row: what a reader sees, without marks, escapes and white space. */
function wordsOf(payload: unknown): string {
  const texts: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && shown.has(key)) texts.push(value);
    if (typeof value !== 'object' || value === null) return;
    for (const [inner, each] of Object.entries(value)) walk(each, inner);
  };
  walk(payload, '');
  return texts.join(' ').replace(/[^\p{L}\p{N}]+/gu, '');
}

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

async function replies(name: string): Promise<Reply[]> {
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`there is no /${name}`);
  const context = contextOf(collection(), { channel: 'discord:1' });
  const answered: Reply[] = [];
  for (const line of examplesOf(command, await sampleOf(collection()))) answered.push((await ask(line, context)).reply);
  return answered;
}

describe.each(commands.map((command) => [command.name, command] as const))('/%s on both platforms', (name, command) => {
  it('is offered, with the same options', () => {
    const definition = definitionsOf(commands).find((each) => each.name === name);
    const names = offeredOptions(command).map((option) => option.name);
    const discordOptions = definition !== undefined && 'options' in definition ? (definition.options ?? []) : [];
    expect(discordOptions.map((option) => option.name).sort()).toEqual([...names].sort());
    for (const option of names) expect(usageHint(command)).toContain(option);
    expect(offered).toContain(JSON.stringify(command.summary).slice(1, -1));
  });

  it('carries the same quotations and citations', async () => {
    for (const reply of await replies(name)) {
      const frame = { asked: { command: name, options: {} }, audience: 'private' } as const;
      const looks = [
        renderForDiscord(reply, frame, { cards: 'embed' }),
        renderForDiscord(reply, frame, { cards: 'components' }),
        renderForSlack(reply, frame).map(({ blocks }) => blocks),
      ].map(wordsOf);
      for (const claim of new Set(claimsOf(reply))) {
        for (const [at, look] of looks.entries()) expect(look.includes(bare(claim)), `${at}: ${claim}`).toBe(true);
      }
    }
  });
});

it('has claims to compare', async () => {
  const claims = await Promise.all(
    ['cable', 'who', 'timeline', 'find', 'cite'].map(async (name) => claimsOf(await replies(name)).length),
  );
  expect(Math.min(...claims)).toBeGreaterThan(0);
});
