import type { App, types } from '@slack/bolt';
import { commandNamed } from '../../commands/typed.ts';
import { dispatch } from '../dispatch.ts';
import { refusal } from '../permission.ts';
import { contextOf } from './answering.ts';
import { notice } from './delivery.ts';
import { first, handled } from './handling.ts';
import { patiently } from './patience.ts';
import type { Reach } from './reach.ts';
import { render } from './render.ts';
import type { Service } from './settings.ts';

/** Blocks of a home tab (docs.slack.dev/surfaces/app-home). */
const mostBlocks = 100;

/** Whose home it is. */
type HomeReach = Pick<Reach, 'client' | 'team' | 'user'>;

/** The blocks of a command's answer without what can be pressed: a home tab has no channel to answer in. */
async function blocksOf(name: string, reach: HomeReach, service: Service): Promise<types.KnownBlock[]> {
  const command = commandNamed(name, service.commands);
  if (command === undefined) return [];
  const question = { command, options: command.options.parse({}) };
  const { output } = await dispatch(question, contextOf(service, 'private', reach), service.desk, (given) =>
    render({ ...given, actions: [], menus: [] }, { audience: 'private' }),
  );
  return output.flatMap(({ blocks }) => blocks.filter(({ type }) => type !== 'actions'));
}

/** The home tab: how to ask, and what the collection holds; for somebody who may not ask, why. */
export async function homeView(reach: HomeReach, service: Service): Promise<types.HomeView> {
  const why = refusal(service.permission, { user: reach.user, place: reach.team });
  if (why !== undefined) {
    return { type: 'home', blocks: render(notice(why), { audience: 'private' }).flatMap(({ blocks }) => blocks) };
  }
  const [help, numbers] = await Promise.all([blocksOf('help', reach, service), blocksOf('stats', reach, service)]);
  const room = mostBlocks - numbers.length - 1;
  return { type: 'home', blocks: [...numbers, { type: 'divider' }, ...help.slice(0, room)] };
}

/** Draws the home tab when somebody opens it. */
export function onHome(app: App, service: Service): void {
  app.event('app_home_opened', async ({ event, body, client, context }) => {
    if (event.tab !== 'home' || !(await first(service, `event:${body.event_id}`))) return;
    const reach = { client, team: context.teamId ?? body.team_id, user: event.user };
    await handled('home', service, undefined, async () => {
      const view = await homeView(reach, service);
      await patiently(() => client.views.publish({ user_id: reach.user, view }), 'again', service.signal);
      return { command: 'home', outcome: 'answer' };
    });
  });
}
