import type { App, types } from '@slack/bolt';
import { commandNamed } from '../../commands/typed.ts';
import { dispatch } from '../dispatch.ts';
import { accessOf, refusal } from '../permission.ts';
import { contextOf, linked } from './answering.ts';
import { isDirectConversation } from './conversations.ts';
import { first, handled } from './handling.ts';
import { patiently } from './patience.ts';
import { askerOf } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';

const mostLinks = 5;

/** Who posted a link. */
type Asking = Parameters<typeof contextOf>[2];

/**
 * A document's card as a preview: its first message, without what can be pressed. It shows what the channel may see, never
 * what the link that was posted would open; a document that the channel may not see has none.
 */
async function preview(id: string, reach: Asking, everybody: Service): Promise<types.KnownBlock[]> {
  const service = { ...everybody, collection: everybody.collection.as(accessOf(everybody.permission)) };
  const command = commandNamed('cable', service.commands);
  if (command === undefined || (await service.collection.view(id)) === undefined) return [];
  const question = { command, options: command.options.parse({ id }) };
  const { reply, output } = await dispatch(question, contextOf(service, 'public', reach), service.desk, (given) =>
    render({ ...given, actions: [], menus: [] }, { audience: 'public', ...linked(service) }),
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
    const { links } = service;
    if (links === undefined || !(await first(service, `event:${body.event_id}`))) return;
    await handled('link', service, undefined, async () => {
      const { user, channel } = event;
      const direct = await isDirectConversation(channel, client, service.signal);
      const reach = { client, user, team: context.teamId ?? body.team_id };
      const asker = askerOf({ ...reach, channel, direct });
      if (refusal(service.permission, asker) !== undefined) return { command: 'cable', outcome: 'refused' };
      const unfurls: Record<string, { blocks: types.KnownBlock[] }> = {};
      for (const { url } of event.links.slice(0, mostLinks)) {
        const id = links.documentOf(url);
        const blocks = id === undefined ? [] : await preview(id, reach, service);
        if (blocks.length > 0) unfurls[url] = { blocks };
      }
      if (Object.keys(unfurls).length === 0) return { command: 'cable', outcome: 'nothing' };
      const place = placeOf(event);
      await patiently(() => client.chat.unfurl({ ...place, unfurls }), 'again', service.signal);
      return { command: 'cable', outcome: 'answer' };
    });
  });
}
