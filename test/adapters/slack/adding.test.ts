import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Collection, openCollection } from '../../../src/index.ts';
import { button, elementsOf } from '../../doubles/slack-blocks.ts';
import { blockAction, messageAction, type Place, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { type Call, slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { brokenFile, cableText, pdfFile, readerLoaded, zipFile } from '../../doubles/upload-files.ts';
import { cableFile } from '../../seeds/collection.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-slack-adding-'));
let collection: Collection;
let slack: Online;

async function goOnline(): Promise<void> {
  collection = await openCollection({ url: `sqlite:${join(folder, 'store.sqlite')}` });
  const permission = { users: new Set([slackUser, 'U0STRANGER']), admins: new Set([slackUser]) };
  slack = await online(collection, { permission });
}

beforeAll(async () => {
  await goOnline();
  await readerLoaded(collection, folder);
});
afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
  await collection.close();
  rmSync(folder, { recursive: true, force: true });
});

type Content = string | Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);
let serial = 0;

/** Files that Slack holds, asked for in this order; `size`: what Slack says of all of them. */
function holds(files: Readonly<Record<string, Content>>, size = 30): { readonly id: string }[] {
  return Object.entries(files).map(([name, content]) => {
    serial += 1;
    const id = `F0ADD${serial}`;
    const path = `/files-pri/T1-${id}/download/${name}`;
    slack.world.serve(path, typeof content === 'function' ? content : (_, response) => void response.end(content));
    const address = `${slack.world.url}${path}`;
    const file = { id, name, size, user: 'U0OTHER', channels: [slackChannel], url_private_download: address };
    slack.world.instead('files.info', { body: { ok: true, file } });
    return { id };
  });
}

const answerOf = (): Call => {
  const [answer] = slack.world.callsOf('response_url');
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

/** Add to Reftel, in the menu of a message with these files. */
async function chosen(files: Readonly<Record<string, Content>>, size?: number, user = slackUser): Promise<Call> {
  slack.clear();
  const attached = holds(files, size);
  const action = messageAction('add_to_reftel', 'see these', slack.world.responseUrl());
  const person = { ...(action['user'] as object), id: user };
  await slack.interact({ ...action, user: person, message: { ...(action['message'] as object), files: attached } });
  await slack.done('shortcut');
  return answerOf();
}

async function pressing(call: Call, label: string, place: Place = {}): Promise<Call> {
  slack.clear();
  await slack.interact(blockAction(button(call, label), slack.world.responseUrl(), place));
  await slack.done('button');
  return answerOf();
}

async function typed(line: string, place: Place = {}): Promise<Call> {
  await slack.command(line, place);
  return answerOf();
}

const shown = ({ body }: Call) => JSON.stringify(body);
const labels = (call: Call) => elementsOf(call).map(({ text }) => text?.text);
const count = async () => (await collection.stats()).documents;

describe('/add on Slack', () => {
  it('takes a cable of a message, and adds it when that is pressed, once', async () => {
    const before = await count();
    const preview = await chosen({ 'visit.txt': readFileSync(cableFile) });
    expect(shown(preview)).toContain('1 document to add');
    expect(preview.body['response_type']).toBe('ephemeral');
    expect(await count()).toBe(before);
    const first = await pressing(preview, 'Add');
    expect(shown(first)).toContain('1 document added');
    expect(first.body['replace_original']).toBe(true);
    expect(shown(await pressing(preview, 'Add'))).toContain('1 document added');
    expect(await count()).toBe(before + 1);
  });

  it('tells of a duplicate', async () => {
    const answer = await chosen({ 'again.txt': readFileSync(cableFile) });
    expect(shown(answer)).toContain('is there already');
    expect(labels(answer)).not.toContain('Add');
  });

  it('takes the PDF, the archive of 50 and the broken file of a message together', async () => {
    const preview = await chosen({
      'a.pdf': await pdfFile(),
      'cables.zip': await zipFile(50, 150_000),
      'broken.pdf': brokenFile,
    });
    expect(shown(preview)).toContain('51 documents to add');
    expect(shown(preview)).toContain('broken.pdf');
    const next = await pressing(preview, 'Next');
    expect(shown(next)).toContain('9–16 of 52 entries');
    expect(shown(await pressing(next, 'Add'))).toContain('51 documents added');
  });

  it('refuses 100 MB by what Slack says of it, by what the file says, and by what comes', async () => {
    const sent = { bytes: 0 };
    const flood = (headers: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
      const piece = Buffer.alloc(1_000_000, 'a');
      const more = () => {
        while (!response.destroyed && sent.bytes < 100_000_000) {
          sent.bytes += piece.length;
          if (!response.write(piece)) return;
        }
        response.end();
      };
      response.writeHead(200, headers).on('drain', more);
      more();
    };
    const words = 'huge.pdf is too large; at most 25 MB are taken';
    expect(shown(await chosen({ 'huge.pdf': flood({}) }, 100_000_000))).toContain(words);
    expect(sent.bytes).toBe(0);
    expect(shown(await chosen({ 'huge.pdf': flood({ 'content-length': '100000000' }) }))).toContain(words);
    expect(sent.bytes).toBeLessThan(25_000_000);
    sent.bytes = 0;
    expect(shown(await chosen({ 'huge.pdf': flood({}) }))).toContain(words);
    expect(sent.bytes).toBeLessThan(60_000_000);
  });

  it('asks for files in a form where none are given, and adds what is handed in there', async () => {
    const opened = (await slack.command('/add')).find(({ method }) => method === 'views.open');
    const view = opened?.body['view'] as {
      readonly blocks: readonly { readonly block_id?: string; readonly element?: object }[];
    };
    expect(view.blocks.slice(1)).toMatchObject([
      { block_id: 'files', element: { type: 'file_input', max_files: 10 } },
      { block_id: 'share' },
    ]);
    slack.clear();
    const files = holds({ 'one.txt': cableText(160_001), 'two.txt': cableText(160_002) });
    await slack.interact(viewSubmission({ ...view }, { files: { files: { type: 'file_input', files } } }));
    await slack.done('modal');
    expect(shown(answerOf())).toContain('2 documents to add');
    expect(shown(await pressing(answerOf(), 'Discard'))).toContain('Discarded');
  });

  it('is for administrators: nobody else adds, presses or takes out', async () => {
    const only = 'only its administrators may';
    const stranger = { user: 'U0STRANGER' };
    expect(shown(await chosen({ 'visit.txt': cableText(160_001) }, 30, stranger.user))).toContain(only);
    const preview = await chosen({ 'visit.txt': cableText(160_001) });
    expect(shown(await pressing(preview, 'Add', stranger))).toContain(only);
    expect(shown(await typed('/takedown 07STATE130159 "x"', stranger))).toContain(only);
    expect(shown(await pressing(preview, 'Discard'))).toContain('Discarded');
  });

  it('says so where a message has no files', async () => {
    expect(shown(await chosen({}))).toContain('This message has no files');
  });

  it('waits through a restart', async () => {
    const preview = await chosen({ 'visit.txt': cableText(160_002) });
    expect(slack.world.problems).toEqual([]);
    await slack.stop();
    await collection.close();
    await goOnline();
    expect(shown(await pressing(preview, 'Add'))).toContain('1 document added');
  });

  it('brings back what was taken out, when it is pressed after that was said', async () => {
    const asked = await typed('/takedown 07STATE160002 "a *mistake*"');
    expect(shown(await pressing(asked, 'Take out'))).toContain('was taken out');
    expect(shown(await typed('/cable 07STATE160002'))).toContain('was taken out');
    const preview = await chosen({ 'visit.txt': cableText(160_002) });
    expect(shown(preview)).toContain('Add brings it back');
    expect(shown(await pressing(preview, 'Add'))).toContain('1 document added');
  });
});
