import { describe, expect, it } from 'vitest';
import { render as discord } from '../../adapters/discord/render.ts';
import { illustrator } from '../../adapters/illustrating.ts';
import { render as slack } from '../../adapters/slack/render.ts';
import { render as terminal } from '../../adapters/terminal/render.ts';
import { reply } from '../../commands/compose.ts';
import type { Block, Reply } from '../../commands/reply.ts';
import { checkMessage as checkDiscord } from '../doubles/discord-schema.ts';
import { checkMessage as checkSlack } from '../doubles/slack-schema.ts';
import { examples } from '../draw/examples.ts';

const lines: string[] = [];
const desk = { log: (line: string) => void lines.push(line) };
const block = (name: string, instead: string): Block => {
  const picture = examples[name];
  if (picture === undefined) throw new Error(name);
  return { kind: 'picture', picture, instead: instead === '' ? [] : [instead] };
};
const answer = (...blocks: readonly Block[]): Reply =>
  reply({ title: ['Timeline of Belarus'], blocks: [...blocks, { kind: 'text', text: ['the list'] }] });
const timeline = answer(block('timeline-seeds', '▁·█ most in Sep'));
const frame = { audience: 'private' } as const;

describe('the picture of an answer', () => {
  it('becomes a file with an alternative text, and the block names the file', async () => {
    const drawn = await illustrator(1_024, desk)(answer(block('timeline-seeds', 'x'), block('thread-small', '')));
    expect(drawn.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['timeline.png', 'image/png'],
      ['thread-2.png', 'image/png'],
    ]);
    expect(drawn.blocks.map((each) => (each.kind === 'picture' ? each.file : each.kind))).toEqual([
      'timeline.png',
      'thread-2.png',
      'text',
    ]);
    const [first] = drawn.attachments;
    expect(Buffer.from(first?.content ?? '', 'base64').toString('latin1', 1, 4)).toBe('PNG');
    expect(first?.alternative).toContain('5 events');
    expect(first?.alternative?.length).toBeLessThanOrEqual(1_024);
  });

  it('stays the words in its place when it cannot be drawn, and the log says so without a word of it', async () => {
    const broken = {
      kind: 'picture',
      picture: { kind: 'timeline', title: 'secret' },
      instead: ['bars'],
    } as unknown as Block;
    const drawn = await illustrator(1_024, desk)(answer(broken));
    expect(drawn.attachments).toEqual([]);
    expect(lines.splice(0)).toEqual([expect.stringMatching(/^a picture could not be drawn: \w+$/u)]);
    expect(JSON.stringify(discord(drawn, frame))).toContain('bars');
    expect(JSON.stringify(slack(drawn, frame))).toContain('bars');
  });

  it('is refused to the many who wait, who get words', async () => {
    const draw = illustrator(1_024, desk, async () => Buffer.from('PNG'));
    const all = await Promise.all(Array.from({ length: 24 }, () => draw(answer(block('thread-small', 'words')))));
    const drawn = all.filter(({ attachments }) => attachments.length === 1).length;
    expect(drawn).toBe(22);
    expect(all.every(({ blocks }) => blocks.length === 2)).toBe(true);
  });

  it('is words on a terminal', () => {
    const shown = terminal(timeline, { colour: false, commands: [] });
    expect(shown).toContain('▁·█ most in Sep');
    expect(terminal(answer(block('thread-small', '')), { colour: false, commands: [] })).toBe(
      'Timeline of Belarus\n\nthe list\n',
    );
  });
});

describe('on Discord', () => {
  it.each(['embed', 'components'] as const)('the picture is shown with its words, as %s', async (cards) => {
    const drawn = await illustrator(1_024, desk)(timeline);
    const [message] = discord(drawn, frame, { cards });
    if (message === undefined) throw new Error('no message');
    const { files, ...body } = message;
    expect(checkDiscord(body)).toEqual([]);
    const alternative = drawn.attachments[0]?.alternative;
    expect(body.attachments).toEqual([{ id: '0', filename: 'timeline.png', description: alternative }]);
    expect(files?.map(({ name, type }) => [name, type])).toEqual([['timeline.png', 'image/png']]);
    const shown = JSON.stringify(body.embeds ?? body.components);
    expect(shown).toContain('"url":"attachment://timeline.png"');
    expect(shown).not.toContain('▁·█');
    if (cards === 'components') expect(shown).toContain(JSON.stringify(alternative));
  });
});

describe('on Slack', () => {
  it('words hold the place of the picture until it is uploaded', async () => {
    const drawn = await illustrator(2_000, desk)(timeline);
    const [message] = slack(drawn, frame);
    if (message === undefined) throw new Error('no message');
    const { pictures, files, ...body } = message;
    expect(checkSlack(body)).toEqual([]);
    expect(files).toBeUndefined();
    expect(pictures?.map(({ file }) => file.name)).toEqual(['timeline.png']);
    expect(JSON.stringify(body.blocks[pictures?.[0]?.at ?? -1])).toContain('▁·█ most in Sep');
    expect(JSON.stringify(body.blocks)).not.toContain('File');
    const at = pictures?.[0]?.at ?? 0;
    const image = { type: 'image', slack_file: { id: 'F1' }, alt_text: pictures?.[0]?.file.alternative };
    expect(checkSlack({ ...body, blocks: body.blocks.map((each, place) => (place === at ? image : each)) })).toEqual(
      [],
    );
  });

  it('a picture without words of its own is spoken of by what it says first', async () => {
    const drawn = await illustrator(2_000, desk)(answer(block('thread-small', '')));
    const [message] = slack(drawn, frame);
    const at = message?.pictures?.[0]?.at ?? -1;
    expect(JSON.stringify(message?.blocks[at])).toContain('a graph of 7 documents and 6 references.');
  });
});
