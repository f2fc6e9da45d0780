import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelope, viewSubmission } from '../../doubles/slack-driver.ts';
import { type Online, online } from '../../doubles/slack-online.ts';
import { slackApp, slackChannel, slackUser } from '../../doubles/slack-world.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let slack: Online;

beforeAll(async () => {
  slack = await online(collection());
});
afterAll(async () => {
  expect(slack.world.problems).toEqual([]);
  await slack.stop();
});

interface View {
  readonly private_metadata: string;
  readonly blocks: readonly { readonly type: string; readonly block_id: string; readonly element: object }[];
}

async function form(): Promise<View> {
  const calls = await slack.command('/batch');
  return calls.find(({ method }) => method === 'views.open')?.body['view'] as View;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Slack holds a file of this content; `parts` say more of it. */
function holds(handler: Handler, parts: object = {}): void {
  slack.world.serve('/files-pri/T1-F0LIST1/download/list.csv', handler);
  const address = `${slack.world.url}/files-pri/T1-F0LIST1/download/list.csv`;
  const file = { id: 'F0LIST1', name: 'list.csv', size: 30, user: slackUser, url_private_download: address, ...parts };
  slack.world.instead('files.info', { body: { ok: true, file } });
}

/** What is said to whoever hands in the file in the form. */
async function handedIn(handler: Handler, parts: object = {}, hold = () => holds(handler, parts)): Promise<string> {
  const view = await form();
  slack.clear();
  hold();
  const files = [{ id: 'F0LIST1', name: 'list.csv' }];
  await slack.interact(viewSubmission({ ...view }, { file: { file: { type: 'file_input', files } } }));
  await slack.done('modal');
  return String(slack.world.callsOf('response_url')[0]?.body['text']);
}

const giving =
  (content: string | Uint8Array): Handler =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/csv' }).end(content);

describe('/batch in Slack', () => {
  it('asks for a file or lines in a form, one of which has to be there', async () => {
    const view = await form();
    expect(view.blocks.slice(1, 3)).toMatchObject([
      { block_id: 'lines', element: { type: 'plain_text_input', multiline: true } },
      { block_id: 'file', element: { type: 'file_input', max_files: 1 } },
    ]);
    const { body } = await slack.interact(viewSubmission({ ...view }, {}));
    expect(body).toMatchObject({ response_action: 'errors', errors: { file: expect.stringContaining('needed') } });
  });

  it('looks up a file of the form, fetched with the token of the app, and hands back a file', async () => {
    let token: string | undefined;
    const said = await handedIn((request, response) => {
      token = request.headers.authorization;
      response.end('name;note\nSTATE 130159;x\nNobody Ofthatname;y\n');
    });
    expect(said).toContain('2 lines looked up, 1 found');
    expect(token).toBe(`Bearer ${slackApp.botToken}`);
    expect((await slack.called('files.completeUploadExternal')).length).toBe(1);
  });

  it('looks up the file of a message that mentions it', async () => {
    slack.clear();
    holds(giving('STATE 130159'), { user: 'U0OTHER', channels: [slackChannel] });
    const ts = '1700000001.000777';
    const files = [{ id: 'F0LIST1' }];
    await slack.event(
      envelope({ type: 'app_mention', channel: slackChannel, user: slackUser, ts, text: '<@U0REFTEL> batch', files }),
    );
    const [answer] = await slack.called('chat.postMessage');
    expect(answer?.body['text']).toContain('1 line looked up, 1 found');
    await slack.done('mention');
  });

  it.each([
    [
      'a file of somebody else in another conversation',
      giving('x'),
      { user: 'U0OTHER', channels: ['C0OTHER'] },
      'neither yours',
    ],
    ['a file that Slack does not keep', giving('x'), { is_external: true }, 'outside of Slack'],
    ['a file that is said to have 10 MB', giving('x'), { size: 10_000_000 }, 'too large'],
    ['a file with more than it was said to have', giving(Buffer.alloc(2_000_000, 'a')), {}, 'too large'],
    [
      'a file at another address',
      giving('x'),
      { url_private_download: 'http://169.254.169.254/x' },
      'no file of Slack',
    ],
    [
      'a file at a name like Slack’s',
      giving('x'),
      { url_private_download: 'https://files.slack.com.example.org/x' },
      'no file of Slack',
    ],
    ['a file without https', giving('x'), { url_private_download: 'http://files.slack.com/x' }, 'no file of Slack'],
    [
      'a file that is sent on elsewhere',
      ((_, response) => void response.writeHead(302, { location: 'https://example.org/login' }).end()) as Handler,
      {},
      'no file of Slack',
    ],
    [
      'the page that asks to sign in',
      ((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')) as Handler,
      {},
      'files:read',
    ],
    ['an archive', giving(Buffer.from('PK\u0003\u0004'.padEnd(100, 'x'))), {}, 'zip archive'],
  ])('refuses %s', async (_, handler, parts, words) => {
    expect(await handedIn(handler, parts)).toContain(words);
    expect(slack.world.callsOf('files.completeUploadExternal')).toEqual([]);
  });

  it('refuses what is typed in the place of a file', async () => {
    const calls = await slack.command('/batch file:https://example.org/list.csv');
    expect(JSON.stringify(calls)).toContain('no file of Slack');
    expect(slack.world.callsOf('files.info')).toEqual([]);
  });

  it('says that it may not read files', async () => {
    const refused = { body: { ok: false, error: 'missing_scope' } };
    expect(await handedIn(giving('x'), {}, () => slack.world.instead('files.info', refused))).toContain('files:read');
  });
});
