import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/files/index.ts';
import { mbox, messagesIn } from '../../src/files/mbox.ts';
import { fileOf, readFile } from '../../src/ingest/reading.ts';
import { gathered } from '../doubles/gathered.ts';
import { opened } from '../doubles/opened.ts';

const postmark = 'From jane@example.org Mon Sep 17 12:40:00 2007';
const message = (subject: string, body: string) => `${postmark}\nFrom: a@e.org\nSubject: ${subject}\n\n${body}\n\n`;

async function bodies(text: string, chunk = text.length, most = 1_000): Promise<(string | undefined)[]> {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const messages = await gathered(messagesIn(Readable.from(chunks), most));
  return messages.map((each) => each && Buffer.from(each).toString());
}

describe('a mailbox', () => {
  it('gives each message as a mail of its own', async () => {
    const box = message('One', 'First body') + message('Two', 'Second body');
    expect(kindOf(Buffer.from(box), 'inbox').name).toBe('mbox');
    const read = await gathered(readFile(fileOf('inbox', Buffer.from(box))));
    expect(read.map((each) => ('document' in each ? [each.name, each.document.title] : each))).toEqual([
      ['message 1.eml', 'One'],
      ['message 2.eml', 'Two'],
    ]);
  });

  it('is cut the same wherever its bytes are cut, with either line end', async () => {
    const box = message('One', 'First\n\n>From me\n>>From you\nFrom here on\n') + message('Two', 'x');
    const whole = await bodies(box);
    expect(whole[0]).toBe('From: a@e.org\nSubject: One\n\nFirst\n\nFrom me\n>From you\nFrom here on\n\n');
    expect(whole).toHaveLength(2);
    for (const size of [1, 2, 3, 7, 64]) expect(await bodies(box, size)).toEqual(whole);
    const windows = await bodies(box.replaceAll('\n', '\r\n'), 5);
    expect(windows.map((each) => each?.replaceAll('\r\n', '\n'))).toEqual(whole);
  });

  it('is not parted by a sentence that begins with "From", even behind a blank line', async () => {
    expect(await bodies(message('One', 'a\n\nFrom Monday 10:00 to May 2008 we wait.\n\nb'))).toHaveLength(1);
  });

  it('sets aside a message that is too large and goes on', async () => {
    const box = message('One', 'x\n'.repeat(2_000)) + message('Two', 'y'.repeat(300_000)) + message('Three', 'z');
    expect((await bodies(box)).map((each) => each?.length)).toEqual([undefined, undefined, 32]);
  });

  it('gives what there is of a message that is cut off', async () => {
    expect(await bodies(`${postmark}\nFrom: a@e.org\nSub`)).toEqual(['From: a@e.org\nSub']);
  });

  it('without a message is refused', async () => {
    await expect(opened(mbox, '', 'empty.mbox')).rejects.toThrow('no message in it');
    await expect(opened(mbox, 'From \nFrom \n\nFrom ', 'odd.mbox')).rejects.toThrow('no message in it');
  });

  it('is no letter that begins with "From"', () => {
    expect(kindOf(Buffer.from('From the Embassy at 10:30 on 5 May 2007\nDear Sir: thank you'), 'a.txt').name).toBe(
      'text',
    );
  });
});
