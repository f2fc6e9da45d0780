import { describe, expect, it } from 'vitest';
import { render as discord } from '../../adapters/discord/render.ts';
import { linksWith } from '../../adapters/reader-links.ts';
import { render as slack } from '../../adapters/slack/render.ts';
import { render as terminal } from '../../adapters/terminal/render.ts';
import { reply } from '../../commands/compose.ts';
import { commands } from '../../commands/index.ts';
import { foreign, type Reply } from '../../commands/reply.ts';
import { everything } from '../../src/index.ts';
import { linksAt } from '../doubles/reader.ts';

const links = linksAt('https://reader.example.org');
const linkTo = linksWith(links, everything);
const place = { pin: '05OSLO77 ¶2', document: '05OSLO77', paragraph: 1, start: 3, end: 9, version: 2 };
const other = { ...place, pin: '05OSLO77 ¶4 [x](https://evil.example)', start: 40, end: 50 };
const quotation = { quote: foreign('the harbor'), cite: place };
const answer: Reply = reply({
  title: ['Harbor'],
  blocks: [
    { kind: 'quotation', quotation },
    { kind: 'list', items: [{ label: ['also'], also: [place, other, place] }] },
  ],
});
const address = links.linkTo(place, everything);
const whole = { pin: '05OSLO77', document: '05OSLO77', start: 0, end: 0, version: 2 };
const wholeAddress = links.linkTo(whole, everything);
const readable: Reply = { ...answer, reader: whole };
const frame = { audience: 'private', linkTo } as const;

/** Every platform's message as text, with and without a reader. */
const platforms = {
  'discord, embeds': (given: object, of = answer) => JSON.stringify(discord(of, { audience: 'private', ...given })),
  'discord, components': (given: object, of = answer) =>
    JSON.stringify(discord(of, { audience: 'private', ...given }, { cards: 'components' })),
  slack: (given: object, of = answer) => JSON.stringify(slack(of, { audience: 'private', ...given })),
  terminal: (given: object, of = answer) => terminal(of, { colour: true, commands, ...given }),
};

describe.each(Object.entries(platforms))('citations on %s', (_, drawn) => {
  it('lead to the reader where there is one, each to its own place, once', () => {
    const shown = drawn({ linkTo });
    expect(shown.split(address)).toHaveLength(3);
    expect(shown).toContain(links.linkTo(other, everything));
  });

  it('are words without one', () => {
    const shown = drawn({});
    expect(shown).toContain('05OSLO77 ¶2');
    expect(shown).not.toContain('reader.example.org');
  });
});

describe.each(Object.entries(platforms))('a document on %s', (_, drawn) => {
  it('is opened in the reader by a button where there is one', () => {
    expect(drawn({ linkTo }, readable)).toMatch(/Open in reader/u);
    expect(drawn({ linkTo }, readable)).toContain(wholeAddress);
    expect(drawn({}, readable)).not.toContain('Open in reader');
    expect(drawn({ linkTo })).not.toContain('Open in reader');
  });
});

describe('a link in a message', () => {
  it('carries what whoever reads the message may see', () => {
    const low = linksWith(links, { level: 1 });
    expect(low?.(place)).not.toBe(address);
    expect(linksWith(undefined, everything)).toBeUndefined();
  });

  it('is Markdown that a pin cite can’t get out of', () => {
    const [message] = discord(answer, frame);
    const text = message?.embeds?.[0]?.description ?? '';
    expect(text).toContain(`[*05OSLO77 ¶2*](${address})`);
    expect(text).toContain('\\[x\\](https:\\/\\/evil.example)*]');
  });

  it('is an element of its own in Slack, with literal words', () => {
    const [message] = slack(answer, frame);
    const shown = JSON.stringify(message?.blocks);
    expect(shown.split('"type":"link"')).toHaveLength(4);
    expect(shown).toContain(`{"type":"link","url":"${address}","style":{"italic":true},"text":"05OSLO77 ¶2"}`);
    expect(message?.text).not.toContain('reader.example.org');
  });
});
