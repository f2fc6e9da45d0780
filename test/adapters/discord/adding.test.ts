import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Online, startDiscord } from '../../../adapters/discord/index.ts';
import { commands } from '../../../commands/index.ts';
import { type Collection, openCollection } from '../../../src/index.ts';
import {
  admin,
  asker,
  buttonIdOf,
  desk,
  interactionOf,
  keptLog,
  permission,
  pressOf,
  slashOf,
  tickingClock,
} from '../../doubles/discord-asking.ts';
import { type Asked, botToken, type DiscordServer, discordServer } from '../../doubles/discord-server.ts';
import { brokenFile, cableText, pdfFile, readerLoaded, zipFile } from '../../doubles/upload-files.ts';
import { cableFile } from '../../seeds/collection.ts';

const folder = mkdtempSync(join(tmpdir(), 'reftel-discord-adding-'));
let collection: Collection;
let server: DiscordServer;
let online: Online;
const now = tickingClock();

async function goOnline(): Promise<void> {
  collection = await openCollection({ url: `sqlite:${join(folder, 'store.sqlite')}` });
  await readerLoaded(collection, folder);
  const settings = { token: botToken, apiUrl: server.api, cards: 'embed', readMessages: false } as const;
  online = await startDiscord({ settings, collection, commands, permission, desk, log: keptLog(), now });
}

beforeAll(async () => {
  server = await discordServer();
  await goOnline();
});
afterAll(async () => {
  await online.stop();
  await collection.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Message {
  readonly components: unknown;
}

/** What somebody is answered in the end, an administrator unless told otherwise. */
async function answered(parts: Record<string, unknown>, user = admin): Promise<Asked | undefined> {
  const interaction = interactionOf({
    member: { user: { id: user, username: 'ann' }, roles: [], permissions: '0' },
    ...parts,
  });
  const about = () => server.requests.filter(({ path }) => path.includes(interaction.token));
  const isLast = ({ body }: Asked) => {
    const { type } = body as { type?: number };
    return type !== 5 && type !== 6;
  };
  server.dispatch('INTERACTION_CREATE', interaction);
  await vi.waitFor(() => expect(about().some(isLast)).toBe(true), { timeout: 40_000, interval: 10 });
  return about().filter(isLast).at(-1);
}

function messageOf(answer: Asked | undefined): Message {
  const body = answer?.body as { data?: Message } & Message;
  return body.data ?? body;
}

type Content = string | Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);
let serial = 0;

/** Files as Discord keeps them, with an address each. */
function attached(files: Readonly<Record<string, Content>>) {
  return Object.entries(files).map(([name, content]) => {
    serial += 1;
    const path = `/attachments/1/${serial}/${name}`;
    server.serve(path, typeof content === 'function' ? content : (_, response) => void response.end(content));
    return { id: String(serial), filename: name, size: 9, url: `${new URL(server.api).origin}${path}?ex=1&hm=2` };
  });
}

/** `/add` with a file. */
function addOf(name: string, content: Content): Record<string, unknown> {
  const [file] = attached({ [name]: content });
  const options = [{ name: 'files', type: 11, value: file?.id }];
  return {
    type: 2,
    data: { id: '1', type: 1, name: 'add', options, resolved: { attachments: { [String(file?.id)]: file } } },
  };
}

/** The entry of the menu of a message with these files. */
function menuOf(files: Readonly<Record<string, Content>>): Record<string, unknown> {
  const message = { id: '5', content: 'see these', embeds: [], attachments: attached(files) };
  return {
    type: 2,
    data: { id: '2', type: 3, name: 'Add to Reftel', target_id: '5', resolved: { messages: { 5: message } } },
  };
}

let presses = 0;
function pressing(answer: Asked | undefined, label: string, user = admin) {
  const { components } = messageOf(answer);
  presses += 1;
  return answered(pressOf(buttonIdOf(components, label), { id: `77${presses}`, flags: 64, components }), user);
}

const shown = (answer: Asked | undefined) => JSON.stringify(answer?.body);
const held = async () => (await collection.stats()).documents;

describe('/add on Discord', () => {
  it('takes a cable, and adds it when that is pressed, once', async () => {
    const before = await held();
    const preview = await answered(addOf('visit.txt', readFileSync(cableFile)));
    expect(shown(preview)).toContain('1 document to add');
    expect(shown(preview)).toContain('07 STATE 130159');
    expect(await held()).toBe(before);
    const [one, other] = [await pressing(preview, 'Add'), await pressing(preview, 'Add')];
    for (const answer of [one, other]) expect(shown(answer)).toContain('1 document added');
    expect(await held()).toBe(before + 1);
    const card = shown(await answered(slashOf('cable', { id: '07STATE130159' })));
    expect(card).toMatch(/added by ann on 4 March 2026/u);
  });

  it('tells of a duplicate', async () => {
    const answer = await answered(addOf('again.txt', readFileSync(cableFile)));
    expect(shown(answer)).toContain('is there already** as 07 STATE 130159');
    expect(buttonIdOf(messageOf(answer).components, 'Add')).toBe('');
  });

  it('takes the PDF, the archive of 50 and the broken file of a message together', async () => {
    const files = { 'a.pdf': await pdfFile(), 'cables.zip': await zipFile(50, 150_000), 'broken.pdf': brokenFile };
    const preview = await answered(menuOf(files));
    expect(shown(preview)).toContain('51 documents to add');
    expect(shown(preview)).toMatch(/broken\.pdf\*\* [^"]*PDF/u);
    const next = await pressing(preview, 'Next');
    expect(shown(next)).toContain('9–16 of 52 entries');
    expect(shown(await pressing(next, 'Add'))).toContain('51 documents added');
  });

  it('refuses 100 MB by what is said of it, and by what comes', async () => {
    let sent = 0;
    const piece = Buffer.alloc(1_000_000, 'a');
    const flood = (headers: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
      response.writeHead(200, headers);
      const more = () => {
        while (!response.destroyed && sent < 100_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return;
        }
        response.end();
      };
      response.on('drain', more);
      more();
    };
    const said = await answered(addOf('huge.pdf', flood({ 'content-length': '100000000' })));
    expect(shown(said)).toContain('huge.pdf is too large; at most 25 MB are taken');
    expect(sent).toBeLessThan(25_000_000);
    sent = 0;
    expect(shown(await answered(addOf('vast.pdf', flood({}))))).toContain('vast.pdf is too large');
    expect(sent).toBeLessThan(60_000_000);
  });

  it('asks for files in a form where none are given', async () => {
    const form = (await answered(slashOf('add')))?.body as { data: { components: { component: object }[] } };
    expect(form.data.components.map(({ component }) => component)).toMatchObject([
      { type: 19, custom_id: 'files', max_values: 10 },
    ]);
  });

  it('is for administrators: nobody else adds, presses or takes out', async () => {
    const only = 'only its administrators may';
    expect(shown(await answered(addOf('visit.txt', cableText(160_001)), asker))).toContain(only);
    const preview = await answered(addOf('visit.txt', cableText(160_001)));
    expect(shown(await pressing(preview, 'Add', asker))).toContain(only);
    expect(shown(await answered(slashOf('remove', { id: '07STATE130159', why: 'x' }), asker))).toContain(only);
    expect(shown(await pressing(preview, 'Discard'))).toContain('Discarded');
  });

  it('waits through a restart', async () => {
    const preview = await answered(addOf('visit.txt', cableText(160_002)));
    await online.stop();
    await collection.close();
    await goOnline();
    expect(shown(await pressing(preview, 'Add'))).toContain('1 document added');
  });

  it('brings back what was taken out, when it is pressed after that was said', async () => {
    const asked = await answered(slashOf('remove', { id: '07STATE160002', why: 'a *mistake*' }));
    const gone = await pressing(asked, 'Take out');
    expect(shown(gone)).toContain('was taken out');
    expect(shown(await answered(slashOf('cable', { id: '07STATE160002' })))).toContain('was taken out');
    const preview = await answered(addOf('visit.txt', cableText(160_002)));
    expect(shown(preview)).toContain('Add brings it back');
    expect(shown(await pressing(preview, 'Add'))).toContain('1 document added');
  });
});
