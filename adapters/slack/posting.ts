import type { webApi } from '@slack/bolt';
import type { Reply } from '../../commands/reply.ts';
import { keepButtons } from '../buttons.ts';
import { illustrator } from '../illustrating.ts';
import type { Delivery, Poster, Posting } from '../posting.ts';
import { linked } from './answering.ts';
import { kept, notice, pictured } from './delivery.ts';
import { bytesOf } from './files.ts';
import { limits } from './limits.ts';
import { looking, metadataOf } from './looking.ts';
import { lookedOutcome, outcomeOf } from './outcomes.ts';
import { pacing } from './pace.ts';
import { patiently } from './patience.ts';
import { PlatformError } from './platform-error.ts';
import { render, type SlackMessage } from './render.ts';
import { channelOutlet, directMessages, sendSimplifying } from './sending.ts';
import type { Service } from './settings.ts';
import { workspaces } from './workspaces.ts';

/** Postings that were found half out and are to be gone on with: more are forgotten, and looked for again. */
const mostBegun = 1_000;

/** `slack:TEAM:CHANNEL`, or `slack:TEAM:USER`. */
function placeOf(key: string): { readonly team: string; readonly place: string } {
  const [, team = '', ...rest] = key.split(':');
  return { team, place: rest.join(':') };
}

/** The files of a post go into the thread under it; one that Slack does not take is spoken of there. */
async function addFiles(
  messages: readonly SlackMessage[],
  client: webApi.WebClient,
  channel: string,
  thread: string,
  { log }: Service,
  signal: AbortSignal,
): Promise<void> {
  const files = messages.flatMap(({ files: attached = [] }) => attached);
  if (files.length === 0) return;
  const uploads = files.map((each) => ({ file: bytesOf(each), filename: each.name, title: each.name }));
  try {
    const upload = { channel_id: channel, thread_ts: thread, file_uploads: uploads };
    await patiently(() => client.filesUploadV2(upload), 'once', signal);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    log.warn({ platform: 'slack', refusal: error.code, files: files.length }, 'Slack refused the files of a post');
    const outlet = channelOutlet(client, channel, thread, signal);
    for (const said of render(notice('Slack did not take the files of this post.', 'problem'), {
      audience: 'public',
    })) {
      await sendSimplifying(said, outlet, log).catch(() => undefined);
    }
  }
}

/** Speaks unasked on Slack, through the Web API alone: it works also while the socket is away. `apart`: milliseconds between two messages of a channel. */
export function slackPoster(service: Service, apart: number = limits.posting.apart): Poster {
  const illustrate = illustrator(limits.image.alternative, service.desk);
  const turn = pacing(apart);
  const sight = looking();
  const begun = new Map<string, readonly string[]>();
  const { clientOf: clientFor, ownOf } = workspaces(service);

  const messagesOf = async (reply: Reply) => {
    const drawn = await illustrate(reply);
    await kept(() => keepButtons(service.collection.notes, drawn, undefined, service.now()), service);
    return render(drawn, { audience: 'public', ...linked(service) });
  };
  const remember = (key: string, found: readonly string[]) => {
    begun.delete(key);
    if (found.length === 0) return;
    begun.set(key, found);
    const [oldest] = begun.keys();
    if (begun.size > mostBegun && oldest !== undefined) begun.delete(oldest);
  };

  /** The first message in the channel, the others in the thread under it. */
  async function deliver(
    { key, channel, reply }: Posting,
    there: readonly string[],
    signal: AbortSignal,
  ): Promise<Delivery> {
    const { team, place } = placeOf(channel);
    const sent = [...there];
    try {
      const messages = await messagesOf(reply);
      const client = await clientFor(team);
      for (const message of messages.slice(sent.length)) {
        const shown = await pictured(message, { client }, { ...service, signal });
        await turn(place, signal);
        const metadata = metadataOf(key, sent.length, messages.length);
        const policy = sent.length === 0 ? 'never' : 'once';
        const outlet = channelOutlet(client, place, sent[0], signal, { policy, metadata });
        sent.push((await sendSimplifying(shown, outlet, service.log)) ?? '');
      }
      const [first = ''] = sent;
      await addFiles(messages, client, place, first, service, signal);
      return { outcome: 'sent', messages: sent };
    } catch (error) {
      const outcome = outcomeOf(error);
      const refusal = error instanceof PlatformError ? error.code : 'aborted';
      service.log.warn({ platform: 'slack', refusal, outcome: outcome.outcome, sent: sent.length }, 'not posted');
      // With some of it out, what is left is known by looking only.
      return sent.length > 0 && outcome.outcome === 'busy' ? { outcome: 'unknown' } : outcome;
    }
  }

  return {
    platform: 'slack',
    post(posting, signal) {
      const there = begun.get(posting.key) ?? [];
      begun.delete(posting.key);
      return deliver(posting, there, signal);
    },
    async look({ key, channel }, since, signal) {
      const { team, place } = placeOf(channel);
      try {
        const { sighting, begun: found } = await sight(await ownOf(team, signal), place, key, since, signal);
        remember(key, sighting.outcome === 'missing' ? found : []);
        return sighting;
      } catch (error) {
        return lookedOutcome(error);
      }
    },
    async tell(person, reply, signal) {
      const { team, place: user } = placeOf(person);
      try {
        const client = await clientFor(team);
        const channel = await directMessages(client, user, signal);
        for (const message of await messagesOf(reply)) {
          const shown = await pictured(message, { client }, { ...service, signal });
          await sendSimplifying(shown, channelOutlet(client, channel, undefined, signal), service.log);
        }
        return true;
      } catch (error) {
        const { outcome } = outcomeOf(error);
        const refusal = error instanceof PlatformError ? error.code : 'aborted';
        service.log.warn({ platform: 'slack', refusal, outcome }, 'nobody could be told');
        return false;
      }
    },
  };
}
