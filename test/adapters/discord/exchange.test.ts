import { DiscordAPIError, HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openExchange } from '../../../adapters/discord/exchange.ts';
import type { DiscordMessage } from '../../../adapters/discord/render.ts';
import { AlreadyAnswered } from '../../../adapters/discord/sending.ts';
import { keptLog, keptWire, type Went } from '../../doubles/discord-asking.ts';

const ephemeral = 64;
const v2 = 1 << 15;
const allowed_mentions = { parse: [] } as const;
const card: DiscordMessage = {
  embeds: [{ title: 'A title', description: 'A text', image: { url: 'attachment://chart.png' } }],
  components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Open', custom_id: 'r1:r:key' }] }],
  attachments: [{ id: '0', filename: 'chart.png' }],
  files: [{ name: 'chart.png', type: 'image/png', content: 'iVBORw0KGgo=' }],
  flags: ephemeral,
  allowed_mentions,
};
const gallery: DiscordMessage = {
  components: [{ type: 10, content: 'Words of a document' }],
  flags: v2 | ephemeral,
  allowed_mentions,
};

function refusal(status = 400, code = 50_035): DiscordAPIError {
  const errors = { data: { embeds: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'of the secret text' }] } } };
  return new DiscordAPIError(
    { code, message: 'Invalid Form Body', errors } as never,
    code,
    status,
    'POST',
    'https://x/token',
    {},
  );
}

/** Fails the first so many attempts. */
function failing(times: number, error: Error): (went: Went) => void {
  let left = times;
  return () => {
    left -= 1;
    if (left >= 0) throw error;
  };
}

const private_ = { hidden: true, deferAfter: 1_000 };

describe('a refused message', () => {
  it('is tried without picture and buttons, then as plain text, then as one sentence', async () => {
    const log = keptLog();
    const wire = keptWire(failing(3, refusal()));
    expect(await openExchange(wire, private_, log).answer([card])).toHaveLength(1);
    const [, bare, text, last] = wire.went.map(({ body }) => body ?? {});
    const left = '`chart.png` could not be sent.';
    const embeds = [{ title: 'A title', description: 'A text' }];
    expect(bare).toMatchObject({ content: left, embeds, attachments: [] });
    expect(bare).not.toHaveProperty('components');
    expect(JSON.stringify(bare)).not.toContain('attachment://');
    expect(text).toMatchObject({ content: `A title\nA text\n${left}`, flags: ephemeral });
    expect(String(last?.['content'])).toMatch(/would not show it/u);
    expect(String(last?.['content'])).toContain(left);
    expect(log.lines.map(({ message }) => message)).toEqual(['message refused', 'message refused', 'message refused']);
    expect(log.lines[0]?.fields).toMatchObject({
      status: 400,
      code: 50_035,
      fields: ['data.embeds: BASE_TYPE_BAD_LENGTH'],
    });
    expect(JSON.stringify(log.lines)).not.toMatch(/secret|token/u);
  });

  it('names the files it leaves behind, also beside a long text', async () => {
    const wire = keptWire(failing(2, refusal()));
    const files = Array.from({ length: 5 }, (_, at) => ({ name: `${at}.csv`, type: 'text/csv', content: 'x' }));
    const long = { ...card, content: 'y '.repeat(990), embeds: [{ description: 'z '.repeat(990) }], files };
    await openExchange(wire, private_, keptLog()).answer([long]);
    const said = '`0.csv`, `1.csv`, `2.csv` and 2 more could not be sent.';
    expect(wire.went[1]?.body).toMatchObject({ content: long.content, embeds: [{}, { description: said }] });
    const content = String(wire.went[2]?.body?.['content']);
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content.endsWith(said)).toBe(true);
  });

  it('of components becomes plain text, also where a server error was the answer', async () => {
    const wire = keptWire(failing(1, new HTTPError(500, 'Internal', 'POST', 'https://x/token', {})));
    await openExchange(wire, private_, keptLog()).answer([gallery]);
    expect(wire.went[1]?.body).toMatchObject({ content: 'Words of a document', flags: ephemeral });
  });

  it('has text of at most 2,000 letters that does not end in half a sign', async () => {
    const wire = keptWire(failing(2, refusal()));
    const long = {
      embeds: [{ description: `${'x'.repeat(1_976)}😀\\*${'y'.repeat(1_000)}` }],
      components: card.components ?? [],
      allowed_mentions,
    };
    await openExchange(wire, private_, keptLog()).answer([long]);
    const content = String(wire.went[2]?.body?.['content']);
    expect(content.length).toBeLessThanOrEqual(2_000);
    expect(content).toMatch(/\n… the rest is left out$/u);
    expect(content).not.toMatch(/(?:\\|[\ud800-\udbff])\n…/);
  });
});

describe('an exchange', () => {
  const soon = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

  it('defers when the answer takes its time, and edits then', async () => {
    const wire = keptWire();
    const exchange = openExchange(wire, { hidden: true, deferAfter: 10 }, keptLog());
    await soon(40);
    await exchange.answer([card]);
    expect(wire.went.map(({ how, type }) => [how, type])).toEqual([
      ['first', 5],
      ['edit', undefined],
    ]);
    expect(wire.went[0]?.body).toEqual({ flags: ephemeral });
  });

  it('does not say twice that the answer is on its way, nor after the answer', async () => {
    const wire = keptWire();
    await openExchange(wire, { hidden: false, deferAfter: 5 }, keptLog()).answer([card]);
    await soon(20);
    expect(wire.went.map(({ type }) => type)).toEqual([4]);
  });

  it('updates a message of its own kind, and gives a message of its own otherwise', async () => {
    const replaces = { v2: false };
    const same = keptWire();
    await openExchange(same, { ...private_, replaces }, keptLog()).answer([card]);
    expect(same.went[0]).toMatchObject({ type: 7 });
    const other = keptWire();
    await openExchange(other, { ...private_, replaces }, keptLog()).answer([gallery]);
    expect(other.went[0]).toMatchObject({ type: 4 });
    const late = keptWire();
    const exchange = openExchange(late, { hidden: true, replaces, deferAfter: 5 }, keptLog());
    await soon(20);
    await exchange.answer([gallery]);
    expect(late.went.map(({ how }) => how)).toEqual(['first', 'follow']);
    expect(late.went[0]).toMatchObject({ type: 6 });
  });

  it('sends at most five follow-ups, each as hidden as the first', async () => {
    const log = keptLog();
    const wire = keptWire();
    const { flags: _, ...shared } = card;
    await openExchange(wire, private_, log).answer(Array.from({ length: 8 }, () => shared));
    expect(wire.went.map(({ how }) => how)).toEqual(['first', ...Array.from({ length: 5 }, () => 'follow')]);
    expect(wire.went.every(({ body }) => body?.['flags'] === ephemeral)).toBe(true);
    expect(log.lines).toEqual([{ level: 'warn', fields: { left: 2 }, message: 'messages left out' }]);
  });

  it.each([
    ['an unknown interaction', 404, 10_062],
    ['an invalid token', 401, 50_027],
  ])('is over with %s: written down, nothing thrown, nothing tried again', async (_, status, code) => {
    const log = keptLog();
    const wire = keptWire(failing(9, refusal(status, code)));
    expect(await openExchange(wire, private_, log).answer([card, card])).toEqual([]);
    expect(wire.went).toHaveLength(1);
    expect(log.lines).toHaveLength(1);
  });

  it.each([
    ['taken away', () => undefined, ['first', 'remove', 'follow', 'follow']],
    [
      'put right where it can not be taken away',
      ({ how }: Went) => {
        if (how === 'remove') throw refusal(403, 50_013);
      },
      ['first', 'remove', 'edit', 'follow', 'follow'],
    ],
  ])('has its public deferral %s before what is for the asker alone', async (_, fails, went) => {
    const wire = keptWire(fails);
    const exchange = openExchange(wire, { hidden: false, deferAfter: 5 }, keptLog());
    await soon(20);
    expect(await exchange.answer([card, card])).toHaveLength(2);
    expect(wire.went.map(({ how }) => how)).toEqual(went);
    expect(wire.went.filter(({ how }) => how === 'follow').map(({ body }) => body?.['flags'])).toEqual([64, 64]);
    expect(JSON.stringify(wire.went.filter(({ how }) => how === 'edit'))).not.toContain('A title');
  });

  it('edits what was answered before', async () => {
    const wire = keptWire(failing(1, new AlreadyAnswered()));
    await openExchange(wire, private_, keptLog()).answer([card]);
    expect(wire.went.map(({ how }) => how)).toEqual(['first', 'edit']);
  });
});

describe('a long answer', () => {
  const word = (title: string): DiscordMessage => ({ embeds: [{ title }], allowed_mentions });

  it('tells how far it is in its own place once it was announced, and then stands there', async () => {
    const wire = keptWire();
    const exchange = openExchange(wire, { hidden: true, deferAfter: 0 }, keptLog());
    exchange.tell(word('Checked 120 of 1,000'));
    await new Promise((resume) => setTimeout(resume, 0));
    await exchange.answer([card]);
    exchange.tell(word('too late'));
    expect(wire.went.map(({ how }) => how)).toEqual(['first', 'edit', 'edit']);
    expect(wire.went[1]?.body).toMatchObject({ embeds: [{ title: 'Checked 120 of 1,000' }] });
    expect(wire.went[2]?.body).toMatchObject({ embeds: card.embeds });
  });

  it('says nothing of it before, and in the place of no other message', async () => {
    for (const manner of [private_, { ...private_, deferAfter: 0, replaces: { v2: false } }]) {
      const wire = keptWire();
      const exchange = openExchange(wire, manner, keptLog());
      exchange.tell(word('Checked 1 of 2'));
      await exchange.answer([card]);
      expect(JSON.stringify(wire.went)).not.toContain('Checked');
    }
  });

  it('comes all the same where that was refused, and simpler beside words in components', async () => {
    const refusing = keptWire(({ how, body }) => {
      if (how === 'edit' && JSON.stringify(body).includes('Checked')) throw refusal();
    });
    const exchange = openExchange(refusing, { hidden: true, deferAfter: 0 }, keptLog());
    exchange.tell(word('Checked 1 of 2'));
    expect(await exchange.answer([card])).toHaveLength(1);
    const wire = keptWire();
    const other = openExchange(wire, { hidden: true, deferAfter: 0 }, keptLog());
    other.tell(gallery);
    await new Promise((resume) => setTimeout(resume, 0));
    await other.answer([card]);
    expect(wire.went.map(({ how }) => how)).toEqual(['first', 'edit', 'follow']);
  });
});
