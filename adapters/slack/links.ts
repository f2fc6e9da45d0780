import type { App, types } from '@slack/bolt';
import { commandNamed } from '../../commands/typed.ts';
import { dispatch } from '../dispatch.ts';
import { refusal } from '../permission.ts';
import { contextOf } from './answering.ts';
import { isDirectConversation } from './conversations.ts';
import { first, handled } from './handling.ts';
import { patiently } from './patience.ts';
import { askerOf } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';

const mostLinks = 5;

/** The document that a link of the reader leads to: the last part of its path that names one. Other addresses name none. */
export async function documentOfLink(link: string, { settings, collection }: Service): Promise<string | undefined> {
  if (settings.readerUrl === undefined || !URL.canParse(link) || !URL.canParse(settings.readerUrl)) return undefined;
  const { origin, pathname } = new URL(link);
  const reader = new URL(settings.readerUrl);
  const base = reader.pathname.replace(/\/*$/u, '/');
  if (origin !== reader.origin || !pathname.startsWith(base) || pathname.length > 500) return undefined;
  for (const part of pathname.slice(base.length).split('/').reverse().slice(0, 4)) {
    const id = decoded(part);
    const document = id === '' ? undefined : await collection.document(id);
    if (document !== undefined) return document.id;
  }
  return undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** A document's card as a preview: its first message, without what can be pressed. */
async function preview(id: string, service: Service): Promise<types.KnownBlock[]> {
  const command = commandNamed('cable', service.commands);
  if (command === undefined) return [];
  const question = { command, options: command.options.parse({ id }) };
  const { reply, output } = await dispatch(question, contextOf(service, 'public'), service.desk, (given) =>
    render({ ...given, actions: [], menus: [] }, { audience: 'public' }),
  );
  const [shown] = reply.outcome === 'answer' ? output : [];
  return shown?.blocks.filter(({ type }) => type !== 'actions') ?? [];
}

/** Where links stand: in a message, or in one that is still being written. */
function placeOf({ channel, message_ts: ts, source, unfurl_id }: types.LinkSharedEvent) {
  const writing = source === 'composer' && unfurl_id !== undefined;
  return writing ? { source: 'composer' as const, unfurl_id } : { channel, ts };
}

/** Unfurls links of the reader where somebody who may ask has posted them; everything else is left alone. */
export function onLinks(app: App, service: Service): void {
  app.event('link_shared', async ({ event, body, client, context }) => {
    if (service.settings.readerUrl === undefined || !(await first(service, `event:${body.event_id}`))) return;
    await handled('link', service, undefined, async () => {
      const { user, channel } = event;
      const direct = await isDirectConversation(channel, client, service.signal);
      const asker = askerOf({ user, team: context.teamId ?? body.team_id, channel, direct });
      if (refusal(service.permission, asker) !== undefined) return { command: 'cable', outcome: 'refused' };
      const unfurls: Record<string, { blocks: types.KnownBlock[] }> = {};
      for (const { url } of event.links.slice(0, mostLinks)) {
        const id = await documentOfLink(url, service);
        const blocks = id === undefined ? [] : await preview(id, service);
        if (blocks.length > 0) unfurls[url] = { blocks };
      }
      if (Object.keys(unfurls).length === 0) return { command: 'cable', outcome: 'nothing' };
      const place = placeOf(event);
      await patiently(() => client.chat.unfurl({ ...place, unfurls }), 'again', service.signal);
      return { command: 'cable', outcome: 'answer' };
    });
  });
}
