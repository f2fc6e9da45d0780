import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Online, startDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { desk, interactionOf, keptLog, permission, slashOf, tickingClock } from '../../doubles/discord-asking.ts';
import { type Asked, botToken, type DiscordServer, discordServer } from '../../doubles/discord-server.ts';
import { seedCollection } from '../../seeds/collection.ts';

const collection = seedCollection();
let server: DiscordServer;
let online: Online;

beforeAll(async () => {
  server = await discordServer();
  online = await startDiscord({
    settings: { token: botToken, apiUrl: server.api, cards: 'embed', readMessages: false },
    collection: collection(),
    commands,
    permission,
    desk,
    log: keptLog(),
    now: tickingClock(),
  });
});
afterAll(async () => {
  await online.stop();
  await server.stop();
});

async function answered(parts: Record<string, unknown>): Promise<Asked | undefined> {
  const interaction = interactionOf(parts);
  const about = () => server.requests.filter(({ path }) => path.includes(interaction.token));
  server.dispatch('INTERACTION_CREATE', interaction);
  await server.until(() => about().length >= 1, 'an answer');
  return about().at(-1);
}

const origin = () => new URL(server.api).origin;

/** `/batch file:` with an attachment that stands at an address. */
function batchOf(url: string): Record<string, unknown> {
  const options = [{ name: 'file', type: 11, value: '77' }];
  const resolved = { attachments: { 77: { id: '77', filename: 'list.csv', size: 9, url, proxy_url: url } } };
  return { type: 2, data: { id: '1', type: 1, name: 'batch', options, resolved } };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function asking(name: string, handler: Handler): Promise<Asked | undefined> {
  server.serve(`/attachments/1/2/${name}`, handler);
  return answered(batchOf(`${origin()}/attachments/1/2/${name}?ex=1&hm=2`));
}

const giving =
  (content: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    void response.writeHead(200, headers).end(content);

describe('/batch with an attachment', () => {
  it('looks up the column of a table, and attaches the answers', async () => {
    const table = '\ufeffno;name\r\n1;STATE 130159\r\n2;"Nobody; Ofthatname"\r\n';
    const answer = await asking('list.csv', giving(table));
    expect(JSON.stringify(answer?.body)).toContain('2 lines looked up, 1 found');
    const csv = Buffer.from(answer?.files[0]?.bytes ?? []).toString('utf8');
    expect(csv).toContain('"STATE 130159","id"');
    expect(csv).toContain('"Nobody; Ofthatname","name","","not found"');
  });

  it('looks up the lines of any other text, in UTF-16 too', async () => {
    const text = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('STATE 130159\nlukashenko, again\n', 'utf16le'),
    ]);
    expect(JSON.stringify((await asking('list.txt', giving(text)))?.body)).toContain('2 lines looked up');
  });

  it('does not send the token for it', async () => {
    let sent: string | undefined = 'nothing';
    await asking('token.txt', ({ headers }, response) => {
      sent = headers.authorization;
      response.end('STATE 130159');
    });
    expect(sent).toBeUndefined();
  });

  it.each([
    ['binary data', giving(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])), 'looks like a program'],
    ['an archive, which is not opened', giving(Buffer.from('PK\u0003\u0004'.padEnd(400, 'x'))), 'zip archive'],
    ['nothing', giving(''), 'is empty'],
    ['what says that it has 10 MB', giving(Buffer.alloc(10_000_000, 'a')), 'too large; at most 1 MB'],
    [
      'what never ends',
      ((_, response) => {
        const piece = Buffer.alloc(65_536, 'a\n');
        const more = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.writeHead(200).on('drain', more);
        more();
      }) as Handler,
      'too large',
    ],
    [
      'what breaks off',
      ((_, response) =>
        void response.writeHead(200, { 'content-length': 100 }).write('abc', () => response.destroy())) as Handler,
      'did not come whole',
    ],
    ['what is gone', ((_, response) => void response.writeHead(404).end()) as Handler, 'any more (404)'],
    [
      'what is sent on to another host',
      ((_, response) =>
        void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()) as Handler,
      "no file of Discord's",
    ],
    [
      'what is sent on in a circle',
      (({ url = '' }, response) => void response.writeHead(302, { location: url }).end()) as Handler,
      "no file of Discord's",
    ],
  ])('refuses %s', async (what, handler, words) => {
    const answer = await asking(`${what.replace(/\W/gu, '')}.csv`, handler);
    expect(JSON.stringify(answer?.body)).toContain(words);
    expect(answer?.files).toEqual([]);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://example.org/attachments/1/2/list.csv',
    'https://cdn.discordapp.com.example.org/attachments/1/2/list.csv',
    'https://cdn.discordapp.com@example.org/attachments/1/2/list.csv',
    'http://cdn.discordapp.com/attachments/1/2/list.csv',
    'https://cdn.discordapp.com/avatars/1/2.png',
    'file:///etc/passwd',
    '77',
  ])('asks nobody but Discord: %s', async (url) => {
    expect(JSON.stringify((await answered(batchOf(url)))?.body)).toContain("no file of Discord's");
  });

  it('opens a form for a file or lines where nothing is given, and answers what is filled in', async () => {
    const form = (await answered(slashOf('batch')))?.body as {
      data: { custom_id: string; components: { component: object }[] };
    };
    expect(form.data.components.map(({ component }) => component)).toMatchObject([
      { type: 4, style: 2, custom_id: 'lines', required: false },
      { type: 19, custom_id: 'file', required: false, max_values: 1 },
    ]);
    server.serve('/attachments/1/2/form.txt', giving('STATE 130159'));
    const components = [
      { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'lines', value: '' } },
      { type: 18, id: 3, component: { type: 19, id: 4, custom_id: 'file', values: ['77'] } },
    ];
    const resolved = { attachments: { 77: { id: '77', url: `${origin()}/attachments/1/2/form.txt` } } };
    const answer = await answered({ type: 5, data: { custom_id: form.data.custom_id, components, resolved } });
    expect(JSON.stringify(answer?.body)).toContain('1 line looked up, 1 found');
  });
});
