import type { webApi } from '@slack/bolt';
import { AskError } from '../../src/index.ts';
import { problemReply } from '../dispatch.ts';
import { incidentReply, type Logged, tell } from './answering.ts';
import { redacted } from './bolt-log.ts';
import { directByName, namedOf, type Reach } from './reach.ts';
import type { Service } from './settings.ts';

/** Space of the notes about what was done already. */
export const seenSpace = 'slack-seen';
const hour = 3_600;
const openWork = new WeakMap<Service, Set<Promise<void>>>();

/**
 * True the first time only: what Slack sends again, and what is clicked twice, is done once. `seconds`: how long it is
 * remembered. While the store is away everything is a first time, since no answer is worse than two. Never throws.
 */
export async function first({ collection, now, log }: Service, id: string, seconds = hour): Promise<boolean> {
  const at = now();
  const expires = new Date(at.getTime() + seconds * 1_000).toISOString();
  try {
    return await collection.notes.claim(seenSpace, id, at.toISOString(), expires);
  } catch (error) {
    log.error({ platform: 'slack', why: error instanceof Error ? error.name : 'unknown' }, 'could not be remembered');
    return true;
  }
}

/** What an interaction is called in the log. */
export type Kind =
  | 'command'
  | 'modal'
  | 'suggestion'
  | 'button'
  | 'shortcut'
  | 'mention'
  | 'home'
  | 'link'
  | 'ids'
  | 'removal';

/** What the asker can put right becomes an answer. */
async function putRight(work: () => Promise<Logged>, reach: Reach | undefined, service: Service): Promise<Logged> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AskError) || reach === undefined) throw error;
    await tell(problemReply(error), reach, service);
    return { command: '?', outcome: 'problem' };
  }
}

async function handle(
  kind: Kind,
  service: Service,
  reach: Reach | undefined,
  work: () => Promise<Logged>,
): Promise<void> {
  const { log, now, desk } = service;
  const started = now().getTime();
  const where = { platform: 'slack', kind, ...(reach === undefined ? {} : { team: reach.team }) };
  try {
    const { command, outcome } = await putRight(work, reach, service);
    log.info({ ...where, command, outcome, ms: now().getTime() - started }, 'handled');
  } catch (error) {
    const incident = desk.incident();
    const why = redacted(error instanceof Error ? (error.stack ?? error.message) : String(error));
    log.error({ ...where, incident, why, ms: now().getTime() - started }, 'an interaction failed');
    if (reach === undefined) return;
    await tell(incidentReply(incident), reach, service).catch((again: unknown) => {
      log.error({ ...where, incident, why: redacted(String(again)) }, 'the failure could not be told');
    });
  }
}

/** Does an interaction's work: measures it, writes one line about it, and answers with an incident where it breaks. Never throws. */
export async function handled(
  kind: Kind,
  service: Service,
  reach: Reach | undefined,
  work: () => Promise<Logged>,
): Promise<void> {
  const open = openWork.get(service) ?? new Set();
  openWork.set(service, open);
  const done = handle(kind, service, reach, work);
  open.add(done);
  await done;
  open.delete(done);
}

/** Resolves when nothing is being worked on any more. */
export async function settled(service: Service): Promise<void> {
  await Promise.all([...(openWork.get(service) ?? new Set<Promise<void>>())]);
}

/** What every payload says of who sent it, in whichever shape. */
interface Payload {
  readonly team?: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string; readonly team_id?: string };
  readonly channel?: { readonly id?: string; readonly name?: string };
  readonly response_url?: string;
}

/** Who is behind a press, a shortcut or a modal. */
export function reachOf(body: Payload, client: webApi.WebClient, thread?: string): Reach {
  const channel = body.channel?.id;
  return {
    client,
    team: body.team?.id ?? body.user.team_id ?? '',
    user: body.user.id,
    ...namedOf(body.user),
    ...(body.user.team_id === undefined ? {} : { home: body.user.team_id }),
    ...(channel === undefined ? {} : { channel, ...directByName(body.channel?.name) }),
    ...(thread === undefined ? {} : { thread }),
    ...(body.response_url === undefined ? {} : { responseUrl: body.response_url }),
  };
}
